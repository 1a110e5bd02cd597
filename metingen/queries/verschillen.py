"""How figures of two gemeenten differ: the same figure of the same period, of other people.

Like ``veranderingen`` between periods: whoever asks cannot leave out that more figures were looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from adoptie.models import Gemeente
from metingen.analysis.differences import benjamini_hochberg, mover
from metingen.analysis.values import Estimate
from metingen.queries.bronnen import first_bron
from metingen.queries.cijfers import Cijfer, Status, read_cijfers
from metingen.queries.schattingen import better_of, unit_of
from metingen.queries.veranderingen import chance_of, comparable, independent

_LEVEL = 0.05
# The same question to the same kind of people: words and answers are in the hash.
Vraag = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Verschil:
    """How our figure differs from that of another; ``clear``: more than chance, of all that was looked at."""

    own: Cijfer
    other: Cijfer
    difference: Estimate
    clear: bool

    @property
    def other_better(self) -> bool:
        """Tell whether the other is clearly better: who has something to teach."""
        better, size = better_of(self.own), self.difference.value or 0.0
        return self.clear and bool(better) and (size < 0) == (better == "hoger")

    @property
    def sentence(self) -> str:
        """Say both figures and whether they differ beyond chance."""
        figures = unit_of(self.own).pair(self.own.waarde or 0.0, self.other.waarde or 0.0, "en")
        if not self.clear:
            return f"{figures}; dat verschil kan toeval zijn."
        least = min(abs(self.difference.low or 0.0), abs(self.difference.high or 0.0))
        return f"{figures}; dat verschil is meer dan toeval (minstens {unit_of(self.own).limit(least)})."


def differences(pairs: Iterable[tuple[Cijfer, Cijfer]]) -> tuple[Verschil, ...]:
    """Compare each pair (ours, theirs); what is not clear among so many is not clear (Benjamini-Hochberg)."""
    found = [(own, other, mover(independent(other), independent(own))) for own, other in pairs]
    chances = [chance_of(difference) for _, _, difference in found]
    # Of a figure without a margin nothing is clear, and it takes nothing from the others.
    adjusted = iter(benjamini_hochberg([chance for chance in chances if chance is not None]))
    sure = [chance is not None and next(adjusted) <= _LEVEL for chance in chances]
    return tuple(
        Verschil(own, other, difference, clear and difference.clear)
        for (own, other, difference), clear in zip(found, sure, strict=True)
    )


def read_doelen(
    gemeente: Gemeente, *, lengte: str, begin: dt.date, codes: Collection[str], statuses: Collection[Status]
) -> dict[str, Cijfer]:
    """Return the figures of the whole in one period, of the source that was there first. Two queries."""
    figures = read_cijfers(
        gemeente,
        lengte=lengte,
        codes=codes,
        groep="",
        categorie="",
        bron=first_bron(gemeente),
        since=begin,
        statuses=statuses,
    )
    return {figure.code: figure for figure in figures if figure.begin == begin}


def read_vragen(
    gemeente: Gemeente, *, since: dt.date, until: dt.date, statuses: Collection[Status]
) -> dict[Vraag, Cijfer]:
    """Return the last figure of each question that can be compared at all. One query."""
    figures = read_cijfers(gemeente, lengte="ronde", groep="", since=since, until=until, statuses=statuses)
    return {
        (figure.vraag_hash, figure.code.partition(":")[2], figure.naam, figure.doelgroep): figure
        for figure in sorted(figures, key=lambda figure: (figure.begin, figure.ronde_id or 0))
        if figure.vraag_hash and comparable(figure)
    }


def may_compare(figures: Sequence[Cijfer]) -> bool:
    """Tell whether each of these is known and complete."""
    return all(figure.waarde is not None and not figure.uncertain for figure in figures)
