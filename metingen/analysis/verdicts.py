"""Two sentences about a change, chosen by the numbers: what changed, and whether we know why.

The words are not editable. The *change* sentence depends on the interval of the difference only. The
*cause* sentence says "waarschijnlijk door" only when the design is strong enough (3 or more on the Maryland
scale), was laid down beforehand, shows an effect, and every check kept quiet; else it names the first
reason why we do not know. A bare before/after never names a cause.
Source of the scale: Sherman et al., Preventing Crime: What Works, 1997 (Maryland Scientific Methods Scale).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from adoptie import dutch
from metingen.analysis.robustness import Placebo, breakdown
from metingen.analysis.units import Unit
from metingen.analysis.values import VEEL_OPEN, Estimate, has_any

Direction = Literal["beter", "slechter", "niet_te_zeggen", "neutraal"]
Better = Literal["hoger", "lager", ""]
NAMES_A_CAUSE = 3


class Design(StrEnum):
    """How the figures can be compared, strongest first."""

    GERANDOMISEERD = "gerandomiseerd"
    GESPREID = "gespreid"
    SYNTHETISCH = "synthetisch"
    ONDERBROKEN_REEKS = "onderbroken_reeks"
    BESCHRIJVING = "beschrijving"


_GRADES = {
    Design.GERANDOMISEERD: 5,
    Design.GESPREID: 4,
    Design.SYNTHETISCH: 3,
    Design.ONDERBROKEN_REEKS: 2,
    Design.BESCHRIJVING: 1,
}
_GROUNDS = {
    Design.GERANDOMISEERD: "loting bepaalde wie eerst begon",
    Design.GESPREID: "wie later begon, veranderde ook later",
    Design.SYNTHETISCH: "vergelijkbare groepen veranderden niet zo",
    Design.ONDERBROKEN_REEKS: "het begon op dat moment en een ander cijfer bleef gelijk",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared: two figures and ``difference`` (after - before) in the unit of the figures.

    ``better``: which way is better, empty when neither. ``verdict_on``: the end date of the meetplan while
    it has not come; until then there is a figure and no verdict. ``wobbles``: taken together the figures
    differ clearly, but ``difference`` has a wider interval, because periods differ that much by themselves.
    """

    before: Estimate
    after: Estimate
    difference: Estimate
    unit: Unit
    better: Better = ""
    verdict_on: dt.date | None = None
    wobbles: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about the cause.

    ``cause``: what was changed, with its article ("het digitale loket"). ``effect``: the effect under this
    design. ``registered``: the plan was made before the figures. ``control_moved``: whether an indicator
    that must not move did (None: there is none). ``competing``: another explanation as a clause, such as
    "zaken buiten het loket veranderden net zo". ``among_many``: one of several figures looked at, and no
    longer clear when that is reckoned with.
    """

    cause: str
    design: Design
    effect: Estimate | None = None
    registered: bool = False
    control_moved: bool | None = None
    placebo: Placebo | None = None
    competing: str = ""
    among_many: bool = False

    @property
    def grade(self) -> int:
        """The Maryland grade 1-5: afterwards is description; a still control lifts one series to 3."""
        if not self.registered:
            return 1
        compared = self.design is Design.ONDERBROKEN_REEKS and self.control_moved is False
        return NAMES_A_CAUSE if compared else _GRADES[self.design]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The two sentences, the direction for arrow and colour, and the Maryland grade (0: no verdict).

    ``basis`` is the line under it: n, interval and design.
    """

    change: str
    cause: str
    direction: Direction
    grade: int
    basis: str = ""


def verdict(comparison: Comparison, evidence: Evidence) -> Verdict:
    """Choose the sentences about a change and its cause.

    >>> before, after = Estimate(52, 49, 55, 300), Estimate(61, 58, 64, 310)
    >>> comparison = Comparison(before, after, Estimate(9, 5, 13, 610), Unit.PUNTEN, "hoger")
    >>> found = verdict(comparison, Evidence("het nieuwe systeem", Design.BESCHRIJVING, registered=True))
    >>> found.change
    'Gestegen van 52 naar 61 punten; dat is meer dan toeval.'
    >>> found.cause
    'Of het door het nieuwe systeem komt, weten we niet, want we vergelijken alleen voor en na.'
    """
    missing = _no_verdict(comparison, evidence)
    if missing is not None:
        return missing
    basis = _basis(comparison, evidence)
    if comparison.wobbles and not comparison.difference.clear:
        reason = evidence.competing or "dit kan ook toeval zijn"
        cause = f"Of het door {evidence.cause} komt, weten we niet, want {reason}."
        return Verdict(_wobbling(comparison), cause, "niet_te_zeggen", evidence.grade, basis)
    if not comparison.difference.clear:
        cause = f"Of er iets door {evidence.cause} kwam, weten we niet, want er is geen duidelijk verschil."
        return Verdict(_unclear(comparison), cause, "niet_te_zeggen", evidence.grade, basis)
    doubt = _doubt(comparison, evidence)
    cause = f"Of het door {evidence.cause} komt, weten we niet, want {doubt}."
    if not doubt:
        cause = f"Waarschijnlijk door {evidence.cause}, want {_GROUNDS[evidence.design]}."
    return Verdict(_clear(comparison), cause, _direction(comparison), evidence.grade, basis)


