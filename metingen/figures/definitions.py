"""What the figures of a round mean."""

from __future__ import annotations

from enquetes.content import Item, ItemSoort, Vraag
from metingen.figures.values import Definition, Unit

RESPONSE = Definition(
    "respons",
    "Ingevulde vragenlijsten",
    "aantal",
    "geen",
    "personen",
    "Hoeveel mensen de vragenlijst hebben ingestuurd.",
)

WAYS = Definition(
    "respons:wijze",
    "Hoe mensen antwoordden",
    "aantal",
    "geen",
    "personen",
    "Hoeveel mensen op internet antwoordden, op papier of aan de telefoon.",
)
# What each way of answering is called, in the order in which they are told.
WAY_NAMES = {
    "web": "op internet",
    "papier": "op papier",
    "telefoon": "aan de telefoon",
    "anders": "op papier of aan de telefoon",
}


def _title(vraag: Vraag, item: Item) -> str:
    return f"{vraag.tekst} {item.tekst}" if item.deel and item.soort != ItemSoort.TEKST else item.tekst


def define(vraag: Vraag, item: Item, code: str, naam: str, eenheid: Unit) -> Definition:
    """Return what a figure about an item means; its question and the hash of the wording go along."""
    return Definition(
        code=code[:120],
        naam=naam[:300],
        eenheid=eenheid,
        richting=vraag.richting if code.endswith((":score", ":top2", ":cijfer", ":zeven")) else "geen",
        klasse="personen",
        definitie=_EXPLAINED[code.rpartition(":")[2] if ":" in code else _kind(item)],
        spoor=vraag.spoor,
        vraag_code=vraag.code,
        vraag_tekst=_title(vraag, item),
        vraag_hash=vraag.wording_hash,
    )


def _kind(item: Item) -> str:
    # The distribution of grades is read as that of any choice.
    return "keuze" if item.soort == ItemSoort.CIJFER else item.soort.value


_EXPLAINED = {
    "score": "Het gemiddelde antwoord op een schaal van 0 (laagste antwoord) tot 100 (hoogste antwoord).",
    "top2": "Het deel dat een van de twee hoogste antwoorden koos.",
    "cijfer": "Het gemiddelde van de rapportcijfers, van 1 tot en met 10.",
    "zeven": "Het deel dat een 7 of hoger gaf.",
    "keuze": "Het deel dat dit antwoord koos, van wie de vraag beantwoordde.",
    "schaal": "Het deel dat dit antwoord koos, van wie de vraag beantwoordde.",
    "vink": "Het deel dat dit antwoord aankruiste, van wie de vraag beantwoordde.",
    "plaats": "Het deel dat dit op de eerste plaats zette, van wie de vraag beantwoordde.",
    "datum": "Hoeveel mensen een datum invulden.",
    "contact": "Hoeveel mensen iets invulden. Wat zij invulden, is geen cijfer.",
    "akkoord": "Hoeveel mensen het vakje aankruisten.",
    "getal": "Het gemiddelde van de ingevulde getallen.",
    "tekst": "Hoeveel mensen bij deze open vraag iets opschreven.",
}
