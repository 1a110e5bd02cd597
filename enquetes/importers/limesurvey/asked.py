"""The questions of LimeSurvey as a file of earlier answers has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from adoptie import dutch
from enquetes.content import Inhoud, Pagina, Soort, Vraag
from enquetes.importers.limesurvey.conditions import ALWAYS
from enquetes.importers.limesurvey.document import Document
from enquetes.importers.limesurvey.made import Made
from enquetes.importers.limesurvey.naming import Codes
from enquetes.importers.limesurvey.reading import Reading, plain
from enquetes.importers.limesurvey.source import Group, Source
from enquetes.importers.verlies import Gevolg, Verslag

_NAMED = 20


def read_as_asked(document: Document) -> tuple[Inhoud, tuple[str, ...]]:
    """Read the questions, and say which are left out.

    Nothing depends on anything: who answered has seen what they answered.
    """
    verslag = Verslag()
    reading = Reading(document.tables(), Codes(), verslag)
    inhoud = reading.inhoud([_page(reading, group) for group in reading.groups])
    return inhoud, tuple(_messages(reading, verslag))


def _messages(reading: Reading, verslag: Verslag) -> Iterator[str]:
    gone: dict[str, list[str]] = {}
    for regel in verslag.of(Gevolg.WEGGELATEN):
        gone.setdefault(regel.waarom, []).append(regel.wat.removeprefix("Vraag "))
    for why, titles in gone.items():
        more = " ..." if len(titles) > _NAMED else ""
        count = dutch.counted(len(titles), "vraag", "vragen")
        yield f"Niet overgenomen: {count} ({', '.join(titles[:_NAMED])}{more}). {why}"
    rows = [group.row.get("grelevance", "") for group in reading.groups]
    rows += [source.row.get("relevance", "") for source in reading.sources]
    if reading.tables["conditions"] or any(row.strip() not in ALWAYS for row in rows):
        yield "De voorwaarden waaronder vragen verschijnen zijn niet overgenomen."


def _page(reading: Reading, group: Group) -> Pagina:
    vragen = [
        vraag
        for source in group.sources
        for made in _made(reading, source)
        for vraag in _as_answered(made, reading.codes)
    ]
    row = group.row
    return Pagina(tuple(vragen), plain(row.get("group_name", "")), plain(row.get("description", "")))


def _made(reading: Reading, source: Source) -> list[Made]:
    why = reading.gone(source)
    made = [each for each in reading.plain(source) if each.plain]
    if made:
        return made
    reading.verslag.left_out(f"Vraag {source.title}", why or "Antwoorden op zo'n vraag lezen wij niet in.")
    return []


def _as_answered(made: Made, codes: Codes) -> Iterator[Vraag]:
    """Yield a question as its answers stand in a file: a date as text, other words in a column beside it."""
    vraag = made.vraag
    other = next((option for option in vraag.opties if option.namelijk), None)
    options = tuple(replace(option, namelijk=False, alleen=False) for option in vraag.opties)
    if other and vraag.soort == Soort.MEERKEUZE:
        options = options[:-1]
    soort = Soort.TEKST if vraag.soort == Soort.DATUM else vraag.soort
    yield replace(vraag, soort=soort, opties=options)
    if other:
        yield Vraag(codes.of(f"{vraag.code}_other"), Soort.TEKST, f"{vraag.tekst} {other.tekst}")
