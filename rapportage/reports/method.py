"""How each kind of figure that occurs in a report was computed, and by which version of the method."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from adoptie import dutch
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Block, Column, Heading, Table, Text
from rapportage.queries.verloop import CODE as COURSE


@dataclass(frozen=True, slots=True)
class Rekenwijze:
    """A kind of figure: what it is called, which figures are of it, and how it is computed."""

    naam: str
    holds: Callable[[Cijfer], bool]
    hoe: str


def _of_people(figure: Cijfer, unit: str) -> bool:
    return figure.klasse == "personen" and figure.eenheid == unit and not figure.of_instrument


def _of_cases(figure: Cijfer, unit: str) -> bool:
    return figure.klasse != "personen" and figure.eenheid == unit


_KINDS = (
    Rekenwijze(
        "Aandeel van aanvragen",
        lambda figure: _of_cases(figure, "procent") and figure.code != COURSE,
        "Het deel van alle aanvragen. De grenzen: interval volgens Wilson (95 %).",
    ),
    Rekenwijze(
        "Doorlooptijd",
        lambda figure: _of_cases(figure, "dagen"),
        "Na zoveel dagen is de helft klaar. Wat nog loopt, telt mee tot de peildatum. "
        "Mediaan volgens Kaplan-Meier, met interval (95 %).",
    ),
    Rekenwijze(
        "Deel dat na een aantal dagen nog loopt",
        lambda figure: figure.code == COURSE,
        "Wat nog loopt, telt mee tot de peildatum. Volgens Kaplan-Meier, "
        "met interval (Greenwood, log-log, 95 %).",
    ),
    Rekenwijze(
        "Gemiddelde per aanvraag",
        lambda figure: _of_cases(figure, "getal"),
        "Alles opgeteld en gedeeld door het aantal aanvragen. De grenzen: t-interval (95 %).",
    ),
    Rekenwijze(
        "Aantal",
        lambda figure: figure.eenheid == "aantal",
        "Geteld, niet geschat. Daarom staat er geen marge bij.",
    ),
    Rekenwijze(
        "Aandeel van antwoorden",
        lambda figure: _of_people(figure, "procent"),
        "Het deel van wie de vraag beantwoordde. De grenzen: interval volgens Wilson (95 %).",
    ),
    Rekenwijze(
        "Score van een vraag",
        lambda figure: _of_people(figure, "punten"),
        "Het gemiddelde antwoord: 0 is het laagste antwoord, 100 het hoogste. De grenzen: t-interval (95 %).",
    ),
    Rekenwijze(
        "Gemiddelde van een vraag",
        lambda figure: _of_people(figure, "getal"),
        "Alle antwoorden opgeteld en gedeeld door hun aantal. De grenzen: t-interval (95 %).",
    ),
    Rekenwijze(
        "Score van meer vragen samen",
        lambda figure: figure.of_instrument,
        "Uit de gemiddelden van de vragen. De grenzen: t-interval (95 %). "
        "Bij een groep gebruiken we de spreiding van de hele ronde.",
    ),
)
_PERIODS = ("Verschil tussen perioden: MOVER, en de 24 maanden ervoor als reeks die samenhangt (AR(1)).",)
_ROUNDS = (
    "Is iedereen gevraagd, dan zijn de grenzen van het geheel gecorrigeerd voor een eindige groep.",
    "Verschil tussen rondes: MOVER, zonder die correctie, als van verschillende mensen.",
    "Oordeel over meer vragen tegelijk: Benjamini-Hochberg.",
)


def section(figures: Iterable[Cijfer], *, compared: bool = True) -> Iterator[Block]:
    """Yield a row for each kind that occurs; with ``compared`` how differences are judged too."""
    told = tuple(figures)
    rows = tuple((kind.naam, kind.hoe, versions) for kind in _KINDS if (versions := _versions(kind, told)))
    if not rows:
        return
    yield Heading(2, "Zo is elk soort cijfer berekend", "rekenwijzen")
    columns = (Column("Soort cijfer"), Column("Hoe"), Column("Versie van de rekenwijze"))
    yield Table("Rekenwijzen in dit rapport", columns, rows, anchor="tabel-rekenwijzen")
    people = any(figure.klasse == "personen" for figure in told)
    cases = any(figure.klasse != "personen" for figure in told)
    if compared:
        yield Text("Voor wie het wil nagaan:", "small", items=(*_PERIODS * cases, *_ROUNDS * people))


def _versions(kind: Rekenwijze, figures: Sequence[Cijfer]) -> str:
    return dutch.listing(sorted({figure.methode for figure in figures if kind.holds(figure)}))
