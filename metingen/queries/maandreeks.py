"""The months of one indicator, as the analysis wants them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from adoptie.periods import period_of
from metingen.analysis.doubt import with_doubt
from metingen.analysis.interrupted import InterruptedEffect, interrupted_effect
from metingen.analysis.levels import level_difference
from metingen.analysis.robustness import Placebo, placebo_dates
from metingen.analysis.values import Estimate
from metingen.queries.cijfers import Cijfer


def first_whole_month(date: dt.date) -> dt.date:
    """Return the first day of the first month that lies wholly on or after a day."""
    month = period_of(date, "maand")
    return month.begin if date.day == 1 else month.end


def first_after(months: Sequence[Cijfer], date: dt.date) -> int:
    """Return the index of the first whole month after the change."""
    first = first_whole_month(date)
    return next((index for index, figure in enumerate(months) if figure.begin >= first), len(months))


def month_values(months: Sequence[Cijfer], date: dt.date) -> list[float | None]:
    """Return the series without months in which too much is open, and without a month begun halfway."""
    begun = period_of(date, "maand")
    partial = begun.begin if date.day > 1 else None
    return [None if each.uncertain or each.begin == partial else each.waarde for each in months]


def calendar_values(months: Sequence[Cijfer], last: dt.date) -> list[float | None]:
    """Return a value for each month from the first to the one of ``last``; None where it is not known."""
    if not months:
        return []
    begin = months[0].begin
    values: list[float | None] = [None] * (_apart(begin, last) + 1)
    for each in months:
        values[_apart(begin, each.begin)] = None if each.uncertain else each.waarde
    return values


def calendar_place(months: Sequence[Cijfer], date: dt.date) -> int:
    """Return the index in ``calendar_values`` of the first whole month after a day, outside them too."""
    return _apart(months[0].begin, first_whole_month(date)) if months else 0


def _apart(first: dt.date, last: dt.date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def fit_step(values: list[float | None], start: int) -> tuple[InterruptedEffect | None, Placebo | None]:
    if not 0 < start < len(values):
        return None, None
    placebo = placebo_dates(values, start)
    return interrupted_effect(values, start), placebo if placebo.tried else None


def doubted_difference(pooled: Estimate, values: list[float | None], start: int) -> Estimate:
    """Return the difference with the doubt of months that hang together; too few months claim nothing."""
    return with_doubt(pooled, level_difference(values, start))
