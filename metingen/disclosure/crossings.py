"""Crossings of declared breakdowns, protected over all tables together.

Every person has one class of each breakdown. Classes that fall short merge first, and how many people each
class then has is always told. Of each pair of breakdowns a crossing is told, at the level of each where that
shows most (``levels``, ``choices``), with small cells hidden together with others (``tables``). Where others
still tell what is hidden (``threes``, ``bounds``, ``joint``), a crossing that does so takes its next choice,
which at last is to tell nothing (``culprits``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .choices import choices
from .culprits import culprits
from .groups import Samenvoeging
from .levels import Level, folded, levels_of
from .rules import DisclosureError
from .tables import IntArray, ProtectedTable
from .threes import Threes

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Uitsplitsing:
    """A declared breakdown: its classes, and per class with which it is told when it falls short.

    ``ouders``: per class the coarser one that it is part of, and of these again, as far as that goes.
    """

    naam: str
    klassen: tuple[str, ...]
    buren: tuple[tuple[str, str], ...] = ()
    ouders: tuple[tuple[str, str], ...] = ()

    def levels(self, sizes: IntArray, groep: int) -> list[Level]:
        """Return its levels where so many people have each class."""
        people = dict(zip(self.klassen, sizes.tolist(), strict=True))
        return levels_of(people, groep, dict(self.buren), dict(self.ouders))


@dataclass(frozen=True, slots=True, eq=False)
class Kruising:
    """What may be seen of one pair: rows and columns as they are told, and the cells between them."""

    rijen: tuple[Samenvoeging, ...]
    kolommen: tuple[Samenvoeging, ...]
    tabel: ProtectedTable


@dataclass(frozen=True, slots=True, eq=False)
class Kruisingen:
    """What may be seen of all breakdowns (``delen``), and of all pairs of them.

    ``zichtbaar`` cells of ``groep`` people or more are shown, beside ``kaal`` that a bare minimum would have
    shown; ``precies`` of them are of classes that did not merge, and so the very same cells.
    """

    delen: Mapping[str, tuple[Samenvoeging, ...]]
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
    Every one who is counted is counted in every table. Deterministic, and the order of pairs and of classes
    does not matter. Raises DisclosureError where tables contradict one another.
    """
    each = {uitsplitsing.naam: uitsplitsing for uitsplitsing in uitsplitsingen}
    tables = {pair: np.asarray(counts[pair], dtype=np.int64) for pair in sorted(counts)}
    breakdowns = {name: each[name].levels(size, groep) for name, size in _sizes(each, tables).items()}
    ways = {}
    for (first, second), table in tables.items():
        rows, columns = breakdowns[first], breakdowns[second]
        if rows and columns:
            finest = folded(table, 0, each[first].klassen, rows[0])
            finest = folded(finest, 1, each[second].klassen, columns[0])
            ways[first, second] = choices(finest, rows, columns, groep)
    told = {pair: next(way) for pair, way in ways.items()}
    threes = Threes(groep)
    while found := culprits(told, groep, threes):
        told |= {pair: next(ways[pair]) for pair in found}
    return Kruisingen(
        {name: levels[0].parts for name, levels in breakdowns.items() if levels},
        {pair: Kruising(one.rows.parts, one.columns.parts, one.table) for pair, one in told.items()},
        kaal=sum(int((table >= groep).sum()) for table in tables.values()),
        zichtbaar=sum(int(one.shown(groep).sum()) for one in told.values()),
        precies=sum(int(one.exact(groep).sum()) for one in told.values()),
    )


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
