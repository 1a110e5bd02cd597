"""One crossing as it is told, and the ways in which it can be: at any two levels, and at last not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import heapify, heappop, heappush
from itertools import product

import numpy as np

from .levels import Level
from .tables import BoolArray, IntArray, ProtectedTable, protect_table

# Some of the finest parts of rows, some of columns, and how many people they have in common.
Secret = tuple[frozenset[int], frozenset[int], int]


@dataclass(frozen=True, eq=False)
class Told:
    """One crossing as a reader sees it: the parts of two breakdowns, and the cells between them.

    ``finest``: the people that the finest parts have in common. A reader knows how many each of these has
    in all, and sees of their cells those that ``table`` shows.
    """

    finest: IntArray
    rows: Level
    columns: Level
    table: ProtectedTable

    @cached_property
    def is_open(self) -> bool:
        """Tell whether it says more than the numbers of people per class."""
        return bool(not self.table.hidden.all() and 1 not in self.table.counts.shape)

    def turned(self) -> Told:
        """Return the same with rows and columns exchanged."""
        table = ProtectedTable(self.table.counts.T, self.table.hidden.T)
        return Told(self.finest.T, self.columns, self.rows, table)

    def shown(self, groep: int) -> BoolArray:
        """Tell which cells show ``groep`` people or more, where there is something to cross."""
        return (self.table.counts >= groep) & ~self.table.hidden & self.is_open

    def exact(self, groep: int) -> BoolArray:
        """Tell which of these are cells of classes that did not merge."""
        return self.shown(groep) & np.outer(self.rows.alone, self.columns.alone)

    def worth(self, groep: int) -> int:
        """Return what it shows, with a cell of classes that did not merge counted double."""
        return int(self.shown(groep).sum() + self.exact(groep).sum())

    def secrets(self, groep: int) -> Iterator[Secret]:
        """Yield what nobody may know: few people in the finest parts, and what is hidden."""
        found: dict[tuple[frozenset[int], frozenset[int]], int] = {}
        rows, columns = list(self.rows.sets()), list(self.columns.sets())
        for row, column in np.argwhere(self.table.hidden).tolist():
            found[rows[row], columns[column]] = int(self.table.counts[row, column])
        for row, column in np.argwhere((self.finest > 0) & (self.finest < groep)).tolist():
            found[frozenset([row]), frozenset([column])] = int(self.finest[row, column])
        for (some, others), count in found.items():
            yield some, others, count


def is_betrayed(count: int, low: int, high: int, groep: int) -> bool:
    """Tell whether who knows that a count lies from ``low`` to ``high`` knows it, or that it is small."""
    return high < groep if 0 < count < groep else low == high


def choices(finest: IntArray, rows: Sequence[Level], columns: Sequence[Level], groep: int) -> Iterator[Told]:
    """Yield the ways in which a crossing can be told: what shows most, then what is coarser, then nothing.

    At a coarser level a reader knows the cells of the merged parts and how many people each class has, which
    are ``groep`` or more: whatever a cell can be, each class in it can have as many (a table of which the
    margins are known). So a crossing is safe at each level where its own table is.
    """
    if 1 in finest.shape:
        # Nothing is crossed: these are the numbers of people per class.
        yield _bare(finest, rows[0], columns[0])
        return
    ways = _best_first([_bare(finest, row, column) for row, column in product(rows, columns)], groep)
    if best := next(ways, None):
        yield best
        yield from (told for told in ways if _is_coarser(told, best))
    yield Told(finest, rows[0], columns[0], ProtectedTable(finest, np.ones(finest.shape, dtype=bool)))


def _bare(finest: IntArray, row: Level, column: Level) -> Told:
    merged = row.members.astype(np.int64) @ finest @ column.members.T
    return Told(finest, row, column, ProtectedTable(merged, np.zeros(merged.shape, dtype=bool)))


def _best_first(bare: Iterable[Told], groep: int) -> Iterator[Told]:
    """Protect ways to tell a crossing and yield what is worth most first; of the same worth, in their order.

    No more are protected than needed: nothing is worth more than without protection.
    """
    queue = [(-told.worth(groep), at, told, False) for at, told in enumerate(bare)]
    heapify(queue)
    while queue:
        _, at, told, is_protected = heappop(queue)
        if not is_protected:
            table = protect_table(told.table.counts, groep, (told.rows.labels, told.columns.labels))
            told = replace(told, table=table)
            heappush(queue, (-told.worth(groep), at, told, True))
        elif told.shown(groep).any():
            yield told


def _is_coarser(told: Told, other: Told) -> bool:
    sides = (told.rows, other.rows), (told.columns, other.columns)
    return all(len(mine.parts) <= len(theirs.parts) for mine, theirs in sides)
