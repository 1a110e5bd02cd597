"""The functions of LimeSurvey for days and hours, as far as they look at no clock and no time zone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from enquetes.importers.limesurvey.expressions.values import (
    UnknownOutcomeError,
    Value,
    is_numeric,
    number_of,
    text_of,
)

_START = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
# The letters of PHP, by what they are in Python.
_LETTERS: dict[str, Callable[[dt.datetime], str]] = {
    "d": lambda day: f"{day:%d}",
    "j": lambda day: str(day.day),
    "D": lambda day: f"{day:%a}",
    "l": lambda day: f"{day:%A}",
    "N": lambda day: str(day.isoweekday()),
    "w": lambda day: str(day.isoweekday() % 7),
    "F": lambda day: f"{day:%B}",
    "M": lambda day: f"{day:%b}",
    "m": lambda day: f"{day:%m}",
    "n": lambda day: str(day.month),
    "Y": lambda day: str(day.year),
    "y": lambda day: f"{day:%y}",
    "a": lambda day: "am" if day.hour < 12 else "pm",
    "A": lambda day: "AM" if day.hour < 12 else "PM",
    "g": lambda day: str((day.hour - 1) % 12 + 1),
    "G": lambda day: str(day.hour),
    "h": lambda day: f"{day:%I}",
    "H": lambda day: f"{day:%H}",
    "i": lambda day: f"{day:%M}",
    "s": lambda day: f"{day:%S}",
}


class Moment(float):
    """A time that was made of a date: it is the same date again in whatever time zone made it."""

    __slots__ = ()


def _exists(month: Value, day: Value, year: Value) -> Value:
    parts = [text_of(each) for each in (year, month, day)]
    if not all(re.fullmatch(r"[0-9]{1,4}", part) for part in parts):
        return False
    try:
        dt.date(*map(int, parts))
    except ValueError:
        return False
    return True


def _made(*values: Value) -> Value:
    if len(values) < 6 or not all(map(is_numeric, values)):
        # What is not given is taken from the clock.
        raise UnknownOutcomeError
    hour, minute, second, month, day, year = (int(number_of(each)) for each in values)
    year += 2000 if 0 <= year < 70 else 1900 if 70 <= year <= 100 else 0
    try:
        start = dt.datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1, tzinfo=dt.UTC)
        whole = start + dt.timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second)
    except (ValueError, OverflowError):
        raise UnknownOutcomeError from None
    return Moment((whole - _START).total_seconds())


def _local(form: Value, moment: Value = None) -> Value:
    if not isinstance(moment, Moment):
        raise UnknownOutcomeError
    return _greenwich(form, float(moment))


def _greenwich(form: Value, moment: Value = None) -> Value:
    if not is_numeric(moment):
        raise UnknownOutcomeError
    try:
        day = _START + dt.timedelta(seconds=int(number_of(moment)))
    except OverflowError:
        raise UnknownOutcomeError from None
    signs = text_of(form)
    if "\\" in signs or any(sign.isalpha() and sign not in _LETTERS for sign in signs):
        raise UnknownOutcomeError
    return "".join(_LETTERS[sign](day) if sign in _LETTERS else sign for sign in signs)


FUNCTIONS: dict[str, tuple[Any, ...]] = {
    "checkdate": (_exists, 3, 3),
    "mktime": (_made, 0, 6),
    "date": (_local, 1, 2),
    "gmdate": (_greenwich, 1, 2),
}
