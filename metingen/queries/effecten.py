"""What an interventie did, as far as published figures can tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from adoptie.models import Interventie
from metingen.analysis.comparisons import Comparison, possible
from metingen.analysis.differences import benjamini_hochberg, mover
from metingen.analysis.doubt import as_much, stayed_still
from metingen.analysis.interrupted import InterruptedEffect, interrupted_effect
from metingen.analysis.levels import course_before
from metingen.analysis.units import Unit
from metingen.analysis.values import Estimate, nothing
from metingen.analysis.verdicts import Design, Evidence, Verdict, turning_point, verdict
from metingen.models import Indicator, Meetplan, Meetwaarde
from metingen.queries.bronnen import first_bron
from metingen.queries.cijfers import ALL, Cijfer, Status, read_cijfers
from metingen.queries.maandreeks import doubted_difference, first_after, fit_step, month_values
from metingen.queries.schattingen import better_of, estimate_of, span_of, unit_of

OUTCOMES = ("digitaal-aandeel", "doorlooptijd", "te-laat", "overdrachten")
_LEVEL = 0.05


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
    # The figures before and after, as they were published.
    sides: tuple[Cijfer, ...]
    start: int
    fitted: InterruptedEffect | None
    comparison: Comparison
    evidence: Evidence
    verdict: Verdict
    untouched: Untouched | None
    control: str
    turns: str


def effects_of(
    interventie: Interventie, *, until: dt.date, statuses: Collection[Status] = ALL
) -> tuple[Effect, ...]:
    """Return the effects on all case indicators, the primary one of the meetplan first.

    Figures up to ``until`` with one of these statuses are used. Five queries at most, however many there are.
    """
    gemeente = interventie.spoor.traject.gemeente
    plan = Meetplan.objects.select_related("indicator", "controle").filter(interventie=interventie).first()
    bron = plan.indicator.bron if plan else first_bron(gemeente)
    sides = read_cijfers(gemeente, lengte="interventie", codes=OUTCOMES, bron=bron, statuses=statuses)
    sides = tuple(figure for figure in sides if figure.periode.startswith(f"{interventie.pk}:"))
    if not sides and _has_sides(interventie):
        # Who may not see the figures before and after is told nothing, rather than that there are too few.
        return ()
    codes = {*OUTCOMES, *([plan.controle.code] if plan and plan.controle else [])}
    months = read_cijfers(
        gemeente, lengte="maand", codes=codes, categorie="", until=until, bron=bron, statuses=statuses
    )
    series = {code: tuple(figure for figure in months if figure.code == code) for code in sorted(codes)}
    primary = plan.indicator.code if plan else OUTCOMES[0]
    order = sorted(OUTCOMES, key=lambda code: (code != primary, OUTCOMES.index(code)))
    found = (_effect(interventie, plan, code, sides, series, until) for code in order)
    return _reckoned([effect for effect in found if effect is not None])


def _has_sides(interventie: Interventie) -> bool:
    gemeente = interventie.spoor.traject.gemeente
    rows = Meetwaarde.objects.filter(gemeente=gemeente, lengte="interventie")
    return rows.filter(periode__startswith=f"{interventie.pk}:").exists()


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
    date = interventie.ingangsdatum
    start = first_after(months, date)
    values = month_values(months, date)
    pooled = _comparison(interventie, plan, months[-1], sides, until)
    comparison = _doubtful(pooled, months[-1], values, start)
    fitted, placebo = fit_step(values, start)
    untouched = _untouched(interventie, plan, code, _until(sides, until), pooled)
    control = _control(plan, code)
    evidence = replace(
        _evidence(interventie, plan, fitted),
        control_moved=_moved(series[control.code], date, fitted, pooled.before) if control else None,
        placebo=placebo,
        competing=_competing(untouched),
    )
    return Effect(
        about=months[-1],
        unit=comparison.unit,
        primary=plan is not None and plan.indicator.code == code,
        months=months,
        sides=tuple(each for each in _until(sides, until) if each.code == code),
        start=start,
        fitted=fitted,
        comparison=comparison,
        evidence=evidence,
        verdict=verdict(comparison, evidence),
        untouched=untouched,
        control=control.naam if control else "",
        turns=_turns(fitted, comparison),
    )


def _doubtful(pooled: Comparison, about: Cijfer, values: list[float | None], start: int) -> Comparison:
    doubted = doubted_difference(pooled.difference, values, start)
    course = course_before(values, start)
    along = course is not None and (course.slope.value or 0) * (pooled.difference.value or 0) > 0
    return replace(
        pooled,
        difference=possible(doubted, pooled.before, pooled.after, pooled.unit, span_of(about)),
        wobbles=pooled.difference.clear,
        course=course if along else None,
    )


def _turns(fitted: InterruptedEffect | None, comparison: Comparison) -> str:
    clear = fitted is not None and comparison.difference.clear
    return turning_point(fitted.effect, comparison.unit) if fitted is not None and clear else ""


def _control(plan: Meetplan | None, code: str) -> Indicator | None:
    """Return the indicator that must not move; none is a control of itself."""
    control = plan.controle if plan is not None else None
    return control if control is not None and control.code != code else None


def _evidence(interventie: Interventie, plan: Meetplan | None, fitted: InterruptedEffect | None) -> Evidence:
    """Return what the design says: without an effect that could be computed it is a description."""
    known = fitted is not None and fitted.effect.value is not None
    return Evidence(
        cause=interventie.phrase,
        design=Design.ONDERBROKEN_REEKS if known else Design.BESCHRIJVING,
        effect=fitted.effect if fitted else None,
        registered=plan is not None and not plan.afterwards,
    )


def _comparison(
    interventie: Interventie, plan: Meetplan | None, about: Cijfer, sides: Sequence[Cijfer], until: dt.date
) -> Comparison:
    before, after = _both_sides(interventie, sides, about.code, until)
    return Comparison(
        before=before,
        after=after,
        difference=mover(before, after),
        unit=unit_of(about),
        better=better_of(about),
        verdict_on=plan.einddatum if plan and plan.einddatum > until else None,
    )


def _both_sides(
    interventie: Interventie, sides: Sequence[Cijfer], code: str, until: dt.date, categorie: str = ""
) -> tuple[Estimate, Estimate]:
    """Return the figure before, and the one after that looks no further than ``until``."""
    found = [each for each in sides if (each.code, each.categorie) == (code, categorie)]
    before = [each for each in found if each.periode == f"{interventie.pk}:voor"]
    after = [each for each in found if each.periode != f"{interventie.pk}:voor" and each.eind <= until]
    last = max(after, key=lambda each: each.eind, default=None)
    return estimate_of(before[0]) if before else nothing(), estimate_of(last) if last else nothing()


def _until(sides: Sequence[Cijfer], until: dt.date) -> list[Cijfer]:
    return [each for each in sides if each.eind <= until]


def _moved(
    months: Sequence[Cijfer], date: dt.date, fitted: InterruptedEffect | None, primary_before: Estimate
) -> bool | None:
    """Tell whether the control moved; None when it wobbles too much to say that it stayed still."""
    start = first_after(months, date)
    values = month_values(months, date)
    if not 0 < start < len(months) or fitted is None:
        return None
    effect = interrupted_effect(values, start, band=False).effect
    before = [value for value in values[:start] if value is not None]
    level = sum(before) / len(before) if before else 0.0
    still = stayed_still(effect, level, fitted.effect, primary_before.value or 0.0)
    return None if still is None else not still


def _untouched(
    interventie: Interventie, plan: Meetplan | None, code: str, sides: Sequence[Cijfer], whole: Comparison
) -> Untouched | None:
    if plan is None or not plan.onaangeraakt:
        return None
    before, after = _both_sides(interventie, sides, code, dt.date.max, plan.onaangeraakt)
    if before.value is None or after.value is None:
        return None
    shown = whole.difference.clear and as_much((whole.before, whole.after), (before, after))
    return Untouched(plan.onaangeraakt, before, after, shown)


def _competing(untouched: Untouched | None) -> str:
    if untouched is None or not untouched.as_much:
        return ""
    return f"bij de aanvragen die {untouched.categorie} kwamen, veranderde het ongeveer evenveel"
