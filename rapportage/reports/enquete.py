"""The report on one round: who answered, what they said page by page, what changed, and how it was asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adoptie import dutch
from enquetes.queries.gevraagd import Gevraagd
from metingen.queries.schattingen import unit_of
from metingen.queries.veranderingen import Change
from rapportage.blocks import Block, Column, Content, Heading, KeyFigure, Note, Table, Text
from rapportage.queries.enquete import Enquete
from rapportage.reports import (
    accountability,
    checklist,
    compared,
    eigenwoorden,
    klassen,
    method,
    rondes,
    themes,
    wording,
)
from rapportage.reports.voortgang import FICTIEF
from rapportage.reports.words import interval_text, judged, value_text

_ASKED = "Zo zijn de vragen gesteld"
_MOST_CARDS = 4
_NOTHING = "Er waren te weinig antwoorden om uitkomsten te laten zien."


def build(enquete: Enquete) -> Content:
    """Return the content of the report; the same facts give the same content."""
    ronde = enquete.ronde
    changes = compared.of_round(enquete.onderzoek, ronde.ronde_id)
    return Content(
        title=f"Uitkomsten van '{ronde.naam}'",
        subtitle=f"Gevraagd van {dutch.day(ronde.begin)} tot en met {dutch.day(ronde.eind)}",
        gemeente=enquete.gemeente,
        period=enquete.period.code,
        date=ronde.eind,
        summary=tuple(_summary(enquete, changes)),
        blocks=tuple(_blocks(enquete, changes)),
        theme=enquete.thema,
    )


def headline(enquete: Enquete, changes: Sequence[Change]) -> str:
    """Return what the reader should know first: what changed, else what stood out."""
    if all(figure.hidden for figure in enquete.samen if figure.vraag_hash):
        return _NOTHING
    if changes:
        return f"{compared.title(changes)}. {compared.worse_first(changes)}"
    return rondes.in_short(enquete.samen) or rondes.answered(enquete.ronde)


def _summary(enquete: Enquete, changes: Sequence[Change]) -> Iterator[str]:
    yield headline(enquete, changes)
    if any(change.clear for change in changes):
        yield compared.NO_CAUSE
    yield f"{rondes.answered(enquete.ronde)} {enquete.ronde.doelgroep}"
    for part in themes.parts(enquete, changes):
        yield f"{part.titel}: {themes.finding(part)}."
    yield from eigenwoorden.in_short(enquete)


def _blocks(enquete: Enquete, changes: Sequence[Change]) -> Iterator[Block]:
    yield from _first(enquete, changes)
    yield from themes.chapters(enquete, changes)
    yield from eigenwoorden.chapter(enquete)
    yield from compared.chapter(changes)
    yield from wording.chapter(enquete.onderzoek, enquete.period)
    yield from _asked(enquete)
    told = (*enquete.samen, *enquete.groepen, *enquete.klassen)
    yield from accountability.opening()
    yield from accountability.hidden(told)
    yield from method.section(told)
    yield from checklist.chapter(enquete.gemeente, (checklist.Peiling(enquete.ronde, told, _ASKED),))


def _first(enquete: Enquete, changes: Sequence[Change]) -> Iterator[Block]:
    yield Heading(1, rondes.answered(enquete.ronde).rstrip("."), "ronde")
    if enquete.fictief:
        yield Note(FICTIEF, "fictief")
    yield Text(headline(enquete, changes), "lead")
    yield from (_card(change) for change in _worst_first(changes)[:_MOST_CARDS])
    days = f"Invullen kon van {dutch.day(enquete.ronde.begin)} tot en met {dutch.day(enquete.ronde.eind)}."
    yield Text(f"{enquete.ronde.doelgroep} {days} {checklist.margin(enquete.ronde)}")
    yield from klassen.responses(enquete.klassen)
    if not changes:
        yield Text("Er is geen eerdere ronde met dezelfde vragen om mee te vergelijken.")


def _worst_first(changes: Sequence[Change]) -> list[Change]:
    """Return the clear changes, what became worse before what became better."""
    clear = [change for change in changes if change.clear]
    return sorted(clear, key=lambda change: change.direction != "slechter")


def _card(change: Change) -> KeyFigure:
    difference, unit = change.difference, unit_of(change.after)
    size = unit.change(difference.value or 0.0)
    limits = unit.limits(difference.low or 0.0, difference.high or 0.0)
    return KeyFigure(
        label=change.after.naam.rstrip("."),
        value=value_text(change.after),
        interval=interval_text(change.after),
        change=f"{size} ({limits})",
        verdict=judged(change.direction, change.sentence),
        direction=change.direction,
        movement=change.movement,
        explanation=change.after.definitie,
    )


def _asked(enquete: Enquete) -> Iterator[Block]:
    """Yield the questionnaire as people saw it."""
    if not enquete.gevraagd:
        return
    count = sum(len(thema.vragen) for thema in enquete.gevraagd)
    yield Heading(1, _ASKED, "gevraagd")
    yield Text(f"De vragenlijst had {dutch.counted(count, 'vraag', 'vragen')}.", "lead")
    for number, thema in enumerate(enquete.gevraagd, start=1):
        name = themes.name_of(number, thema)
        columns = (Column("Vraag"), Column("Antwoorden om uit te kiezen"))
        rows = tuple(row for vraag in thema.vragen for row in _question(vraag))
        yield Table(f"De vragen in '{name}'", columns, rows, anchor=f"tabel-gevraagd-{number}")


def _question(vraag: Gevraagd) -> Iterator[tuple[str, str]]:
    """Yield a question with its answers, and then a row for each of its items."""
    said = " ".join(filter(None, (vraag.tekst, vraag.toelichting)))
    yield said, "; ".join(vraag.antwoorden) or "een eigen antwoord"
    for row in vraag.rijen:
        yield f"– {row}", ""
