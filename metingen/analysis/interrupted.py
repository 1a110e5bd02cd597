"""One series, one intervention: did the level change, beyond trend, season and chance.

``y = level + trend + effect * after (+ change of slope) (+ season) + e``, with e AR(1) and its rho averaged
out (see autoregression). Simulated false alarm of the 95 % interval, 12 + 6 to 36 + 24 months and rho 0 to
.9: 4 to 7 % (a slow test repeats it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metingen.analysis.autoregression import RHOS, fit_averaged
from metingen.analysis.mixture import Mixture
from metingen.analysis.values import (
    GEEN_SPREIDING,
    NIET_TE_SCHEIDEN,
    TE_WEINIG_NA,
    TE_WEINIG_VOOR,
    AnalysisError,
    Estimate,
    nothing,
)

LEAST_BEFORE = 8
LEAST_AFTER = 3
LEAST_AFTER_SLOPE = 6
LEAST_SEASONAL = 24

Floats = NDArray[np.float64]
Points = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class InterruptedEffect:
    """What changed at the intervention, in the unit of the series.

    ``effect``: average over the periods after it, with the two-sided ``p``. ``slope``: change of slope per
    period, when asked for. ``expected``, ``low``, ``high``: per period what the model expects without the
    intervention, with a band in which single periods fall. ``rho``: mean autocorrelation. ``before``,
    ``after``: points used. What cannot be computed is None and ``effect.flags`` says why.
    """

    effect: Estimate
    p: float | None
    slope: Estimate | None
    expected: Points
    low: Points
    high: Points
    rho: float | None
    before: int
    after: int
    seasonal: bool


def interrupted_effect(
    series: Sequence[float | None],
    start: int,
    *,
    season: int = 12,
    slope_change: bool = False,
    level: float = 0.95,
    band: bool = True,
    rhos: Sequence[float] = RHOS,
) -> InterruptedEffect:
    """Estimate what changed in ``series`` (one value per period, None or NaN missing) from index ``start``.

    ``season``: periods in a year, 0 for none; two harmonics, used only with 24 points or more and a year of
    points before. Flags: ``te_weinig_voor`` (fewer than 8 points before), ``te_weinig_na`` (fewer than 3
    after, 6 with ``slope_change``), ``geen_spreiding`` (no noise to judge by), ``niet_te_scheiden`` (what is
    missing hides the model). Without ``band`` the expected lines are left out, which is five times as fast.
    Raises AnalysisError when ``start`` lies outside the series.

    >>> found = interrupted_effect([5, 4, 6, 5, 5, 6, 4, 5, 5, 8, 9, 8, 9], 9)
    >>> round(found.effect.value, 1), found.effect.clear
    (3.4, True)
    """
    y = np.array([np.nan if value is None else value for value in series], dtype=np.float64)
    if not 0 < start < y.size:
        raise AnalysisError(
            f"De verandering valt buiten de reeks van {y.size} perioden. Kies een datum erin."
        )
    known = np.isfinite(y)
    before, after = int(known[:start].sum()), int(known[start:].sum())
    seasonal = season > 1 and before + after >= LEAST_SEASONAL and before >= season
    design = _design(known, start, season if seasonal else 0, slope_change=slope_change)
    flags = _too_few(before, after, slope_change=slope_change)
    fit = None if flags else fit_averaged(y[known], design[known], np.flatnonzero(known), np.asarray(rhos))
    if fit is None:
        return _unknown(y.size, before, after, flags or (NIET_TE_SCHEIDEN,))
    if fit.exact(y[known]):
        return _unknown(y.size, before, after, (GEEN_SPREIDING,))
    columns = np.eye(design.shape[1])
    effect, p = fit.contrast(columns[2], before + after, level)
    slope = fit.contrast(columns[3], before + after, level)[0] if slope_change else None
    design[:, 2 : 4 if slope_change else 3] = 0
    lines = _lines(fit.about(design, noise=1.0), level) if band else ((None,) * y.size,) * 3
    return InterruptedEffect(effect, p, slope, *lines, fit.rho, before, after, seasonal)


def _lines(expected: Mixture, level: float) -> tuple[Points, Points, Points]:
    low, high = expected.quantile((1 - level) / 2), expected.quantile((1 + level) / 2)
    return tuple(expected.mean().tolist()), tuple(low.tolist()), tuple(high.tolist())


def _too_few(before: int, after: int, *, slope_change: bool) -> tuple[str, ...]:
    least = LEAST_AFTER_SLOPE if slope_change else LEAST_AFTER
    limits = ((TE_WEINIG_VOOR, before < LEAST_BEFORE), (TE_WEINIG_NA, after < least))
    return tuple(flag for flag, reached in limits if reached)


def _unknown(size: int, before: int, after: int, flags: tuple[str, ...]) -> InterruptedEffect:
    none = (None,) * size
    effect = nothing(before + after, *flags)
    return InterruptedEffect(effect, None, None, none, none, none, None, before, after, seasonal=False)


def _design(known: NDArray[np.bool_], start: int, season: int, *, slope_change: bool) -> Floats:
    """Return the columns: 1, trend, after, and when asked the slope after and two harmonics.

    The slope is centred on the known points after, so that the column "after" stays their average effect.
    """
    time = np.arange(known.size, dtype=np.float64)
    after = (time >= start).astype(np.float64)
    columns = [np.ones_like(time), (time - time.mean()) / time.size, after]
    if slope_change:
        columns.append(after * (time - time[start:][known[start:]].mean() if known[start:].any() else time))
    for harmonic in (1, 2) if season else ():
        angle = 2 * np.pi * harmonic * time / season
        waves = (np.sin(angle), np.cos(angle))
        # The sine of half the season's length is zero at every whole period.
        columns += [wave for wave in waves if np.abs(wave).max() > 1e-6]
    return np.column_stack(columns)
