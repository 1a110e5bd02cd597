"""How figures and periods of a chart read: on an axis, beside a point, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from adoptie import dutch
from adoptie.periods import Period, parse_period
from rapportage.blocks import ColumnKind

SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_QUARTERS = ("eerste", "tweede", "derde", "vierde")
_MONTH_NUMBERS = {
    name: number for names in (dutch.MONTHS, SHORT_MONTHS) for number, name in enumerate(names, start=1)
}
DECIMALS: Mapping[str, int] = {"procent": 0, "dagen": 1, "aantal": 0, "punten": 0, "getal": 2}
"""As many decimals as a figure of this unit has everywhere: in sentence, card, chart and table."""
# After so many days a report tells what is still open, as far as that is known.
DAYS = (7.0, 14.0, 28.0, 56.0, 112.0, 182.0, 365.0)
_YEARS = (1900, 2100)
_NOUNS: Mapping[str, tuple[str, str]] = {"dagen": ("dag", "dagen"), "punten": ("punt", "punten")}
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


def short(label: str) -> str:
    """Return a period as it stands beside a point; empty for other labels, which stand on the axis.

    >>> short("2011-05"), short("2011-K4"), short("ronde 2")
    ('mei 2011', 'kw 4 2011', '')
    """
    period = find_period(label)
    if period is None or period.length == "jaar":
        return period.code if period else ""
    return f"{short_in_year(period)} {period.begin.year}"


def short_in_year(period: Period) -> str:
    if period.length == "kwartaal":
        return f"kw {(period.begin.month + 2) // 3}"
    return SHORT_MONTHS[period.begin.month - 1]


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


def figure(value: float, unit: str, decimals: int | None = None) -> str:
    """Return a figure in short, as on an axis: only a share has its unit.

    >>> figure(0.5, "procent") == f"50{dutch.NBSP}%"
    True
    """
    if decimals is None and is_year(value, unit):
        return f"{value:.0f}"
    places = DECIMALS[unit] if decimals is None else decimals
    return dutch.percentage(value, places) if unit == "procent" else dutch.number(value, places)


def is_year(value: float, unit: str) -> bool:
    """Tell whether a mean is most likely that of years: 2011 is no year with a point or a fraction in it."""
    return unit == "getal" and _YEARS[0] <= value < _YEARS[1]


def figure_with_unit(value: float, unit: str) -> str:
    """Return a figure as it stands in a sentence.

    >>> figure_with_unit(43.6, "dagen") == f"43,6{dutch.NBSP}dagen"
    True
    """
    text = figure(value, unit)
    if unit not in _NOUNS:
        return text
    singular, plural = _NOUNS[unit]
    return f"{text}{dutch.NBSP}{singular if text.strip(dutch.MINUS) in {'1', '1,0'} else plural}"


def between(low: float | None, high: float | None, unit: str) -> str:
    """Return an interval as it stands under "ligt tussen", with a word where a side has no limit.

    >>> between(36.04, None, "dagen"), between(0.7, 0.81, "procent") == f"70 en 81{dutch.NBSP}%"
    ('vanaf 36,0', True)
    """
    if low is None:
        return "geen marge" if high is None else f"tot {figure(high, unit)}"
    first = figure(low, unit)
    if high is None:
        return f"vanaf {first}"
    # One sign will do for two plain numbers.
    plain = first.removesuffix(f"{dutch.NBSP}%") if first[0].isdigit() else first
    return f"{plain} en {figure(high, unit)}"


def with_unit(name: str, unit: str) -> str:
    """Return the head of a column or axis with its unit, where the figures do not carry it.

    >>> with_unit("Doorlooptijd", "dagen")
    'Doorlooptijd (dagen)'
    """
    return f"{name} ({_NOUNS[unit][1]})" if unit in _NOUNS and unit not in name.lower() else name


def column_kind(unit: str) -> ColumnKind:
    """Return the kind of table column in which figures of this unit stand."""
    if unit == "procent":
        return "procent"
    return "getal" if DECIMALS[unit] else "aantal"
