"""Makes a cell harmless: a spreadsheet shows it and never runs it."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from decimal import Decimal
from numbers import Integral, Real

# A spreadsheet skips white space and invisible signs before it looks for a formula; some East Asian
# versions read the wide signs as well.
_RUNS = re.compile(
    "[\\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\n]"
)
# Signs that no spreadsheet can store, and halves of signs that no file can hold.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
Content = str | int | float | date | None

# More digits than this are changed by a spreadsheet.
_MAX_EXACT = 10**15


def clean(text: str) -> str:
    """Drop signs that no spreadsheet can store, and write each line end as one line feed."""
    return _IMPOSSIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def harmless(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run.

    >>> harmless("=1+1"), harmless("Balie - 2e hal")
    ("'=1+1", 'Balie - 2e hal')
    """
    cleaned = clean(text)
    return f"'{cleaned}" if _RUNS.match(cleaned) else cleaned


def plain(value: object) -> Content:
    """Bring a value down to what a cell can hold; a number that cannot be shown becomes None.

    Raises TypeError for a value of another type: that is a fault of the program.
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Integral):
        return int(value) if abs(int(value)) < _MAX_EXACT else str(int(value))
    if isinstance(value, Real | Decimal):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date):
        return value
    raise TypeError(f"a cell cannot hold {type(value).__name__}")
