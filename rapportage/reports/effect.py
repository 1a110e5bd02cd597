"""The report on one interventie: what changed, what can and what cannot be said about the cause."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adoptie import dutch
from adoptie.periods import period_of
from metingen.queries.effecten import Effect
from rapportage.blocks import (
    Block,
    Column,
    Content,
    Counterfactual,
    Heading,
    KeyFigure,
    Mark,
    Note,
    Table,
    Text,
)
from rapportage.charts.alt import make_chart
from rapportage.reports.series import trend
from rapportage.reports.voortgang import FICTIEF, SUBJECTS
from rapportage.reports.words import amount

_DESIGNS = {
    1: "beschrijving: alleen voor en na",
    2: "een reeks in de tijd, zonder vergelijking",
    3: "een reeks in de tijd, met een cijfer ter vergelijking",
}


@dataclass(frozen=True, slots=True)
class Vraag:
    """What this report is about."""

    gemeente: str
    fictief: bool
    thema: dict[str, str]
    naam: str
    phrase: str
    spoor: str
    date: dt.date
    wat: str
    waarom: str
    period: str
    until: dt.date
    effects: tuple[Effect, ...]
    # (quarter, figures) of the lead time, to see when the change came.
    quarters: tuple[tuple[str, dt.date, float | None], ...]


def build(vraag: Vraag) -> Content:
    """Return the content of the report; the same facts give the same content."""
    return Content(
        title=f"Wat deed {vraag.phrase}?",
        subtitle=f"{vraag.naam}, begonnen op {dutch.day(vraag.date)}",
        gemeente=vraag.gemeente,
        period=vraag.period,
        date=vraag.until,
        summary=tuple(_summary(vraag)),
        blocks=tuple(_blocks(vraag)),
        theme=vraag.thema,
    )


def _blocks(vraag: Vraag) -> Iterator[Block]:
    yield Heading(1, "Het oordeel", "oordeel")
    if vraag.fictief:
        yield Note(FICTIEF, "fictief")
    yield Text(_first_sentence(vraag), "lead")
    yield from (_card(effect) for effect in vraag.effects)
    yield Heading(2, "Wat er veranderde", "interventie")
    yield Text(vraag.wat)
    yield Text(f"De verwachting vooraf: {vraag.waarom}")
    for effect in vraag.effects:
        yield from _chapter(vraag, effect)
    yield from _can_be_said(vraag)
    yield from _method(vraag)


def _first_sentence(vraag: Vraag) -> str:
    if not vraag.effects:
        return "Er zijn nog geen cijfers om voor en na te vergelijken."
    first = vraag.effects[0]
    name = first.about.naam
    return f"{name}: {_lower(first.verdict.change)} {first.verdict.cause}"


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _card(effect: Effect) -> KeyFigure:
    after = effect.comparison.after
    unit = effect.about.eenheid
    known = after.value is not None
    low, high = after.low, after.high
    margin = low is not None and high is not None
    return KeyFigure(
        label=f"{effect.about.naam} (na)",
        value=amount(after.value or 0, unit) if known else "niet te zeggen",
        interval=f"tussen {amount(low or 0, unit)} en {amount(high or 0, unit)}" if margin else "",
        change=_before(effect),
        verdict=effect.verdict.change,
        direction=effect.verdict.direction,
        spoor=effect.about.spoor,  # type: ignore[arg-type]  # checked where the indicator was stored
        explanation=effect.about.definitie,
    )


def _before(effect: Effect) -> str:
    value = effect.comparison.before.value
    return f"ervoor: {amount(value, effect.about.eenheid)}" if value is not None else ""


def _chapter(vraag: Vraag, effect: Effect) -> Iterator[Block]:
    code = effect.about.code
    subject = SUBJECTS[code]
    yield Heading(1, _statement(effect), f"effect-{code}")
    yield Text(effect.verdict.change, "lead")
    yield Text(effect.verdict.cause)
    yield _chart(vraag, effect)
    yield _table(effect)
    if effect.verdict.basis:
        yield Text(f"{effect.verdict.basis[0].upper()}{effect.verdict.basis[1:]}.", "small")
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
    difference = effect.comparison.difference
    if effect.verdict.grade == 0 or difference.value is None:
        return f"{title}: nog geen oordeel"
    if not difference.clear:
        return f"{title}: geen duidelijk verschil"
    return f"{title} {'steeg' if difference.value > 0 else 'daalde'}"


def _chart(vraag: Vraag, effect: Effect) -> Block:
    """Draw what was seen beside what was expected where the series is long enough, else the series alone."""
    name, fitted = effect.about.naam, effect.fitted
    if fitted is None or fitted.effect.value is None:
        marks = [(vraag.naam, effect.months[effect.start].begin, "", "")] if _inside(effect) else []
        return _made(effect, trend(name, effect.months, marks), f"{name} per maand")
    data = Counterfactual(
        x=tuple(figure.periode for figure in effect.months),
        observed=tuple(None if figure.uncertain else figure.waarde for figure in effect.months),
        expected=_outlook(effect, fitted.expected),
        low=_outlook(effect, fitted.low),
        high=_outlook(effect, fitted.high),
        mark=Mark(effect.start, vraag.naam),
    )
    return _made(effect, data, f"{name} per maand, en wat we zonder {vraag.phrase} hadden verwacht")


def _made(effect: Effect, data: object, measure: str) -> Block:
    return make_chart(
        data,  # type: ignore[arg-type]  # one of the kinds of chart data
        effect.about.eenheid,  # type: ignore[arg-type]  # checked where the indicator was stored
        title=effect.verdict.change.rstrip("."),
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
        None if value is None or index < effect.start else max(0.0, min(value, top))
        for index, value in enumerate(line)
    )


def _table(effect: Effect) -> Table:
    unit = effect.about.eenheid
    kind, decimals = ("procent", 0) if unit == "procent" else ("getal", 2 if unit == "getal" else 1)
    columns = (
        Column("Wanneer"),
        Column(effect.about.naam, kind, decimals),  # type: ignore[arg-type]  # one of two literals
        Column("Ligt tussen"),
        Column("n", "aantal"),
    )
    sides = [("Vóór", effect.comparison.before), ("Na", effect.comparison.after)]
    if effect.untouched is not None:
        part = f"alleen {effect.untouched.categorie}"
        sides += [(f"Vóór, {part}", effect.untouched.before), (f"Na, {part}", effect.untouched.after)]
    rows = tuple((label, side.value, _between(side.low, side.high, unit), side.n) for label, side in sides)
    return Table(f"{effect.about.naam} voor en na", columns, rows, anchor=f"tabel-effect-{effect.about.code}")


def _between(low: float | None, high: float | None, unit: str) -> str:
    if low is None or high is None:
        return "geen marge"
    return f"{amount(low, unit)} en {amount(high, unit)}"


def _checks(effect: Effect) -> Iterator[str]:
    placebo = effect.evidence.placebo
    if placebo is not None:
        yield (
            f"Op {placebo.hits} van {placebo.tried} andere datums, waarop niets gebeurde, "
            "zag deze methode ook een verschil."
        )
    if effect.evidence.control_moved is not None:
        moved = "veranderde ook" if effect.evidence.control_moved else "bleef gelijk"
        yield f"{effect.control} mag niet veranderen, en {moved}."
    if effect.untouched is not None and effect.untouched.as_much:
        yield (
            f"Aanvragen die al {effect.untouched.categorie} waren, veranderden net zo. "
            "Dat pleit tegen deze oorzaak."
        )
    if effect.turns:
        yield effect.turns
    if effect.fitted is not None and effect.fitted.effect.value is None:
        yield _TOO_SHORT.get(
            effect.fitted.effect.flags[0], "De reeks is te kort om in de tijd te vergelijken."
        )


_TOO_SHORT = {
    "te_weinig_voor": "Er zijn minder dan 8 maanden van ervoor. Dat is te kort om de gewone loop te kennen.",
    "te_weinig_na": "Er zijn te weinig maanden van erna.",
}


def _can_be_said(vraag: Vraag) -> Iterator[Block]:
    yield Heading(1, "Wat we wel en niet kunnen zeggen", "grenzen")
    clear = [
        effect for effect in vraag.effects if effect.comparison.difference.clear and effect.verdict.grade
    ]
    proven = [effect for effect in clear if effect.verdict.cause.startswith("Waarschijnlijk")]
    yield Text(f"Dat {vraag.phrase} de oorzaak is, {_proof(vraag, proven)}", "lead")
    if clear:
        yield Text(
            "Dit weten we:",
            items=tuple(f"{effect.about.naam}: {_lower(effect.verdict.change)}" for effect in clear),
        )
    doubts = tuple(dict.fromkeys(_doubts(vraag)))
    if doubts:
        yield Text("Dit weten we niet:", items=doubts)


def _proof(vraag: Vraag, proven: Sequence[Effect]) -> str:
    if not vraag.effects:
        return "is niet te zeggen."
    if not proven:
        return "is met deze cijfers niet aangetoond."
    names = dutch.listing([SUBJECTS[effect.about.code] for effect in proven])
    return f"is waarschijnlijk voor {names}, en voor de rest niet aangetoond."


def _doubts(vraag: Vraag) -> Iterator[str]:
    for effect in vraag.effects:
        if effect.verdict.cause.startswith("Waarschijnlijk"):
            continue
        yield f"{effect.about.naam}: {_lower(effect.verdict.cause)}"
        if effect.untouched is not None and effect.untouched.as_much:
            one, two = effect.untouched.before.value or 0, effect.untouched.after.value or 0
            unit = effect.about.eenheid
            yield (
                f"Bij aanvragen die al {effect.untouched.categorie} waren, ging het van {amount(one, unit)} "
                f"naar {amount(two, unit)}. Dat is ongeveer evenveel. "
                "Meer digitale aanvragen verklaren dit dus niet."
            )
    late = _came_later(vraag)
    if late:
        yield late


def _came_later(vraag: Vraag) -> str:
    """Return the sentence that the lead time moved only later, when the quarters show that."""
    started = period_of(vraag.date, "kwartaal").begin
    known = [(label, begin, value) for label, begin, value in vraag.quarters if value is not None]
    before = [value for _, begin, value in known if begin < started]
    after = [(label, value) for label, begin, value in known if begin >= started]
    if not before or len(after) < 2:
        return ""
    label, first = after[0]
    lowest = min(value for _, value in after)
    if abs(before[-1] - first) > abs(before[-1] - lowest) / 2:
        return ""
    return (
        f"De doorlooptijd was in het {label} nog {amount(first, 'dagen')}, ongeveer als ervoor. "
        "De daling kwam pas later dan de start."
    )


def _method(vraag: Vraag) -> Iterator[Block]:
    yield Heading(1, "Zo is dit bepaald", "methode")
    yield Text("De zinnen van het oordeel volgen uit de cijfers. Niemand kan ze aanpassen.", "lead")
    yield Text(
        "De methode:",
        items=(
            "Voor en na: het verschil met een 95 %-interval uit beide intervallen (MOVER).",
            "De reeks in de tijd: een sprong boven op trend en seizoen. Maanden hangen samen (AR(1), REML).",
            "Maanden waarin nog te veel aanvragen lopen, tellen niet mee.",
            "Zonder vergelijking noemen we geen oorzaak.",
        ),
    )
    columns = (Column("Cijfer"), Column("Opzet"), Column("Bewijskracht (1 tot 5)"))
    rows = tuple(
        (effect.about.naam, _DESIGNS.get(effect.verdict.grade, "nog geen oordeel"), str(effect.verdict.grade))
        for effect in vraag.effects
    )
    if rows:
        yield Table("Hoe sterk is het bewijs (schaal van Maryland)", columns, rows, anchor="tabel-bewijs")


def _summary(vraag: Vraag) -> Iterator[str]:
    for effect in vraag.effects[:2]:
        yield f"{effect.about.naam}: {_lower(effect.verdict.change)} {effect.verdict.cause}"
    proven = [effect for effect in vraag.effects if effect.verdict.cause.startswith("Waarschijnlijk")]
    yield f"Dat {vraag.phrase} de oorzaak is, {_proof(vraag, proven)}"
