"""The sheet for the talk in a team: group and whole, what stands out, what is done, three questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adoptie import dutch
from enquetes.queries.terugkoppeling import Actie, Groep
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Content,
    Heading,
    Hidden,
    Interval,
    Note,
    Table,
    Text,
)
from rapportage.charts.words import between
from rapportage.queries.gespreksblad import Groepsronde
from rapportage.reports import groups, rondes, standout
from rapportage.reports.voortgang import FICTIEF
from rapportage.reports.words import HIDDEN, SEE_WHOLE, value_text

PAGES = 1
# More does not fit on one page; the rest stands in the report on the round.
_MOST_ROWS = 3
_MOST_ACTIONS = 2
_LONGEST = 50
_QUESTIONS = (
    "Wat herkennen we, en wat niet?",
    "Wat helpt ons in het werk, en wat houdt ons tegen?",
    "Wat doen we zelf, en wat vragen we van anderen?",
)
_PROMISE = "Niemand kan zien wie wat zei. Vraag elkaar niet wat iemand heeft ingevuld."
_TOO_FEW = "Van deze groep zijn er te weinig antwoorden. Dit blad gaat daarom over iedereen samen."
_NOTHING_DONE = "Wat er gaat gebeuren, is nog niet afgesproken. Wat stelt u voor?"


def build(blad: Groepsronde) -> Content:
    """Return the content of the sheet; the same facts give the same content."""
    enquete = blad.enquete
    found = standout.standing_out(blad.beeld)
    return Content(
        title=f"Gespreksblad voor {blad.groep.naam}",
        subtitle=rondes.answered(enquete.ronde).rstrip("."),
        gemeente=enquete.gemeente,
        period=enquete.period.code,
        date=enquete.ronde.eind,
        summary=tuple(each.sentence for each in found) or (rondes.answered(enquete.ronde),),
        blocks=tuple(_blocks(blad, found)),
        theme=enquete.thema,
        pages=PAGES,
    )


def _blocks(blad: Groepsronde, found: Sequence[standout.Opvallend]) -> Iterator[Block]:
    own = groups.of_group(blad.groep.naam, blad.enquete.groepen, blad.beeld.groepen)
    shown = [figure for figure in own if not figure.hidden]
    if blad.enquete.fictief:
        yield Note(FICTIEF, "fictief")
    if not shown:
        yield Note(_TOO_FEW, "verborgen")
    if found:
        yield Heading(1, _title(found), "opvallend")
        yield Text("", items=tuple(each.sentence for each in found))
        yield Text(standout.RULE, "small")
    yield from _beside(blad, own, [each.code for each in found])
    yield Heading(1, "Dit gaan we doen", "doen")
    yield from _done(blad.acties)
    yield Heading(1, "Drie vragen om over te praten", "vragen")
    yield Text("", "body", _QUESTIONS)
    yield Text(_PROMISE, "small")


def _title(found: Sequence[standout.Opvallend]) -> str:
    return "Dit valt op" if len(found) == 1 else f"Deze {len(found)} dingen vallen op"


def _beside(blad: Groepsronde, own: Sequence[Cijfer], first: Sequence[str]) -> Iterator[Table]:
    """Yield the group beside the whole, what stands out on top."""
    found = {each.code: each for each in own if not each.categorie}
    whole = [each for each in blad.enquete.samen if groups.one_number(each)]
    ordered = sorted(whole, key=lambda each: first.index(each.code) if each.code in first else len(first))
    rows = tuple(_row(each, found.get(each.code)) for each in ordered[:_MOST_ROWS])
    if not rows:
        return
    name = blad.groep.naam
    columns = (
        Column("Vraag"),
        Column(name, "getal"),
        Column("Ligt tussen", "getal", interval=True),
        Column("Iedereen samen", "getal"),
    )
    yield Table(
        f"{name} en iedereen samen", columns, rows, tuple(_notes(blad.groep, own, len(whole))), "tabel-groep"
    )


def _row(whole: Cijfer, own: Cijfer | None) -> tuple[Cell, ...]:
    where = "" if whole.hidden else f", {SEE_WHOLE}"
    cells: tuple[Cell, Cell] = (Hidden(f"{HIDDEN.reason}{where}"), HIDDEN)
    if own is not None and own.waarde is not None:
        words = between(own.laag, own.hoog, own.eenheid)
        cells = (_amount(own), Interval(own.laag, own.hoog, words))
    return (standout.named(whole), *cells, _amount(whole))


def _amount(figure: Cijfer) -> Amount | Hidden:
    return HIDDEN if figure.waarde is None else Amount(figure.waarde, value_text(figure))


def _notes(groep: Groep, own: Sequence[Cijfer], count: int) -> Iterator[str]:
    merged = {each.groep for each in own if not each.hidden} - {groep.naam}
    if merged:
        together = dutch.listing(sorted(merged))
        yield f"Soms waren er in minstens één groep te weinig antwoorden. Dan staat er: {together}."
    people = dutch.counted(groep.uitgenodigd, "mens", "mensen")
    asked = f"In {groep.naam} {'is' if groep.uitgenodigd == 1 else 'zijn'} {people} gevraagd."
    points = "Punten lopen van 0 tot 100." if any(each.eenheid == "punten" for each in own) else ""
    more = dutch.counted(count - _MOST_ROWS, "vraag staat", "vragen staan")
    others = f"Nog {more} in het rapport over de ronde." if count > _MOST_ROWS else ""
    yield " ".join(filter(None, (asked, points, others)))


def _done(acties: Sequence[Actie]) -> Iterator[Text]:
    if not acties:
        yield Text(_NOTHING_DONE)
        return
    more = len(acties) - _MOST_ACTIONS
    yield Text("", "small", tuple(map(_action, acties[:_MOST_ACTIONS])))
    if more > 0:
        yield Text(f"En nog {dutch.counted(more, 'punt', 'punten')}.", "small")


def _action(actie: Actie) -> str:
    when = "klaar" if actie.klaar else f"klaar voor {dutch.day(actie.wanneer)}"
    what, who = standout.shortened(actie.wat, _LONGEST), standout.shortened(actie.wie, _LONGEST)
    return f"{what}. Wie: {who}, {when}."
