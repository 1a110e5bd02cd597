"""What linked tables, crossings of the same people, tell about one another.

The people with part a of one breakdown and part c of another are divided over the parts b of a third: in
each b they are no more than those with a and b, nor than those with b and c, and no fewer than both together
exceed the whole of b (Bonferroni and Fréchet; Dobra and Fienberg, PNAS 97, 2000). The other way round, what
is left of those with a and b after the other parts of c bounds those with a and c; and of those with c and a
coarser part around a, some are in a b where a has nobody left. A visible cell of one crossing so bounds a
hidden cell of another. That classes add up to a coarser one needs no rule: it is known that its people are
theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

import numpy as np
import numpy.typing as npt

from .choices import Told
from .tables import BoolArray, IntArray, ProtectedTable

Pair = tuple[str, str]
Places = npt.NDArray[np.intp]


class Bounds:
    """The least and the greatest number of people that a reader can give to each two parts.

    ``low`` and ``high`` have a row and a column for each part of each breakdown, fine or coarse, in the
    order of ``names``; ``margin`` is the number of people in each.
    """

    def __init__(self, crossings: Mapping[Pair, Told]) -> None:
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
        self._nested = self._parts_of_parts()
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

    def _parts_of_parts(self) -> tuple[Places, Places]:
        """Return each two parts of a breakdown of which one lies within the other."""
        found = [
            (at, place)
            for (name, part), at in self.at.items()
            for (other, whole), place in self.at.items()
            if name == other and part < whole
        ]
        inner, outer = np.array(found, dtype=np.intp).reshape(-1, 2).T
        return inner, outer

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

    def tighten(self) -> dict[str, BoolArray]:
        """Take in that classes add up and what each third breakdown tells, until nothing changes.

        Returns per third breakdown which cells it bounded.
        """
        before = None
        while before is None or (before[0] != self.low).any() or (before[1] != self.high).any():
            before = self.low.copy(), self.high.copy()
            for places in self.partitions:
                self._add_up(places)
                least, most = self._shares(places)
                self._narrow(places, _total(least), _total(most))
                self._leave(places, least, most)
                self._surround(places, least, most)
        return dict(zip(self.names, self._bounded, strict=True))

    def _add_up(self, places: Places) -> None:
        low, high = self.low[:, places], self.high[:, places]
        most = np.minimum(high, self.margin[:, None] - low.sum(axis=1, keepdims=True) + low)
        least = np.maximum(low, self.margin[:, None] - high.sum(axis=1, keepdims=True) + high)
        self.high[:, places], self.low[:, places] = most, least
        self.high[places, :], self.low[places, :] = most.T, least.T

    def _shares(self, places: Places) -> tuple[IntArray, IntArray]:
        """Return how many of two parts can be in each place, least and most, shape (parts, parts, places)."""
        low, high = self.low[:, places], self.high[:, places]
        least = np.maximum(0, low[:, None, :] + low[None, :, :] - self.margin[places])
        return least, np.minimum(high[:, None, :], high[None, :, :])

    def _narrow(self, places: Places, least: IntArray, most: IntArray) -> None:
        self._bounded[self._breakdown[places[0]]] |= (least > self.low) | (most < self.high)
        self.low, self.high = np.maximum(self.low, least), np.minimum(self.high, most)

    def _leave(self, places: Places, least: IntArray, most: IntArray) -> None:
        """Use what those of two parts, less their shares in the other places, leave for each place."""
        outside = self.margin[places] - self.low[:, places]
        up = (self.high - _total(least))[:, :, None] + least + outside
        down = (self.low - _total(most))[:, :, None] + most
        high, low = up.min(axis=1), down.max(axis=1)
        for ends, bounded in ((up, high < self.high[:, places]), (-down, low > self.low[:, places])):
            line, place = np.nonzero(bounded)
            third = self._breakdown[ends[line, :, place].argmin(axis=1)]
            self._bounded[third, line, places[place]] = self._bounded[third, places[place], line] = True
        self.high[:, places] = np.minimum(self.high[:, places], high)
        self.low[:, places] = np.maximum(self.low[:, places], low)
        self.high[places, :], self.low[places, :] = self.high[:, places].T, self.low[:, places].T

    def _surround(self, places: Places, least: IntArray, most: IntArray) -> None:
        """Use where those of a coarser part and of any other are, and a part within it is not."""
        part, around = self._nested
        without = np.maximum(0, least[around] - self.high[part][:, None, places])
        beside = self.high[around][:, None, places] - self.low[part][:, None, places]
        up, down = self.high.copy(), self.low.copy()
        np.minimum.at(up, part, self.high[around] - _total(without))
        np.maximum.at(down, part, self.low[around] - _total(np.minimum(most[around], beside)))
        self._narrow(places, np.maximum(down, down.T), np.minimum(up, up.T))


def _total(shares: IntArray) -> IntArray:
    """Add shares up over the last axis, in the type they have: these arrays are large."""
    total: IntArray = shares.sum(axis=2, dtype=shares.dtype)
    return total


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
