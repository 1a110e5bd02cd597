"""Which whole months a file tells about: what it says of them replaces what was known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from adoptie import dutch
from adoptie.periods import parse_period
from metingen.importers.errors import LeveringError

Span = tuple[dt.date, dt.date]
# A month that keeps less than this share of its cases, and loses so many, was probably delivered in part.
_LEAST_LEFT = 0.7
_LEAST_LOST = 3


def per_month(counts: pd.DataFrame) -> dict[str, int]:
    """Return how many cases began in each month ('2011-05')."""
    if counts.empty:
        return {}
    return {str(month): int(n) for month, n in counts.groupby("startmaand", observed=True)["n"].sum().items()}


def only_months(counts: pd.DataFrame, maanden: tuple[str, str]) -> tuple[pd.DataFrame, Span, list[str]]:
    """Return the counts of these months, first and last, the days they span, and what to say about the rest.

    Raises LeveringError when nothing began in them.
    """
    begin, end = (parse_period(month) for month in maanden)
    inside = counts[counts["startmaand"].between(begin.code, end.code)]
    if inside.empty:
        raise LeveringError(
            f"In het bestand begon geen zaak van {begin.label} tot en met {end.label}. Kies andere maanden."
        )
    outside = int(counts["n"].sum() - inside["n"].sum())
    many = dutch.counted(outside, "zaak begon", "zaken begonnen")
    told = [f"{many} buiten de gekozen maanden en {'telt' if outside == 1 else 'tellen'} niet mee."]
    return inside, (begin.begin, end.last_day), told if outside else []


def refuse_shrunken(known: Mapping[str, int], found: Mapping[str, int], span: Span) -> None:
    """Raise LeveringError when a month has much fewer cases than are known: the file holds a part of it."""
    first, last = (f"{day:%Y-%m}" for day in span)
    for month, before in sorted(known.items()):
        now = found.get(month, 0)
        if first <= month <= last and before - now >= _LEAST_LOST and now < _LEAST_LEFT * before:
            cases = dutch.counted(before, "zaak", "zaken")
            raise LeveringError(
                f"Van {parse_period(month).label} kennen we {cases}; in dit bestand staan er {now}. "
                "Een nieuw bestand vervangt hele maanden, dus dan raken er zaken weg. "
                "Zeg over welke hele maanden dit bestand gaat, bijvoorbeeld van "
                f"{first} tot en met {last}. Wat daarbuiten begon, telt dan niet mee."
            )
