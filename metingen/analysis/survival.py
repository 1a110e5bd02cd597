"""Lead times when part of the cases is still open: Kaplan-Meier on additive counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from metingen.analysis.values import MEDIAAN_NIET_BEREIKT, AnalysisError, Estimate, nothing, z_value

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
# A product of fractions that is one half on paper may miss it by rounding.
_TINY = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Exits:
    """When cases closed, or were last seen open: counts that add up.

    ``times``: ascending, distinct. ``leaving``: cases with that duration; ``closing``: those that closed.
    """

    times: Floats
    leaving: Counts
    closing: Counts

    @classmethod
    def of(cls, duration: ArrayLike, closed: ArrayLike, n: ArrayLike = 1) -> Exits:
        """Count durations; raises AnalysisError when one is missing or n is negative."""
        durations = np.asarray(duration, dtype=np.float64)
        ended = np.broadcast_to(np.asarray(closed, dtype=bool), durations.shape)
        weights = np.broadcast_to(np.asarray(n, dtype=np.int64), durations.shape)
        if not np.isfinite(durations).all():
            raise AnalysisError("Van een zaak is de duur niet bekend. Vul de begindatum en einddatum in.")
        if (weights < 0).any():
            raise AnalysisError("Een aantal zaken kan niet kleiner zijn dan nul.")
        return cls._counted(durations, weights, weights * ended)

    @classmethod
    def _counted(cls, times: Floats, leaving: Counts, closing: Counts) -> Exits:
        # Two sorted runs behind each other are merged, not sorted anew.
        order = np.argsort(times, kind="stable")
        times = times[order]
        first = np.flatnonzero(np.diff(times, prepend=-np.inf))
        if not first.size:
            return cls(times, leaving[order], closing[order])
        return cls(
            times[first], np.add.reduceat(leaving[order], first), np.add.reduceat(closing[order], first)
        )

    def __add__(self, other: Exits) -> Exits:
        return self._counted(
            np.concatenate([self.times, other.times]),
            np.concatenate([self.leaving, other.leaving]),
            np.concatenate([self.closing, other.closing]),
        )

    @property
    def n(self) -> int:
        return int(self.leaving.sum())

    @property
    def censored(self) -> int:
        """How many were still open when last seen."""
        return self.n - int(self.closing.sum())

    def censored_before(self, days: float) -> int:
        """How many were last seen before so many days, and still open: what became of them is not known."""
        early = self.times < days
        return int(self.leaving[early].sum() - self.closing[early].sum())


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """The share that is still open after each time at which a case closed.

    ``times``: ascending, distinct, in the unit of the durations. ``open_share``: S(t) just after each time.
    ``greenwood``: the sum of ``d / (r (r - d))``, so that ``Var S = S² * greenwood`` (infinite at S = 0).
    ``n``: cases. ``follow_up``: the longest duration seen.
    """

    times: Floats
    open_share: Floats
    greenwood: Floats
    n: int
    follow_up: float


def survival_curve(duration: ArrayLike, closed: ArrayLike, n: ArrayLike = 1) -> Curve:
    """Return the Kaplan-Meier curve ``S(t) = prod (1 - d/r)`` of weighted durations.

    ``duration``: time until closing, or until the peildatum for what is open. ``closed``: bool. ``n``: how
    many cases each row stands for. Raises AnalysisError when a duration is missing or n is negative.
    Source: Kaplan and Meier, JASA 1958, 53:457; Greenwood 1926.

    >>> survival_curve([1, 2, 3], [True, True, False]).open_share.round(3).tolist()
    [0.667, 0.333]
    """
    return survival_of(Exits.of(duration, closed, n))


def survival_of(exits: Exits) -> Curve:
    """Return the Kaplan-Meier curve of counted durations."""
    at_risk: Floats = exits.leaving[::-1].cumsum()[::-1].astype(np.float64)
    some = exits.closing > 0
    closing, at_risk = exits.closing[some].astype(np.float64), at_risk[some]
    with np.errstate(divide="ignore"):
        greenwood: Floats = np.cumsum(closing / (at_risk * (at_risk - closing)))
    seen = exits.times[exits.leaving > 0]
    open_share: Floats = np.cumprod(1 - closing / at_risk).astype(np.float64)
    return Curve(exits.times[some], open_share, greenwood, exits.n, float(seen[-1]) if seen.size else 0.0)


def band(curve: Curve, level: float = 0.95) -> tuple[Floats, Floats]:
    """Return the lower and upper limit of the open share at each time, on the log-log scale.

    ``S ** exp(± z se)`` with ``se = √greenwood / |ln S|``; where S is 0 the limits are 0 and the last known
    upper limit. Source: Kalbfleisch and Prentice 1980; Borgan and Liestøl 1990.
    """
    share = np.clip(curve.open_share, 0, 1)
    inside = share > _TINY
    logs = np.where(inside, np.log(np.where(inside, share, 0.5)), -1.0)
    se = np.sqrt(np.where(inside, curve.greenwood, 0.0)) / np.abs(logs)
    stretch = np.exp(np.minimum(z_value(level) * se, 700.0))
    low = np.where(inside, share**stretch, 0.0)
    high = np.where(inside, share ** (1 / stretch), np.nan)
    if high.size and np.isnan(high[-1]):
        high[-1] = high[-2] if high.size > 1 else 1.0
    return low, high


def median(curve: Curve, level: float = 0.95) -> Estimate:
    """Return the median duration with its Brookmeyer-Crowley interval on the log-log scale.

    The median is the first time at which fewer than half are still open; its limits are the first times
    at which the lower and the upper limit of the curve are below half. A limit that is not reached is None;
    a median that is not reached gives no value, flag ``mediaan_niet_bereikt`` (with ``low`` where known).
    Source: Brookmeyer and Crowley, Biometrics 1982, 38:29.
    """
    if curve.n == 0:
        return nothing()
    low, high = band(curve, level)
    value = _first_below_half(curve.times, curve.open_share)
    limits = _first_below_half(curve.times, low), _first_below_half(curve.times, high)
    flags = () if value is not None else (MEDIAAN_NIET_BEREIKT,)
    return Estimate(value, limits[0], limits[1], curve.n, None, flags)


def closed_within(curve: Curve, days: float, level: float = 0.95) -> Estimate:
    """Return the share (0..1) that is closed within ``days``, ``1 - S(days)``, with log-log interval.

    Beyond the longest duration seen nothing is known, unless all had closed by then: no value, flag
    ``te_weinig``. Before the first closing the share is 0 with the limits 0 and, by Wilson, what n cases
    without closing still allow.
    """
    all_closed = bool((curve.open_share[-1:] <= _TINY).any())
    if curve.n == 0 or (days > curve.follow_up and not all_closed):
        return nothing(curve.n)
    place = int(np.searchsorted(curve.times, days, side="right")) - 1
    if place < 0:
        z = z_value(level)
        return Estimate(0.0, 0.0, z * z / (curve.n + z * z), curve.n)
    share = float(curve.open_share[place])
    low, high = band(curve, level)
    se = share * float(np.sqrt(curve.greenwood[place])) if share > _TINY else None
    return Estimate(1 - share, 1 - float(high[place]), 1 - float(low[place]), curve.n, se)


def open_after(curve: Curve, days: float, level: float = 0.95) -> Estimate:
    """Return the share (0..1) that is still open after ``days``: what ``closed_within`` leaves."""
    found = closed_within(curve, days, level)
    if found.value is None or found.low is None or found.high is None:
        return found
    return replace(found, value=1 - found.value, low=1 - found.high, high=1 - found.low)


def _first_below_half(times: Floats, share: Floats) -> float | None:
    below = np.flatnonzero(share < 0.5 - _TINY)
    return float(times[below[0]]) if below.size else None
