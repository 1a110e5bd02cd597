"""Figures in Dutch words, as all reports write them."""

from __future__ import annotations

from collections.abc import Sequence

from adoptie import dutch
from metingen.queries.cijfers import Cijfer
from rapportage.blocks import Hidden
from rapportage.charts.words import DECIMALS

# What is not shown of answers looks alike for any reason; of cases there is no more than this to say.
HIDDEN = Hidden()
# Of a group that is not shown, where to look instead.
SEE_WHOLE = "zie iedereen samen"
TOO_FEW = f"{HIDDEN.reason} om te laten zien"
NO_DATA = "te weinig gegevens"
FLAGS = {
    "veel_open": "te veel aanvragen lopen nog",
    "klein_aantal": "klein aantal",
    "grens_onbekend": "zonder bovengrens",
    "mediaan_niet_bereikt": "de helft is nog niet klaar",
    "te_weinig": NO_DATA,
    "geen_steekproef": "geen steekproef: zonder marge",
    "knelpunt": "hier zit het knelpunt",
    "afgerond": "afgerond, om antwoorden te beschermen",
    "negatieve_duur": "met onmogelijke datums",
    "andere_woorden": "net iets anders gevraagd, wel te vergelijken",
    "omgezet": "omgezet naar de antwoorden van nu",
}
# Who a round asked, as the title of what they answered.
PEOPLE = {
    "medewerkers": "Medewerkers",
    "steekproef": "Steekproef van inwoners",
    "panel": "Leden van het panel",
    "open": "Wie de open link gebruikte",
}


def decimals_of(eenheid: str) -> int:
    return DECIMALS.get(eenheid, 0)


def amount(value: float, eenheid: str) -> str:
    """Write a value with its unit: "78 %", "43,6 dagen", "61 punten"."""
    if eenheid == "procent":
        return dutch.percentage(value)
    text = dutch.number(value, decimals_of(eenheid))
    return f"{text} {eenheid}" if eenheid in {"dagen", "punten"} else text


def value_text(figure: Cijfer | None) -> str:
    if figure is None or figure.waarde is None:
        return "niet te zeggen"
    return amount(figure.waarde, figure.eenheid)


def interval_text(figure: Cijfer | None) -> str:
    """Write the interval as a reader understands it; say why there is none."""
    if figure is None:
        return ""
    if figure.waarde is None:
        return why_hidden(figure)
    if figure.laag is None or figure.hoog is None:
        return f"n = {dutch.number(figure.n or 0)}, zonder marge"
    low, high = amount(figure.laag, figure.eenheid), amount(figure.hoog, figure.eenheid)
    return f"tussen {_bare(low, high)} en {high} (n = {dutch.number(figure.n or 0)})"


def _bare(low: str, high: str) -> str:
    """Leave the unit off the first of two amounts that share it: "tussen 41,3 en 47,6 dagen"."""
    unit = high.rpartition(" ")[2]
    return low.removesuffix(f" {unit}") if unit.isalpha() else low


def flag_text(figure: Cijfer) -> str:
    return "; ".join(FLAGS[flag] for flag in figure.vlaggen if flag in FLAGS)


def too_few(figure: Cijfer) -> str:
    return HIDDEN.reason if _of_people(figure) else NO_DATA


def _of_people(figure: Cijfer) -> bool:
    return figure.ronde_id is not None or figure.klasse == "gebruik"


def why_hidden(figure: Cijfer) -> str:
    """Say why a figure is not shown, and where to look; of answers no reason may be told from another."""
    if not _of_people(figure):
        return flag_text(figure) or too_few(figure)
    return f"{too_few(figure)}, {SEE_WHOLE}" if figure.zie_geheel else too_few(figure)


def cell(figure: Cijfer | None) -> float | Hidden | None:
    """Return what stands in a table: the value, or that it is hidden."""
    if figure is None:
        return None
    return Hidden(why_hidden(figure)) if figure.waarde is None else figure.waarde


def listed_some(names: Sequence[str], most: int) -> str:
    """Name some in quotes and count the rest.

    >>> listed_some(["Een", "Twee", "Drie"], 2)
    "'Een', 'Twee' en nog 1"
    """
    quoted = [f"'{name}'" for name in names[:most]]
    more = len(names) - most
    return f"{', '.join(quoted)} en nog {more}" if more > 0 else dutch.listing(quoted)


def judged(direction: str, sentence: str) -> str:
    """Say before a sentence whether it is better or worse, so that no colour has to.

    >>> judged("slechter", "Gestegen van 14 % naar 18 %.")
    'Slechter: gestegen van 14 % naar 18 %.'
    """
    return f"{capital(direction)}: {lower(sentence)}" if direction in {"beter", "slechter"} else sentence


def capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
