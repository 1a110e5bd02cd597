"""Is this ordinary variation? The months of a figure against what they always did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from adoptie import dutch
from metingen.analysis.spc import FEWEST, VOORLOPIGE_GRENZEN, xmr
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Chart, Mark, Xmr
from rapportage.charts.alt import make_chart
from rapportage.charts.signals import SIGNALS, episodes, episodes_in_words
from rapportage.reports.series import recent, trend
from rapportage.reports.words import capital

# With fewer months everything looks like variation.
_FEWEST = 6
_MOST_NAMES = 3
Interventies = Sequence[tuple[str, dt.date, str, str]]


@dataclass(frozen=True, slots=True)
class Variation:
    """What there is to say about the variation of a figure: a sentence, and the chart that shows it."""

    sentence: str
    chart: Chart


def variation(months: Sequence[Cijfer], interventies: Interventies, subject: str) -> Variation | None:
    """Return whether the last months are ordinary variation; None where there are too few to tell.

    ``subject`` names the figure in a sentence. A month that may still change does not count.
    """
    data = _process(months, interventies) if months else None
    if data is None:
        return None
    sentence = _sentence(data)
    figure = months[-1]
    chart = make_chart(
        data,
        figure.eenheid,  # type: ignore[arg-type]  # checked where the indicator was stored
        title=f"{capital(subject)}: {'niet alleen ' if any(data.signals) else ''}gewone schommeling",
        measure="Naar de maand waarin de aanvraag begon, met de grenzen van gewone schommeling",
        source=figure.bron,
        anchor="grafiek-schommeling",
    )
    return Variation(sentence, chart)


def _process(months: Sequence[Cijfer], interventies: Interventies) -> Xmr | None:
    """Judge all months there are, and show the last of them."""
    line, shown = (trend(months[-1].naam, each, interventies) for each in (months, recent(months)))
    known = [None if point.open else point.value for point in line.series[0].points]
    if sum(value is not None for value in known) < _FEWEST:
        return None
    baseline, basis = _basis(known, line.marks)
    found = xmr(known, baseline=baseline)
    if found.mean is None or found.low is None or found.high is None:
        return None
    least, most = _possible(months[-1].eenheid)
    signals = tuple(tuple(code for code in SIGNALS if code in codes) for codes in found.signals)
    return Xmr(
        x=shown.x,
        # The limits tell the doubt; the interval of each month stands in the chart above.
        points=tuple(replace(point, low=None, high=None) for point in shown.series[0].points),
        signals=signals[-len(shown.x) :],
        mean=found.mean,
        low=found.low if least is None or found.low > least else None,
        high=found.high if most is None or found.high < most else None,
        basis=basis,
        provisional=VOORLOPIGE_GRENZEN in found.flags,
        marks=shown.marks,
    )


def _basis(known: Sequence[float | None], marks: Sequence[Mark]) -> tuple[int | None, str]:
    """Return how many of the first months fix the limits, and that in words; all of them where it says none.

    Enough months before the first change say what was ordinary until then.
    """
    if not marks:
        return None, ""
    before = sum(value is not None for value in known[: marks[0].index])
    if before < FEWEST:
        return None, ""
    return marks[0].index, f"de {before} maanden vóór '{marks[0].name}'"


def _possible(unit: str) -> tuple[float | None, float | None]:
    """Return between which values a figure of this unit always lies."""
    return (0.0 if unit in {"procent", "aantal", "dagen", "punten"} else None), (
        1.0 if unit == "procent" else 100.0 if unit == "punten" else None
    )


def _sentence(data: Xmr) -> str:
    """Say in words which months are no ordinary variation, and why."""
    told = []
    for signal, (_, words) in SIGNALS.items():
        names = episodes_in_words(data, signal)
        if len(names) > _MOST_NAMES:
            names = [f"{len(list(episodes(data, signal)))} keer"]
        told += [f"{capital(words)}: {dutch.listing(names)}."] if names else []
    limits = f" De grenzen komen uit {data.basis}." if data.basis else ""
    if data.provisional:
        limits = " De grenzen zijn nog voorlopig: er zijn minder dan 12 maanden."
    if not told:
        return f"Dit is gewone schommeling. Geen enkele maand valt op.{limits}"
    cause = "Waardoor dat komt, zegt deze grafiek niet."
    return f"Dit is niet alleen gewone schommeling. {' '.join(told)} {cause}{limits}"
