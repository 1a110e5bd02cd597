"""Over which periods a gemeente has something to tell."""

from __future__ import annotations

import datetime as dt

from adoptie import dutch
from adoptie.models import Gemeente
from adoptie.periods import Period
from adoptie.refusal import Refusal
from metingen.queries.bronnen import last_peildatum
from metingen.queries.vrijgave import span_of_figures


def check_period(gemeente: Gemeente, period: Period, today: dt.date) -> None:
    """Raise Refusal, with words, for a period that is not over or that no figure can tell about."""
    # A source that told until later knows that the period is over.
    if period.last_day >= max(today, last_peildatum(gemeente) or today):
        raise Refusal(f"{_named(period)} is nog niet voorbij. Kies een periode die voorbij is.")
    span = span_of_figures(gemeente)
    if span is None:
        raise Refusal("Er zijn nog geen cijfers. Lees eerst gegevens in, of sluit een ronde af.")
    first, last = span
    if period.last_day < first:
        raise Refusal(f"{_named(period)} ligt vóór de eerste cijfers. Die beginnen op {dutch.day(first)}.")
    if period.begin > last:
        raise Refusal(f"{_named(period)} ligt na de laatste cijfers. Die lopen tot en met {dutch.day(last)}.")


def _named(period: Period) -> str:
    label = period.label
    return f"Het {label}" if period.length == "kwartaal" else f"{label[0].upper()}{label[1:]}"
