"""The report on one interventie: what changed, what can and what cannot be said about the cause."""

from __future__ import annotations

from collections.abc import Iterator

from adoptie import dutch
from metingen.queries.effecten import Effect
from rapportage.blocks import (
    Block,
    Column,
    Content,
    Heading,
    KeyFigure,
    Note,
    Table,
    Text,
)
from rapportage.reports import method
from rapportage.reports.afspraak import agreed
from rapportage.reports.effect_chapter import chapter
from rapportage.reports.effect_limits import Vraag, limits, lower, proof
from rapportage.reports.voortgang import FICTIEF
from rapportage.reports.words import amount, judged

_DESIGNS = {
    1: "beschrijving: alleen voor en na",
    2: "een reeks in de tijd, zonder vergelijking",
    3: "een reeks in de tijd, met een cijfer ter vergelijking",
}


def build(vraag: Vraag) -> Content:
    """Return the content of the report; the same facts give the same content."""
    return Content(
        title=f"Het effect van {vraag.phrase}",
        subtitle=f"{vraag.naam}, begonnen op {dutch.day(vraag.date)}",
        gemeente=vraag.gemeente,
        period=vraag.period,
        date=vraag.until,
        stand=vraag.stand,
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
    yield Text(agreed(vraag.afspraak))
    for effect in vraag.effects:
        yield from chapter(vraag.naam, vraag.phrase, effect)
    yield from limits(vraag)
    yield from _method(vraag)


def _first_sentence(vraag: Vraag) -> str:
    if not vraag.effects:
        return "Er zijn nog geen cijfers om voor en na te vergelijken."
    first = vraag.effects[0]
    name = first.about.naam
    return f"{name}: {lower(first.verdict.change)} {first.verdict.cause}"


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
        verdict=judged(effect.verdict.direction, effect.verdict.change),
        direction=effect.verdict.direction,
        movement=effect.verdict.movement,
        spoor=effect.about.spoor,  # type: ignore[arg-type]  # checked where the indicator was stored
        explanation=effect.about.definitie,
    )


def _before(effect: Effect) -> str:
    value = effect.comparison.before.value
    return f"ervoor: {amount(value, effect.about.eenheid)}" if value is not None else ""


def _method(vraag: Vraag) -> Iterator[Block]:
    yield Heading(1, "Zo is dit bepaald", "methode")
    yield Text("De zinnen van het oordeel volgen uit de cijfers. Niemand kan ze aanpassen.", "lead")
    yield Text(
        "De methode:",
        items=(
            "Voor en na: een verschil telt als de aanvragen samen (MOVER) en de maanden (AR(1)) het tonen.",
            "Met minder dan 6 maanden ervoor of 3 erna geven we over het verschil geen oordeel.",
            "De oorzaak: een sprong boven op trend en seizoen, met 8 maanden of meer ervoor (AR(1), REML).",
            "Liep de lijn van voor de start al door tot waar het cijfer nu is, dan zeggen we dat.",
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
    yield from method.section(vraag.cijfers, compared=False)


def _summary(vraag: Vraag) -> Iterator[str]:
    """Yield a line on what was meant to change, and then on every other figure, what became worse first."""
    if not vraag.effects:
        yield _first_sentence(vraag)
        return
    for effect in (*vraag.effects[:1], *sorted(vraag.effects[1:], key=_worse_first)):
        yield f"{effect.about.naam}: {lower(effect.verdict.change)} {effect.verdict.cause}"
    proven = [effect for effect in vraag.effects if effect.verdict.names_cause]
    yield f"Dat het door {vraag.phrase} komt, {proof(vraag, proven)}"


def _worse_first(effect: Effect) -> bool:
    return effect.verdict.direction != "slechter"
