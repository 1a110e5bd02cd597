"""What crossings of the same people tell about one another, through a breakdown that two of them share.

Of three breakdowns A, B and C all three crossings are told. The people with class a and class c are divided
over the classes of B: in each class b they are no more than those with a and b, nor than those with b and c,
and no fewer than both together exceed the whole of b (Bonferroni and Fréchet; Dobra and Fienberg, PNAS 97,
2000). A visible cell of one table so bounds a hidden cell of another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import numpy as np

from .joint import Joint
from .tables import BoolArray, ProtectedTable

Pair = tuple[str, str]


class Bounds:
    """The least and the greatest number of people that a reader can give to each two classes.

    ``low`` and ``high`` have a row and a column for each class of each breakdown, shape (classes, classes).
    """

    def __init__(self, tables: Mapping[Pair, ProtectedTable]) -> None:
        self.places = _places(tables)
        size = max((place.stop for place in self.places.values()), default=0)
        self.low, self.high = np.zeros((2, size, size), dtype=np.int64)
        self.margin = np.zeros(size, dtype=np.int64)
        for (first, second), table in tables.items():
            self.margin[self.places[first]] = table.counts.sum(axis=1)
            self.margin[self.places[second]] = table.counts.sum(axis=0)
        self.high[:] = np.minimum(self.margin[:, None], self.margin[None, :])
        for place in self.places.values():
            # Everybody has one class of a breakdown.
            self.low[place, place] = self.high[place, place] = np.diag(self.margin[place])
        for pair, table in tables.items():
            self._learn(self.of(pair), table)
            self._learn(self.of(pair[::-1]), ProtectedTable(table.counts.T, table.hidden.T))

    def of(self, pair: Pair) -> tuple[slice, slice]:
        """Return where the cells of a pair stand."""
        return self.places[pair[0]], self.places[pair[1]]

    def _learn(self, where: tuple[slice, slice], table: ProtectedTable) -> None:
        self.low[where] = np.where(table.hidden, 0, table.counts)
        self.high[where] = np.where(table.hidden, self.high[where], table.counts)

    def tighten(self) -> dict[str, BoolArray]:
        """Take in that classes add up and what each third breakdown tells, until nothing changes.

        Returns per third breakdown which cells it bounded.
        """
        told = {name: np.zeros_like(self.low, dtype=bool) for name in self.places}
        before = None
        while before is None or (before[0] != self.low).any() or (before[1] != self.high).any():
            before = self.low, self.high
            for name, place in self.places.items():
                self._add_up(place)
                told[name] |= self._through(place)
        return told

    def _add_up(self, place: slice) -> None:
        """Use that the classes of a breakdown together hold everybody with any other class."""
        low, high = self.low[:, place], self.high[:, place]
        most = self.margin[:, None] - low.sum(axis=1, keepdims=True) + low
        least = self.margin[:, None] - high.sum(axis=1, keepdims=True) + high
        self.low, self.high = self.low.copy(), self.high.copy()
        self.high[:, place] = np.minimum(high, most)
        self.low[:, place] = np.maximum(low, least)
        self.high[place, :], self.low[place, :] = self.high[:, place].T, self.low[:, place].T

    def _through(self, place: slice) -> BoolArray:
        """Use the classes of a third breakdown between two others; return which cells that bounds."""
        high, low = self.high[:, place], self.low[:, place]
        most = np.minimum(high[:, :, None], high.T[None, :, :]).sum(axis=1)
        both = low[:, :, None] + low.T[None, :, :] - self.margin[None, place, None]
        least = np.maximum(0, both).sum(axis=1)
        bounded: BoolArray = (most < self.high) | (least > self.low)
        self.high, self.low = np.minimum(self.high, most), np.maximum(self.low, least)
        return bounded


def _places(tables: Mapping[Pair, ProtectedTable]) -> dict[str, slice]:
    """Return where the classes of each breakdown stand among all classes, breakdowns by name."""
    sizes = {
        name: size
        for pair, table in tables.items()
        for name, size in zip(pair, table.counts.shape, strict=True)
    }
    places, start = {}, 0
    for name, size in sorted(sizes.items()):
        places[name] = slice(start, start + size)
        start += size
    return places


def culprits(tables: Mapping[Pair, ProtectedTable], groep: int) -> list[Pair]:
    """Return crossings that together bound what others hide; with these hidden altogether, less is bounded.

    A cell is betrayed when a reader knows that it is under ``groep``, or what it is. Nothing is returned when
    none is. Of the crossings that betray a cell the one that betrays most is named, ties by name.
    """
    cells = list(_bounded(tables, groep)) or list(_derived(tables, groep))
    found = []
    while cells := [pairs for pairs in cells if pairs]:
        tally = Counter(pair for pairs in cells for pair in pairs)
        worst = min(tally, key=lambda pair: (-tally[pair], pair))
        found.append(worst)
        cells = [pairs for pairs in cells if worst not in pairs]
    return found


def _bounded(tables: Mapping[Pair, ProtectedTable], groep: int) -> Iterator[list[Pair]]:
    """Yield for each cell that third breakdowns betray the crossings with these."""
    bounds = Bounds(tables)
    told = bounds.tighten()
    for pair, table in tables.items():
        where = bounds.of(pair)
        small = (table.counts > 0) & (table.counts < groep)
        certain = bounds.low[where] == bounds.high[where]
        betrayed = table.hidden & (certain | small & (bounds.high[where] < groep))
        for row, column in np.argwhere(betrayed):
            at = where[0].start + row, where[1].start + column
            thirds = [name for name, bounded in told.items() if bounded[at]]
            yield _open_pairs(pair, thirds or sorted(told), tables)


def _derived(tables: Mapping[Pair, ProtectedTable], groep: int) -> Iterator[list[Pair]]:
    """Yield for each cell that everything together betrays the crossings with its breakdowns."""
    joint = Joint(tables)
    names = sorted({name for pair in tables for name in pair})
    for pair in tables if joint.is_small else ():
        for _ in joint.betrayed(pair, groep):
            yield _open_pairs(pair, names, tables) or [each for each in tables if is_open(tables[each])]


def is_open(table: ProtectedTable) -> bool:
    """Tell whether something of a crossing is shown."""
    return not table.hidden.all()


def _open_pairs(pair: Pair, thirds: list[str], tables: Mapping[Pair, ProtectedTable]) -> list[Pair]:
    """Return the crossings with these third breakdowns of which something is still shown."""
    around = [(name, third) for name in pair for third in thirds]
    sides = [side if side in tables else side[::-1] for side in around]
    return [side for side in sides if side in tables and is_open(tables[side])]
