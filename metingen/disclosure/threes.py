"""What the crossings of three breakdowns tell of one another, by linear programs.

How many people have which class of each of three breakdowns is what a reader does not know; how many have
each class, and what is shown of two of them, are sums of it. A secret is safe when everybody can be divided
so that all these sums hold and it is another number; when it is few people, so that they are ``groep`` or
more. People are whole: a division in parts proves nothing, and is seldom what comes out.

Classes that both crossings of a breakdown tell as one are one here. Their people can change places, so each
of these classes can have in common with others what all have together, or all of itself, which is enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np

from .choices import Told
from .levels import Level
from .linear import NOT_KNOWN, LinearProgram, Sums, new_solver
from .search import Search
from .tables import BoolArray, IntArray

Pair = tuple[str, str]
# Of which two of three breakdowns each table is, and how to lay it along all three.
_TABLES = {(0, 1): np.s_[..., None], (0, 2): np.s_[..., None, :], (1, 2): np.s_[..., None, :, :]}


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """The parts of one breakdown that two crossings together tell apart.

    ``of``: in which of them each finest part is; ``within``: of each in which part of a level it is.
    """

    of: IntArray
    within: Mapping[Level, IntArray]

    @property
    def number(self) -> int:
        return len(next(iter(self.within.values())))

    @classmethod
    def between(cls, *levels: Level) -> _Parts:
        places = np.stack([level.members.argmax(axis=0) for level in levels])
        apart, of = np.unique(places, axis=1, return_inverse=True)
        return cls(of.ravel(), dict(zip(levels, apart, strict=True)))


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """One crossing between the parts that are told apart: the sums that a reader knows, and secret sums.

    ``secrets``: which two parts are in each, shape (secrets, rows, columns); ``true``: how many people it is.
    """

    sums: Sums
    secrets: BoolArray
    true: IntArray

    @classmethod
    def of(cls, told: Told, rows: _Parts, columns: _Parts, groep: int) -> _Table:
        shape = rows.number, columns.number
        every = np.arange(rows.number * columns.number).reshape(shape)
        inside = every[np.ix_(rows.of, columns.of)]
        people = np.bincount(inside.ravel(), told.finest.ravel(), every.size).astype(np.int64)
        # What tells nothing leaves all of these hidden.
        cells, counts, hidden = every, people, np.ones(every.size, dtype=bool)
        if told.is_open:
            within = np.ix_(rows.within[told.rows], columns.within[told.columns])
            cells = np.arange(told.table.counts.size).reshape(told.table.counts.shape)[within]
            counts, hidden = told.table.counts.ravel(), told.table.hidden.ravel()
        shown = np.where(hidden, NOT_KNOWN, np.cumsum(~hidden) - 1)
        few = np.intersect1d(
            inside[(told.finest > 0) & (told.finest < groep)], np.flatnonzero(people < groep)
        )
        return cls(
            Sums(shown[cells], counts[~hidden]),
            np.concatenate([cells == np.flatnonzero(hidden)[:, None, None], every == few[:, None, None]]),
            np.concatenate([counts[hidden], people[few]]),
        )


class Threes:
    """All threes of breakdowns. What was found to betray nothing is remembered, and not asked again."""

    def __init__(self, groep: int) -> None:
        self.groep = groep
        self._solver = new_solver()
        self._clear: set[tuple[Told, ...]] = set()
        self._turned = cache(Told.turned)
        self._parts = cache(_Parts.between)
        self._table = cache(_Table.of)

    def betrayed(self, crossings: Mapping[Pair, Told]) -> Iterator[tuple[Pair, str]]:
        """Yield each two breakdowns of which a third betrays a secret, with this third, once per secret.

        What is shown of only two of three breakdowns bounds nothing: whoever shares a class with others can
        have any class of the third.
        """
        shown = {
            pair if pair[0] < pair[1] else pair[::-1]: told if pair[0] < pair[1] else self._turned(told)
            for pair, told in crossings.items()
        }
        for names in combinations(sorted({name for pair in shown for name in pair}), 3):
            three = tuple(shown[pair] for pair in combinations(names, 2) if pair in shown)
            if len(three) < 3 or sum(told.is_open for told in three) < 2 or three in self._clear:
                continue
            found = list(self._betrayed_in(three))
            if not found:
                self._clear.add(three)
            for one, other in found:
                yield (names[one], names[other]), names[3 - one - other]

    def _betrayed_in(self, three: tuple[Told, ...]) -> Iterator[tuple[int, int]]:
        """Yield of which two of three breakdowns a secret is betrayed."""
        one, other, outer = three
        sizes = one.finest.sum(axis=1), one.finest.sum(axis=0), other.finest.sum(axis=0)
        parts = (
            self._between((one, one.rows), (other, other.rows)),
            self._between((one, one.columns), (outer, outer.rows)),
            self._between((other, other.columns), (outer, outer.columns)),
        )
        shape = tuple(part.number for part in parts)
        everywhere = np.zeros(shape, dtype=np.int64)
        known, secrets, true, pairs = [], [], [], []
        for (axes, along), told in zip(_TABLES.items(), three, strict=True):
            table = self._table(told, *(parts[axis] for axis in axes), self.groep)
            known.append(Sums(table.sums.of[along] + everywhere, table.sums.people))
            if all(beside.is_open for beside in three if beside is not told):
                secrets.append(table.secrets[along] + everywhere)
                true.append(table.true)
                pairs += [axes] * len(table.true)
        for part, size, of in zip(parts, sizes, np.indices(shape, sparse=True), strict=True):
            known.append(Sums(of + everywhere, np.bincount(part.of, size)))
        if pairs:
            masks = np.concatenate(secrets).reshape(len(pairs), -1).astype(float)
            program = LinearProgram(known, self._solver)
            for at in Search(program, masks, np.concatenate(true), self.groep).sure():
                yield pairs[at]

    def _between(self, *sides: tuple[Told, Level]) -> _Parts:
        return self._parts(*(level for told, level in sides if told.is_open))
