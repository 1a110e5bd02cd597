"""How much doubt a difference deserves beyond the sampling of its cases: months hang together and wobble."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from metingen.analysis.values import Estimate, t_value

LEAST_MONTHS = 8
# How often the variance of one month stands in that of the difference of two neighbouring periods, with an
# autocorrelation of .4: 2 / months * (1 + 2 * sum of (1 - k / months) * .4^k).
_FACTORS = {1: 2.0, 3: 2 / 3 * 1.64, 12: 2 / 12 * 2.13}


def hull(one: Estimate, other: Estimate) -> Estimate:
    """Return the first difference with an interval that holds both: clear only when both agree.

    A side on which either has no limit has none.
    """
    low = None if one.low is None or other.low is None else min(one.low, other.low)
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return replace(one, low=low, high=high, flags=tuple(dict.fromkeys((*one.flags, *other.flags))))


def without_limits(difference: Estimate, *flags: str) -> Estimate:
    """Return a difference of which nothing may be said but its size."""
    return replace(difference, low=None, high=None, se=None).flagged(*flags)


def with_month_spread(
    difference: Estimate, months: Sequence[float | None], length: int, level: float = 0.95
) -> Estimate:
    """Widen the interval of a difference between two periods of ``length`` months (1, 3 or 12).

    ``months`` are the monthly figures before the last period. Their standard deviation holds wobble,
    season and trend, so the interval claims little. With fewer than 8 months there are no limits.
    """
    known = np.array([value for value in months if value is not None], dtype=np.float64)
    if known.size < LEAST_MONTHS or difference.value is None:
        return without_limits(difference, "te_weinig")
    half = t_value(level, known.size - 1) * float(known.std(ddof=1)) * math.sqrt(_FACTORS[length])
    return hull(difference, replace(difference, low=difference.value - half, high=difference.value + half))


def stayed_still(control: Estimate, before: float, effect: Estimate, primary_before: float) -> bool | None:
    """Tell whether a control stayed still: True, False when it moved, None when it wobbles too much to say.

    It stayed still only when its interval shuts out a move that is as large, relative to its own level
    before, as the primary effect is to its level.
    """
    if control.value is None or control.low is None or control.high is None:
        return None
    if control.clear:
        return False
    if effect.value is None or not primary_before or not before:
        return None
    as_large = abs(effect.value / primary_before * before)
    return True if max(abs(control.low), abs(control.high)) < as_large else None
