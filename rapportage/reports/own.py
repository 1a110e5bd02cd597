"""A report that a gemeente composed itself: its parts in its order, with its own words in between.

Every sentence about a figure is the one that other reports have; only what people wrote is theirs, and the
report says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from adoptie import dutch
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Block, Content, Heading, Note, Text
from rapportage.charts.words import moment, with_article
from rapportage.queries.feiten import Feiten, Onderzoek
from rapportage.reports import accountability, checklist, eigen, goals, outcome, readiness, rondes, voortgang
from rapportage.reports.effect_limits import Vraag
from rapportage.reports.goals import SUBJECTS
from rapportage.reports.parts import Deel, Deelsoort
from rapportage.reports.words import capital

_UNKNOWN = "digitaal-aandeel"


@dataclass(frozen=True, slots=True)
class Verteld:
    """The facts of a period as far as these parts tell of them, and the figures that those rest on."""

    feiten: Feiten
    vragen: tuple[Vraag, ...]

    @property
    def cijfers(self) -> Iterator[Cijfer]:
        yield from self.feiten.cijfers
        for vraag in self.vragen:
            yield from vraag.cijfers


def told_of(delen: Sequence[Deel], feiten: Feiten, vragen: Sequence[Vraag] = ()) -> Verteld:
    """Leave out what no part tells of: a report rests on nothing that it does not show."""
    kinds, doelen = {deel.soort for deel in delen}, {deel.doel for deel in delen}
    zaken, counted = feiten.zaken, Deelsoort.AANTALLEN in kinds
    shown = [each for each in zaken.standen if Deelsoort.KERNCIJFERS in kinds or each.code in doelen]
    last = rondes.of_period(feiten.onderzoek, feiten.period)[-1:] if Deelsoort.RONDE in kinds else []
    return Verteld(
        replace(
            feiten,
            zaken=replace(
                zaken,
                standen=tuple(shown),
                onbekend=zaken.onbekend if _UNKNOWN in doelen else {},
                volumes=zaken.volumes if counted else (),
            ),
            onderzoek=Onderzoek(tuple(last), tuple(chain(*map(feiten.onderzoek.of, last)))),
            leveringen=feiten.leveringen if shown or counted else (),
        ),
        tuple(vragen),
    )


def build(naam: str, delen: Sequence[Deel], verteld: Verteld) -> Content:
    """Return the content of the report; the same parts and facts give the same content."""
    feiten = verteld.feiten
    return Content(
        title=naam,
        subtitle=capital(feiten.period.label),
        gemeente=feiten.gemeente,
        period=feiten.period.code,
        date=feiten.period.last_day,
        stand=feiten.stand,
        summary=tuple(_summary(delen, verteld)),
        blocks=tuple(_with_warning(feiten, [*_blocks(delen, verteld)])),
        theme=feiten.thema,
    )


def _summary(delen: Sequence[Deel], verteld: Verteld) -> Iterator[str]:
    """Yield what each part says in short; the first sentence on the figures tells of the first of them."""
    first = verteld.feiten.zaken.standen[:1] if Deel(Deelsoort.KERNCIJFERS) in delen else ()
    said = {goals.in_short(stand) for stand in first}
    for deel in delen:
        lines = _SUMMARIES.get(deel.soort, _nothing)(deel, verteld)
        yield from (line for line in lines if line not in said)


def _with_warning(feiten: Feiten, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks under a title, and at the top that the figures are made up where they are."""
    first, *rest = blocks
    if not isinstance(first, Heading):
        first, rest = Heading(1, "Vooraf", "vooraf"), [first, *rest]
    yield first
    if feiten.fictief:
        yield Note(voortgang.FICTIEF, "fictief")
    yield from rest


def _blocks(delen: Sequence[Deel], verteld: Verteld) -> Iterator[Block]:
    """Yield part after part: what follows a title that people wrote belongs to that chapter."""
    below = False
    for number, deel in enumerate(_whole(delen), start=1):
        if deel.soort is Deelsoort.KOP:
            below = True
            yield Heading(1, deel.tekst.strip(), f"kop-{number}")
            continue
        # How it was measured is about the whole report.
        below = below and deel.soort is not Deelsoort.VERANTWOORDING
        told = _BLOCKS[deel.soort](deel, verteld)
        yield from map(_lower, told) if below else told


def _whole(delen: Sequence[Deel]) -> Iterator[Deel]:
    """Yield the parts, with how it was measured at the end where nobody gave that a place."""
    yield from delen
    if not any(deel.soort is Deelsoort.VERANTWOORDING for deel in delen):
        yield Deel(Deelsoort.VERANTWOORDING)


def _lower(block: Block) -> Block:
    if not isinstance(block, Heading):
        return block
    return replace(block, level=2 if block.level == 1 else 3)


def _text(deel: Deel, verteld: Verteld) -> Iterator[Block]:
    yield Text(f"Tekst van de gemeente {verteld.feiten.gemeente}:", "small")
    yield from eigen.own(deel.tekst)


