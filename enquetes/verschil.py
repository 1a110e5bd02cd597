"""Parts of a questionnaire in words, by which two states of the same part are told apart and compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields
from typing import Any

from enquetes.content import Inhoud, Optie, Vraag
from enquetes.content.talen import texts

# What a part says, by the name of each thing it says; empty when it is not there.
Woorden = Mapping[str, str]
# Where to find a part in a questionnaire.
Deel = Callable[[Inhoud], Woorden]

_NAMES = {
    "tekst": "Vraag",
    "toelichting": "Uitleg",
    "opties": "Antwoorden",
    "rijen": "Stellingen",
    "opties2": "Antwoorden in de tweede kolom",
    "koppen": "Koppen",
    "uiteinden": "Woorden bij de uiteinden",
    "minimum": "Laagste getal",
    "maximum": "Hoogste getal",
    "eenheid": "Eenheid",
    "lang": "Ruimte voor meer zinnen",
    "richting": "Wat is beter",
    "relevantie": "Voorwaarde",
    "controle": "Controle",
    "controle_tekst": "Uitleg bij de controle",
    "formule": "Berekening",
    "uitkomst": "Wat eruit komt",
    "minste": "Minste antwoorden",
    "meeste": "Meeste antwoorden",
    "geen_antwoord": "Vakje voor wie geen antwoord heeft",
    "lijst": "Uitklaplijst",
    "heel": "Alleen hele getallen",
    "willekeurig": "Willekeurige volgorde",
    "beeld": "Afbeelding",
    "beeld_alt": "Beschrijving van de afbeelding",
    "concept": "Hoort bij",
    "spoor": "Spoor",
}


@dataclass(frozen=True, slots=True)
class Verschil:
    """One thing that two states of a part say differently."""

    naam: str
    voor: str
    na: str


def vraag_deel(code: str) -> Deel:
    """Return where to find a question."""

    def words(inhoud: Inhoud) -> Woorden:
        return next((vraag_in_words(vraag) for vraag in inhoud.vragen() if vraag.code == code), {})

    return words


def pagina_deel(code: str) -> Deel:
    """Return where to find what goes for the whole page with this question."""

    def words(inhoud: Inhoud) -> Woorden:
        for page in inhoud.paginas:
            if any(vraag.code == code for vraag in page.vragen):
                return {"Kop": page.titel, "Uitleg": page.uitleg, "Voorwaarde": page.relevantie} | {
                    "Groep": page.blok
                }
        return {}

    return words


def teksten_deel(inhoud: Inhoud) -> Woorden:
    """Return what stands around the questions."""
    return {"Titel": inhoud.titel, "Inleiding": inhoud.inleiding, "Slot": inhoud.slot}


def vertaling_deel(taal: str, names: Collection[str]) -> Deel:
    """Return where to find what was translated of some texts."""

    def words(inhoud: Inhoud) -> Woorden:
        told, sources = inhoud.vertalingen.get(taal, {}), texts(inhoud)
        return {sources.get(name, name): told.get(name, "") for name in names}

    return words


def vraag_in_words(vraag: Vraag) -> Woorden:
    """Return what a question says and asks."""
    values = ((field.name, getattr(vraag, field.name)) for field in fields(vraag))
    return {_NAMES[name]: _words(value) for name, value in values if name in _NAMES}


def stamp(words: Woorden) -> str:
    """Return a short mark that is another one as soon as a part says something else."""
    return hashlib.sha256(json.dumps(sorted(words.items())).encode()).hexdigest()[:16]


def differences(before: Woorden, after: Woorden) -> tuple[Verschil, ...]:
    return tuple(
        Verschil(name, before.get(name, ""), after.get(name, ""))
        for name in dict.fromkeys((*before, *after))
        if before.get(name, "") != after.get(name, "")
    )


def _words(value: Any) -> str:
    match value:
        case bool():
            return "ja" if value else "nee"
        case None:
            return ""
        case tuple():
            return "; ".join(map(_words, value))
        case Optie():
            marks = [mark for mark in ("namelijk", "alleen") if getattr(value, mark)]
            return " ".join(
                [value.tekst, *(f"({mark})" for mark in marks), *(["(telt niet)"] * (not value.telt))]
            )
        case _:
            return str(value)
