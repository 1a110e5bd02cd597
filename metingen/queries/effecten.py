"""What an interventie did, as far as published figures can tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from adoptie.models import Interventie
from adoptie.periods import period_of
from metingen.analysis.differences import benjamini_hochberg, mover
from metingen.analysis.interrupted import InterruptedEffect, interrupted_effect, level_difference
from metingen.analysis.robustness import Placebo, control_moved, placebo_dates
from metingen.analysis.units import Unit
from metingen.analysis.values import Estimate, nothing
from metingen.analysis.verdicts import Comparison, Design, Evidence, Verdict, turning_point, verdict
from metingen.models import Meetplan
from metingen.queries.cijfers import Cijfer, read_cijfers

OUTCOMES = ("digitaal-aandeel", "doorlooptijd", "te-laat", "overdrachten")
# The untouched part changed "as much" when it changed at least half of what the whole did.
_AS_MUCH = 0.5
_LEVEL = 0.05
_UNITS = {"procent": Unit.PROCENTPUNT, "dagen": Unit.DAGEN, "punten": Unit.PUNTEN}


@dataclass(frozen=True, slots=True)
class Untouched:
    """The part of the cases that the interventie did not touch, before and after."""

    categorie: str
    before: Estimate
    after: Estimate
    as_much: bool


@dataclass(frozen=True, slots=True)
class Effect:
    """One indicator around an interventie: the series, the comparison, the checks and the verdict."""

    about: Cijfer
    unit: Unit
    primary: bool
    months: tuple[Cijfer, ...]
    start: int
    fitted: InterruptedEffect | None
    comparison: Comparison
    evidence: Evidence
    verdict: Verdict
    untouched: Untouched | None
    control: str
    turns: str


def effects_of(interventie: Interventie, *, until: dt.date) -> tuple[Effect, ...]:
    """Return the effects on all case indicators, the primary one of the meetplan first.

    Figures up to ``until`` are used. Three queries, however many figures there are.
    """
    gemeente = interventie.spoor.traject.gemeente
    plan = Meetplan.objects.select_related("indicator", "controle").filter(interventie=interventie).first()
    sides = read_cijfers(gemeente, lengte="interventie", codes=OUTCOMES)
    sides = tuple(figure for figure in sides if figure.periode.startswith(f"{interventie.pk}:"))
    codes = {*OUTCOMES, *([plan.controle.code] if plan and plan.controle else [])}
    months = read_cijfers(gemeente, lengte="maand", codes=codes, categorie="", until=until)
    series = {code: tuple(figure for figure in months if figure.code == code) for code in sorted(codes)}
    primary = plan.indicator.code if plan else OUTCOMES[0]
    order = sorted(OUTCOMES, key=lambda code: (code != primary, OUTCOMES.index(code)))
    found = (_effect(interventie, plan, code, sides, series, until) for code in order)
    return _reckoned([effect for effect in found if effect is not None])


def _reckoned(effects: list[Effect]) -> tuple[Effect, ...]:
    """Mark the secondary effects that are clear alone, and not when all of them are reckoned with."""
    others = [
        effect for effect in effects if not effect.primary and effect.fitted and effect.fitted.p is not None
    ]
    chances = [effect.fitted.p for effect in others if effect.fitted and effect.fitted.p is not None]
    doubtful = {
        effect.about.code
        for effect, adjusted in zip(others, benjamini_hochberg(chances), strict=True)
        if adjusted > _LEVEL
    }
    return tuple(_doubted(effect) if effect.about.code in doubtful else effect for effect in effects)


def _doubted(effect: Effect) -> Effect:
    evidence = replace(effect.evidence, among_many=True)
    return replace(effect, evidence=evidence, verdict=verdict(effect.comparison, evidence))


def _effect(
    interventie: Interventie,
    plan: Meetplan | None,
    code: str,
    sides: Sequence[Cijfer],
    series: Mapping[str, tuple[Cijfer, ...]],
    until: dt.date,
) -> Effect | None:
    months = series[code]
    if not months:
        return None
    start = _first_after(months, interventie.ingangsdatum)
    comparison = _comparison(interventie, plan, code, sides, until)
    comparison = replace(comparison, difference=_difference(comparison.difference, months, start))
    fitted, placebo = _fit(months, start)
    untouched = _untouched(interventie, plan, code, sides, comparison.difference)
    control = plan.controle if plan and plan.controle else None
    evidence = Evidence(
        cause=interventie.phrase,
        design=Design.ONDERBROKEN_REEKS if fitted else Design.BESCHRIJVING,
        effect=fitted.effect if fitted else None,
        registered=plan is not None and not plan.afterwards,
        control_moved=_moved(series[control.code], interventie.ingangsdatum) if control else None,
        placebo=placebo,
        competing=_competing(untouched),
    )
    return Effect(
        about=months[-1],
        unit=comparison.unit,
        primary=plan is not None and plan.indicator.code == code,
        months=months,
        start=start,
        fitted=fitted,
        comparison=comparison,
        evidence=evidence,
        verdict=verdict(comparison, evidence),
        untouched=untouched,
        control=control.naam if control else "",
        turns=turning_point(fitted.effect, comparison.unit) if fitted else "",
    )


def _comparison(
    interventie: Interventie, plan: Meetplan | None, code: str, sides: Sequence[Cijfer], until: dt.date
) -> Comparison:
    before, after = (_side(sides, f"{interventie.pk}:{side}", code) for side in ("voor", "na"))
    about = next((figure for figure in sides if figure.code == code), None)
    richting = about.richting if about else ""
    return Comparison(
        before=before,
        after=after,
        difference=mover(before, after),
        unit=_UNITS.get(about.eenheid, Unit.AANTAL) if about else Unit.AANTAL,
        better="hoger" if richting == "hoger" else "lager" if richting == "lager" else "",
        verdict_on=plan.einddatum if plan and plan.einddatum > until else None,
    )


def _side(sides: Sequence[Cijfer], period: str, code: str, categorie: str = "") -> Estimate:
    key = (period, code, categorie)
    for figure in sides:
        if (figure.periode, figure.code, figure.categorie) == key:
            return estimate_of(figure)
    return nothing()


def estimate_of(figure: Cijfer) -> Estimate:
    return Estimate(figure.waarde, figure.laag, figure.hoog, figure.n or 0, flags=figure.vlaggen)


def _first_after(months: Sequence[Cijfer], date: dt.date) -> int:
    """Return the index of the first whole month after the change."""
    month = period_of(date, "maand")
    first = month.begin if date.day == 1 else month.end
    return next((index for index, figure in enumerate(months) if figure.begin >= first), len(months))


def _values(months: Sequence[Cijfer]) -> list[float | None]:
    """Return the series without the months in which too much is still open."""
    return [None if figure.uncertain else figure.waarde for figure in months]


def _fit(months: Sequence[Cijfer], start: int) -> tuple[InterruptedEffect | None, Placebo | None]:
    if not 0 < start < len(months):
        return None, None
    values = _values(months)
    fitted = interrupted_effect(values, start)
    placebo = placebo_dates(values, start)
    return fitted, placebo if placebo.tried else None


def _difference(pooled: Estimate, months: Sequence[Cijfer], start: int) -> Estimate:
    """Return the difference with the doubt of months that hang together, where there are enough of them."""
    if not 0 < start < len(months):
        return pooled
    found = level_difference(_values(months), start)
    return pooled if found.value is None else replace(found, n=pooled.n)


def _moved(months: Sequence[Cijfer], date: dt.date) -> bool | None:
    start = _first_after(months, date)
    return control_moved(_values(months), start) if 0 < start < len(months) else None


def _untouched(
    interventie: Interventie, plan: Meetplan | None, code: str, sides: Sequence[Cijfer], whole: Estimate
) -> Untouched | None:
    if plan is None or not plan.onaangeraakt:
        return None
    before, after = (
        _side(sides, f"{interventie.pk}:{side}", code, plan.onaangeraakt) for side in ("voor", "na")
    )
    if before.value is None or after.value is None or not whole.value:
        return None
    return Untouched(plan.onaangeraakt, before, after, (after.value - before.value) / whole.value >= _AS_MUCH)


def _competing(untouched: Untouched | None) -> str:
    if untouched is None or not untouched.as_much:
        return ""
    return f"bij aanvragen die al {untouched.categorie} waren, veranderde het net zo"
