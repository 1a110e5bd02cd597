"""Numbers and dates as Dutch readers write them; pure, so that charts and PDF use them too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def number(value: float, decimals: int = 0) -> str:
    """Write ``value`` with a decimal comma and points between thousands.

    >>> number(1234.56, 1)
    '1.234,6'
    >>> number(-0.04, 1)
    '0,0'
    """
    text = f"{abs(value):,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    negative = value < 0 and any(digit in text for digit in "123456789")
    return f"{MINUS}{text}" if negative else text


def signed(value: float, decimals: int = 0) -> str:
    """Write a change, always with its sign unless it rounds to zero.

    >>> signed(3)
    '+3'
    """
    text = number(value, decimals)
    rises = value > 0 and any(digit in text for digit in "123456789")
    return f"+{text}" if rises else text


def percentage(share: float, decimals: int = 0) -> str:
    """Write a share (0..1) as a percentage with a non-breaking space before the sign."""
    return f"{number(share * 100, decimals)}{NBSP}%"


def day(value: dt.date) -> str:
    """Write a date in full.

    >>> day(dt.date(2011, 5, 3))
    '3 mei 2011'
    """
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def listing(words: Sequence[str], joint: str = "en") -> str:
    """Join words as in a sentence.

    >>> listing(["telefoon", "balie", "post"])
    'telefoon, balie en post'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def counted(count: int, singular: str, plural: str) -> str:
    """Write a count with its noun.

    >>> counted(1, "aanvraag", "aanvragen")
    '1 aanvraag'
    """
    return f"{number(count)} {singular if count == 1 else plural}"
