"""Axes as numbers: where they begin and end, which values and periods get a label."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from adoptie.periods import Period
from rapportage.blocks import BlockError, Unit
from rapportage.charts.words import find_period, short_in_year

# Amounts and shares are read by their length from zero; scores and marks are not.
_FROM_ZERO: tuple[Unit, ...] = ("procent", "aantal", "dagen")
# Of 100 points: a difference that is small looks small.
_LEAST_POINTS, _MOST_POINTS = 20.0, 100.0
_LARGEST = 1e12
_SMALLEST_SPAN = 1e-9
_MONTH_STEPS = (1, 2, 3, 4, 6, 12, 24, 60, 120)


@dataclass(frozen=True, slots=True)
class Axis:
    """A value axis from ``low`` to ``high``, both ticks; ``from_zero`` tells whether zero is on it."""

    low: float
    high: float
    ticks: tuple[float, ...]
    from_zero: bool


def value_axis(values: Iterable[float], unit: Unit, *, zero: bool = False) -> Axis:
    """Return a quiet axis of three to seven ticks that holds all values.

    It begins at zero for amounts and shares, for values that come near zero, and when ``zero`` is asked.
    Points of 0 to 100 get a fifth of their scale at least.
    Raises BlockError when a value is too large to be drawn.
    """
    known = list(values)
    low, high = min(known, default=0.0), max(known, default=0.0)
    if max(abs(low), abs(high)) > _LARGEST:
        raise BlockError(
            "Deze grafiek heeft een getal dat te groot is om te tekenen. Kies een grotere eenheid."
        )
    if zero or unit in _FROM_ZERO or low <= high / 2:
        low, high = min(low, 0.0), max(high, 0.0)
    if unit == "punten" and 0 <= low <= high <= _MOST_POINTS:
        low, high = _widened(low, high)
    if high - low < _SMALLEST_SPAN:
        high = low + 1
    step = _round_step((high - low) / 4)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(round(index * step, 12) for index in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks, ticks[0] <= 0 <= ticks[-1])


def _widened(low: float, high: float) -> tuple[float, float]:
    wanted = max(high - low, _LEAST_POINTS)
    begin = min(max(0.0, (low + high - wanted) / 2), _MOST_POINTS - wanted)
    return begin, begin + wanted


def _round_step(raw: float) -> float:
    power = 10.0 ** math.floor(math.log10(raw))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * 0.8)


@dataclass(frozen=True, slots=True)
class XLabels:
    """Per x position a short label ("" where there is no room), and the years that stand under them."""

    short: tuple[str, ...]
    years: tuple[tuple[int, int, str], ...] = ()


def period_labels(x: Sequence[str], slot: float, measure: Callable[[str], float]) -> XLabels | None:
    """Return month or quarter labels thinned to what fits in ``slot`` pixels each.

    Returns None when the labels are not all periods of the same length, in order; years come as (first
    position, last position, year).
    """
    periods = [find_period(label) for label in x]
    known = [period for period in periods if period is not None]
    lengths = {period.length for period in known}
    if not known or len(known) < len(periods) or len(lengths) > 1 or known != sorted(known):
        return None
    if lengths == {"jaar"}:
        shorts, ranks = [period.code for period in known], [period.begin.year for period in known]
    else:
        shorts = [short_in_year(period) for period in known]
        months = 3 if lengths == {"kwartaal"} else 1
        ranks = [(period.begin.year * 12 + period.begin.month - 1) // months for period in known]
    room = max(measure(short) for short in shorts) + 6
    step = next((step for step in _MONTH_STEPS if step * slot >= room), _MONTH_STEPS[-1])
    kept = tuple(short if rank % step == 0 else "" for short, rank in zip(shorts, ranks, strict=True))
    return XLabels(kept if any(kept) else (shorts[0], *kept[1:]), _years(known))


def _years(periods: Sequence[Period]) -> tuple[tuple[int, int, str], ...]:
    if periods[0].length == "jaar":
        return ()
    years = [period.begin.year for period in periods]
    return tuple(
        (years.index(year), len(years) - 1 - years[::-1].index(year), str(year))
        for year in sorted(set(years))
    )


def spread(targets: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Return centres near ``targets`` such that boxes of these heights do not overlap, within low..high.

    Least squares under the order of the targets (pool adjacent violators); where the boxes do not fit
    between low and high they run past high. Shapes: one centre per target, pixels.
    """
    order = sorted(range(len(targets)), key=lambda index: targets[index])
    offsets: list[float] = []
    used = 0.0
    for index in order:
        offsets.append(used + heights[index] / 2)
        used += heights[index]
    pools: list[tuple[float, int]] = []
    for index, offset in zip(order, offsets, strict=True):
        total, count = targets[index] - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            earlier_total, earlier_count = pools.pop()
            total, count = total + earlier_total, count + earlier_count
        pools.append((total, count))
    starts = [total / count for total, count in pools for _ in range(count)]
    centres = [0.0] * len(targets)
    for index, offset, start in zip(order, offsets, starts, strict=True):
        centres[index] = max(low, min(start, high - used)) + offset
    return centres