def turning_point(effect: Estimate, unit: Unit) -> str:
    """Return the sentence that says what would turn a clear effect; empty when there is none."""
    limit = breakdown(effect)
    if not limit:
        return ""
    return f"Dit oordeel slaat om als iets anders op hetzelfde moment {unit.limit(limit)} verschil gaf."


def _no_verdict(comparison: Comparison, evidence: Evidence) -> Verdict | None:
    """Return the verdict that there is none yet, with its reason."""
    unknown = f"Of het door {evidence.cause} komt, weten we nog niet, want"
    figures = (comparison.before, comparison.after, comparison.difference)
    if comparison.verdict_on is not None:
        change = f"Nog geen oordeel; dat komt op {dutch.day(comparison.verdict_on)}."
        return Verdict(change, f"{unknown} de meting loopt nog.", "niet_te_zeggen", 0)
    if has_any(figures, VEEL_OPEN):
        change = "Nog geen oordeel; te veel zaken zijn nog niet afgerond."
        return Verdict(change, f"{unknown} de cijfers zijn nog niet compleet.", "niet_te_zeggen", 0)
    if None in [*(figure.value for figure in figures), comparison.difference.low, comparison.difference.high]:
        reason = next(
            (words for flag, words in _REASONS if has_any(figures, flag)), "er zijn te weinig gegevens"
        )
        return Verdict(f"Geen oordeel; {reason}.", f"{unknown} {reason}.", "niet_te_zeggen", 0)
    return None


_REASONS = (
    ("geen_steekproef", "wie meedeed, is geen steekproef"),
    ("geen_spreiding", "er is geen spreiding om het aan af te meten"),
)


def _clear(comparison: Comparison) -> str:
    verb = "Gestegen" if _rises(comparison) else "Gedaald"
    figures = comparison.unit.pair(comparison.before.value or 0, comparison.after.value or 0, "naar")
    return f"{verb} van {figures}; dat is meer dan toeval."


def _wobbling(comparison: Comparison) -> str:
    falls = (comparison.after.value or 0) < (comparison.before.value or 0)
    figures = comparison.unit.pair(comparison.before.value or 0, comparison.after.value or 0, "naar")
    verb = "Gedaald" if falls else "Gestegen"
    return f"{verb} van {figures}, maar de cijfers schommelen zo dat dit toeval kan zijn."


def _unclear(comparison: Comparison) -> str:
    figures = comparison.unit.pair(comparison.before.value or 0, comparison.after.value or 0, "en")
    up, down = max(comparison.difference.high or 0, 0), max(-(comparison.difference.low or 0), 0)
    write = comparison.unit.limit
    if not comparison.better:
        return f"Geen duidelijk verschil: {figures}; is er verschil, dan hoogstens {write(max(up, down))}."
    better, worse = (up, down) if comparison.better == "hoger" else (down, up)
    return (
        f"Geen duidelijk verschil: {figures}; is er verbetering, dan hoogstens {write(better)}, "
        f"is er verslechtering, dan hoogstens {write(worse)}."
    )


def _rises(comparison: Comparison) -> bool:
    return (comparison.difference.value or 0) > 0


def _direction(comparison: Comparison) -> Direction:
    if not comparison.better:
        return "neutraal"
    return "beter" if _rises(comparison) == (comparison.better == "hoger") else "slechter"


def _doubt(comparison: Comparison, evidence: Evidence) -> str:
    """Return the first reason why the cause is not known, as a clause; empty when there is none."""
    effect, placebo = evidence.effect, evidence.placebo
    known = effect is not None and effect.value is not None
    against = known and effect is not None and ((effect.value or 0) > 0) != _rises(comparison)
    sprong = f"op {placebo.hits} van {placebo.tried} andere datums zien we ook een sprong" if placebo else ""
    reasons = (
        (bool(evidence.competing), evidence.competing),
        (not evidence.registered, "het plan is pas achteraf vastgelegd"),
        (evidence.design is Design.BESCHRIJVING, "we vergelijken alleen voor en na"),
        (not known, "er zijn te weinig metingen"),
        (effect is not None and not effect.clear, "zonder deze stap was het misschien ook zo gegaan"),
        (evidence.among_many, "we bekeken meer cijfers tegelijk, en dan is er altijd wel een dat afwijkt"),
        (against, "de cijfers spreken elkaar tegen"),
        (evidence.control_moved is True, "een cijfer dat gelijk moest blijven, veranderde ook"),
        (placebo is not None and not placebo.trusted, sprong),
        (evidence.grade < NAMES_A_CAUSE, "we hebben geen rustig cijfer om mee te vergelijken"),
    )
    return next((reason for holds, reason in reasons if holds), "")


def _basis(comparison: Comparison, evidence: Evidence) -> str:
    unit, difference = comparison.unit, comparison.difference
    value, limits = unit.change(difference.value or 0), unit.limits(difference.low or 0, difference.high or 0)
    numbers = f"n = {dutch.number(comparison.before.n)} en {dutch.number(comparison.after.n)}"
    design = evidence.design.replace("_", " ") if evidence.registered else "achteraf vastgelegd"
    return f"{numbers}; verschil {value} ({limits}); {design}"
