"""What another program calls a variable: a question of ours, one row of it, or one box to tick."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import chain, combinations

from enquetes.content import Answer, Vraag
from enquetes.importers.translating import making
from enquetes.routing.kinds import Waarde, kind_of
from enquetes.routing.tree import Boom, Tekst, Verwijzing

# The day on which expressions are tried.
ANY_DAY = dt.date(2026, 1, 1)
# What somebody may type that a program could take for something else.
_TYPED = ("0", "7", "07", "7,5", " ", "iets", "Iets")
_AROUND = (-7.0, -1.5, -1.0, 0.0, 0.5, 1.0, 7.0, 100.0)
_DAYS = (dt.date(1950, 12, 31), dt.date(2000, 2, 29), dt.date(2025, 12, 31), ANY_DAY, dt.date(2031, 5, 1))
# More answers than this make too many choices among them to try.
_MOST_NAMED = 6
Given = Answer | dt.date


class Wijze(Enum):
    """How a variable is answered."""

    KEUZE = auto()
    VINK = auto()
    GETAL = auto()
    TEKST = auto()
    DATUM = auto()
    KEUZES = auto()
    # Only whether it is filled in can be asked.
    ANDERS = auto()


@dataclass(frozen=True, slots=True)
class Variable:
    """``codes`` gives, for each value that the other program knows, the code in our questionnaire.

    Both programs have an empty value besides. A box to tick has one value.
    """

    name: str
    wijze: Wijze
    vraag: Vraag
    deel: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def closed(self) -> bool:
        """Tell whether all its answers can be listed."""
        return self.wijze in {Wijze.KEUZE, Wijze.VINK}

    @property
    def counts(self) -> bool:
        """Tell whether our language counts with it."""
        coded = self.wijze == Wijze.KEUZE and kind_of(self.vraag, self.deel) == Waarde.GETAL
        return coded or self.wijze == Wijze.GETAL

    @property
    def reference(self) -> Boom:
        if self.wijze == Wijze.VINK:
            return making.call("gekozen", Verwijzing(self.vraag.code, "", 0), Tekst(self.deel, 0))
        return Verwijzing(self.vraag.code, self.deel, 0)

    def values(
        self, literals: Collection[str | float], *, spoken: bool = False
    ) -> Sequence[tuple[str, Given]]:
        """Return values that the other program can hold, each with what it is in our answers.

        A closed variable gives all; of numbers and texts enough to tell apart what a condition with these
        ``literals`` can tell apart; ``spoken`` numbers are those that are written alike everywhere.
        """
        if self.closed:
            return [("", None), *self.codes.items()]
        if self.wijze == Wijze.KEUZES:
            return self._several(literals)
        if self.wijze == Wijze.DATUM:
            return [("", None), *((each.isoformat(), each) for each in _DAYS)]
        if self.wijze == Wijze.GETAL:
            numbers = (each for each in self._numbers(literals) if not spoken or _is_plain(each))
            return [("", None), *((_digits(each), each) for each in numbers)]
        texts = {*_TYPED, *(each for each in literals if isinstance(each, str) and each)}
        return [("", None), *((each, each) for each in sorted(texts))]

    def _several(self, literals: Collection[str | float]) -> Sequence[tuple[str, Given]]:
        """Return every choice among the answers that are named, with none, one or two of the others."""
        mine = [value for value in self.codes if value in literals][:_MOST_NAMED]
        others = [value for value in self.codes if value not in mine][:2]
        found: list[tuple[str, Given]] = []
        for chosen in chain.from_iterable(combinations(mine, size) for size in range(len(mine) + 1)):
            for more in range(len(others) + 1):
                values = [*chosen, *others[:more]]
                found.append((" ".join(values), [self.codes[value] for value in values] or None))
        return found

    def _numbers(self, literals: Collection[str | float]) -> list[float]:
        named = {each for each in literals if isinstance(each, float)}
        low, high = self.vraag.minimum, self.vraag.maximum
        if len(named) <= _MOST_NAMED:
            named |= {found for one, other in combinations(named, 2) for found in _together(one, other)}
        near = {each + step for each in named for step in (-1.0, -0.5, 0.0, 0.5, 1.0)}
        ends = {end for end in (low, high) if end is not None}
        tried = sorted({*_AROUND, *near, *ends, *(each * 10 for each in named)})
        return [each for each in tried if (low is None or each >= low) and (high is None or each <= high)]


def _together(one: float, other: float) -> tuple[float, ...]:
    """Return where a condition can change that reckons with both."""
    return one + other, one - other, other - one, one * other, one / (other or 1), other / (one or 1)


def _is_plain(value: float) -> bool:
    return value.is_integer() and 0 <= value < 1_000


def _digits(value: float) -> str:
    return f"{value:.10f}".rstrip("0").rstrip(".")
