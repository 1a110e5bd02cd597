"""What linked tables, crossings of the same people, tell about one another, however many there are.

The people with part a of one breakdown and part c of another are divided over the parts b of a third: in
each b they are no more than those with a and b, nor than those with b and c, and no fewer than both together
exceed the whole of b (Bonferroni and Fréchet; Dobra and Fienberg, PNAS 97, 2000). What a reader so learns of
two breakdowns tells him of others again. That classes add up to a coarser one needs no rule: it is known that
its people are theirs. What three tables tell at once is more than these bounds (``threes``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

import numpy as np
import numpy.typing as npt

from .choices import Told, is_betrayed
from .rules import DisclosureError
from .tables import IntArray, ProtectedTable

Pair = tuple[str, str]
Places = npt.NDArray[np.intp]


class Bounds:
    """The least and the greatest number of people that a reader can give to each two parts.

    ``low`` and ``high`` have a row and a column for each part of each breakdown, fine or coarse, in the
    order of ``names``; ``margin`` is the number of people in each.
    """

    def __init__(self, crossings: Mapping[Pair, Told]) -> None:
        self.crossings = crossings
        sizes = _sizes(crossings)
        self.names = sorted(sizes)
        self.at = _places(crossings, sizes)
        self.partitions = [
            np.array(places)
            for places in dict.fromkeys(
                chain(
                    (tuple(self.finest(name)) for name in self.names),
                    (tuple(side) for pair, told in crossings.items() for side in self.of(pair, told)),
                )
            )
        ]
        self.margin = np.array([sizes[name][sorted(part)].sum() for name, part in self.at], dtype=np.int32)
        self._breakdown = np.array([self.names.index(name) for name, _ in self.at], dtype=np.intp)
        self.low = np.zeros((len(self.at), len(self.at)), dtype=np.int32)
        self.high = np.minimum.outer(self.margin, self.margin)
        self._bounded = np.zeros((len(self.names), *self.low.shape), dtype=bool)
        for name, size in sizes.items():
            self._know_itself(name, size)
        for pair, told in crossings.items():
            self._learn(np.ix_(*self.of(pair, told)), told.table)

    def finest(self, name: str) -> Places:
        """Return where the finest parts of a breakdown stand."""
        return np.array([at for (other, part), at in self.at.items() if other == name and len(part) == 1])

    def of(self, pair: Pair, told: Told) -> tuple[Places, Places]:
        """Return where the rows and the columns of a crossing stand."""
        rows, columns = (
            np.array([self.at[name, part] for part in level.sets()])
            for name, level in zip(pair, (told.rows, told.columns), strict=True)
        )
        return rows, columns

    def _know_itself(self, name: str, size: IntArray) -> None:
        """Everybody has one class of a breakdown, and those of a coarser part are known."""
        own = [(part, at) for (other, part), at in self.at.items() if other == name]
        for part, at in own:
            for other, place in own:
                self.low[at, place] = self.high[at, place] = size[sorted(part & other)].sum()

    def _learn(self, where: tuple[Places, ...], table: ProtectedTable) -> None:
        self.low[where] = np.where(table.hidden, self.low[where], table.counts)
        self.high[where] = np.where(table.hidden, self.high[where], table.counts)
        self.low.T[where], self.high.T[where] = self.low[where], self.high[where]

    def betrayed(self, groep: int) -> Iterator[tuple[Pair, list[str]]]:
        """Yield each two breakdowns of which a secret is bounded too narrowly, and the thirds that did so."""
        self.tighten()
        for pair, told in self.crossings.items():
            for row, column, count in told.secrets(groep):
                at = self.at[pair[0], row], self.at[pair[1], column]
                if is_betrayed(count, int(self.low[at]), int(self.high[at]), groep):
                    thirds = [
                        name for name, bounded in zip(self.names, self._bounded, strict=True) if bounded[at]
                    ]
                    yield pair, thirds or self.names

    def tighten(self) -> None:
        """Take in that classes add up and what each third breakdown tells, until nothing changes.

        Raises DisclosureError where tables contradict one another.
        """
        before = None
        while before is None or (before[0] != self.low).any() or (before[1] != self.high).any():
            if (self.low > self.high).any():
                # It would never end.
                raise DisclosureError("De tabellen spreken elkaar tegen. Tel in elke tabel dezelfde mensen.")
            before = self.low.copy(), self.high.copy()
            for places in self.partitions:
                self._add_up(places)
                self._share_out(places)

    def _add_up(self, places: Places) -> None:
        low, high = self.low[:, places], self.high[:, places]
        most = np.minimum(high, self.margin[:, None] - low.sum(axis=1, keepdims=True) + low)
        least = np.maximum(low, self.margin[:, None] - high.sum(axis=1, keepdims=True) + high)
        self.high[:, places], self.low[:, places] = most, least
        self.high[places, :], self.low[places, :] = most.T, least.T

    def _share_out(self, places: Places) -> None:
        """Divide the people of each two parts over the places of a third breakdown, in the type they have.

        The arrays of shares, shape (parts, parts, places), are large.
        """
        low, high = self.low[:, places], self.high[:, places]
        shares = np.maximum(0, low[:, None, :] + low[None, :, :] - self.margin[places])
        least = shares.sum(axis=2, dtype=low.dtype)
        most = np.minimum(high[:, None, :], high[None, :, :]).sum(axis=2, dtype=low.dtype)
        self._bounded[self._breakdown[places[0]]] |= (least > self.low) | (most < self.high)
        self.low, self.high = np.maximum(self.low, least), np.minimum(self.high, most)


def _sizes(crossings: Mapping[Pair, Told]) -> dict[str, IntArray]:
    """Return the people in the finest parts of each breakdown."""
    return {
        name: told.finest.sum(axis=1 - axis)
        for pair, told in crossings.items()
        for axis, name in enumerate(pair)
    }


def _places(
    crossings: Mapping[Pair, Told], sizes: Mapping[str, IntArray]
) -> dict[tuple[str, frozenset[int]], int]:
    """Return where each part stands: breakdowns by name, the finest parts first."""
    parts = {(name, frozenset([at])) for name, size in sizes.items() for at in range(len(size))}
    for pair, told in crossings.items():
        for name, level in zip(pair, (told.rows, told.columns), strict=True):
            parts |= {(name, part) for part in level.sets()}
    in_order = sorted(parts, key=lambda each: (each[0], len(each[1]), sorted(each[1])))
    return {part: at for at, part in enumerate(in_order)}
