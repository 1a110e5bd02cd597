"""Brings odd ways of writing a moment to plain ones, before a format reads them."""

from __future__ import annotations

import re
from datetime import timedelta

import pandas as pd

from adoptie import dutch

_SHORT = "jan feb mrt apr mei jun jul aug sep okt nov dec"
_ENGLISH_SHORT = "jan feb mar apr may jun jul aug sept oct nov dec"
_ENGLISH = "january february march april may june july august september october november december"
_MONTHS = {
    name: f"{number:02d}"
    for names in (_SHORT.split(), _ENGLISH_SHORT.split(), _ENGLISH.split(), dutch.MONTHS)
    for number, name in enumerate(names, start=1)
}
_ZONES = {
    "Z": "Z",
    "UTC": "Z",
    "GMT": "Z",
    "CET": "+01:00",
    "CEST": "+02:00",
    "MET": "+01:00",
    "MEST": "+02:00",
}
# What the plain reading cannot do; a text without any of it is left as it is. Without \s and \d, which would
# keep the library from looking through many texts at once.
_ODD = (
    r"[A-SU-Ya-z,]|[^ -~]|  | [+-]|[T ]24|:60"
    r"|:[0-9]{2}(?:\.[0-9]+)?[+-](?:[0-9]{1,3}|[0-9]:[0-9]{2}|[0-9]{1,2}:?[0-9]{2}:[0-9]{2})$"
)
_NAME = re.compile(r"[^\W\d_]{3,9}(?:\.(?=[\s-]|$))?")
_NAME_FORMAT = re.compile(r"%[bBh](?:\.(?=[\s-]|$))?")
_COMMA = re.compile(r"(:\d{2}),(\d+)")
_OFFSET = re.compile(
    r"(?P<time>(?:T\d{2,6}|:\d{2})(?:\.\d+)?)\s*"
    r"(?P<zone>[A-Za-z]{1,4}|(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2})(?::?\d{2})?)?)$"
)
_MIDNIGHT = re.compile(r"(?<=[T ])24(?=:?00(?::?00(?:\.0+)?)?(?:Z|[+-]|$))")
_LEAP = re.compile(r"(?<=:[0-5]\d:)60(?=\D|$)")


def plain(text: pd.Series[str]) -> tuple[pd.Series[str], pd.Series[pd.Timedelta] | None]:
    """Return texts that can be read by a format, and what must be added to what is read, if anything.

    Months by name become numbers, offsets ``+hh:mm``; 24:00 is the next day, the second 60 the next minute.
    """
    odd = text.str.contains(_ODD).to_numpy(dtype=bool)
    if not odd.any():
        return text, None
    rewritten = pd.DataFrame([_rewrite(each) for each in text[odd]], index=text.index[odd])
    added = rewritten[1].astype("timedelta64[us]").reindex(text.index, fill_value=pd.Timedelta(0))
    return rewritten[0].astype("str").reindex(text.index).fillna(text), added


def plain_format(name: str) -> str:
    """Return the format by which the rewritten texts are read: months in numbers, the offset left out.

    >>> plain_format("%d %b. %Y"), plain_format("%d-%m-%Y %H:%M %z")
    ('%d %m %Y', '%d-%m-%Y %H:%M')
    """
    return re.sub(r"\s*%[zZ]$", "", _NAME_FORMAT.sub("%m", " ".join(name.split())))


def _rewrite(text: str) -> tuple[str, timedelta]:
    """Rewrite one text.

    >>> _rewrite("3 mrt. 2024"), _rewrite("2024-03-31 24:00:00+2")
    (('3 03 2024', datetime.timedelta(0)), ('2024-03-31 00:00:00+02:00', datetime.timedelta(days=1)))
    """
    text = _NAME.sub(_numbered, " ".join(text.split()))
    text = _OFFSET.sub(_with_offset, _COMMA.sub(r"\1.\2", text))
    text, days = _MIDNIGHT.subn("00", text)
    text, seconds = _LEAP.subn("59", text)
    return text, timedelta(days=days, seconds=seconds)


def _numbered(found: re.Match[str]) -> str:
    return _MONTHS.get(found[0].rstrip(".").casefold(), found[0])


def _with_offset(found: re.Match[str]) -> str:
    if found["sign"] is None:
        return found["time"] + _ZONES.get(found["zone"].upper(), f" {found['zone']}")
    return f"{found['time']}{found['sign']}{int(found['hours']):02d}:{found['minutes'] or '00'}"
