"""Formats of dates: the ones that are tried when nothing is said, and what goes wrong between them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import pandas as pd

from metingen.importers.dates import parse_dates

_TIMES = ("", " %H:%M", " %H:%M:%S")
# A date without a format is ISO, or day before month as people here write it: 03-04-2024 is 3 April.
DEFAULT_FORMATS = (
    "ISO",
    *(f"%d{sign}%m{sign}%Y{time}" for sign in "-/." for time in _TIMES),
    *(f"%d{sign}%b{sign}%Y{time}" for sign in " -" for time in _TIMES),
)
# Each part has its own value, and each could be a day, a month, a year, an hour, a minute or a second.
_EXAMPLE = dt.datetime(2005, 3, 4, 6, 7, 8)  # noqa: DTZ001 - a clock on no wall


def reads_dates(name: str) -> bool:
    """Tell whether a format reads a whole date back from what it writes."""
    try:
        return _read([_written(name)], name) == [_EXAMPLE.date()]
    except (ValueError, re.error):
        return False


def ambiguous(formats: Sequence[str]) -> tuple[str, str] | None:
    """Return two formats that read one text as two dates, such as day-month and month-day, if there are any.

    Raises ValueError when one of them is no format.
    """
    texts = [_written(name) for name in formats]
    for other in formats:
        for name, found in zip(formats, _read(texts, other), strict=True):
            if found not in {None, _EXAMPLE.date()}:
                return other, name
    return None


def _written(name: str) -> str:
    return _EXAMPLE.isoformat(" ") if name == "ISO" else _EXAMPLE.strftime(name)


def _read(texts: Sequence[str], name: str) -> list[dt.date | None]:
    moments = parse_dates(texts, [name], "UTC").moments
    return [None if pd.isna(moment) else moment.date() for moment in moments]


def swapped(formats: Sequence[str]) -> tuple[str, ...]:
    """Return the formats with day and month in each other's place, where they have both in numbers.

    >>> swapped(["ISO", "%d-%m-%Y", "%d %b %Y"])
    ('%m-%d-%Y',)
    """
    both = [name for name in formats if "%d" in name and "%m" in name]
    return tuple(name.replace("%d", "%\0").replace("%m", "%d").replace("%\0", "%m") for name in both)
