"""Periods that figures and reports speak of: a month, a quarter, a half year, a year."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from adoptie import dutch

Length = Literal["maand", "kwartaal", "jaar"]
_MONTHS: dict[Length, int] = {"maand": 1, "kwartaal": 3, "jaar": 12}
LENGTHS: tuple[Length, ...] = tuple(_MONTHS)
_PATTERN = re.compile(r"(?P<year>\d{4})(?:-(?:K(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")
_ORDINALS = ("eerste", "tweede", "derde", "vierde")
# What a person may name; figures of before or after do not exist.
FIRST_DAY, LAST_DAY = dt.date(1970, 1, 1), dt.date(2099, 12, 31)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A run of whole months: ``begin`` is its first day, ``end`` the first day after it."""

    begin: dt.date
    end: dt.date
    length: Length

    @property
    def code(self) -> str:
        """Return the way it is typed and sorted: ``2011``, ``2011-K4`` or ``2011-05``."""
        if self.length == "jaar":
            return f"{self.begin.year}"
        if self.length == "kwartaal":
            return f"{self.begin.year}-K{(self.begin.month + 2) // 3}"
        return f"{self.begin.year}-{self.begin.month:02d}"

    @property
    def label(self) -> str:
        """Return the way it is read: ``mei 2011``, ``vierde kwartaal van 2011``, ``2011``."""
        if self.length == "jaar":
            return f"{self.begin.year}"
        if self.length == "kwartaal":
            return f"{_ORDINALS[(self.begin.month - 1) // 3]} kwartaal van {self.begin.year}"
        return f"{dutch.MONTHS[self.begin.month - 1]} {self.begin.year}"

    @property
    def last_day(self) -> dt.date:
        return self.end - dt.timedelta(days=1)

    def previous(self) -> Period:
        return _starting(add_months(self.begin, -_MONTHS[self.length]), self.length)

    def contains(self, day: dt.date) -> bool:
        return self.begin <= day < self.end


def add_months(day: dt.date, months: int) -> dt.date:
    """Shift the first day of a month by whole months.

    Raises ValueError with a sentence for the user beyond what a calendar can hold.
    """
    index = day.year * 12 + day.month - 1 + months
    if not dt.MINYEAR <= index // 12 <= dt.MAXYEAR:
        raise ValueError(f"De datum {dutch.day(day)} ligt te ver weg. Kijk de datum na.")
    return dt.date(index // 12, index % 12 + 1, 1)


def _starting(begin: dt.date, length: Length) -> Period:
    return Period(begin, add_months(begin, _MONTHS[length]), length)


def period_of(day: dt.date, length: Length) -> Period:
    """Return the period of this length in which a day falls."""
    months = _MONTHS[length]
    return _starting(dt.date(day.year, (day.month - 1) // months * months + 1, 1), length)


def parse_period(code: str) -> Period:
    """Read ``2011``, ``2011-K4`` or ``2011-05``.

    Raises ValueError with a sentence for the user when it is none of these.
    """
    match = _PATTERN.fullmatch(code.strip())
    if match is None or not FIRST_DAY.year <= int(match["year"]) <= LAST_DAY.year:
        raise ValueError(f"'{code}' is geen periode. Schrijf 2011, 2011-K4 of 2011-05.")
    year = int(match["year"])
    if match["quarter"]:
        return _starting(dt.date(year, int(match["quarter"]) * 3 - 2, 1), "kwartaal")
    if match["month"]:
        return _starting(dt.date(year, int(match["month"]), 1), "maand")
    return _starting(dt.date(year, 1, 1), "jaar")
