"""What stands in the gallery of charts: every kind, what it is for, and an invented one of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rapportage.blocks import Chart, ChartData, Unit
from rapportage.charts.alt import make_chart
from rapportage.screens import gallery_data as data


@dataclass(frozen=True, slots=True)
class Example:
    """One kind of chart: its name, the question that it answers, and how it looks."""

    name: str
    purpose: str
    chart: Chart


@cache
def examples() -> tuple[Example, ...]:
    """Return one example of every kind of chart."""
    return (*_of_one_figure(), *_of_a_process(), *_of_groups())


def _of_one_figure() -> tuple[Example, ...]:
    return (
        _example(
            "Verloop in de tijd",
            "Hoe gaat het, en sinds wanneer? Hoogstens vijf lijnen.",
            data.trend(),
            ("Digitaal steeg na het nieuwe loket", "Aandeel van de aanvragen"),
        ),
        _example(
            "Gemeten en verwacht",
            "Hoe was het gegaan zonder de verandering?",
            data.counterfactual(),
            ("Digitaal ligt hoger dan verwacht", "Aandeel digitale aanvragen"),
        ),
        _example(
            "Vóór en na",
            "Hoe was één cijfer eerst, en hoe is het nu?",
            data.before_after(),
            ("Digitaal steeg van 62 % naar 82 %", "Aandeel digitale aanvragen"),
        ),
    )


def _of_a_process() -> tuple[Example, ...]:
    return (
        _example(
            "Gewone schommeling",
            "Is dit toeval, of is er echt iets anders?",
            data.process(),
            ("Eén maand valt op, en daarna is er een nieuw peil", "Doorlooptijd"),
            "dagen",
        ),
        _example(
            "Wegen naar binnen",
            "Hoe is het geheel verdeeld, en hoe verschuift dat?",
            data.mix(),
            ("Internet neemt het over van de telefoon", "Aandeel van de aanvragen per kanaal"),
        ),
        _example(
            "Hoe lang het duurt",
            "Na hoeveel dagen loopt nog welk deel?",
            data.survival(),
            ("De helft is klaar na elf weken", "Aandeel van de aanvragen dat nog loopt"),
        ),
    )


def _of_groups() -> tuple[Example, ...]:
    return (
        _example(
            "Gemeenten naast elkaar",
            "Waar staan we tussen de andere? Overlappen de marges?",
            data.dots(),
            ("Beekveld zit in het midden", "Aandeel digitale aanvragen"),
        ),
        _example(
            "Veel lijnen",
            "Meer dan vijf reeksen: elk een eigen kleine grafiek, met dezelfde assen.",
            data.multiples(),
            ("Overal steeg het aandeel digitaal", "Aandeel digitale aanvragen"),
        ),
        _example(
            "Groepen",
            "Hoe groot is het aandeel in elke groep?",
            data.bars(),
            ("Bij Ruimte lukt het bijna iedereen", "Aandeel dat digitaal kan werken"),
        ),
        _example(
            "Stellingen",
            "Wat vinden mensen?",
            data.likert(),
            ("Digitaal werken lukt, hulp krijgen minder", "Aandeel per antwoord"),
        ),
    )


def _example(
    name: str, purpose: str, shown: ChartData, heads: tuple[str, str], unit: Unit = "procent"
) -> Example:
    """Return an example; ``heads`` are the title of the chart and what it measures."""
    title, measure = heads
    anchor = f"voorbeeld-{shown.kind.replace('_', '-')}"
    chart = make_chart(shown, unit, title=title, measure=measure, source="verzonnen cijfers", anchor=anchor)
    return Example(name, purpose, chart)
