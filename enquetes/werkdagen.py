"""On which days people in a gemeente work. Pure: no clock, no settings."""

from __future__ import annotations

import datetime as dt

_DAY = dt.timedelta(days=1)
_SATURDAY = 5
# Days after Easter on which offices are shut: Goede Vrijdag, Pasen, Hemelvaart with its Friday, Pinksteren.
_AFTER_EASTER = frozenset({-2, 1, 39, 40, 50})
# Koningsdag and Bevrijdingsdag.
_FIXED = frozenset({(4, 27), (5, 5)})
# Around these days few people are at work all week: Kerstmis and Nieuwjaar.
_QUIET_WEEKS = ((12, 25), (1, 1))


def is_working_day(day: dt.date) -> bool:
    """Tell whether most people work on a day: no weekend, no holiday, not in the weeks of Christmas."""
    if day.weekday() >= _SATURDAY or (day.month, day.day) in _FIXED:
        return False
    monday = day - day.weekday() * _DAY
    week = {monday + number * _DAY for number in range(7)}
    if any((each.month, each.day) in _QUIET_WEEKS for each in week):
        return False
    return (day - _easter(day.year)).days not in _AFTER_EASTER


def working_day(day: dt.date) -> dt.date:
    """Return this day when people work on it, else the first day after it on which they do."""
    while not is_working_day(day):
        day += _DAY
    return day


def _easter(year: int) -> dt.date:
    """Return the Sunday of Easter, by the rule of Meeus, Jones and Butcher."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)
