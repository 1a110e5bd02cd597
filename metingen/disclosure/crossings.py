"""Crossings of declared breakdowns, protected over all tables together.

Every person has one class of each breakdown, and of each pair of breakdowns the numbers of people are told.
Classes that fall short merge first, the same way in all tables, so that what is told of one breakdown always
partitions the whole; small cells of a crossing are hidden together with others (``tables``); and where a
third breakdown would still bound a hidden cell (``bounds``), the crossing that bounds it is told no more.

How far classes merge is chosen by what remains to be seen: coarser classes cost cells and save others from
being hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np

from .bounds import culprits
from .groups import Samenvoeging, merge_groups
from .joint import MOST_COMBINATIONS
from .rules import DisclosureError
from .tables import IntArray, ProtectedTable, protect_table

Pair = tuple[str, str]
# More rounds of choosing classes were never seen to show more.
_SWEEPS = 3
_ROOM = 1


@dataclass(frozen=True, slots=True)
class Uitsplitsing:
    """A declared breakdown: its classes, and per class with which it is told when it falls short."""

    naam: str
    klassen: tuple[str, ...]
    buren: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Kruising:
    """What may be seen of one pair: rows and columns as they are told, and the cells between them."""

    rijen: tuple[Samenvoeging, ...]
    kolommen: tuple[Samenvoeging, ...]
    tabel: ProtectedTable


@dataclass(frozen=True, slots=True, eq=False)
class Kruisingen:
    """What may be seen of all pairs.

    ``zichtbaar`` cells of ``groep`` people or more are shown, beside ``kaal`` that a bare minimum would have
    shown; ``precies`` of them are of classes that did not merge, and so the very same cells.
    """

    tabellen: Mapping[Pair, Kruising]
    kaal: int
    zichtbaar: int
    precies: int

    @property
    def aandeel(self) -> float:
        """Return how much is seen beside a bare minimum; more than 1 where merging saved small cells."""
        return self.zichtbaar / self.kaal if self.kaal else 1.0


def protect_crossings(
    counts: Mapping[Pair, IntArray], uitsplitsingen: Sequence[Uitsplitsing], groep: int
) -> Kruisingen:
    """Decide what may be seen of crossings, for all of them together.

    ``counts``: per pair of names the numbers of people, shape (classes of the first, classes of the second).
    Deterministic, and the order of pairs and of classes does not matter. Raises DisclosureError where tables
    contradict one another.
    """
    each = {uitsplitsing.naam: uitsplitsing for uitsplitsing in uitsplitsingen}
    cube = _Cube(each, {pair: np.asarray(counts[pair], dtype=np.int64) for pair in sorted(counts)}, groep)
    chosen = _choose_classes(cube)
    tables = cube.protected(chosen)
    while found := culprits(tables, groep):
        for pair in found:
            hidden = np.ones_like(tables[pair].hidden)
            tables[pair] = ProtectedTable(tables[pair].counts, hidden)
    return cube.told(chosen, tables)


Levels = Mapping[str, int]


class _Cube:
    """All pairs, and of each breakdown the ways in which its classes can merge, from fine to coarse."""

    def __init__(self, each: Mapping[str, Uitsplitsing], counts: Mapping[Pair, IntArray], groep: int) -> None:
        self.counts, self.groep = counts, groep
        sizes = _sizes(each, counts)
        self.ways = {
            name: _ways(dict(zip(each[name].klassen, size.tolist(), strict=True)), each[name], groep)
            for name, size in sizes.items()
        }
        self._places = {name: {klasse: at for at, klasse in enumerate(each[name].klassen)} for name in sizes}
        # What cannot be proven for everything together is given some room.
        self._room = 0 if prod(len(ways[0]) for ways in self.ways.values()) <= MOST_COMBINATIONS else _ROOM
        self._seen: dict[tuple[Pair, int, int], ProtectedTable] = {}

    def table(self, pair: Pair, levels: Levels) -> ProtectedTable:
        """Return a pair with its classes merged so far, protected; nothing is computed twice."""
        first, second = pair
        key = (pair, levels[first], levels[second])
        if key not in self._seen:
            rows, columns = self.ways[first][levels[first]], self.ways[second][levels[second]]
            merged = self._merger(first, rows) @ self.counts[pair] @ self._merger(second, columns).T
            labels = [part.label for part in rows], [part.label for part in columns]
            self._seen[key] = protect_table(merged, self.groep, labels, self._room)
        return self._seen[key]

    def _merger(self, name: str, parts: Sequence[Samenvoeging]) -> IntArray:
        matrix = np.zeros((len(parts), len(self._places[name])), dtype=np.int64)
        for at, part in enumerate(parts):
            matrix[at, [self._places[name][klasse] for klasse in part.groepen]] = 1
        return matrix

    def protected(self, levels: Levels) -> dict[Pair, ProtectedTable]:
        return {pair: self.table(pair, levels) for pair in self.counts}

    def shown(self, pairs: Iterable[Pair], levels: Levels) -> int:
        return sum(_shown(self.table(pair, levels), self.groep) for pair in pairs)

    def told(self, levels: Levels, tables: Mapping[Pair, ProtectedTable]) -> Kruisingen:
        parts = {name: self.ways[name][level] for name, level in levels.items()}
        kruisingen = {
            (first, second): Kruising(parts[first], parts[second], table)
            for (first, second), table in tables.items()
        }
        return Kruisingen(
            kruisingen,
            kaal=sum(int((table >= self.groep).sum()) for table in self.counts.values()),
            zichtbaar=sum(_shown(table, self.groep) for table in tables.values()),
            precies=sum(_alone(kruising, self.groep) for kruising in kruisingen.values()),
        )


def _choose_classes(cube: _Cube) -> dict[str, int]:
    """Return how far each breakdown merges: first all alike, then one at a time, as long as more is seen."""
    pairs_of = {name: [pair for pair in cube.counts if name in pair] for name in sorted(cube.ways)}
    starts = (
        {name: min(step, len(ways) - 1) for name, ways in cube.ways.items()}
        for step in range(max(map(len, cube.ways.values()), default=0))
    )
    chosen = max(starts, key=lambda levels: cube.shown(cube.counts, levels), default={})
    for _ in range(_SWEEPS):
        before = dict(chosen)
        for name, pairs in pairs_of.items():
            options = [{**chosen, name: level} for level in range(len(cube.ways[name]))]
            # Of what shows as much the one that stands is kept, then the finest.
            chosen = max(
                options, key=lambda levels: (cube.shown(pairs, levels), levels == chosen, -levels[name])
            )
        if chosen == before:
            break
    return chosen


def _ways(sizes: Mapping[str, int], each: Uitsplitsing, groep: int) -> list[tuple[Samenvoeging, ...]]:
    """Return the ways in which classes merge: each with one part less, until one is left."""
    found = [_merged(sizes, each, groep)]
    while len(found[-1]) > 1:
        found.append(_merged(sizes, each, found[-1][0].n + 1))
    return found


def _merged(sizes: Mapping[str, int], each: Uitsplitsing, least: int) -> tuple[Samenvoeging, ...]:
    return merge_groups(sizes, least, dict(each.buren))


def _sizes(each: Mapping[str, Uitsplitsing], counts: Mapping[Pair, IntArray]) -> dict[str, IntArray]:
    """Return the people per class of each breakdown. Raises DisclosureError where tables differ."""
    found: dict[str, IntArray] = {}
    for pair, table in counts.items():
        for axis, name in enumerate(pair):
            if name not in each or table.ndim != 2 or table.shape[axis] != len(each[name].klassen):
                raise DisclosureError(
                    f"De tabel van {' en '.join(pair)} past niet bij de klassen van '{name}'. Kijk die na."
                )
            size = table.sum(axis=1 - axis)
            if not np.array_equal(found.setdefault(name, size), size):
                raise DisclosureError(
                    f"'{name}' telt niet in elke tabel dezelfde mensen. Geef ieder mens overal een klasse."
                )
    return found


def _shown(table: ProtectedTable, groep: int) -> int:
    if 1 in table.counts.shape:
        # Where one side has merged into a single class, nothing is crossed.
        return 0
    return int(((table.counts >= groep) & ~table.hidden).sum())


def _alone(kruising: Kruising, groep: int) -> int:
    """Return how many shown cells are of classes that did not merge."""
    rows = np.array([len(part.groepen) == 1 for part in kruising.rijen])
    columns = np.array([len(part.groepen) == 1 for part in kruising.kolommen])
    table = kruising.tabel
    return int(((table.counts >= groep) & ~table.hidden & np.outer(rows, columns)).sum())
