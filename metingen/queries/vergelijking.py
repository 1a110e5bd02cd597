"""Laying published figures side by side: two periods, or two rounds with the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import NormalDist

from enquetes.content import Vraag, plain_words
from enquetes.models import Ronde
from metingen.analysis.differences import benjamini_hochberg, mover
from metingen.analysis.doubt import with_month_spread
from metingen.analysis.shares import wilson
from metingen.analysis.units import Unit
from metingen.analysis.values import Estimate, t_value, z_value
from metingen.analysis.verdicts import Comparison, Design, Direction, Evidence, verdict
from metingen.queries.cijfers import Cijfer
from metingen.queries.effecten import estimate_of
from metingen.queries.sealed_rounds import open_round

_UNITS = {"procent": Unit.PROCENTPUNT, "dagen": Unit.DAGEN, "punten": Unit.PUNTEN}


_MONTHS = {"maand": 1, "kwartaal": 3, "jaar": 12}
_LEVEL = 0.05
AMONG_MANY = "Een klein verschil; bij zoveel vragen kan dat toeval zijn."


@dataclass(frozen=True, slots=True)
class Change:
    """How one figure differs from an earlier one; ``sentence`` is chosen by the numbers."""

    before: Cijfer
    after: Cijfer
    difference: Estimate
    sentence: str
    direction: Direction

    @property
    def clear(self) -> bool:
        """Tell whether the sentence says that it is more than chance."""
        return self.difference.clear and self.sentence != AMONG_MANY


def change_between(before: Cijfer, after: Cijfer, months: Sequence[float | None] | None = None) -> Change:
    """Compare two figures of one indicator; without margins there is no verdict on chance.

    ``months`` are the monthly figures before the second one, for periods: they tell how much the figure
    wobbles by itself. Rounds are compared as if other people answered each, which claims less than is known.
    """
    one, two = _independent(before), _independent(after)
    alone = mover(one, two)
    difference = alone
    if months is not None:
        difference = with_month_spread(alone, months, _MONTHS[after.lengte])
    return _change(before, after, difference, wobbles=alone.clear)


def _change(
    before: Cijfer, after: Cijfer, difference: Estimate, *, wobbles: bool = False, among_many: bool = False
) -> Change:
    comparison = Comparison(
        estimate_of(before),
        estimate_of(after),
        difference,
        unit_of(after),
        "hoger" if after.richting == "hoger" else "lager" if after.richting == "lager" else "",
        wobbles=wobbles,
    )
    found = verdict(comparison, Evidence("deze periode", Design.BESCHRIJVING))
    if among_many:
        return Change(before, after, difference, AMONG_MANY, "niet_te_zeggen")
    return Change(before, after, difference, found.change, found.direction)


def reckon_together(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Take back what is no longer clear when all of these are looked at (Benjamini-Hochberg)."""
    judged = [change for change in changes if _chance(change.difference) is not None]
    chances = [_chance(change.difference) or 0.0 for change in judged]
    adjusted = dict(zip(map(id, judged), benjamini_hochberg(chances), strict=True))
    return tuple(
        _change(change.before, change.after, change.difference, among_many=True)
        if change.difference.clear and adjusted.get(id(change), 0.0) > _LEVEL
        else change
        for change in changes
    )


def _chance(difference: Estimate) -> float | None:
    """Return the two-sided p that goes with an interval, as if it were normal."""
    if difference.value is None or difference.low is None or difference.high is None:
        return None
    se = (difference.high - difference.low) / (2 * z_value(1 - _LEVEL))
    return 2 * NormalDist().cdf(-abs(difference.value) / se) if se else 0.0


def _independent(figure: Cijfer) -> Estimate:
    """Return a figure with the interval that serves a comparison: of a round, without its correction."""
    published = estimate_of(figure)
    if figure.lengte != "ronde" or figure.laag is None or figure.waarde is None or not figure.n:
        return published
    if figure.eenheid == "procent":
        return replace(wilson(round(figure.waarde * figure.n), figure.n), flags=published.flags)
    if figure.se is None:
        return published
    half = t_value(1 - _LEVEL, max(figure.n - 1, 1)) * figure.se
    return replace(published, low=figure.waarde - half, high=figure.waarde + half)


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
    """Return each question that more than one round asked the same people, and whether its words stayed.

    ``figures`` are those of rounds. A line may run through two rounds only where ``comparable`` holds.
    """
    asked: dict[tuple[str, str], dict[int, Cijfer]] = {}
    for figure in sorted(figures, key=lambda figure: figure.begin):
        if figure.ronde_id is not None and figure.vraag_hash and ":" not in figure.code:
            asked.setdefault((figure.vraag_code, figure.doelgroep), {}).setdefault(figure.ronde_id, figure)
    return tuple(
        Wording(code, versions, _equal(map(_plain, versions)), _equal(row.vraag_hash for row in versions))
        for (code, _), versions in ((key, tuple(rounds.values())) for key, rounds in sorted(asked.items()))
        if len(versions) > 1
    )


def _plain(figure: Cijfer) -> str:
    return plain_words(figure.vraag_tekst)


def _equal(values: Iterable[str]) -> bool:
    return all(one == other for one, other in pairwise(values))


@dataclass(frozen=True, slots=True)
class SharedQuestion:
    """One question of any kind that two rounds asked; ``before`` and ``after`` are its words."""

    code: str
    before: str
    after: str
    same_words: bool
    same_answers: bool

    @property
    def comparable(self) -> bool:
        return self.same_words and self.same_answers


def shared_questions(before: Ronde, after: Ronde) -> tuple[SharedQuestion, ...]:
    """Return the questions that both sealed rounds asked, in the order of the later one.

    Only what was asked is looked at, never an answer. Parts of one question in a file that was taken in
    are one question. Raises DamagedSealError when a sealed file is not as it was.
    """
    old, new = _asked(before), _asked(after)
    return tuple(
        SharedQuestion(
            code,
            old[code][0].tekst,
            new[code][0].tekst,
            _words(old[code]) == _words(new[code]),
            [vraag.wording_hash for vraag in old[code]] == [vraag.wording_hash for vraag in new[code]],
        )
        for code in new
        if code in old
    )


def _asked(ronde: Ronde) -> dict[str, list[Vraag]]:
    """Return the questions of a round by the code under which they were asked."""
    sealed = open_round(ronde)
    codes = sealed.manifest.get("codes", {})
    asked: dict[str, list[Vraag]] = {}
    for vraag in sealed.content.vragen():
        asked.setdefault(codes.get(vraag.code, vraag.code), []).append(vraag)
    return asked


def _words(vragen: Iterable[Vraag]) -> list[str]:
    return [
        plain_words(part) for vraag in vragen for part in (vraag.tekst, *(row.tekst for row in vraag.rijen))
    ]
