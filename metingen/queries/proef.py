"""What would be visible of a try-out: the same figures, computed on the spot and stored nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from adoptie import dutch
from enquetes.models import Ronde
from enquetes.profiel import ITEMS
from enquetes.rehearsal import rehearse
from metingen.disclosure import REASON
from metingen.figures import Definition, Figure
from metingen.figures.definitions import RESPONSE, WAYS
from metingen.figures.ronde import round_figures
from metingen.figures.values import INSTRUMENT

_EVERYBODY = "Iedereen"
_HIDDEN = f"{REASON} om te laten zien"


@dataclass(frozen=True, slots=True)
class Proefcijfer:
    """One figure of a try-out: what it means, and what it says of each group."""

    uitleg: str
    groepen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Proefvraag:
    """What would be visible of one question."""

    naam: str
    cijfers: tuple[Proefcijfer, ...]


def trial_figures(ronde: Ronde) -> tuple[Proefvraag, ...]:
    """Return everything that would be published of this try-out, in the order of the questions.

    What questions say together comes before what each of them says.
    """
    questions: dict[str, dict[Definition, list[Figure]]] = {}
    for figure in sorted(round_figures(rehearse(ronde)), key=_place):
        about = figure.definition
        questions.setdefault(about.vraag_tekst or about.naam, {}).setdefault(about, []).append(figure)
    return tuple(
        Proefvraag(
            name,
            tuple(Proefcijfer(about.definitie, tuple(_by_group(rows))) for about, rows in figures.items()),
        )
        for name, figures in questions.items()
    )


def _place(figure: Figure) -> int:
    code = figure.definition.code
    return 0 if code in {RESPONSE.code, WAYS.code} else 1 if code.startswith(INSTRUMENT) else 2


def _by_group(figures: Iterable[Figure]) -> Iterator[tuple[str, str]]:
    told: dict[str, list[str]] = {}
    for figure in figures:
        told.setdefault(_group(figure), []).append(_words(figure))
    for group in sorted(told, key=lambda name: (name != _EVERYBODY, name.casefold())):
        yield group, ", ".join(filter(None, told[group])) or _hidden(group, told)


def _group(figure: Figure) -> str:
    if figure.kenmerk:
        return f"{ITEMS[figure.kenmerk]}: {figure.groep}"
    return figure.groep or _EVERYBODY


def _hidden(group: str, told: Mapping[str, Sequence[str]]) -> str:
    """Say that nothing would be shown, and where to look instead."""
    elsewhere = group != _EVERYBODY and any(told.get(_EVERYBODY, ()))
    return f"{_HIDDEN}. Kijk bij {_EVERYBODY.lower()}" if elsewhere else _HIDDEN


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
