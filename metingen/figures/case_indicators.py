"""What is measured on cases, and how each figure is computed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from metingen.analysis import cases
from metingen.analysis.cases import By
from metingen.analysis.values import Estimate
from metingen.figures.values import Better, Definition, Unit

Series = tuple[tuple[str, Estimate], ...]
Compute = Callable[[pd.DataFrame, By], Series]


@dataclass(frozen=True, slots=True)
class CaseIndicator:
    """A definition with its computation; an ``outcome`` needs five cases, a count is free."""

    definition: Definition
    compute: Compute
    outcome: bool = False
    per_channel: bool = False


def _define(code: str, naam: str, eenheid: Unit, richting: Better, definitie: str) -> Definition:
    return Definition(code, naam, eenheid, richting, "zaken", definitie, spoor="virtueel")


def _volume(column: str) -> Compute:
    def compute(frame: pd.DataFrame, length: By) -> Series:
        table = cases.volumes(frame, length)
        counts = zip(table["periode"], table[column], table["ontvangen"], strict=True)
        return tuple((code, Estimate(float(count), None, None, int(n))) for code, count, n in counts)

    return compute


INDICATORS = (
    CaseIndicator(
        _define(
            "zaken-ontvangen",
            "Ontvangen aanvragen",
            "aantal",
            "geen",
            "Het aantal aanvragen dat in deze periode begon.",
        ),
        _volume("ontvangen"),
    ),
    CaseIndicator(
        _define(
            "zaken-afgehandeld",
            "Afgehandelde aanvragen",
            "aantal",
            "geen",
            "Van de aanvragen die in deze periode begonnen: hoeveel er klaar zijn op de peildatum.",
        ),
        _volume("afgesloten"),
    ),
    CaseIndicator(
        _define(
            "zaken-open",
            "Aanvragen die nog lopen",
            "aantal",
            "lager",
            "Van de aanvragen die in deze periode begonnen: hoeveel er nog lopen op de peildatum.",
        ),
        _volume("open"),
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
        cases.digital_share,
    ),
    CaseIndicator(
        _define(
            "kanaal-onbekend",
            "Aanvragen waarvan de weg onbekend is",
            "procent",
            "lager",
            "Het deel van alle aanvragen waarvan niet is vastgelegd hoe ze binnenkwamen.",
        ),
        cases.unknown_share,
    ),
    CaseIndicator(
        _define(
            "doorlooptijd",
            "Doorlooptijd",
            "dagen",
            "lager",
            "Na hoeveel dagen de helft van de aanvragen klaar was (mediaan volgens Kaplan-Meier). "
            "Aanvragen die nog lopen, tellen mee tot de peildatum.",
        ),
        cases.median_lead_time,
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
            "of nog loopt en over die datum heen is.",
        ),
        cases.share_late,
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
        cases.handoffs,
        outcome=True,
    ),
)
