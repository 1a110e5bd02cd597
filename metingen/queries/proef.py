"""What would be visible of a try-out: the same figures, computed on the spot and stored nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from adoptie import dutch
from enquetes.models import Ronde
from enquetes.rehearsal import rehearse
from metingen.figures import Figure
from metingen.figures.ronde import round_figures

_EVERYBODY = "Iedereen"
_HIDDEN = "te weinig antwoorden om te laten zien"


@dataclass(frozen=True, slots=True)
class Proefcijfer:
    """One figure of a try-out: what it is about, and what each group would see."""

    naam: str
    uitleg: str
    groepen: tuple[tuple[str, str], ...]


def trial_figures(ronde: Ronde) -> tuple[Proefcijfer, ...]:
    """Return everything that would be published of this try-out, in the order of the questions."""
    found = round_figures(rehearse(ronde))
    return tuple(
        Proefcijfer(
            definition.vraag_tekst or definition.naam, definition.definitie, tuple(_by_group(figures))
        )
        for definition, figures in groupby(found, key=lambda figure: figure.definition)
    )


def _by_group(figures: Iterator[Figure]) -> Iterator[tuple[str, str]]:
    for group, rows in groupby(figures, key=lambda figure: figure.groep):
        told = [_words(row) for row in rows]
        shown = [words for words in told if words]
        yield group or _EVERYBODY, ", ".join(shown) or _HIDDEN


def _words(figure: Figure) -> str:
    if figure.waarde is None:
        return ""
    match figure.definition.eenheid:
        case "procent":
            value = dutch.percentage(figure.waarde)
        case "aantal":
            value = dutch.number(figure.waarde)
        case unit:
            value = f"{dutch.number(figure.waarde, 1)} {'punten' if unit == 'punten' else ''}".rstrip()
    return f"{figure.categorie}: {value}" if figure.categorie else value
