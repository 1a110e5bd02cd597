"""Laying published figures side by side: two periods, or two rounds with the same words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from enquetes.content import plain_words
from metingen.analysis.differences import mover
from metingen.analysis.units import Unit
from metingen.analysis.values import Estimate
from metingen.analysis.verdicts import Comparison, Design, Direction, Evidence, verdict
from metingen.queries.cijfers import Cijfer
from metingen.queries.effecten import estimate_of

_UNITS = {"procent": Unit.PROCENTPUNT, "dagen": Unit.DAGEN, "punten": Unit.PUNTEN}


@dataclass(frozen=True, slots=True)
class Change:
    """How one figure differs from an earlier one; ``sentence`` is chosen by the numbers."""

    before: Cijfer
    after: Cijfer
    difference: Estimate
    sentence: str
    direction: Direction


def change_between(before: Cijfer, after: Cijfer) -> Change:
    """Compare two figures of one indicator; without margins there is no verdict on chance."""
    one, two = estimate_of(before), estimate_of(after)
    difference = mover(one, two)
    comparison = Comparison(
        one,
        two,
        difference,
        unit_of(after),
        "hoger" if after.richting == "hoger" else "lager" if after.richting == "lager" else "",
    )
    found = verdict(comparison, Evidence("deze periode", Design.BESCHRIJVING))
    return Change(before, after, difference, found.change, found.direction)


def unit_of(figure: Cijfer) -> Unit:
    return _UNITS.get(figure.eenheid, Unit.AANTAL)


@dataclass(frozen=True, slots=True)
class Wording:
    """One question code in the rounds that asked it, oldest first."""

    code: str
    versions: tuple[Cijfer, ...]
    same_words: bool
    same_answers: bool

    @property
    def comparable(self) -> bool:
        return self.same_words and self.same_answers


def wordings(figures: Iterable[Cijfer]) -> tuple[Wording, ...]:
    """Return each question code that more than one round asked, and whether its words stayed the same.

    ``figures`` are those of rounds. A line may run through two rounds only where ``comparable`` holds.
    """
    asked: dict[str, dict[int, Cijfer]] = {}
    for figure in sorted(figures, key=lambda figure: figure.begin):
        if figure.ronde_id is not None and figure.vraag_hash and ":" not in figure.code:
            asked.setdefault(question_code(figure.code), {}).setdefault(figure.ronde_id, figure)
    return tuple(
        Wording(code, versions, _equal(map(_plain, versions)), _equal(row.vraag_hash for row in versions))
        for code, versions in ((code, tuple(rounds.values())) for code, rounds in sorted(asked.items()))
        if len(versions) > 1
    )


def question_code(code: str) -> str:
    """Return the code of the question to which an item belongs: ``stel[r1]`` belongs to ``stel``."""
    return code.partition("[")[0].partition(":")[0]


def _plain(figure: Cijfer) -> str:
    return plain_words(figure.vraag_tekst)


def _equal(values: Iterable[str]) -> bool:
    return all(one == other for one, other in pairwise(values))
