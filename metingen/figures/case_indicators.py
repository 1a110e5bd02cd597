"""What is measured on cases, and how each figure is computed."""

from __future__ import annotations

from dataclasses import dataclass

from adoptie.periods import Length
from metingen.analysis import tallies
from metingen.analysis.tallies import Count, Tally
from metingen.figures.values import Better, Definition, Unit


@dataclass(frozen=True, slots=True)
class CaseIndicator:
    """A definition with what is counted for it; an ``outcome`` needs five cases, a count is free."""

    definition: Definition
    count: Count[Tally]
    outcome: bool = False
    per_channel: bool = False


def _define(code: str, naam: str, eenheid: Unit, richting: Better, definitie: str) -> Definition:
    return Definition(code, naam, eenheid, richting, "zaken", definitie, spoor="virtueel")


INDICATORS = (
    CaseIndicator(
        _define(
            "zaken-ontvangen",
            "Ontvangen aanvragen",
            "aantal",
            "geen",
            "Het aantal aanvragen dat in deze periode begon.",
        ),
        tallies.received,
    ),
    CaseIndicator(
        _define(
            "zaken-afgehandeld",
            "Afgehandelde aanvragen",
            "aantal",
            "geen",
            "Van de aanvragen die in deze periode begonnen: hoeveel er klaar zijn op de peildatum.",
        ),
        tallies.closed,
    ),
    CaseIndicator(
        _define(
            "zaken-open",
            "Aanvragen die nog lopen",
            "aantal",
            "lager",
            "Van de aanvragen die in deze periode begonnen: hoeveel er nog lopen op de peildatum.",
        ),
        tallies.still_open,
    ),
    CaseIndicator(
        _define(
            "digitaal-aandeel",
            "Aandeel digitale aanvragen",
            "procent",
            "hoger",
            "Het deel van de aanvragen dat digitaal binnenkwam. Aanvragen waarvan we de weg niet kennen, "
            "tellen niet mee; dat deel staat erbij.",
        ),
        tallies.digital,
    ),
    CaseIndicator(
        _define(
            "kanaal-onbekend",
            "Aanvragen waarvan de weg onbekend is",
            "procent",
            "lager",
            "Het deel van alle aanvragen waarvan niet is vastgelegd hoe ze binnenkwamen.",
        ),
        tallies.unknown,
    ),
    CaseIndicator(
        _define(
            "doorlooptijd",
            "Doorlooptijd",
            "dagen",
            "lager",
            "Na zoveel dagen was meer dan de helft van de aanvragen klaar. "
            "Aanvragen die nog lopen, tellen mee tot de dag waarop het bestand is gemaakt.",
        ),
        tallies.lead_time,
        outcome=True,
        per_channel=True,
    ),
    CaseIndicator(
        _define(
            "te-laat",
            "Aandeel te laat",
            "procent",
            "lager",
            "Het deel van de aanvragen met een uiterste datum dat te laat klaar was, "
            "of nog loopt en over die datum heen is. Staat er een tijdstip bij die datum, dan telt dat mee.",
        ),
        tallies.late,
        outcome=True,
    ),
    CaseIndicator(
        _define(
            "overdrachten",
            "Overdrachten per aanvraag",
            "getal",
            "lager",
            "Hoe vaak een aanvraag gemiddeld van de ene medewerker naar de andere ging.",
        ),
        tallies.handoffs,
        outcome=True,
    ),
)
# After how many days the share that is still open is told.
COURSE_DAYS = (7, 14, 21, 28, 42, 56, 84, 112, 182, 365)
# Of whole quarters and years: a month holds too few cases for ten shares.
COURSE_LENGTHS: tuple[Length, ...] = ("kwartaal", "jaar")
COURSE = _define(
    "doorlooptijd-verloop",
    "Aanvragen die na een aantal dagen nog lopen",
    "procent",
    "lager",
    "Het deel van de aanvragen dat na zoveel dagen nog niet klaar was. "
    "Aanvragen die nog lopen, tellen mee tot de dag waarop het bestand is gemaakt.",
)
DEFINITIONS = (*(each.definition for each in INDICATORS), COURSE)
