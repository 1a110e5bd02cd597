"""How much doubt a difference deserves beyond the sampling of its cases: months hang together and wobble."""

from __future__ import annotations

import math
from dataclasses import replace

from metingen.analysis.values import GEEN_SPREIDING, Estimate

_ABOUT = 0.5


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


def with_doubt(pooled: Estimate, months: Estimate) -> Estimate:
    """Return the difference of all cases together, with the doubt of the months that they fell in.

    ``months`` is the same difference as the months see it. Where they cannot tell, nothing is claimed; where
    no month differs from its neighbours they add no doubt.
    """
    if GEEN_SPREIDING in months.flags:
        return pooled
    return without_limits(pooled, *months.flags) if months.value is None else hull(pooled, months)


def as_much(whole: tuple[Estimate, Estimate], part: tuple[Estimate, Estimate]) -> bool:
    """Tell whether a part of the cases changed about as much as all of them, beyond doubt.

    ``whole`` and ``part`` are (before, after); the part is among the whole. "About as much" is at most half
    the change of the whole more or less, and the interval of the gap must lie within that. Of a share ``s``
    of the same cases, ``Var(whole - part) = Var(whole) + (1 - 2s) Var(part)``, and never less than
    ``(1 - s)² Var(part)``.
    """
    gap, change, variance = 0.0, 0.0, 0.0
    for sign, all_cases, some in zip((-1, 1), whole, part, strict=True):
        limits = (all_cases.low, all_cases.high, some.low, some.high)
        if all_cases.value is None or some.value is None or not all_cases.n or None in limits:
            return False
        change += sign * all_cases.value
        gap += sign * (some.value - all_cases.value)
        share = min(some.n / all_cases.n, 1.0)
        own = _half(some) ** 2
        variance += max(_half(all_cases) ** 2 + (1 - 2 * share) * own, (1 - share) ** 2 * own)
    return abs(gap) + math.sqrt(variance) <= _ABOUT * abs(change)


def _half(estimate: Estimate) -> float:
    return ((estimate.high or 0.0) - (estimate.low or 0.0)) / 2


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
