"""Recognises dates that pose as times: an export that knows the day only still writes a time of day."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from adoptie import dutch
from metingen.importers.dates import Parsed
from metingen.importers.moments import Moments

# So often the same second of the day is no chance; midnight is suspicious always.
_MIN_COUNT = 20
_MIN_SHARE = 0.01


def disguised_seconds(parsed: Parsed) -> NDArray[np.int64]:
    """Return for each moment the second of the day that gives it away as a date, or -1."""
    moments = parsed.moments
    seconds = np.asarray(moments.hour * 3600 + moments.minute * 60 + moments.second, dtype=np.float64)
    seconds = np.where(np.isnan(seconds), -1, seconds).astype(np.int64)
    values, counts = np.unique(seconds[seconds >= 0], return_counts=True)
    often = counts >= max(_MIN_COUNT, _MIN_SHARE * counts.sum())
    return np.where(np.isin(seconds, values[often | (values == 0)]), seconds, -1)


def tell_disguised(parsed: Parsed, seconds: NDArray[np.int64], singular: str) -> Iterator[str]:
    """Yield a message per time of day that is no time; texts without a time need none."""
    values, counts = np.unique(seconds[(seconds >= 0) & ~parsed.date_only], return_counts=True)
    for index in np.argsort(-counts, kind="stable"):
        at = pd.Timestamp(0) + pd.Timedelta(seconds=int(values[index]))
        count = int(counts[index])
        cases = dutch.counted(count, "zaak", "zaken")
        known = "Dat is geen echte tijd: alleen de dag is bekend."
        yield f"Bij {cases} staat als {singular} {at:%H:%M:%S}. {known}"


def tell_offsets(moments: Moments, singular: str) -> Iterator[str]:
    """Yield messages about summer time, winter time and times of another zone."""
    parsed = moments.parsed
    ahead = np.asarray(parsed.moments.tz_localize(None) - parsed.moments.tz_convert("UTC").tz_localize(None))
    hours = ahead[parsed.offset & ~np.isnat(ahead)] / np.timedelta64(1, "h")
    if len(hours):
        found = [f"{dutch.number(int((hours == hour).sum()))} op UTC+{hour:.0f}" for hour in np.unique(hours)]
        yield f"De {singular}en zijn gelezen met zomer- en wintertijd: {dutch.listing(found)}."
    if moments.foreign.any():
        count = dutch.counted(int(moments.foreign.sum()), f"{singular} stond", f"{singular}en stonden")
        yield f"{count} in een andere tijdzone. Dat is omgerekend."
