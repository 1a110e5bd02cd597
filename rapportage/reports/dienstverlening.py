"""The report on service: how people came in, what they thought of it, how long it took, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from metingen.queries.cijfers import Cijfer
from metingen.queries.kanalen import beside_digital
from rapportage.blocks import Block, Column, Content, Heading, Note, Table, Text
from rapportage.charts.tables import figure_cells, figure_columns
from rapportage.charts.words import moment
from rapportage.queries.dienstverlening import Dienst
from rapportage.queries.feiten import Stand
from rapportage.queries.verloop import verloop_of
from rapportage.reports import accountability, channels, checklist, compared, course, goals, rondes
from rapportage.reports.series import point
from rapportage.reports.voortgang import FICTIEF, late
from rapportage.reports.words import capital, value_text

_CODES = ("digitaal-aandeel", "doorlooptijd")
_NOT_PER_CHANNEL = "Hoe tevreden mensen zijn per weg, weten we niet: geen ronde vroeg dat per weg."
_HIDDEN_PER_CHANNEL = "Hoe tevreden mensen zijn per weg, laten we niet zien: er zijn te weinig antwoorden."
_HOW_TO_ASK = (
    "Zo meet u dat: zet de vraag 'Manier van contact' uit de bibliotheek in de vragenlijst, "
    "naast een vraag over tevredenheid."
)
_OTHER_PEOPLE = (
    "Langs elke weg komen andere mensen met andere vragen. Een verschil zegt dus niet dat een weg beter is."
)
_NOT_ASKED = "Hoe tevreden mensen zijn, weten we niet: in deze periode is het niet gevraagd."
_NO_CASES = "Over deze periode zijn er geen cijfers van aanvragen."


def build(dienst: Dienst) -> Content:
    """Return the content of the report; the same facts give the same content."""
    feiten = dienst.feiten
    return Content(
        title="Dienstverlening in cijfers",
        subtitle=capital(feiten.period.label),
        gemeente=feiten.gemeente,
        period=feiten.period.code,
        date=feiten.period.last_day,
        stand=feiten.stand,
        summary=(_headline(dienst), *_conclusions(dienst)),
        blocks=tuple(_blocks(dienst)),
        theme=feiten.thema,
    )


def _blocks(dienst: Dienst) -> Iterator[Block]:
    feiten = dienst.feiten
    yield Heading(1, f"Doorlooptijd: {channels.spread(_now(dienst))}", "stand")
    if feiten.fictief:
        yield Note(FICTIEF, "fictief")
    # How long it took stands in the title.
    yield Text(f"{_came_in(dienst)} {_per_way(dienst)}", "lead")
    yield from (goals.key_figure(stand) for stand in feiten.zaken.standen if stand.code in _CODES)
    yield from late(feiten)
    for number, bron in enumerate(_sources(dienst), start=1):
        yield from _use(dienst, number, bron)
    yield from _satisfaction(dienst)
    for number, bron in enumerate(_sources(dienst), start=1):
        yield from _lead_time(dienst, number, bron)
    yield from _to_do(dienst)
    yield from accountability.chapter(dienst.verteld, dienst.verloop)
    yield from checklist.chapter(feiten.gemeente, rondes.asked(dienst.verteld.onderzoek, feiten.period))


def _sources(dienst: Dienst) -> list[str]:
    """Return the sources that told of the period, the one that was there first on top."""
    told = [stand.now.bron for stand in dienst.feiten.zaken.standen]
    known = {each.bron for each in dienst.kanalen}
    return [bron for bron in dict.fromkeys(told) if bron in known]


def _now(dienst: Dienst, bron: str = "") -> list[Cijfer]:
    """Return the channels of a source in the period; without a name, of the first source."""
    wanted = bron or next(iter(_sources(dienst)), "")
    code = dienst.feiten.period.code
    return [each for each in dienst.kanalen if (each.bron, each.periode) == (wanted, code)]


def _headline(dienst: Dienst) -> str:
    """Say how many came in digitally, and never without what is known of those who did not."""
    took = f"Doorlooptijd: {channels.spread(_now(dienst))}." if _share(dienst) else ""
    return " ".join(filter(None, (_came_in(dienst), took, _per_way(dienst))))


def _came_in(dienst: Dienst) -> str:
    share = _share(dienst)
    when = capital(moment(dienst.feiten.zaken.period.code))
    return f"{when} kwam {value_text(share.now)} digitaal binnen." if share else _NO_CASES


def _share(dienst: Dienst) -> Stand | None:
    return next((stand for stand in dienst.feiten.zaken.standen if stand.code == "digitaal-aandeel"), None)


def _per_way(dienst: Dienst) -> str:
    """Say how satisfied people were by way of contact, or that this is not known."""
    if not dienst.tevreden:
        return _NOT_ASKED
    if not dienst.groepen:
        return _NOT_PER_CHANNEL
    asked = next((rows for rows in _by_question(dienst) if any(not each.hidden for each in rows)), None)
    return f"{channels.by_way(asked)}." if asked else _HIDDEN_PER_CHANNEL


def _by_question(dienst: Dienst) -> list[list[Cijfer]]:
    """Return the figures by way of contact, question by question."""
    found: dict[tuple[int | None, str, str], list[Cijfer]] = {}
    for each in dienst.groepen:
        found.setdefault((each.ronde_id, each.code, each.categorie), []).append(each)
    return list(found.values())


def _use(dienst: Dienst, number: int, bron: str) -> Iterator[Block]:
    own = [each for each in dienst.kanalen if each.bron == bron]
    chart = channels.mix(own, f"grafiek-gebruik-{number}")
    if chart is not None:
        yield Heading(1, chart.title, f"gebruik-{number}")
        yield Text(
            "Een weg die veel wordt gekozen, is nog niet de beste. Lees de volgende hoofdstukken mee.", "lead"
        )
        yield chart
        if unknown := goals.unknown_ways(dienst.feiten.zaken, bron):
            yield Text(unknown, "small")


def _satisfaction(dienst: Dienst) -> Iterator[Block]:
    found = dienst.tevreden
    shown = [each for each in found if not each.hidden]
    told = channels.said(shown[0], value_text(shown[0])) if shown else "dat weten we niet"
    yield Heading(1, f"Tevredenheid: {told}", "tevredenheid")
    # What each way gave stands over its chart.
    yield Text(_OTHER_PEOPLE if dienst.groepen else _per_way(dienst), "lead")
    for number, unit in enumerate(dict.fromkeys(each.eenheid for each in found), start=1):
        rows = tuple(
            (channels.said_of(each), each.periode_naam, *figure_cells(point(each), unit))
            for each in found
            if each.eenheid == unit
        )
        columns = (Column("Vraag"), Column("Ronde"), *figure_columns("Uitkomst", unit))
        yield Table(
            "Wat mensen van de dienstverlening vinden", columns, rows, anchor=f"tabel-tevreden-{number}"
        )
    if dienst.groepen:
        yield Heading(2, "Tevredenheid per manier van contact", "tevreden-per-weg")
    for number, asked in enumerate(_by_question(dienst), start=1):
        yield channels.satisfaction(asked, f"grafiek-tevreden-{number}")


def _lead_time(dienst: Dienst, number: int, bron: str) -> Iterator[Block]:
    now = _now(dienst, bron)
    if now:
        yield Heading(
            1, f"Doorlooptijd per weg{f' ({bron})' if number > 1 else ''}", f"doorlooptijd-{number}"
        )
        yield Text(" ".join(_compared(dienst, bron)), "lead")
        yield Text(now[0].definitie)
        yield channels.lead_times(now, f"grafiek-doorlooptijd-{number}")
    yield from _course(dienst, number, bron)


def _course(dienst: Dienst, number: int, bron: str) -> Iterator[Block]:
    """Yield how long cases stayed open; nothing where the length of the period has no such figures."""
    zaken = dienst.feiten.zaken
    verloop = verloop_of(dienst.verloop, bron, zaken.period)
    if not verloop.nu:
        return
    lead_times = (stand.now for stand in zaken.standen if stand.code == "doorlooptijd")
    half = next((each for each in lead_times if each.bron == bron), None)
    source = f" ({bron})" if number > 1 else ""
    yield Heading(1, f"{course.heading(verloop)}{source}", f"verloop-{number}")
    yield Text(course.lead(verloop), "lead")
    yield Text(verloop.nu[0].definitie)
    yield from course.parts(verloop, half, f"grafiek-verloop-{number}")


def _to_do(dienst: Dienst) -> Iterator[Block]:
    yield Heading(1, "Wat te doen: dit volgt uit de cijfers", "doen")
    yield Text("", items=(*_conclusions(dienst), *_still_to_ask(dienst)))
    yield channels.rule()


def _compared(dienst: Dienst, bron: str) -> list[str]:
    """Say of one source which ways are clearly slower or faster, or that we do not know."""
    apart = beside_digital(_now(dienst, bron))
    return [*channels.conclusions(apart)] or [channels.unknown(apart)]


def _still_to_ask(dienst: Dienst) -> Iterator[str]:
    if not dienst.groepen:
        yield f"{_per_way(dienst)} {_HOW_TO_ASK}"


def _conclusions(dienst: Dienst) -> tuple[str, ...]:
    """Return what follows from the figures, by rules only; where nothing does, that we do not know."""
    told: list[str] = []
    for bron in _sources(dienst) or [""]:
        told += _compared(dienst, bron)
    asked = {each.pk for each in dienst.tevreden}
    changes = compared.changes(dienst.feiten.onderzoek, dienst.feiten.period)
    told += [
        f"{each.after.naam}: {each.sentence}" for each in changes if each.clear and each.after.pk in asked
    ]
    return tuple(dict.fromkeys(told))
