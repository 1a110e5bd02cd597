"""The difference between two independent figures that each have an interval."""

from __future__ import annotations

import math
from collections.abc import Sequence

from metingen.analysis.values import Estimate, nothing


def mover(before: Estimate, after: Estimate) -> Estimate:
    """Return ``after - before`` with an interval recovered from both intervals (MOVER).

    ``low = d - sqrt((a - a_low)^2 + (b_high - b)^2)``, and likewise for ``high``. With Wilson intervals
    it is Newcombe's method 10. Assumes independent figures. Source: Zou & Donner, Statistics in Medicine
    27 (2008) 1693. A side that has no limit gives none.
    """
    n = before.n + after.n
    flags = tuple(dict.fromkeys((*before.flags, *after.flags)))
    if before.value is None or after.value is None:
        return nothing(n, *flags)
    difference = after.value - before.value
    down = _reach(after.value, after.low, before.value, before.high)
    up = _reach(after.value, after.high, before.value, before.low)
    low = None if down is None else difference - down
    high = None if up is None else difference + up
    return Estimate(difference, low, high, n, flags=flags)


def _reach(one: float, one_limit: float | None, other: float, other_limit: float | None) -> float | None:
    if one_limit is None or other_limit is None:
        return None
    return math.hypot(one - one_limit, other - other_limit)


def benjamini_hochberg(chances: Sequence[float]) -> tuple[float, ...]:
    """Return p-values adjusted for looking at several figures at once, in the order given.

    ``adjusted_(i) = min over j >= i of p_(j) * m / j``, at most 1. Source: Benjamini & Hochberg, JRSS B 57
    (1995) 289.

    >>> benjamini_hochberg([0.01, 0.04, 0.03])
    (0.03, 0.04, 0.04)
    """
    count = len(chances)
    order = sorted(range(count), key=lambda index: chances[index], reverse=True)
    adjusted, lowest = [1.0] * count, 1.0
    for place, index in enumerate(order):
        lowest = min(lowest, chances[index] * count / (count - place))
        adjusted[index] = lowest
    return tuple(adjusted)
