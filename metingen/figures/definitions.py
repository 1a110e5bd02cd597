"""What the figures of a round mean."""

from __future__ import annotations

from enquetes.content import Item, Soort, Vraag
from metingen.figures.values import Definition, Unit

RESPONSE = Definition(
    "respons",
    "Ingevulde vragenlijsten",
    "aantal",
    "geen",
    "personen",
    "Hoeveel mensen de vragenlijst hebben ingestuurd.",
    spoor="mentaal",
)


def _title(vraag: Vraag, item: Item) -> str:
    return f"{vraag.tekst} {item.tekst}" if vraag.rijen or vraag.soort == Soort.MEERKEUZE else vraag.tekst


def define(vraag: Vraag, item: Item, code: str, naam: str, eenheid: Unit) -> Definition:
    """Return what a figure about an item means; its question and the hash of the wording go along."""
    return Definition(
        code=code[:120],
        naam=naam[:300],
        eenheid=eenheid,
        richting=vraag.richting if code.endswith((":score", ":top2")) else "geen",
        klasse="personen",
        definitie=_EXPLAINED[code.rpartition(":")[2] if ":" in code else item.soort.value],
        spoor="mentaal",
        vraag_code=vraag.code,
        vraag_tekst=_title(vraag, item),
        vraag_hash=vraag.wording_hash,
    )


_EXPLAINED = {
    "score": "Het gemiddelde antwoord op een schaal van 0 (laagste antwoord) tot 100 (hoogste antwoord).",
    "top2": "Het deel dat een van de twee hoogste antwoorden koos.",
    "keuze": "Het deel dat dit antwoord koos, van wie de vraag beantwoordde.",
    "schaal": "Het deel dat dit antwoord koos, van wie de vraag beantwoordde.",
    "vink": "Het deel dat dit antwoord aankruiste, van wie de vraag beantwoordde.",
    "getal": "Het gemiddelde van de ingevulde getallen.",
    "tekst": "Hoeveel mensen bij deze open vraag iets opschreven.",
}
