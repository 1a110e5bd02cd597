"""Questions to take over, with where they come from and how their figures are read; pure.

A wording that was shipped stays as it is, because sealed rounds are scored by it: other words are another
concept. Not here, because they may not be: UWES, ADKAR, items of TAM and UTAUT, Holt.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from enquetes.bibliotheek.dienst import A11, AANBEVELING, DIENST, KANAAL, RAPPORTCIJFER, TEVREDENHEID
from enquetes.bibliotheek.gebruik import GEBRUIKSCIJFERS
from enquetes.bibliotheek.instrument import (
    VOORVOEGSEL,
    Deel,
    Gebruikscijfer,
    Instrument,
    Maat,
    Rekenwijze,
    Toets,
    Wie,
    Woorden,
    same_question,
)
from enquetes.bibliotheek.systemen import GEMAK, SUS, UMUX
from enquetes.bibliotheek.verandering import LADDER, ORIC, TLX
from enquetes.content import Inhoud, Vraag

__all__ = [
    "GEBRUIKSCIJFERS",
    "INSTRUMENTEN",
    "VOORVOEGSEL",
    "Deel",
    "Gebruikscijfer",
    "Instrument",
    "Maat",
    "Rekenwijze",
    "Toets",
    "Wie",
    "Woorden",
    "asked_concepts",
    "broken",
    "channel_question",
    "credits_of",
    "find_instrument",
    "instrument_of",
    "is_original",
    "runs_both_ways",
    "scored",
]

INSTRUMENTEN = (
    *(TEVREDENHEID, RAPPORTCIJFER, GEMAK, DIENST, A11, KANAAL),
    *(SUS, UMUX, LADDER, ORIC, TLX, AANBEVELING),
)
_BY_CODE = {each.code: each for each in INSTRUMENTEN}
_BY_CONCEPT = {vraag.concept: (each, vraag) for each in INSTRUMENTEN for vraag in each.vragen}

_TURNED = {
    deel.vraag for each in INSTRUMENTEN for maat in each.maten for deel in maat.delen if deel.omgekeerd
}
_BOTH_WAYS = {vraag.wording_hash for each in INSTRUMENTEN for vraag in each.vragen if vraag.code in _TURNED}


def find_instrument(code: str) -> Instrument | None:
    return _BY_CODE.get(code)


def instrument_of(vraag: Vraag) -> Instrument | None:
    """Return the instrument that a question was taken from, in the same words or not."""
    found = _BY_CONCEPT.get(vraag.concept)
    return found[0] if found else None


def is_original(vraag: Vraag) -> bool:
    """Tell whether a question of the library still asks what it asked there."""
    found = _BY_CONCEPT.get(vraag.concept)
    return found is not None and same_question(found[1], vraag)


def asked_concepts(inhoud: Inhoud) -> dict[str, Vraag]:
    """Return the questions of the library in a questionnaire by concept; what is there twice is left out."""
    found: dict[str, list[Vraag]] = {}
    for vraag in inhoud.vragen():
        if vraag.concept in _BY_CONCEPT:
            found.setdefault(vraag.concept, []).append(vraag)
    return {concept: asked[0] for concept, asked in found.items() if len(asked) == 1}


def channel_question(inhoud: Inhoud) -> Vraag | None:
    """Return the question by whose answers outcomes are told apart; None where it is not as it was made.

    Its explanation counts too: there it is told to who answers.
    """
    (made,) = KANAAL.vragen
    asked = asked_concepts(inhoud).get(made.concept)
    if asked is None or not is_original(asked) or asked.toelichting != made.toelichting:
        return None
    return asked


def scored(inhoud: Inhoud) -> Iterator[tuple[Instrument, Maat, dict[str, Vraag]]]:
    """Yield what a questionnaire can score: all parts are there once, and unchanged.

    With it come its questions by the code that they have in the library.
    """
    found = {each.concept.removeprefix(VOORVOEGSEL): each for each in asked_concepts(inhoud).values()}
    whole = {code: vraag for code, vraag in found.items() if is_original(vraag)}
    for instrument in INSTRUMENTEN:
        for maat in instrument.maten:
            if all(deel.vraag in whole for deel in maat.delen):
                yield instrument, maat, whole


def broken(concepts: Collection[str]) -> Iterator[Maat]:
    """Yield the measures of which some parts are among these concepts, and some are not."""
    for maat in (maat for instrument in INSTRUMENTEN for maat in instrument.maten):
        asked = {f"{VOORVOEGSEL}{deel.vraag}" in concepts for deel in maat.delen}
        if len(asked) > 1:
            yield maat


def runs_both_ways(wording_hash: str) -> bool:
    """Tell whether a question has rows to agree with and rows not to: its rows have no order of merit."""
    return wording_hash in _BOTH_WAYS


def credits_of(inhoud: Inhoud) -> tuple[str, ...]:
    """Return what the licences of the questions in a questionnaire want to be said, each once."""
    found = (instrument_of(vraag) for vraag in inhoud.vragen())
    return tuple(dict.fromkeys(each.bronvermelding for each in found if each and each.bronvermelding))
