"""Published figures as the analysis wants them: with their doubt, their unit, and what is possible."""

from __future__ import annotations

import math

from metingen.analysis.comparisons import Better, Span
from metingen.analysis.units import Unit
from metingen.analysis.values import Estimate
from metingen.queries.cijfers import Cijfer

_UNITS = {"procent": Unit.PROCENTPUNT, "dagen": Unit.DAGEN, "punten": Unit.PUNTEN}
_SPANS: dict[str, Span] = {"procent": (0.0, 1.0), "punten": (0.0, 100.0)}


def estimate_of(figure: Cijfer) -> Estimate:
    return Estimate(figure.waarde, figure.laag, figure.hoog, figure.n or 0, flags=figure.vlaggen)


def unit_of(figure: Cijfer) -> Unit:
    return _UNITS.get(figure.eenheid, Unit.AANTAL)


def better_of(figure: Cijfer) -> Better:
    """Return which way is better; empty when neither is."""
    return "hoger" if figure.richting == "hoger" else "lager" if figure.richting == "lager" else ""


def span_of(figure: Cijfer) -> Span:
    """Return the lowest and highest that the figure can be; a number that people gave may be anything."""
    if figure.eenheid == "getal" and figure.klasse == "personen":
        return -math.inf, math.inf
    return _SPANS.get(figure.eenheid, (0.0, math.inf))
