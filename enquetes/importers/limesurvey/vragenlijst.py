"""A questionnaire of LimeSurvey as ours, in all its languages, with what became of everything in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from adoptie import dutch
from enquetes.content import Inhoud, Pagina, Soort, Vraag
from enquetes.importers.limesurvey.conditions import ALWAYS, relevance_of
from enquetes.importers.limesurvey.document import Document, code_of
from enquetes.importers.limesurvey.doubles import each_named_once
from enquetes.importers.limesurvey.losses import note_question, note_whole
from enquetes.importers.limesurvey.made import Made
from enquetes.importers.limesurvey.naming import Codes
from enquetes.importers.limesurvey.reading import NEVER, Reading, named
from enquetes.importers.limesurvey.routing import Routing, joined
from enquetes.importers.limesurvey.source import Group, Source
from enquetes.importers.mending import mended
from enquetes.importers.texts import sentence
from enquetes.importers.translating.making import NEE, call, text
from enquetes.importers.translations import with_translations
from enquetes.importers.verlies import Gelezen, Verslag, ordered
from enquetes.routing.tree import Boom, Verwijzing

BRON = "LimeSurvey"
_SPLIT = {
    "K": "Elk getal is bij ons een eigen vraag.",
    "Q": "Elke tekst is bij ons een eigen vraag.",
    ":": "Een tabel met getallen kennen wij niet. Wij vragen hetzelfde op een andere manier.",
    ";": "Een tabel met teksten kennen wij niet. Elk vakje is bij ons een eigen vraag.",
    "P": "De toelichting is bij ons een eigen vraag, die verschijnt bij dat antwoord.",
    "O": "De toelichting is bij ons een eigen vraag.",
    "5": "Vijf punten zijn bij ons een schaal van 1 tot 5.",
}
_CLOCK = "Wij vragen alleen een dag, geen tijd."
_NO_DAY = "Een tijd, of een datum zonder dag, is bij ons een kort antwoord in woorden."


def read_vragenlijst(document: Document) -> Gelezen:
    """Read a questionnaire. Raises Refusal where nothing in it can be asked."""
    codes, verslag = Codes(), Verslag()
    document = each_named_once(document, verslag)
    reading = Reading(document.tables(), codes, verslag)
    routing = Routing(reading.scope, verslag)
    pages = [_page(reading, routing, group) for group in reading.groups]
    inhoud = mended(reading.inhoud(pages), verslag)
    note_whole(reading.tables, reading.sources, verslag)
    others = {
        code_of(taal): _worded(Reading(document.tables(taal), codes, Verslag()))
        for taal in document.talen[1:]
    }
    return Gelezen(with_translations(inhoud, others), BRON, ordered(verslag.regels))


def _worded(reading: Reading) -> Inhoud:
    """Return the questionnaire without conditions, for its words in one language."""
    return reading.inhoud(
        [
            reading.page(group, [made.vraag for source in group.sources for made in reading.made(source)])
            for group in reading.groups
        ]
    )


def _page(reading: Reading, routing: Routing, group: Group) -> Pagina:
    wat = named(group)
    appears = routing.relevance(wat, lambda: relevance_of(group.row, (), "grelevance"))
    vragen = [vraag for source in group.sources for vraag in _questions(reading, routing, source)]
    if appears == NEE:
        reading.verslag.left_out(sentence(wat), "Deze groep verschijnt nooit.")
        vragen = []
    elif not vragen:
        reading.verslag.left_out(sentence(wat), "In deze groep staat geen vraag die wij kunnen stellen.")
    return reading.page(group, vragen, joined([appears]))


def _questions(reading: Reading, routing: Routing, source: Source) -> list[Vraag]:
    """Return our questions for one of LimeSurvey, each with when it appears and what must hold."""
    wat, made = f"vraag {source.title}", reading.made(source)
    if not made:
        return []
    appears = routing.relevance(wat, lambda: relevance_of(source.row, source.conditions), source.title)
    if appears == NEE:
        reading.verslag.left_out(sentence(wat), NEVER)
        return []
    made = routing.checks(source, made, wat, reading.words.of(sentence(wat), source.title))
    _tell(reading.verslag, source, made)
    first = made[0].vraag
    return [
        replace(each.vraag, relevantie=joined([appears, *_along(each, first), *_part(routing, source, each)]))
        for each in made
    ]


def _along(made: Made, first: Vraag) -> list[Boom]:
    """Return the answer that a question goes along with."""
    return [call("gekozen", Verwijzing(first.code, "", 0), text(made.after))] if made.after else []


def _part(routing: Routing, source: Source, made: Made) -> list[Boom]:
    """Return when one part of a question appears."""
    row = made.part
    if row is None:
        return []
    wat = f"vraag {source.title}, deel {row.get('title', '')}"
    return [routing.relevance(wat, lambda: relevance_of(row, ()), source.title)]


def _tell(verslag: Verslag, source: Source, made: Sequence[Made]) -> None:
    wat = f"Vraag {source.title}"
    kinds = dutch.listing(list(dict.fromkeys(each.vraag.soort.value for each in made)))
    if source.kind in _SPLIT:
        verslag.changed(wat, _SPLIT[source.kind])
    elif source.kind == "D" and made[0].vraag.soort == Soort.TEKST:
        verslag.changed(wat, _NO_DAY)
    elif source.kind == "D" and "HH" in source.attribute("date_format").upper():
        verslag.changed(wat, _CLOCK)
    else:
        verslag.taken(wat, f"Als {kinds}.")
    if len(made) == 1 and made[0].vraag.code != source.title:
        verslag.changed(wat, f"De code is bij ons {made[0].vraag.code}.")
    note_question(source, wat, verslag)
    if all(each.part is None for each in made):
        _tell_parts(verslag, source, wat)


def _tell_parts(verslag: Verslag, source: Source, wat: str) -> None:
    """Say which rows or answers came and went, and always appear now."""
    rows = [row for parts in source.parts.values() for row in parts]
    hidden = [row.get("title", "") for row in rows if row.get("relevance", "").strip() not in ALWAYS]
    if hidden:
        told = f"Deze rijen of antwoorden verschijnen bij ons altijd: {dutch.listing(hidden)}."
        verslag.left_out(wat, told)
