"""Whether a series lies higher or lower than before, when neighbouring points look alike (AR(1)).

Three questions on one series of months: does it lie higher from some month on, does its last period differ
from the one before, and was it already moving. Each is a contrast of levels (or a slope) with the
autocorrelation averaged out, as ``autoregression`` does, here with a prior that is even in ``log(1 - rho)``
from 0 to .98. Without a trend in the model an even prior takes too many wandering series for a change (up to
12 %). Simulated false alarm of the 95 % interval, rho 0 to .9: at most 7 %, from 6 + 3 to 36 + 24 points for
a level and from 8 earlier points for a last period of 1, 3 or 12 (a slow test repeats it).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metingen.analysis.autoregression import AveragedFit, fit_averaged
from metingen.analysis.values import (
    GEEN_SPREIDING,
    NIET_TE_SCHEIDEN,
    TE_WEINIG_NA,
    TE_WEINIG_VOOR,
    Estimate,
    nothing,
)

LEAST_BEFORE = 6
LEAST_AFTER = 3
LEAST_EARLIER = 8
# How far back the wobble of a month is looked at.
MONTHS_BACK = 24
_PLACES = 3
_RHOS = 1 - np.geomspace(1, 0.02, 32)

Floats = NDArray[np.float64]


def level_difference(series: Sequence[float | None], start: int, *, level: float = 0.95) -> Estimate:
    """Return how much higher the series lies from index ``start`` on, in its own unit.

    It answers whether there is a change at all, without trend or season: what caused it is for
    ``interrupted_effect``. Flags ``te_weinig_voor`` (fewer than 6 points), ``te_weinig_na`` (fewer than 3),
    ``geen_spreiding``, ``niet_te_scheiden``.

    >>> level_difference([5, 4, 6, 5, 5, 6, 4, 5, 5, 8, 9, 8, 9], 9).clear
    True
    """
    y = _points(series)
    after = np.arange(y.size) >= start
    flags = _too_few(y, ~after, after, LEAST_BEFORE)
    if flags:
        return nothing(int(np.isfinite(y).sum()), *flags)
    return _contrast(y, [np.ones_like(y), after], [0, 1], level)


def last_difference(
    series: Sequence[float | None], length: int, *, steps: Collection[int] = (), level: float = 0.95
) -> Estimate:
    """Return how much the last ``length`` points differ from the ``length`` before, in their own unit.

    ``steps`` are the indices from which something known was different: such a step is no wobble, and is taken
    out. Only the last 24 points before the last period are looked at. Flags as above; 8 are needed.

    >>> last_difference([5, 4, 6, 5, 5, 6, 4, 5, 5, 9, 9, 8], 3).clear
    True
    """
    skipped = max(0, len(series) - MONTHS_BACK - length)
    y = _points(series)[skipped:]
    time = np.arange(y.size)
    last = time >= y.size - length
    previous = ~last & (time >= y.size - 2 * length)
    flags = _too_few(y, ~last, last, LEAST_EARLIER, least_after=1) or _too_few(y, previous, last, 1, 1)
    if flags:
        return nothing(int(np.isfinite(y).sum()), *flags)
    earlier = np.isfinite(y) & ~last & ~previous
    # Without earlier points the period before is the level itself.
    compared = [previous, last] if earlier.any() else [last]
    known = _known_steps([step - skipped for step in steps], earlier)
    pick = [0.0] * (1 + len(known)) + ([-1.0, 1.0] if earlier.any() else [1.0])
    found = _contrast(y, [np.ones_like(y), *known, *compared], pick, level)
    if found.value is None and known:
        return last_difference(series, length, level=level)
    return found


@dataclass(frozen=True, slots=True)
class Course:
    """A series that was moving already: ``slope`` per point, and the mean of its first and last points."""

    slope: Estimate
    first: float
    last: float


def course_before(series: Sequence[float | None], start: int, *, level: float = 0.95) -> Course | None:
    """Return how the series was moving before ``start``, when that alone brings it where it lies after.

    That is: the slope of the points before is beyond chance, and the line goes on to the mean of the points
    after, or past it, by the middle of their time. Else None: it lay still, or something more happened.

    >>> course_before([9, 8, 8, 7, 5, 5, 4, 3, 3, 2], 7) is not None
    True
    >>> course_before([5, 4, 6, 5, 5, 6, 4, 5, 5, 8, 9, 8, 9], 9) is None
    True
    """
    y = _points(series)
    time = np.arange(y.size, dtype=np.float64)
    after = time >= start
    if _too_few(y, ~after, after, LEAST_BEFORE):
        return None
    known = np.isfinite(y) & ~after
    fit = _fit(y, [np.ones_like(y), time], known)
    if fit is None:
        return None
    slope, _ = fit.contrast(np.array([0.0, 1.0]), int(known.sum()), level)
    seen = np.isfinite(y) & after
    line = float(fit.about(np.array([[1.0, time[seen].mean()]])).mean()[0])
    first, last = (float(part.mean()) for part in (y[known][:_PLACES], y[known][-_PLACES:]))
    way = np.sign(slope.value or 0.0)
    reached = way * (line - y[seen].mean()) >= 0 and way * (last - first) > 0
    return Course(slope, first, last) if slope.clear and reached else None


def best_break(series: Sequence[float | None]) -> int | None:
    """Return the index from which the series differs most from before (least squares); None when too short.

    >>> best_break([5, 4, 6, 5, 9, 8, 9])
    4
    """
    y = _points(series)
    places = np.flatnonzero(np.isfinite(y))[1:]
    spread = {
        int(place): sum(float(np.nanvar(part) * np.isfinite(part).sum()) for part in (y[:place], y[place:]))
        for place in places
    }
    return min(spread, key=lambda place: spread[place], default=None)


def _points(series: Sequence[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in series], dtype=np.float64)


def _too_few(
    y: Floats, before: NDArray[np.bool_], after: NDArray[np.bool_], least: int, least_after: int = LEAST_AFTER
) -> tuple[str, ...]:
    known = np.isfinite(y)
    limits = (
        (TE_WEINIG_VOOR, (known & before).sum() < least),
        (TE_WEINIG_NA, (known & after).sum() < least_after),
    )
    return tuple(flag for flag, short in limits if short)


def _known_steps(steps: Collection[int], earlier: NDArray[np.bool_]) -> list[NDArray[np.bool_]]:
    """Return a column per step with points on both sides of it, each once."""
    time = np.arange(earlier.size)
    columns = {(earlier & (time >= step)).tobytes(): time >= step for step in sorted(steps)}
    sides = [(column, int((earlier & column).sum())) for column in columns.values()]
    return [column for column, inside in sides if 0 < inside < int(earlier.sum())]


def _fit(y: Floats, columns: Sequence[NDArray[np.generic]], known: NDArray[np.bool_]) -> AveragedFit | None:
    design = np.column_stack([np.asarray(column, dtype=np.float64) for column in columns])
    return fit_averaged(y[known], design[known], np.flatnonzero(known), _RHOS)


def _contrast(
    y: Floats, columns: Sequence[NDArray[np.generic]], pick: Sequence[float], level: float
) -> Estimate:
    known = np.isfinite(y)
    n = int(known.sum())
    fit = _fit(y, columns, known)
    if fit is None:
        return nothing(n, NIET_TE_SCHEIDEN)
    if fit.exact(y[known]):
        return nothing(n, GEEN_SPREIDING)
    return fit.contrast(np.array(pick, dtype=np.float64), n, level)[0]
