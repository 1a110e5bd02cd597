"""Neighbouring gemeenten beside each other: who differs, how sure that is, and who can learn from whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from adoptie import dutch
from metingen.queries.cijfers import Cijfer
from metingen.queries.verschillen import Verschil, differences, may_compare
from rapportage.blocks import Block, Content, Dots, Heading, Note, Point, Text
from rapportage.charts.alt import make_chart
from rapportage.charts.words import moment
from rapportage.queries.buren import Buren, Deelnemer
from rapportage.queries.feiten import GOALS
from rapportage.reports import buurvragen
from rapportage.reports.buurvragen import between
from rapportage.reports.goals import SUBJECTS
from rapportage.reports.series import point
from rapportage.reports.voortgang import FICTIEF
from rapportage.reports.words import capital

# Of two gemeenten nobody can say which one is unlike the others.
_LEAST = 2
_ONE = (
    "Met één buurgemeente geven we geen oordeel: dan is niet te zien wie van de twee anders is dan gewoon. "
    "De cijfers staan wel naast elkaar."
)
_MEANS = (
    "Een verschil zegt niet dat de ene gemeente beter werkt dan de andere. Er wonen andere mensen, ze vragen "
    "andere dingen aan, en een systeem kan anders tellen."
)


def build(buren: Buren) -> Content:
    """Return the content of the report; the same facts give the same content."""
    told = _told(buren)
    period = buren.period
    return Content(
        title=f"{buren.gemeente} en de buurgemeenten",
        subtitle=capital(period.label),
        gemeente=buren.gemeente,
        period=period.code,
        date=period.last_day,
        summary=tuple(_summary(buren, told)),
        blocks=tuple(_blocks(buren, told)),
        theme=buren.thema,
    )


def _told(buren: Buren) -> tuple[Verschil, ...]:
    """Return all differences that are judged; none where there is one neighbour only."""
    if len(buren.others) < _LEAST:
        return ()
    pairs = [pair for other in buren.others for pair in _pairs(buren.own, other)]
    return differences([pair for pair in pairs if may_compare(pair)])


def _pairs(own: Deelnemer, other: Deelnemer) -> Iterator[tuple[Cijfer, Cijfer]]:
    for code in (each for each in own.doelen if each in other.doelen):
        yield own.doelen[code], other.doelen[code]
    for vraag in (each for each in own.vragen if each in other.vragen):
        yield own.vragen[vraag], other.vragen[vraag]


def _blocks(buren: Buren, told: Sequence[Verschil]) -> Iterator[Block]:
    yield Heading(1, _title(buren, told), "vergelijking")
    if buren.fictief:
        yield Note(FICTIEF, "fictief")
    yield Text(_lead(buren, told), "lead")
    yield Note(_MEANS, "waarschuwing")
    if len(buren.others) < _LEAST:
        yield Note(_ONE, "waarschuwing")
    for code in GOALS:
        yield from _goal(buren, code, told)
    yield from buurvragen.chapter(buren, told)
    yield from _learn(buren, told)
    yield from _account(buren)


def _title(buren: Buren, told: Sequence[Verschil]) -> str:
    if not told:
        return f"{buren.gemeente} naast {_names(buren.others)}"
    codes = {each.own.pk for each in told}
    apart = {each.own.pk for each in told if each.clear}
    if not apart:
        return f"{buren.gemeente} verschilt niet duidelijk van de buren"
    return f"{buren.gemeente} verschilt op {len(apart)} van de {len(codes)} cijfers van een buurgemeente"


def _names(others: Sequence[Deelnemer]) -> str:
    return dutch.listing([each.naam for each in others])


def _lead(buren: Buren, told: Sequence[Verschil]) -> str:
    first = next((buren.own.doelen[code] for code in GOALS if code in buren.own.doelen), None)
    if first is None or first.waarde is None:
        return f"Over {buren.period.label} zijn er van {buren.gemeente} geen cijfers van aanvragen."
    return f"{capital(moment(buren.period.code))}: {_of_goal(buren, first.code, told)}"


def _of_goal(buren: Buren, code: str, told: Sequence[Verschil]) -> str:
    """Say of one goal who lies above or below us beyond chance; else that nobody does."""
    own = buren.own.doelen[code]
    sides = {"hoger": True, "lager": False}
    found = []
    for word, above in sides.items():
        names = [
            other.naam
            for other in buren.others
            if (each := between(told, own, other.doelen.get(code)))
            and each.clear
            and ((each.difference.value or 0.0) > 0) == above
        ]
        if names:
            found.append(f"{word} dan in {dutch.listing(names)}")
    if found:
        return f"{SUBJECTS[code]} is in {buren.gemeente} {dutch.listing(found)}."
    if any(between(told, own, other.doelen.get(code)) for other in buren.others):
        return f"{SUBJECTS[code]} verschilt niet duidelijk van dat van de buren."
    return f"over {SUBJECTS[code]} geven we geen oordeel."


def _goal(buren: Buren, code: str, told: Sequence[Verschil]) -> Iterator[Block]:
    """Yield one goal: who differs, a dot with its interval for each, and both figures in words."""
    own = buren.own.doelen.get(code)
    if own is None:
        return
    finding = capital(_of_goal(buren, code, told)).rstrip(".")
    yield Heading(2, finding, f"doel-{code}")
    pairs = [(other, between(told, own, other.doelen.get(code))) for other in buren.others]
    sentences = tuple(
        f"{buren.gemeente} en {other.naam}: {each.sentence}" for other, each in pairs if each is not None
    )
    if sentences:
        yield Text("", items=sentences)
    yield Text(own.definitie)
    yield make_chart(
        Dots(tuple(_dot(each, code) for each in buren.all), own=buren.gemeente),
        own.eenheid,  # type: ignore[arg-type]  # checked where the indicator was stored
        title=finding,
        measure=f"{own.naam}, {buren.period.label}",
        source="de systemen van de gemeenten",
        anchor=f"grafiek-{code}",
    )


def _dot(each: Deelnemer, code: str) -> Point:
    figure = each.doelen.get(code)
    if figure is None:
        return Point(each.naam, None, reason="geen vrijgegeven cijfer")
    return replace(point(figure), x=each.naam)


def _learn(buren: Buren, told: Sequence[Verschil]) -> Iterator[Block]:
    """Yield whom to ask about what: a neighbour that is clearly better."""
    if not told:
        return
    owners = {figure.pk: each.naam for each in buren.others for figure in each.doelen.values()}
    asked = tuple(
        f"{owners[each.other.pk]}: vraag hoe zij werken aan {SUBJECTS[each.own.code]} ({each.sentence})"
        for each in told
        if each.other_better and each.other.pk in owners
    )
    given = [each for each in told if each.clear and not each.other_better and each.other.pk in owners]
    yield Heading(1, "Wat valt er te leren, en van wie", "leren")
    if asked:
        yield Text(f"Bij {dutch.counted(len(asked), 'cijfer', 'cijfers')} doet een buur het beter.", "lead")
        yield Text("Ga eens langs bij:", items=asked)
    else:
        yield Text("Bij geen van de cijfers doet een buur het duidelijk beter.", "lead")
    if given:
        names = list(dict.fromkeys(owners[each.other.pk] for each in given))
        can = "kan" if len(names) == 1 else "kunnen"
        yield Text(f"Andersom {can} {dutch.listing(names)} iets van {buren.gemeente} leren.")


def _account(buren: Buren) -> Iterator[Block]:
    yield Heading(1, "Zo is er vergeleken", "verantwoording")
    yield Text("Alleen gemeenten die dat samen hebben afgesproken, staan in dit rapport.", "lead")
    yield Text(
        "Wat we doen om het eerlijk te houden:",
        items=(
            f"Van {_names(buren.others)} staan hier alleen cijfers die daar zijn vrijgegeven.",
            "Het zijn cijfers van het geheel. Groepen vergelijken we niet.",
            "Een maand of ronde waarin nog te veel open staat, krijgt geen oordeel.",
            "Een panel of een open link is geen steekproef. Die vergelijken we niet.",
        ),
    )
    yield Text(
        "Voor wie het wil nagaan:",
        "small",
        items=(
            "Verschil tussen gemeenten: MOVER (bij aandelen is dat Newcombe, methode 10), 95 %.",
            "Oordeel over meer cijfers tegelijk: Benjamini-Hochberg.",
        ),
    )


def _summary(buren: Buren, told: Sequence[Verschil]) -> Iterator[str]:
    for code in GOALS:
        if code in buren.own.doelen:
            yield capital(_of_goal(buren, code, told))
    yield _ONE if len(buren.others) < _LEAST else _MEANS
