"""Numbers and dates as Dutch readers write them; pure, so that charts and PDF use them too."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

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

# Digits enough for any float.
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP, traps=[])
# What a float adds to or takes from zero by itself.
_TINY = 1e-9
_UNITS = (
    *("procentpunt", "procentpunten", "punt", "punten", "dag", "dagen", "uur", "maand", "maanden", "jaar"),
    *("aanvraag", "aanvragen", "vraag", "vragen", "antwoord", "antwoorden", "mens", "mensen", "keer", "%"),
)
_UNIT = re.compile(rf"(\d|\bn =) (\d|(?:{'|'.join(_UNITS)})(?!\w))")
# A number belongs to the word before it: "n = 47", "'Een', 'Twee' en nog 1".
_BEFORE = re.compile(rf"\b(n|en nog) (?=(?:=[ {NBSP}])?\d)")
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")


def number(value: float, decimals: int = 0) -> str:
    """Write ``value`` with a decimal comma and points between thousands; a half is rounded up, as by hand.

    >>> number(1234.56, 1)
    '1.234,6'
    >>> number(6.55, 1), number(-0.04, 1)
    ('6,6', '0,0')
    """
    text = f"{_rounded(abs(value), decimals):,f}".translate(str.maketrans(",.", ".,"))
    negative = value < 0 and any(digit in text for digit in "123456789")
    return f"{MINUS}{text}" if negative else text


def _rounded(value: float, decimals: int) -> Decimal:
    # As many digits as a float is sure of: 6.55 is stored as a hair less, and still a half.
    known = Decimal(f"{value:.15g}")
    return known.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


def signed(value: float, decimals: int = 0) -> str:
    """Write a change, always with its sign unless it rounds to zero.

    >>> signed(3)
    '+3'
    """
    text = number(value, decimals)
    rises = value > 0 and any(digit in text for digit in "123456789")
    return f"+{text}" if rises else text


def percentage(share: float, decimals: int = 0) -> str:
    """Write a share (0..1) as a percentage; few is not none, and nearly all is not all.

    >>> percentage(0.5) == f"50{NBSP}%", percentage(1 / 272) == f"<{NBSP}1{NBSP}%"
    (True, True)
    """
    text, sign = number(share * 100, decimals), ""
    step = 10.0**-decimals
    if _TINY < share < 1 - _TINY:
        if text == number(0, decimals):
            text, sign = number(step, decimals), f"<{NBSP}"
        elif text == number(100, decimals):
            text, sign = number(100 - step, decimals), f">{NBSP}"
    return f"{sign}{text}{NBSP}%"


def tied(text: str) -> str:
    """Keep what is read as one together on one line: a number and its unit, a day and its month.

    >>> tied("9 procentpunten op 3 mei 2011") == f"9{NBSP}procentpunten op 3{NBSP}mei{NBSP}2011"
    True
    >>> tied("twee en nog 1 (n = 47)") == f"twee en nog{NBSP}1 (n{NBSP}={NBSP}47)"
    True
    """
    with_units = _UNIT.sub(rf"\1{NBSP}\2", _DAY.sub(rf"\1{NBSP}\2{NBSP}\3", text))
    return _BEFORE.sub(rf"\1{NBSP}", with_units)


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
