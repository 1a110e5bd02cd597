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
    Every one who is counted is counted in every table. Two breakdowns of which no table is given are not
    told, and not guarded. Deterministic; the order of pairs, in pairs and of classes does not matter. Raises
    DisclosureError where tables contradict one another.
    """
    each = _by_name(uitsplitsingen)
    tables = _tables(counts)
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
    told |= {pair[::-1]: one.turned() for pair, one in told.items()}
    given = {pair: told[pair] for pair in sorted(counts) if pair in told}
    return Kruisingen(
        {name: levels[0].parts for name, levels in breakdowns.items() if levels},
        {pair: Kruising(one.rows.parts, one.columns.parts, one.table) for pair, one in given.items()},
        kaal=sum(int((table >= groep).sum()) for table in tables.values()),
        zichtbaar=sum(int(one.shown(groep).sum()) for one in given.values()),
        precies=sum(int(one.exact(groep).sum()) for one in given.values()),
    )


def _by_name(uitsplitsingen: Sequence[Uitsplitsing]) -> dict[str, Uitsplitsing]:
    """Return breakdowns by name. Raises DisclosureError where two, or two classes, have one name."""
    found = {uitsplitsing.naam: uitsplitsing for uitsplitsing in uitsplitsingen}
    if len(found) < len(uitsplitsingen) or any(
        len(set(each.klassen)) < len(each.klassen) for each in uitsplitsingen
    ):
        raise DisclosureError("Een uitsplitsing of een klasse staat er twee keer. Geef elke een eigen naam.")
    return found


def _tables(counts: Mapping[Pair, IntArray]) -> dict[Pair, IntArray]:
    """Return whole numbers by pair, both in order of name. Raises DisclosureError where that cannot be."""
    found = {}
    for pair in sorted(counts, key=sorted):
        one, other = sorted(pair)
        table = np.asarray(counts[pair])
        if one == other or (one, other) in found:
            raise DisclosureError(
                f"'{one}' en '{other}' hebben niet samen één tabel. Geef elk paar één keer."
            )
        if table.size and (not np.issubdtype(table.dtype, np.integer) or table.min() < 0):
            raise DisclosureError(
                f"De tabel van {' en '.join(pair)} heeft een getal dat geen aantal mensen is. Kijk die na."
            )
        found[one, other] = (table if pair == (one, other) else table.T).astype(np.int64)
    return found


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
    if len({int(size.sum()) for size in found.values()}) > 1:
        raise DisclosureError("Niet elke tabel telt evenveel mensen. Geef ieder mens overal een klasse.")
    return found