def _key_figures(_: Deel, verteld: Verteld) -> Iterator[Block]:
    zaken = verteld.feiten.zaken
    yield Heading(1, voortgang.title(zaken), "stand")
    yield Text(voortgang.headline(zaken) or "Daarom staan hier geen kerncijfers.", "lead")
    yield from map(goals.key_figure, zaken.standen)
    if zaken.standen:
        yield from voortgang.late(verteld.feiten)


def _goal(deel: Deel, verteld: Verteld) -> Iterator[Block]:
    zaken = verteld.feiten.zaken
    standen = [stand for stand in zaken.standen if stand.code == deel.doel]
    if not standen:
        subject = SUBJECTS[deel.doel]
        yield Heading(1, f"{capital(subject)}: geen cijfers", f"doel-{deel.doel}")
        yield Text(f"Over {with_article(zaken.period.code)} weten we {subject} niet. Er is geen grafiek.")
    for stand in standen:
        yield from goals.chapter(zaken, stand)


def _counts(_: Deel, verteld: Verteld) -> Iterator[Block]:
    zaken = verteld.feiten.zaken
    told = [*voortgang.volumes(zaken)]
    if not told:
        yield Heading(1, "Aantallen: geen cijfers", "aantallen")
        yield Text(f"Hoeveel aanvragen er {moment(zaken.period.code)} begonnen, weten we niet.")
    yield from told


def _round(_: Deel, verteld: Verteld) -> Iterator[Block]:
    feiten = verteld.feiten
    told = rondes.parts(feiten.onderzoek, feiten.period)
    if not told:
        yield Heading(1, "Geen ronde in deze periode", "ronde")
        yield Text(f"{capital(moment(feiten.period.code))} is geen ronde met cijfers afgesloten.")
    for deel in told:
        yield from deel.blocks


def _changes(_: Deel, verteld: Verteld) -> Iterator[Block]:
    vragen = verteld.vragen
    if not vragen:
        yield Heading(1, "Geen veranderingen", "veranderingen")
        yield Text("Er is tot en met deze periode geen verandering vastgelegd.")
        return
    count = "De laatste verandering" if len(vragen) == 1 else f"De laatste {len(vragen)} veranderingen"
    yield Heading(1, f"{count}, en wat we van het effect weten", "veranderingen")
    for number, vraag in enumerate(vragen, start=1):
        yield Heading(2, f"{vraag.naam}, sinds {dutch.day(vraag.date)}", f"verandering-{number}")
        yield Text(outcome.line(vraag) or "Over het effect geven we nog geen oordeel.", "lead")
        yield Text(vraag.wat)
    yield Text("Hoe we dit nakeken, staat in het effectrapport over de verandering.", "small")


def _readiness(_: Deel, verteld: Verteld) -> Iterator[Block]:
    steps = verteld.feiten.steps
    if not steps:
        yield Heading(1, "Klaar voor de volgende stap: niets afgesproken", "gereedheid")
        yield Text("Er zijn nog geen stappen met voorwaarden vastgelegd.")
    yield from readiness.chapter(steps)


def _accountability(_: Deel, verteld: Verteld) -> Iterator[Block]:
    feiten = verteld.feiten
    yield from accountability.chapter(feiten)
    yield from checklist.chapter(feiten.gemeente, rondes.asked(feiten.onderzoek, feiten.period))


def _nothing(_: Deel, __: Verteld) -> Iterator[str]:
    return iter(())


def _headline(_: Deel, verteld: Verteld) -> Iterator[str]:
    if verteld.feiten.zaken.standen:
        yield voortgang.headline(verteld.feiten.zaken)


def _goal_in_short(deel: Deel, verteld: Verteld) -> Iterator[str]:
    return (goals.in_short(stand) for stand in verteld.feiten.zaken.standen if stand.code == deel.doel)


def _round_in_short(_: Deel, verteld: Verteld) -> Iterator[str]:
    return rondes.summary(verteld.feiten.onderzoek, verteld.feiten.period)


def _changes_in_short(_: Deel, verteld: Verteld) -> Iterator[str]:
    return filter(None, map(outcome.line, verteld.vragen))


def _readiness_in_short(_: Deel, verteld: Verteld) -> Iterator[str]:
    return readiness.summary(verteld.feiten.steps)


_BLOCKS: Mapping[Deelsoort, Callable[[Deel, Verteld], Iterator[Block]]] = {
    Deelsoort.TEKST: _text,
    Deelsoort.KERNCIJFERS: _key_figures,
    Deelsoort.DOEL: _goal,
    Deelsoort.AANTALLEN: _counts,
    Deelsoort.RONDE: _round,
    Deelsoort.VERANDERINGEN: _changes,
    Deelsoort.GEREEDHEID: _readiness,
    Deelsoort.VERANTWOORDING: _accountability,
}
_SUMMARIES: Mapping[Deelsoort, Callable[[Deel, Verteld], Iterator[str]]] = {
    Deelsoort.KERNCIJFERS: _headline,
    Deelsoort.DOEL: _goal_in_short,
    Deelsoort.RONDE: _round_in_short,
    Deelsoort.VERANDERINGEN: _changes_in_short,
    Deelsoort.GEREEDHEID: _readiness_in_short,
}
