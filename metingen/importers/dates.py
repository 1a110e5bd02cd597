"""Reads dates and times of strangers to moments in one time zone, and tells which texts are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
# A year outside these is a typing error or a code for "none", such as 9999.
FIRST_YEAR, LAST_YEAR = 1970, 2099
_OFFSET = r"(?:[Zz]|[+-]\d{2}:?\d{2})$"


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """Moments, one for each text.

    ``moments``: in the time zone asked for, NaT where there is no date. ``wrong``: text that is no date.
    ``far``: a date in an impossible year. ``date_only``: without a time of day. ``offset``: written with an
    offset from UTC.
    """

    moments: pd.DatetimeIndex
    wrong: Flags
    far: Flags
    date_only: Flags
    offset: Flags

    @property
    def microseconds(self) -> NDArray[np.int64]:
        """Return microseconds since 1970 UTC; the lowest number where there is no date."""
        return self.moments.as_unit("us").asi8


def parse_dates(texts: Sequence[str], formats: Sequence[str], zone: str) -> Parsed:
    """Read texts by the first format that fits each: "ISO" (ISO 8601), or a strptime format.

    A text with an offset is that moment; one without is the wall clock in ``zone``. An hour that comes twice
    is read as summer time, one that the clock skips as the first moment after it.
    """
    text = pd.Series(list(texts), dtype="str").str.strip()
    filled = (text != "").to_numpy()
    offset = text.str.contains(_OFFSET).to_numpy() & (text.str.len() > 10).to_numpy()
    # The library reads "today" as the day on which it runs.
    text = text.where(text.str.match(r"\d"))
    utc = _by_format(text.where(offset), formats, aware=True)
    wall = _by_format(text.where(~offset), formats, aware=False)
    years = utc.dt.year.fillna(wall.dt.year)
    far = ((years < FIRST_YEAR) | (years > LAST_YEAR)).to_numpy()
    wrong = filled & (utc.isna() & wall.isna()).to_numpy()
    local = utc.mask(far).dt.tz_convert(zone)
    walls = wall.mask(far)
    # An array, since one value for all is read as "infer".
    summer = np.ones(len(text), dtype=bool)
    moments = local.fillna(walls.dt.tz_localize(zone, ambiguous=summer, nonexistent="shift_forward"))
    return Parsed(
        moments=pd.DatetimeIndex(moments),
        wrong=wrong,
        far=far,
        date_only=filled & ~text.str.contains(":").fillna(value=False).to_numpy(dtype=bool),
        offset=offset,
    )


def _by_format(text: pd.Series[str], formats: Sequence[str], *, aware: bool) -> pd.Series[pd.Timestamp]:
    found = pd.Series(pd.NaT, index=text.index, dtype="datetime64[us, UTC]" if aware else "datetime64[us]")
    for name in formats:
        left = text.where(found.isna())
        if left.notna().any():
            kind = "ISO8601" if name == "ISO" else name
            read = pd.to_datetime(left, format=kind, utc=aware, errors="coerce")
            found = found.fillna(read.dt.as_unit("us"))
    return found


def local_offsets(texts: Sequence[str], parsed: Parsed) -> Flags:
    """Return which texts are written with the offset that their time zone had at that moment."""
    written = pd.Series(list(texts), dtype="str").str.strip().str.extract(r"([+-])(\d{2}):?(\d{2})$")
    minutes = pd.to_numeric(written[1]).fillna(0) * 60 + pd.to_numeric(written[2]).fillna(0)
    minutes = minutes.where(written[0] != "-", -minutes)
    ahead = parsed.moments.tz_localize(None) - parsed.moments.tz_convert("UTC").tz_localize(None)
    return np.asarray(parsed.offset & (ahead == pd.to_timedelta(minutes, unit="min")))
