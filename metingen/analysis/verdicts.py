"""Two sentences about a change, chosen by the numbers: what changed, and whether we know why.

The words are not editable. The *change* sentence depends on the interval of the difference only. The
*cause* sentence says "waarschijnlijk door" only when the design is strong enough (3 or more on the Maryland
scale), was laid down beforehand, shows an effect, and every check kept quiet; else it names the first
reason why we do not know. A bare before/after never names a cause.
Source of the scale: Sherman et al., Preventing Crime: What Works, 1997 (Maryland Scientific Methods Scale).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from adoptie import dutch
from metingen.analysis.comparisons import (
    Comparison,
    Direction,
    Finding,
    Movement,
    change_sentence,
    direction,
    movement,
    rises,
    way,
)
from metingen.analysis.robustness import Placebo, breakdown
from metingen.analysis.units import Unit
from metingen.analysis.values import (
    GEEN_SPREIDING,
    GRENS_ONBEKEND,
    TE_WEINIG_NA,
    TE_WEINIG_VOOR,
    VEEL_OPEN,
    Estimate,
    has_any,
)

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
    """The two sentences, the direction for word and colour, and the Maryland grade (0: no verdict).

    ``basis`` is the line under it: n, interval and design. ``movement``: which way the figure went, where
    that can be said. ``names_cause``: the cause sentence names one.
    """

    change: str
    cause: str
    direction: Direction
    grade: int
    basis: str = ""
    movement: Movement = ""
    names_cause: bool = False


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
    doubt = _doubt(comparison, evidence)
    return Verdict(
        change_sentence(comparison),
        _cause(comparison, evidence, doubt),
        direction(comparison),
        evidence.grade,
        _basis(comparison, evidence),
        movement(comparison),
        names_cause=not doubt,
    )


def _cause(comparison: Comparison, evidence: Evidence, doubt: str) -> str:
    if comparison.finding is Finding.UNCLEAR:
        return f"Of er iets door {evidence.cause} kwam, weten we niet, want {doubt}."
    if not doubt:
        return f"Waarschijnlijk door {evidence.cause}, want {_GROUNDS[evidence.design]}."
    return f"Of het door {evidence.cause} komt, weten we niet, want {doubt}."


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
        if not has_any(figures, TE_WEINIG_NA):
            unknown = unknown.replace("nog niet", "niet")
        return Verdict(f"Geen oordeel; {reason}.", f"{unknown} {reason}.", "niet_te_zeggen", 0)
    return None


_REASONS = (
    ("geen_steekproef", "wie meedeed, is geen steekproef"),
    (GRENS_ONBEKEND, "de marge is niet te bepalen"),
    (TE_WEINIG_VOOR, "er zijn te weinig maanden van ervoor"),
    (TE_WEINIG_NA, "er zijn te weinig maanden van erna"),
    (GEEN_SPREIDING, "er is geen spreiding om het aan af te meten"),
)


def _doubt(comparison: Comparison, evidence: Evidence) -> str:
    """Return the first reason why the cause is not known, as a clause; empty when there is none."""
    effect, placebo = evidence.effect, evidence.placebo
    known = effect is not None and effect.value is not None
    against = known and effect is not None and ((effect.value or 0) > 0) != rises(comparison)
    sprong = f"op {placebo.hits} van {placebo.tried} andere datums zien we ook een sprong" if placebo else ""
    reasons = (
        (comparison.finding is Finding.UNCLEAR, "er is geen duidelijk verschil"),
        (comparison.course is not None, f"de {way(comparison)} was al voor de start bezig"),
        (bool(evidence.competing), evidence.competing),
        (comparison.finding is Finding.WOBBLING, "dit kan ook toeval zijn"),
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
