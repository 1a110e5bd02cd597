"""The report on one interventie: what changed, what can and what cannot be said about the cause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adoptie import dutch
from adoptie.periods import period_of
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
from rapportage.reports.effect_chapter import chapter
from rapportage.reports.goals import SUBJECTS
from rapportage.reports.voortgang import FICTIEF
from rapportage.reports.words import amount, judged, movement

# Days that a median must have fallen before its moment is worth a sentence.
_LEAST_FALL = 3
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
        yield from chapter(vraag.naam, vraag.phrase, effect)
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
        verdict=judged(effect.verdict.direction, effect.verdict.change),
        direction=effect.verdict.direction,
        movement=movement(effect.comparison.difference.value),
        spoor=effect.about.spoor,  # type: ignore[arg-type]  # checked where the indicator was stored
        explanation=effect.about.definitie,
    )


def _before(effect: Effect) -> str:
    value = effect.comparison.before.value
    return f"ervoor: {amount(value, effect.about.eenheid)}" if value is not None else ""


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
            part = effect.untouched.categorie
            yield (
                f"{effect.about.naam} van alleen de aanvragen die {part} kwamen: "
                f"van {amount(one, unit)} naar {amount(two, unit)}. "
                "Dat is ongeveer evenveel als bij alle aanvragen. "
                f"Dat er meer {part} kwam, verklaart het dus niet."
            )
        if effect.about.code == "doorlooptijd" and (effect.comparison.difference.value or 0) < 0:
            yield from _came_later(vraag)


def _came_later(vraag: Vraag) -> Iterator[str]:
    """Yield the sentence that the lead time fell only later, when the quarters show that."""
    started = period_of(vraag.date, "kwartaal").begin
    known = [(label, begin, value) for label, begin, value in vraag.quarters if value is not None]
    before = [value for _, begin, value in known if begin < started]
    after = [(label, value) for label, begin, value in known if begin >= started]
    if not before or len(after) < 2:
        return
    label, first = after[0]
    fall = before[-1] - min(value for _, value in after)
    if fall > _LEAST_FALL and before[-1] - first < fall / 4:
        yield (
            f"De doorlooptijd was in het {label} nog {amount(first, 'dagen')}, ongeveer als ervoor. "
            "De daling kwam pas later dan de start."
        )


def _method(vraag: Vraag) -> Iterator[Block]:
    yield Heading(1, "Zo is dit bepaald", "methode")
    yield Text("De zinnen van het oordeel volgen uit de cijfers. Niemand kan ze aanpassen.", "lead")
    yield Text(
        "De methode:",
        items=(
            "Voor en na: een verschil telt als de aanvragen samen (MOVER) en de maanden (AR(1)) het tonen.",
            "Met minder dan 6 maanden ervoor of 3 erna geven we geen oordeel.",
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
