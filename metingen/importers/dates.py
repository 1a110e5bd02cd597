"""Reads dates and times of strangers to moments in one time zone, and tells which texts are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metingen.importers.rewriting import plain, plain_format

Flags = NDArray[np.bool_]
# A year outside these is a typing error or a code for "none", such as 9999.
FIRST_YEAR, LAST_YEAR = 1970, 2099
# How systems write that something has no end: year 9999, or New Year's Eve of a far year.
_NEVER = 9999
_DATE = r"\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{4}\.\d{1,2}\.\d{1,2}|\d{8}"
_TIME = r"[T ]\d{1,2}(?::?\d{2}(?::?\d{2}(?:\.\d{1,9})?)?)?"
_ZONE = r"(?:Z|[+-](?:0\d|1[0-5]):?[0-5]\d)"
_ISO = rf"(?:{_DATE})(?:{_TIME}{_ZONE}?)?"
_ISO_DAY = rf"(?:{_DATE})"
_ZONED = rf"(?:T\d{{2,6}}|:\d{{2}})(?:\.\d+)?{_ZONE}$"
# A spreadsheet counts days; these are of the years above.
_SERIAL = r"[2-7]\d{4}(?:[.,]\d{1,12})?"
_DAY_ZERO = pd.Timestamp(1899, 12, 30)


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """Moments, one for each text.

    ``moments``: in the time zone asked for, NaT where there is no date. ``wrong``: text that is no date.
    ``far``: a date in an impossible year. ``never``: such a date that stands for "no end". ``date_only``:
    without a time of day. ``offset``: written with an offset from UTC. ``serial``: the days of a spreadsheet.
    """

    moments: pd.DatetimeIndex
    wrong: Flags
    far: Flags
    never: Flags
    date_only: Flags
    offset: Flags
    serial: Flags

    def without(self, places: Flags) -> pd.DatetimeIndex:
        """Return the moments, with nothing at these places."""
        return pd.DatetimeIndex(self.moments.where(~places))

    @property
    def microseconds(self) -> NDArray[np.int64]:
        """Return microseconds since 1970 UTC; the lowest number where there is no date."""
        return self.moments.as_unit("us").asi8

    def take(self, places: NDArray[np.integer]) -> Parsed:
        """Return the moments at these places."""
        flags = {name: getattr(self, name)[places] for name in _FLAGS}
        return Parsed(moments=pd.DatetimeIndex(self.moments.take(places.astype(np.int64))), **flags)


_FLAGS = tuple(each.name for each in fields(Parsed) if each.name != "moments")


def joined(parts: Sequence[Parsed]) -> Parsed:
    """Return the moments of all parts as one."""
    flags = {name: np.concatenate([getattr(part, name) for part in parts]) for name in _FLAGS}
    first, *others = (part.moments for part in parts)
    return Parsed(moments=pd.DatetimeIndex(first.append(others)), **flags)


def parse_dates(texts: Sequence[str], formats: Sequence[str], zone: str) -> Parsed:
    """Read texts by the first format that fits each: "ISO" (a whole date of ISO 8601), or a strptime format.

    A text with an offset is that moment; one without is the wall clock in ``zone``. An hour that comes twice
    is read as summer time, one that the clock skips as the first moment after it. A number that no format
    reads is the day of a spreadsheet. Whatever the text, nothing is raised.
    """
    text = pd.Series(list(texts), dtype="str").str.strip()
    filled = (text != "").to_numpy()
    # The library reads "today" as the day on which it runs.
    text, added = plain(text.where(text.str.contains(r"^\d")))
    offset = text.str.contains(_ZONED).to_numpy(dtype=bool)
    utc, wall, date_only = _read(text, offset, formats)
    serial = _serial(text.where(utc.isna() & wall.isna()))
    wall = wall.fillna(serial)
    if added is not None:
        utc, wall = utc + added, wall + added
    years = utc.dt.year.fillna(wall.dt.year)
    far = ((years < FIRST_YEAR) | (years > LAST_YEAR)).to_numpy()
    eve = (wall.dt.month == 12) & (wall.dt.day == 31) & (years >= LAST_YEAR)
    # An array, since one value for all is read as "infer".
    summer = np.ones(len(text), dtype=bool)
    walls = wall.mask(far).dt.tz_localize(zone, ambiguous=summer, nonexistent="shift_forward")
    days = serial == serial.dt.normalize()
    return Parsed(
        moments=pd.DatetimeIndex(utc.mask(far).dt.tz_convert(zone).fillna(walls)),
        wrong=filled & (utc.isna() & wall.isna()).to_numpy(),
        far=far,
        never=((years == _NEVER) | eve).to_numpy(),
        date_only=date_only | days.to_numpy(),
        offset=offset,
        serial=serial.notna().to_numpy(),
    )


def _read(
    text: pd.Series[str], offset: Flags, formats: Sequence[str]
) -> tuple[pd.Series[pd.Timestamp], pd.Series[pd.Timestamp], Flags]:
    """Return the moments with an offset in UTC, the others by the clock, and which have no time of day."""
    utc = pd.Series(pd.NaT, index=text.index, dtype="datetime64[us, UTC]")
    wall = pd.Series(pd.NaT, index=text.index, dtype="datetime64[us]")
    date_only = np.zeros(len(text), dtype=bool)
    for name in formats:
        left = text.where(utc.isna() & wall.isna())
        if not left.notna().any():
            break
        day = np.full(len(text), "%H" not in name and "%I" not in name)
        if name == "ISO":
            left = left.where(left.str.fullmatch(_ISO))
            day = left.str.fullmatch(_ISO_DAY).to_numpy(dtype=bool)
        utc = utc.fillna(_by_format(left.where(offset), name, aware=True))
        found = _by_format(left.where(~offset), name, aware=False)
        date_only |= day & found.notna().to_numpy()
        wall = wall.fillna(found)
    return utc, wall, date_only


def _by_format(text: pd.Series[str], name: str, *, aware: bool) -> pd.Series[pd.Timestamp]:
    if not text.notna().any():
        return pd.Series(pd.NaT, index=text.index, dtype="datetime64[us, UTC]" if aware else "datetime64[us]")
    kind = "ISO8601" if name == "ISO" else plain_format(name) + ("%z" if aware else "")
    return pd.to_datetime(text, format=kind, utc=aware, errors="coerce").dt.as_unit("us")


def _serial(text: pd.Series[str]) -> pd.Series[pd.Timestamp]:
    """Return the moments of texts that are day numbers of a spreadsheet."""
    numbers = text.where(text.str.fullmatch(_SERIAL)) if text.notna().any() else text
    if not numbers.notna().any():
        return pd.Series(pd.NaT, index=text.index, dtype="datetime64[us]")
    days = pd.to_numeric(numbers.str.replace(",", "."))
    # To the second: a fraction of a day has no more in a spreadsheet.
    return (_DAY_ZERO + pd.to_timedelta((days * 86_400).round(), unit="s")).dt.as_unit("us")


def foreign_clocks(texts: Sequence[str], parsed: Parsed) -> Flags:
    """Return which texts are written with another offset than their time zone had at that moment."""
    if not parsed.offset.any():
        return np.zeros(len(texts), dtype=bool)
    text, _ = plain(pd.Series(list(texts), dtype="str").str.strip())
    written = text.where(parsed.offset).str.replace(rf"^.*?({_ZONE})$", r"\1", regex=True)
    minutes = written.map({zone: _minutes(zone) for zone in written.dropna().unique()})
    ahead = parsed.moments.tz_localize(None) - parsed.moments.tz_convert("UTC").tz_localize(None)
    return np.asarray(
        parsed.offset & parsed.moments.notna() & (ahead != pd.to_timedelta(minutes, unit="min"))
    )


def _minutes(zone: str) -> int:
    if zone == "Z":
        return 0
    digits = zone[1:].replace(":", "")
    ahead = int(digits[:2]) * 60 + int(digits[2:])
    return -ahead if zone[0] == "-" else ahead
