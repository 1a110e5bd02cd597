"""The chapter of an effect report on one indicator: the series, before and after, and the checks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from adoptie import dutch
from metingen.analysis.comparisons import Finding
from metingen.queries.effecten import Effect
from rapportage.blocks import Block, Column, Counterfactual, Heading, Mark, Note, Point, Table, Text
from rapportage.charts.alt import make_chart
from rapportage.charts.tables import figure_cells, figure_columns
from rapportage.reports.goals import SUBJECTS
from rapportage.reports.series import point, trend

# A line of what was expected is no finer than the figures beside it.
_DECIMALS = 4


def chapter(naam: str, phrase: str, effect: Effect) -> Iterator[Block]:
    """Yield the chapter on one indicator around the interventie with this name."""
    code = effect.about.code
    subject = SUBJECTS[code]
    yield Heading(1, _statement(effect), f"effect-{code}")
    yield Text(effect.verdict.change, "lead")
    basis = effect.verdict.basis
    yield Text(effect.verdict.cause, note=f"Cijfers bij dit oordeel: {basis}." if basis else "")
    yield _chart(naam, phrase, effect)
    yield _table(effect)
    if any(figure.uncertain for figure in effect.months):
        yield Note(
            f"De laatste maanden tellen niet mee in het oordeel over {subject}: "
            "er lopen nog te veel aanvragen.",
            "waarschuwing",
        )
    checks = tuple(_checks(effect))
    if checks:
        yield Text("Wat we hebben nagekeken:", items=checks)


def _statement(effect: Effect) -> str:
    subject = SUBJECTS[effect.about.code]
    title = f"{subject[0].upper()}{subject[1:]}"
    comparison = effect.comparison
    if effect.verdict.grade == 0:
        return f"{title}: nog geen oordeel"
    if not effect.verdict.movement:
        return f"{title}: geen duidelijk verschil"
    verb = "steeg" if effect.verdict.movement == "omhoog" else "daalde"
    return f"{title} {verb}{', al voor de start' if comparison.finding is Finding.UNDER_WAY else ''}"


def _chart(naam: str, phrase: str, effect: Effect) -> Block:
    """Draw what was seen beside what was expected where the series is long enough, else the series alone."""
    name, fitted = effect.about.naam, effect.fitted
    if fitted is None or fitted.effect.value is None:
        marks = [(naam, effect.months[effect.start].begin, "", "")] if _inside(effect) else []
        return _made(effect, trend(name, effect.months, marks), f"{name} per maand")
    data = Counterfactual(
        x=tuple(figure.periode for figure in effect.months),
        observed=tuple(point(figure) for figure in effect.months),
        expected=_outlook(effect, fitted.expected),
        low=_outlook(effect, fitted.low),
        high=_outlook(effect, fitted.high),
        mark=Mark(effect.start, naam),
    )
    return _made(effect, data, f"{name} per maand, en wat we zonder {phrase} hadden verwacht")


def _made(effect: Effect, data: object, measure: str) -> Block:
    return make_chart(
        data,  # type: ignore[arg-type]  # one of the kinds of chart data
        effect.about.eenheid,  # type: ignore[arg-type]  # checked where the indicator was stored
        title=_statement(effect),
        measure=measure,
        source=effect.about.bron,
        anchor=f"grafiek-effect-{effect.about.code}",
    )


def _inside(effect: Effect) -> bool:
    return 0 < effect.start < len(effect.months)


def _outlook(effect: Effect, line: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return a line of the expectation from the interventie on, within what is possible."""
    top = 1.0 if effect.about.eenheid == "procent" else math.inf
    return tuple(
        None if value is None or index < effect.start else round(max(0.0, min(value, top)), _DECIMALS)
        for index, value in enumerate(line)
    )


def _table(effect: Effect) -> Table:
    unit = effect.about.eenheid
    sides = [("Vóór", effect.comparison.before), ("Na", effect.comparison.after)]
    if effect.untouched is not None:
        part = f"alleen {effect.untouched.categorie}"
        sides += [(f"Vóór, {part}", effect.untouched.before), (f"Na, {part}", effect.untouched.after)]
    rows = tuple(
        (label, *figure_cells(Point(label, side.value, side.low, side.high, side.n), unit))
        for label, side in sides
    )
    columns = (Column("Wanneer"), *figure_columns(effect.about.naam, unit))
    return Table(f"{effect.about.naam} voor en na", columns, rows, anchor=f"tabel-effect-{effect.about.code}")


def _checks(effect: Effect) -> Iterator[str]:
    fitted, placebo = effect.fitted, effect.evidence.placebo
    if fitted is not None and fitted.effect.value is not None:
        size = effect.unit.change(fitted.effect.value)
        limits = effect.unit.limits(fitted.effect.low or 0, fitted.effect.high or 0)
        yield f"Boven op trend en seizoen is het verschil {size} ({limits})."
    if placebo is not None and placebo.share.low is not None and placebo.share.high is not None:
        low, high = dutch.percentage(placebo.share.low), dutch.percentage(placebo.share.high)
        yield (
            f"Op {placebo.hits} van {placebo.tried} andere datums zag deze methode ook een verschil "
            f"(tussen {low} en {high})."
        )
    yield from _control(effect)
    if effect.untouched is not None and effect.untouched.as_much:
        yield (
            f"Bij de aanvragen die {effect.untouched.categorie} kwamen, veranderde het ongeveer evenveel. "
            "Dat pleit tegen deze oorzaak."
        )
    if effect.comparison.course is not None:
        slope = effect.comparison.course.slope
        by, between = (
            effect.unit.change(slope.value or 0),
            effect.unit.limits(slope.low or 0, slope.high or 0),
        )
        yield f"Al voor de start veranderde het elke maand met {by} ({between})."
    if effect.turns:
        yield effect.turns
    if fitted is not None and fitted.effect.value is None:
        yield _TOO_SHORT.get(fitted.effect.flags[0], "Een sprong is in deze reeks niet te zien.")


def _control(effect: Effect) -> Iterator[str]:
    if effect.control:
        words = {True: "veranderde ook", False: "bleef gelijk", None: "schommelt te veel om dat te zien"}
        yield f"{effect.control} mag niet veranderen, en {words[effect.evidence.control_moved]}."


_TOO_SHORT = {
    "te_weinig_voor": "Er zijn minder dan 8 maanden van ervoor. Dat is te kort om de gewone loop te kennen.",
    "te_weinig_na": "Er zijn te weinig maanden van erna.",
    "geen_spreiding": "De maanden schommelen niet. Een sprong is dan nergens aan af te meten.",
    "niet_te_scheiden": "Er ontbreken te veel maanden om een sprong van de gewone loop te scheiden.",
}
