"""The months of one indicator around a change, as the analysis wants them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from adoptie.periods import period_of
from metingen.analysis.doubt import hull, without_limits
from metingen.analysis.interrupted import InterruptedEffect, interrupted_effect, level_difference
from metingen.analysis.robustness import Placebo, placebo_dates
from metingen.analysis.values import Estimate
from metingen.queries.cijfers import Cijfer


def first_after(months: Sequence[Cijfer], date: dt.date) -> int:
    """Return the index of the first whole month after the change."""
    month = period_of(date, "maand")
    first = month.begin if date.day == 1 else month.end
    return next((index for index, figure in enumerate(months) if figure.begin >= first), len(months))


def month_values(months: Sequence[Cijfer], date: dt.date) -> list[float | None]:
    """Return the series without months in which too much is open, and without a month begun halfway."""
    begun = period_of(date, "maand")
    partial = begun.begin if date.day > 1 else None
    return [None if each.uncertain or each.begin == partial else each.waarde for each in months]


def fit_step(values: list[float | None], start: int) -> tuple[InterruptedEffect | None, Placebo | None]:
    if not 0 < start < len(values):
        return None, None
    placebo = placebo_dates(values, start)
    return interrupted_effect(values, start), placebo if placebo.tried else None


def doubted_difference(pooled: Estimate, values: list[float | None], start: int) -> Estimate:
    """Return the difference with the doubt of months that hang together; too few months claim nothing."""
    if not 0 < start < len(values):
        return without_limits(pooled)
    level = level_difference(values, start)
    if level.value is None:
        return without_limits(pooled, *level.flags)
    return hull(pooled, level)
