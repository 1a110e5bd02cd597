"""The files of a report that a reader is offered by name."""

from __future__ import annotations

from collections.abc import Callable

from rapportage.blocks import Content
from rapportage.models import Rapport
from rapportage.renderers.naming import charts_of

_LABELS = {
    "rapport.pdf": "PDF",
    "rapport.docx": "Om in verder te schrijven (Word)",
    "presentatie.pdf": "Dia's (PDF)",
    "rapport.html": "Losse webpagina (HTML)",
    "rapport.xlsx": "Alle tabellen (Excel)",
    "rapport.json": "Gegevens (JSON)",
}


def downloads(rapport: Rapport, address: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """Return (label, address) of the files that this report has: an older one may lack some. One query."""
    there = set(rapport.bestanden.filter(naam__in=_LABELS).values_list("naam", flat=True))
    return tuple((label, address(name)) for name, label in _LABELS.items() if name in there)


def pictures(content: Content, address: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """Return (title, address) of each chart as a picture, to put in a letter or on a slide."""
    return tuple((chart.title, address(f"grafieken/{chart.anchor}.png")) for chart in charts_of(content))
