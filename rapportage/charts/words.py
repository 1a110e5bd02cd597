"""How figures and periods of a chart read: on an axis, beside a point, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from adoptie import dutch
from adoptie.periods import Period, parse_period
from rapportage.blocks import ColumnKind, Unit

SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_QUARTERS = ("eerste", "tweede", "derde", "vierde")
_MONTH_NUMBERS = {
    name: number for names in (dutch.MONTHS, SHORT_MONTHS) for number, name in enumerate(names, start=1)
}
_MONTH = re.compile(r"([a-z]+)\.? (\d{4})")
_QUARTER = re.compile(r"(eerste|tweede|derde|vierde) kwartaal (?:van )?(\d{4})")


def find_period(label: str) -> Period | None:
    """Read an x label as a period, from its code (``2011-05``) or words (``mei 2011``); else None."""
    text = label.strip().lower()
    if (month := _MONTH.fullmatch(text)) and month[1] in _MONTH_NUMBERS:
        text = f"{month[2]}-{_MONTH_NUMBERS[month[1]]:02d}"
    elif quarter := _QUARTER.fullmatch(text):
        text = f"{quarter[2]}-K{_QUARTERS.index(quarter[1]) + 1}"
    try:
        return parse_period(text.upper())
    except ValueError:
        return None


def in_words(label: str) -> str:
    """Return an x label as it stands in a sentence.

    >>> in_words("2011-05")
    'mei 2011'
    """
    period = find_period(label)
    return period.label if period else label


def with_article(label: str) -> str:
    """Return an x label as it stands after "vanaf" or "naar".

    >>> with_article("2011-K4")
    'het vierde kwartaal van 2011'
    """
    period = find_period(label)
    return f"het {period.label}" if period and period.length == "kwartaal" else in_words(label)


def moment(label: str) -> str:
    """Return an x label as a moment in a sentence: in a period, or at a round.

    >>> moment("2011-05"), moment("ronde 2")
    ('in mei 2011', 'bij ronde 2')
    """
    return f"{'in' if find_period(label) else 'bij'} {with_article(label)}"


def decimals_for(values: Iterable[float], unit: Unit) -> int:
    """Return how many decimals figures of this size deserve; the same for all figures of one chart."""
    known = [abs(value) for value in values]
    largest = max(known, default=0.0)
    if unit == "procent":
        return 1 if 0 < largest < 0.1 else 0
    if all(value == int(value) for value in known):
        return 0
    if largest >= 100 or (unit == "punten" and largest >= 10):
        return 0
    return 1 if largest >= 1 else 2


def figure(value: float, unit: Unit, decimals: int) -> str:
    """Return a figure in short, as on an axis: only a share has its unit.

    >>> figure(0.5, "procent", 0) == f"50{dutch.NBSP}%"
    True
    """
    return dutch.percentage(value, decimals) if unit == "procent" else dutch.number(value, decimals)


def figure_with_unit(value: float, unit: Unit, decimals: int) -> str:
    """Return a figure as it stands in a sentence.

    >>> figure_with_unit(1, "dagen", 0) == f"1{dutch.NBSP}dag"
    True
    """
    text = figure(value, unit, decimals)
    nouns = {"dagen": ("dag", "dagen"), "punten": ("punt", "punten")}
    if unit not in nouns:
        return text
    singular, plural = nouns[unit]
    return f"{text}{dutch.NBSP}{singular if text == '1' else plural}"


def column_kind(unit: Unit, decimals: int) -> ColumnKind:
    """Return the kind of table column in which figures of this unit stand."""
    if unit == "procent":
        return "procent"
    return "getal" if decimals else "aantal"
