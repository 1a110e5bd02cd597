"""How fine a figure is kept: as fine as it is read, so that it tells nothing exact of one case or person."""

from __future__ import annotations

import math
from dataclasses import replace

from metingen.analysis.values import Estimate
from metingen.figures.values import Unit

# A median of days is the exact duration of one case; a mean times n is the exact sum.
_DECIMALS: dict[Unit, int] = {"dagen": 1, "procent": 4, "getal": 2}
_SE_DIGITS = 2
_TINY = 1e-9


def rounded(estimate: Estimate, eenheid: Unit) -> Estimate:
    """Return a figure of cases as fine as its unit is read; whole numbers stay as they are."""
    decimals = _DECIMALS.get(eenheid)
    if decimals is None:
        return estimate
    value, low, high = (
        None if part is None else round(part, decimals)
        for part in (estimate.value, estimate.low, estimate.high)
    )
    return replace(
        estimate, value=value, low=low, high=high, se=None if estimate.se is None else short(estimate.se)
    )


def rounded_mean(estimate: Estimate) -> Estimate:
    """Return the mean of numbers that people gave, in steps of 1, 2 or 5 from a quarter of its error up.

    So the sum is known no closer than to ``n * step``, at least a quarter of ``√n`` standard deviations: who
    knows all numbers but one does not learn the last. The margin is rounded up, and apart from the mean, so
    that the limits give no more away.

    >>> found = rounded_mean(Estimate(32.4178, 28.1553, 36.6803, 60, 2.1302))
    >>> found.low, found.value, found.high
    (27.0, 32.0, 37.0)
    """
    if estimate.value is None or estimate.low is None or estimate.high is None or not estimate.se:
        return estimate
    step = _step(estimate.se / 4)
    decimals = max(0, -math.floor(math.log10(step)))
    value = round(estimate.value / step) * step
    half = math.ceil((estimate.high - estimate.low) / 2 / step) * step
    value, low, high = (round(part, decimals) for part in (value, value - half, value + half))
    return replace(estimate, value=value, low=low, high=high, se=short(estimate.se))


def _step(least: float) -> float:
    """Return the smallest of 1, 2 or 5 times a power of ten that is not below ``least``."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(size * power for size in (1, 2, 5, 10) if size * power >= least * (1 - _TINY))


def short(se: float) -> float:
    """Return a standard error or deviation in two digits."""
    return round(se, _SE_DIGITS - 1 - math.floor(math.log10(se))) if se else se
