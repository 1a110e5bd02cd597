"""How the signals of an XmR chart look and read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rapportage.blocks import Xmr
from rapportage.blocks_process import Signal
from rapportage.charts.paper import Shape
from rapportage.charts.words import in_words

# The first that holds for a point gives it its shape.
SIGNALS: Mapping[Signal, tuple[Shape, str]] = {
    "buiten_grenzen": ("diamond", "buiten de grenzen"),
    "verschuiving": ("square", "zeven of meer op rij aan één kant van het gemiddelde"),
    "trend": ("triangle", "zeven of meer op rij omhoog, of omlaag"),
    "twee_van_drie": ("cross", "twee van de drie vlak bij een grens"),
}
PROVISIONAL = "Voorlopige grenzen: er zijn nog geen 12 punten om ze op te bouwen."


def episodes(data: Xmr, signal: Signal) -> Iterator[tuple[int, int]]:
    """Yield first and last position of each stretch that shows this signal; gaps end none."""
    start = last = -1
    for index, (point, codes) in enumerate(zip(data.points, data.signals, strict=True)):
        if signal in codes:
            start, last = (index if start < 0 else start), index
        elif point.value is not None and start >= 0:
            yield start, last
            start = -1
    if start >= 0:
        yield start, last


def episodes_in_words(data: Xmr, signal: Signal) -> list[str]:
    """Return each stretch as periods: "mei 2011", "januari 2011 tot en met juli 2011"."""
    return [
        in_words(data.x[first])
        if first == last
        else f"{in_words(data.x[first])} tot en met {in_words(data.x[last])}"
        for first, last in episodes(data, signal)
    ]
