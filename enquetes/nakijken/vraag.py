"""What makes a question hard to answer, or its answers hard to use: advice, never more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from adoptie import dutch
from enquetes.bibliotheek import instrument_of, is_original
from enquetes.content import Soort, Vraag
from enquetes.content.vraag import CONTACT, ROWED
from enquetes.nakijken.leesbaarheid import LONGEST, difficult, too_long
from enquetes.nakijken.schalen import scale_faults, side_of

# Answered with one choice about the whole sentence.
_JUDGED = frozenset({Soort.SCHAAL, Soort.RAPPORTCIJFER, Soort.AKKOORD})
_CHOSEN = frozenset({Soort.KEUZE, Soort.MEERKEUZE, Soort.SCHAAL, Soort.RAPPORTCIJFER}) | ROWED
NO_SCORE = "Daarom krijgt u er geen score van."
_MOST_ANSWERS = 10
_MOST_ROWS = 8
_YES_NO = {"ja", "nee"}

_JOINED = re.compile(r"\b(?:en|of|alsook|zowel|evenals)\b", re.IGNORECASE)
# Two words that are one thing.
_FIXED = re.compile(
    r"\b(?:af en toe|nu en dan|min of meer|meer of minder|een of meer|één of meer|al dan niet|of niet"
    r"|van begin tot eind|in en uit|voor en na|op en neer|met of zonder|vraag en antwoord|zo nu en dan"
    r"|weten of|weet of|zien of|vragen of|nagaan of|kijken of|tevreden of ontevreden|eens of oneens)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:niet|geen|nooit|niemand|niets|nergens|nauwelijks|zelden|zonder|on(?:mogelijk|duidelijk|voldoende"
    r"|tevreden|nodig|bekend|handig|prettig|veilig|gewenst|bereikbaar)\w*)\b",
    re.IGNORECASE,
)
_SUGGESTS = re.compile(
    r"\b(?:natuurlijk|uiteraard|vanzelfsprekend|immers|eindelijk|gelukkig|helaas|iedereen weet|zoals bekend"
    r"|zoals u weet|vindt u ook|vindt u het ook|bent u het ermee eens|bent u het er ook mee eens|toch ook"
    r"|zou het niet|zou u niet|het is belangrijk dat|wij vinden)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\b(?:geboortedatum|geboortedag|burgerservicenummer|bsn|uw naam|uw adres|huisnummer|personeelsnummer)\b",
    re.IGNORECASE,
)
# An answer for who has none.
_NOTHING = re.compile(r"\b(?:geen|niets|nergens|niet van toepassing|weet (?:ik )?niet)\b", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b[A-Z]{3,6}\b")
_KNOWN_ABBREVIATIONS = frozenset({"BSN", "PDF", "ICT", "SMS", "APP", "FAQ", "WIFI", "USB", "EHBO"})


@lru_cache(maxsize=5_000)
def advice(vraag: Vraag) -> tuple[str, ...]:
    """Return what could be better about a question, a sentence each.

    Questions of the library stay as they are: whoever makes them better loses their score.
    """
    instrument = instrument_of(vraag)
    if instrument is not None and is_original(vraag):
        return ()
    if instrument is None or not instrument.maten:
        return _advice(vraag)
    return (f"Deze vraag is anders dan in '{instrument.titel}'. {NO_SCORE}", *_advice(vraag))


def _advice(vraag: Vraag) -> tuple[str, ...]:
    return tuple(
        remark
        for check in (_language, _double, _negative, _suggestive, _unknown, _answers, _private)
        for remark in check(vraag)
    )


def statements(vraag: Vraag) -> tuple[str, ...]:
    """Return what is answered each on its own: the rows of a matrix, or the question."""
    return tuple(row.tekst for row in vraag.rijen) or (vraag.tekst,)


def texts(vraag: Vraag) -> tuple[str, ...]:
    """Return what somebody reads of a question, sentences first."""
    options = (*vraag.rijen, *vraag.opties, *vraag.opties2)
    return (vraag.tekst, vraag.toelichting, vraag.controle_tekst, *(option.tekst for option in options))


def _language(vraag: Vraag) -> Iterator[str]:
    for text in texts(vraag):
        for sentence in too_long(text):
            yield f"Een zin heeft meer dan {LONGEST} woorden: '{_short(sentence)}'. Maak er twee zinnen van."
    found = {each.woord: each.beter for text in texts(vraag) for each in difficult(text)}
    if found:
        words = dutch.listing([f"'{word}' ({better})" for word, better in found.items()])
        yield f"Er is een makkelijker woord voor {words}."
    short = sorted(
        {word for text in texts(vraag) for word in _ABBREVIATION.findall(text)} - _KNOWN_ABBREVIATIONS
    )
    if short:
        yield f"Niet iedereen kent {dutch.listing(short)}. Schrijf het een keer voluit."


def _is_judged(vraag: Vraag) -> bool:
    """Tell whether one answer goes for all that a sentence says, as yes and no do."""
    if vraag.soort in _JUDGED | ROWED:
        return True
    labels = [option.tekst.casefold() for option in vraag.opties if option.telt]
    judging = set(labels) >= _YES_NO or sum(map(bool, map(side_of, labels))) > 1
    return vraag.soort == Soort.KEUZE and judging


def _double(vraag: Vraag) -> Iterator[str]:
    if not _is_judged(vraag):
        return
    for text in statements(vraag):
        joint = _JOINED.search(_FIXED.sub("", text))
        if joint:
            yield f"'{_short(text)}' vraagt misschien twee dingen tegelijk ('{joint[0]}'). Splits dan."


def _negative(vraag: Vraag) -> Iterator[str]:
    for text in statements(vraag):
        found = _NEGATION.findall(_FIXED.sub("", text))
        if len(found) > 1:
            yield f"'{_short(text)}' heeft twee ontkenningen ({dutch.listing(found)}). Zeg het zonder."


def _suggestive(vraag: Vraag) -> Iterator[str]:
    for text in (*statements(vraag), vraag.toelichting):
        found = _SUGGESTS.search(text)
        if found:
            yield f"'{found[0]}' stuurt het antwoord. Vraag het neutraal."


def _unknown(vraag: Vraag) -> Iterator[str]:
    ways_out = vraag.geen_antwoord or any(
        not option.telt or option.namelijk or option.alleen or _NOTHING.search(option.tekst)
        for option in vraag.opties
    )
    if vraag.soort in _CHOSEN and not ways_out:
        yield "Wie het niet weet, kan niets kiezen. Voeg 'weet ik niet' of 'niet van toepassing' toe."


def _answers(vraag: Vraag) -> Iterator[str]:
    if vraag.soort in {Soort.SCHAAL, Soort.KEUZE} | ROWED:
        ordered = vraag.soort != Soort.KEUZE
        for options in (vraag.opties, vraag.opties2):
            yield from scale_faults([option.tekst for option in options if option.telt], ordered=ordered)
    if (
        vraag.soort in {Soort.KEUZE, Soort.MEERKEUZE}
        and len(vraag.opties) > _MOST_ANSWERS
        and not vraag.lijst
    ):
        yield f"Er zijn {len(vraag.opties)} antwoorden. Kan het met minder?"
    if len(vraag.rijen) > _MOST_ROWS:
        yield f"Er zijn {len(vraag.rijen)} stellingen onder elkaar. Verdeel ze over meer vragen."


def _private(vraag: Vraag) -> Iterator[str]:
    if vraag.soort in CONTACT:
        yield "Deze vraag kan alleen in een vertrouwelijke ronde."
    found = _PERSONAL.search(vraag.tekst)
    if found and vraag.is_asked:
        yield f"'{found[0]}' zegt wie iemand is. Vraag alleen wat echt nodig is."


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60].rstrip()}…"
