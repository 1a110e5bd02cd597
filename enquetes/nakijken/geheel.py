"""What goes for a whole questionnaire: its length, its language, its translations."""

from __future__ import annotations

from collections.abc import Iterator

from adoptie import dutch
from enquetes.bibliotheek import broken
from enquetes.content import Inhoud, Soort, plain_words
from enquetes.content.talen import languages, missing
from enquetes.nakijken.duur import minutes_to_answer
from enquetes.nakijken.leesbaarheid import AVERAGE, EASY, LONGEST, difficult, measure, too_long
from enquetes.nakijken.meldingen import Melding
from enquetes.nakijken.vraag import NO_SCORE
from enquetes.vertalen import name_of

_MINUTES = 10
_MOST_OPEN = 3
_MOST_ON_A_PAGE = 8


def whole(inhoud: Inhoud) -> Iterator[Melding]:
    """Yield advice on everything that is not about one question."""
    for check in (_length, _open, _pages, _twice, _language, _around, _translations, _unscored):
        yield from map(Melding, check(inhoud))


def _length(inhoud: Inhoud) -> Iterator[str]:
    minutes = minutes_to_answer(inhoud)
    if minutes > _MINUTES:
        yield f"Invullen duurt ongeveer {minutes} minuten. Veel mensen stoppen dan. Kan het korter?"


def _open(inhoud: Inhoud) -> Iterator[str]:
    number = sum(vraag.soort == Soort.TEKST for vraag in inhoud.vragen())
    if number > _MOST_OPEN:
        yield (
            f"Er zijn {number} open vragen. Elke open vraag kost de invuller en de lezer tijd. "
            f"Houd het bij {_MOST_OPEN}."
        )


def _pages(inhoud: Inhoud) -> Iterator[str]:
    for number, page in enumerate(inhoud.paginas, start=1):
        asked = sum(vraag.is_asked for vraag in page.vragen)
        if asked > _MOST_ON_A_PAGE:
            yield f"Op pagina {number} staan {asked} vragen. Op een telefoon is dat veel. Verdeel ze."


def _twice(inhoud: Inhoud) -> Iterator[str]:
    """Name the questions that ask the same of the same people."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for page in inhoud.paginas:
        for vraag in page.vragen:
            if vraag.is_asked:
                words = (plain_words(vraag.tekst), *(plain_words(row.tekst) for row in vraag.rijen))
                alike.setdefault((page.relevantie, vraag.relevantie, *words), []).append(f"'{vraag.code}'")
    for codes in alike.values():
        if len(codes) > 1:
            yield f"De vragen {dutch.listing(codes)} vragen hetzelfde. Haal er een weg, of zeg wat anders is."


def _language(inhoud: Inhoud) -> Iterator[str]:
    texts = [text for vraag in inhoud.vragen() for text in (vraag.tekst, vraag.toelichting)]
    found = measure([inhoud.inleiding, inhoud.slot, *(page.uitleg for page in inhoud.paginas), *texts])
    if found.gemiddeld > AVERAGE:
        yield (
            f"Een zin heeft gemiddeld {dutch.number(found.gemiddeld)} woorden. "
            f"Hoogstens {AVERAGE} leest makkelijk."
        )
    if found.flesch is not None and found.flesch < EASY:
        yield (
            f"De leesbaarheid is {dutch.number(found.flesch)} (Flesch-Douma). Vanaf {EASY} lezen de meeste "
            "mensen het makkelijk. Gebruik kortere woorden en zinnen."
        )


def _around(inhoud: Inhoud) -> Iterator[str]:
    if not inhoud.inleiding:
        yield "Er is nog geen inleiding. Vertel waarom u dit vraagt, en wat er daarna gebeurt."
    places = [("de inleiding", inhoud.inleiding), ("het slot", inhoud.slot)]
    for number, page in enumerate(inhoud.paginas, start=1):
        places += [
            (f"de kop van pagina {number}", page.titel),
            (f"de uitleg van pagina {number}", page.uitleg),
        ]
    for place, text in places:
        if too_long(text):
            yield f"In {place} staat een zin met meer dan {LONGEST} woorden. Maak er twee zinnen van."
        for word in difficult(text):
            yield f"In {place} staat '{word.woord}'. Makkelijker is: {word.beter}."


def _translations(inhoud: Inhoud) -> Iterator[str]:
    for taal in languages(inhoud)[1:]:
        number = len(missing(inhoud, taal))
        if number:
            texts = dutch.counted(number, "tekst ontbreekt", "teksten ontbreken")
            yield f"In het {name_of(taal)} is nog niet alles vertaald: {texts}."


def _unscored(inhoud: Inhoud) -> Iterator[str]:
    """Name the scores that cannot be made because a question was taken out."""
    there = {vraag.concept for vraag in inhoud.vragen()}
    for maat in broken(there):
        yield f"Van '{maat.naam}' is niet alles er meer. {NO_SCORE}"
