"""A process in time: the XmR chart, which tells ordinary variation from something special.

Limits are ``mean ± 2.66 * mean moving range``; moving ranges above ``3.267 * mean`` are first screened out
(once). Special is a point outside the limits, seven in a row on one side of the mean, seven in a row
rising or falling, or two of three near one limit (beyond two thirds of the way).
Source: NHS England, Making Data Count; Wheeler, Understanding Variation, 1993; NIST e-Handbook 6.3.2.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metingen.analysis.values import TE_WEINIG, AnalysisError

BUITEN_GRENZEN = "buiten_grenzen"
VERSCHUIVING = "verschuiving"
TREND = "trend"
TWEE_VAN_DRIE = "twee_van_drie"
VOORLOPIGE_GRENZEN = "voorlopige_grenzen"

TO_LIMIT = 2.66
TO_RANGE_LIMIT = 3.267
RUN = 7
FEWEST = 12
_TINY = 1e-12

Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class XmrChart:
    """The centre and limits in the unit of the series, and per point why it is special.

    ``moving_range``: the screened mean. ``signals``: a tuple of codes per point, empty when ordinary or
    missing. ``flags``: ``voorlopige_grenzen`` with fewer than 12 points, ``te_weinig`` with fewer than two.
    """

    mean: float | None
    low: float | None
    high: float | None
    moving_range: float | None
    signals: tuple[tuple[str, ...], ...]
    flags: tuple[str, ...] = ()


def xmr(series: Sequence[float | None], *, baseline: int | None = None, screen: bool = True) -> XmrChart:
    """Return the XmR chart of ``series``; None and NaN are missing and are passed over.

    ``baseline``: how many of the first periods fix the limits, all when left out. Raises AnalysisError when
    it lies outside the series.

    >>> chart = xmr([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
    >>> round(chart.mean, 2), round(chart.moving_range, 4), chart.flags
    (50.81, 1.8778, ('voorlopige_grenzen',))
    """
    y = np.array([np.nan if value is None else value for value in series], dtype=np.float64)
    if baseline is not None and not 0 < baseline <= y.size:
        raise AnalysisError(f"De reeks heeft {y.size} perioden. Kies de eerste {baseline} niet als basis.")
    known = np.flatnonzero(np.isfinite(y))
    base = y[:baseline][np.isfinite(y[:baseline])]
    if base.size < 2:
        return XmrChart(None, None, None, None, ((),) * y.size, (TE_WEINIG,))
    mean, moving_range = float(base.mean()), _moving_range(base, screen=screen)
    half = TO_LIMIT * moving_range
    signals: list[tuple[str, ...]] = [()] * y.size
    # The mean of equal numbers may miss them by rounding.
    offset = np.where(np.isclose(y[known], mean, rtol=_TINY, atol=0), 0.0, y[known] - mean)
    for place, codes in zip(known, _signals(offset, half), strict=True):
        signals[place] = codes
    flags = (VOORLOPIGE_GRENZEN,) if base.size < FEWEST else ()
    return XmrChart(mean, mean - half, mean + half, moving_range, tuple(signals), flags)


def _moving_range(base: Floats, *, screen: bool) -> float:
    ranges = np.abs(np.diff(base))
    mean = float(ranges.mean())
    kept = ranges[ranges <= TO_RANGE_LIMIT * mean]
    return float(kept.mean()) if screen and kept.size else mean


def _signals(offset: Floats, half: float) -> list[tuple[str, ...]]:
    """Return the codes of each point, from its distance to the mean and half the width of the limits."""
    outside = np.abs(offset) > half
    steps = np.diff(offset)
    near = ~outside & (np.abs(offset) > 2 / 3 * half)
    found = {
        BUITEN_GRENZEN: outside,
        VERSCHUIVING: _runs(offset > 0, RUN) | _runs(offset < 0, RUN),
        TREND: _trend(steps > 0) | _trend(steps < 0),
        TWEE_VAN_DRIE: _two_of_three(near & (offset > 0)) | _two_of_three(near & (offset < 0)),
    }
    return [tuple(code for code, marks in found.items() if marks[place]) for place in range(offset.size)]


def _runs(marks: Marks, length: int) -> Marks:
    """Keep the points that belong to an unbroken run of at least ``length``."""
    kept = np.zeros_like(marks)
    for start in range(marks.size - length + 1):
        if marks[start : start + length].all():
            kept[start : start + length] = True
    return kept


def _trend(steps: Marks) -> Marks:
    """Seven points in a row are six steps; the point before the first step belongs to the run."""
    runs = _runs(steps, RUN - 1)
    points: Marks = np.append(runs, False) | np.append(False, runs)
    return points


def _two_of_three(near: Marks) -> Marks:
    """Keep the near points of each three in a row that has two or more of them."""
    kept = np.zeros_like(near)
    for start in range(near.size - 2):
        if near[start : start + 3].sum() >= 2:
            kept[start : start + 3] |= near[start : start + 3]
    return kept
