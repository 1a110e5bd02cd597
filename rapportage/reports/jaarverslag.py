"""The report on a year: the goals and their quarters, what was done, said, promised, and what comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adoptie import dutch
from enquetes.queries.actiepunten import Open
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Block, Column, Content, Heading, Note, Table, Text
from rapportage.charts.tables import figure_cells, figure_columns
from rapportage.charts.words import in_words
from rapportage.queries.feiten import Feiten, Stand, Step
from rapportage.reports import accountability, checklist, goals, outcome, readiness, rondes, voortgang
from rapportage.reports.effect_limits import Vraag
from rapportage.reports.series import point
from rapportage.reports.words import capital

_NO_VERDICT = "Over het effect geven we nog geen oordeel."
_NOT_YET = "Daar is nog geen dag voor afgesproken. Een stap begint als alles klaar is wat daarvoor nodig is."


@dataclass(frozen=True, slots=True)
class Jaar:
    """The facts of a year: ``vragen`` are what was changed in it, ``beloften`` what was promised for it.

    Of each belofte it is known whether it is done; ``later`` are those for after the year.
    """

    feiten: Feiten
    kwartalen: tuple[Cijfer, ...] = ()
    vragen: tuple[Vraag, ...] = ()
    beloften: tuple[tuple[Open, bool], ...] = ()
    later: tuple[Open, ...] = ()

    @property
    def naam(self) -> str:
        return self.feiten.period.label

    @property
    def cijfers(self) -> Iterator[Cijfer]:
        """Yield every figure that the report rests on."""
        yield from (*self.feiten.cijfers, *self.kwartalen)
        for vraag in self.vragen:
            yield from vraag.cijfers


def build(jaar: Jaar) -> Content:
    """Return the content of the report; the same facts give the same content."""
    feiten = jaar.feiten
    return Content(
        title="Jaarverslag digitaal werken",
        subtitle=capital(jaar.naam),
        gemeente=feiten.gemeente,
        period=feiten.period.code,
        date=feiten.period.last_day,
        stand=feiten.stand,
        summary=tuple(_summary(jaar)),
        blocks=tuple(_blocks(jaar)),
        theme=feiten.thema,
    )


def _summary(jaar: Jaar) -> Iterator[str]:
    zaken, onderzoek = jaar.feiten.zaken, jaar.feiten.onderzoek
    if zaken.standen:
        yield voortgang.headline(zaken)
    yield from map(goals.in_short, zaken.standen[1:])
    yield from (told for vraag in jaar.vragen if (told := outcome.line(vraag)))
    yield from rondes.summary(onderzoek, jaar.feiten.period)
    if jaar.beloften:
        yield f"{_kept(jaar)}."
    yield from readiness.summary(jaar.feiten.steps)


def _blocks(jaar: Jaar) -> Iterator[Block]:
    feiten, zaken = jaar.feiten, jaar.feiten.zaken
    yield Heading(1, voortgang.title(zaken), "stand")
    if feiten.fictief:
        yield Note(voortgang.FICTIEF, "fictief")
    if told := voortgang.headline(zaken):
        yield Text(told, "lead")
    yield from map(goals.key_figure, zaken.standen)
    yield from voortgang.late(feiten)
    for stand in zaken.standen:
        yield from goals.chapter(zaken, stand)
        yield from _quarters(jaar, stand)
    yield from voortgang.volumes(zaken)
    yield from _changed(jaar)
    yield from rondes.chapters(feiten.onderzoek, feiten.period)
    yield from _met(jaar)
    yield from readiness.chapter(feiten.steps)
    yield from _promised(jaar)
    yield from _next(jaar)
    yield from accountability.chapter(feiten)
    yield from checklist.chapter(feiten.gemeente, rondes.asked(feiten.onderzoek, feiten.period))


def _quarters(jaar: Jaar, stand: Stand) -> Iterator[Table]:
    """Yield the four quarters of a goal with the year below them."""
    place = (stand.code, stand.now.bron)
    own = [each for each in jaar.kwartalen if (each.code, each.bron) == place]
    if not own:
        return
    unit = stand.now.eenheid
    rows = tuple(
        (capital(in_words(each.periode)), *figure_cells(point(each), unit)) for each in (*own, stand.now)
    )
    columns = (Column("Periode"), *figure_columns(stand.now.naam, unit))
    title = f"{stand.now.naam}: de kwartalen en het jaar"
    yield Table(title, columns, rows, anchor=f"tabel-kwartalen-{stand.key}")


def _changed(jaar: Jaar) -> Iterator[Block]:
    """Yield what was changed in the year, each with the line on its effect."""
    count = len(jaar.vragen)
    if not count:
        yield Heading(1, f"In {jaar.naam} begon er geen nieuwe verandering", "veranderingen")
        return
    begun = dutch.counted(count, "verandering", "veranderingen")
    yield Heading(1, f"In {jaar.naam} {'begon' if count == 1 else 'begonnen'} {begun}", "veranderingen")
    for number, vraag in enumerate(jaar.vragen, start=1):
        yield Heading(2, f"{vraag.naam}, sinds {dutch.day(vraag.date)}", f"verandering-{number}")
        yield Text(outcome.line(vraag) or _NO_VERDICT, "lead")
        yield Text(vraag.wat)
        yield Text(f"De verwachting vooraf: {vraag.waarom}")


def _met(jaar: Jaar) -> Iterator[Block]:
    """Yield which criteria were met in the year."""
    period = jaar.feiten.period
    met = [
        (step, words, evidence, day)
        for step in jaar.feiten.steps
        for words, evidence, day in step.criteria
        if day is not None and period.contains(day)
    ]
    if not met:
        return
    count = dutch.counted(len(met), "voorwaarde", "voorwaarden")
    yield Heading(1, f"In {jaar.naam} voldeden we aan {count}", "voldaan")
    yield Text(f"Dat bracht deze stappen dichterbij: {_named([step for step, *_ in met])}.", "lead")
    columns = (Column("Stap"), Column("Voorwaarde"), Column("Voldaan op"), Column("Bewijs"))
    rows = tuple((step.naam, words, dutch.day(day), evidence) for step, words, evidence, day in met)
    yield Table(f"Voldaan in {jaar.naam}", columns, rows, anchor="tabel-voldaan")


def _named(steps: Sequence[Step]) -> str:
    return dutch.listing([f"'{name}'" for name in dict.fromkeys(step.naam for step in steps)])


def _kept(jaar: Jaar) -> str:
    """Say how many promises were kept."""
    count, done = len(jaar.beloften), sum(done for _, done in jaar.beloften)
    what = dutch.counted(count, "belofte", "beloften")
    if done == count:
        return f"Wat we beloofden voor {jaar.naam}, is gedaan: {what}"
    return f"Van {what} voor {jaar.naam} {'is' if done == 1 else 'zijn'} er {done} gedaan"


def _promised(jaar: Jaar) -> Iterator[Block]:
    """Yield what was promised for the year after rounds, and whether it was done."""
    if not jaar.beloften:
        return
    yield Heading(1, _kept(jaar), "beloften")
    yield Text("Dit beloofden we aan wie meedeed aan een ronde.", "lead")
    columns = (Column("Wat"), Column("Wie"), Column("Beloofd voor"), Column("Na ronde"), Column("Stand"))
    rows = tuple(
        (each.wat, each.wie, dutch.day(each.wanneer), each.ronde, "gedaan" if done else "niet gedaan")
        for each, done in jaar.beloften
    )
    yield Table("Wat we beloofden", columns, rows, anchor="tabel-beloften")


def _next(jaar: Jaar) -> Iterator[Block]:
    """Yield what is next: promises that stand open, and the steps that wait."""
    open_ones = [each for each, done in jaar.beloften if not done]
    todo = [f"{each.wat} ({each.wie}, {_by(each.wanneer)})" for each in (*open_ones, *jaar.later)]
    waiting = [step for step in _first_waiting(jaar.feiten.steps) if step.missing]
    steps = [
        f"De stap '{step.naam}' ({step.spoor} spoor) wacht op "
        f"{dutch.counted(step.missing, 'voorwaarde', 'voorwaarden')}."
        for step in waiting
    ]
    if not todo and not steps:
        return
    yield Heading(
        1,
        f"Na {jaar.naam} gaan we verder met {dutch.counted(len(todo) + len(steps), 'punt', 'punten')}",
        "verder",
    )
    if todo:
        yield Text("Dit doen we nog:", items=tuple(todo))
    if steps:
        yield Text("Dit zijn de volgende stappen. " + _NOT_YET, items=tuple(steps))


def _by(day: dt.date) -> str:
    return f"voor {dutch.day(day)}"


def _first_waiting(steps: Sequence[Step]) -> list[Step]:
    """Return the first step of each spoor that is not open."""
    first: dict[tuple[str, str], Step] = {}
    for step in steps:
        if not step.open:
            first.setdefault((step.traject, step.spoor), step)
    return list(first.values())
