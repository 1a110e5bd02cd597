"""Scores on an ordered scale, from counts or sums that can be added up over groups and machines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from metingen.analysis.shares import effective_number, wilson
from metingen.analysis.values import GEEN_SPREIDING, AnalysisError, Estimate, nothing, t_value


@dataclass(frozen=True, slots=True)
class Sums:
    """The sufficient statistics of a mean: ``n``, sum and sum of squares; they add up.

    >>> Sums(2, 3.0, 5.0) + Sums(1, 3.0, 9.0)
    Sums(n=3, total=6.0, squares=14.0)
    """

    n: int
    total: float
    squares: float

    def __add__(self, other: Sums) -> Sums:
        return Sums(self.n + other.n, self.total + other.total, self.squares + other.squares)

    @property
    def variance(self) -> float:
        """The variance with n - 1 in the denominator; needs two values or more."""
        spread = self.squares - self.total * self.total / self.n
        # What is left of the subtraction below the precision of a float is no spread.
        return 0.0 if spread <= 1e-12 * self.squares else spread / (self.n - 1)


def sums_of(values: ArrayLike, n: ArrayLike = 1) -> Sums:
    """Return the sums of ``values``, each counted ``n`` times (missing values are left out)."""
    points = np.asarray(values, dtype=np.float64)
    weights = np.broadcast_to(np.asarray(n, dtype=np.int64), points.shape)
    known = ~np.isnan(points)
    points, weights = points[known], weights[known]
    return Sums(int(weights.sum()), float(weights @ points), float(weights @ (points * points)))


def sums_of_counts(counts: ArrayLike, points: Sequence[float] | None = None) -> Sums:
    """Return the sums of an ordered scale; ``points`` per answer, 1..k when left out."""
    numbers = _counts(counts)
    values = np.arange(1, numbers.size + 1, dtype=np.float64) if points is None else np.asarray(points, float)
    if values.shape != numbers.shape:
        raise AnalysisError(
            f"Er zijn {numbers.size} antwoorden en {values.size} punten. Geef elk antwoord punten."
        )
    return sums_of(values, numbers)


def mean(sums: Sums, *, level: float = 0.95, population: int | None = None) -> Estimate:
    """Return the mean with its t interval, ``mean ± t(n-1) s/√n``, in the unit of the values.

    With ``population`` N the standard error is multiplied by ``√(1 - n/N)``. One value: no interval, flag
    ``te_weinig``. All values equal: no interval, flag ``geen_spreiding``, because no spread was seen and
    that is not the same as certainty.
    Source: Student 1908; Cochran, Sampling Techniques, 1977, eq. 2.20.

    >>> mean(Sums(3, 6.0, 14.0)).value
    2.0
    """
    if sums.n == 0:
        return nothing()
    value = sums.total / sums.n
    if effective_number(sums.n, population) is None:
        return Estimate(value, value, value, sums.n, 0.0)
    if sums.n == 1:
        return Estimate(value, None, None, 1, None, ("te_weinig",))
    if sums.variance == 0:
        return Estimate(value, None, None, sums.n, None, (GEEN_SPREIDING,))
    correction = 1.0 if population is None else 1 - sums.n / population
    se = sqrt(correction * sums.variance / sums.n)
    half = t_value(level, sums.n - 1) * se
    return Estimate(value, value - half, value + half, sums.n, se)


def mean_score(
    counts: ArrayLike,
    points: Sequence[float] | None = None,
    *,
    level: float = 0.95,
    population: int | None = None,
) -> Estimate:
    """Return the mean of an ordered scale in its own points, with t interval."""
    return mean(sums_of_counts(counts, points), level=level, population=population)


def score_100(counts: ArrayLike, *, level: float = 0.95, population: int | None = None) -> Estimate:
    """Return the score 0-100 of a scale with k answers: ``(mean - 1) / (k - 1) * 100``, with t interval.

    The interval is cut off at 0 and 100. Raises AnalysisError for a scale of fewer than two answers.

    >>> score_100([10, 10, 20, 30, 30]).value
    65.0
    """
    steps = _scale(counts).size - 1
    estimate = mean_score(counts, level=level, population=population)
    return estimate.scaled(100 / steps, -100 / steps).clipped(0, 100)


def satisfaction(counts: ArrayLike, *, level: float = 0.95, population: int | None = None) -> Estimate:
    """Return the satisfaction (0..1) as GOV.UK defines it: ``(sum(i n_i)/N - 1) / (k - 1)``.

    Source: GOV.UK Performance Platform; ratings (10, 10, 20, 30, 30) give 65 %.
    """
    return score_100(counts, level=level, population=population).scaled(0.01)


def top_two(counts: ArrayLike, *, level: float = 0.95, population: int | None = None) -> Estimate:
    """Return the share (0..1) of the two highest answers, with Wilson interval."""
    numbers = _scale(counts)
    return wilson(int(numbers[-2:].sum()), int(numbers.sum()), level, population)


def distribution(
    counts: ArrayLike, *, level: float = 0.95, population: int | None = None
) -> tuple[Estimate, ...]:
    """Return the share (0..1) of each answer, each with its own Wilson interval."""
    numbers = _counts(counts)
    return tuple(wilson(int(k), int(numbers.sum()), level, population) for k in numbers)


def difference(before: Sums, after: Sums, level: float = 0.95) -> Estimate:
    """Return ``mean(after) - mean(before)`` of two independent groups with Welch's t interval.

    Degrees of freedom by Satterthwaite; ``n`` is the sum of both. Fewer than two values in one of them:
    no value, flag ``te_weinig``; no spread in both: no interval, flag ``geen_spreiding``.
    Source: Welch 1947. Linked answers of the same people: take ``mean(sums_of(after - before))``.
    """
    n = before.n + after.n
    if min(before.n, after.n) < 2:
        return nothing(n)
    value = after.total / after.n - before.total / before.n
    parts = before.variance / before.n, after.variance / after.n
    if sum(parts) == 0:
        return Estimate(value, None, None, n, None, (GEEN_SPREIDING,))
    freedom = sum(parts) ** 2 / (parts[0] ** 2 / (before.n - 1) + parts[1] ** 2 / (after.n - 1))
    se = sqrt(sum(parts))
    half = t_value(level, freedom) * se
    return Estimate(value, value - half, value + half, n, se)


def _counts(counts: ArrayLike) -> NDArray[np.int64]:
    numbers = np.asarray(counts)
    if numbers.ndim != 1 or not np.issubdtype(numbers.dtype, np.number) or (numbers < 0).any():
        raise AnalysisError("Een telling moet per antwoord een geheel getal van nul of meer hebben.")
    if (numbers != np.floor(numbers)).any():
        raise AnalysisError("Een telling moet uit hele getallen bestaan. Hier staat een breuk.")
    return numbers.astype(np.int64)


def _scale(counts: ArrayLike) -> NDArray[np.int64]:
    numbers = _counts(counts)
    if numbers.size < 2:
        raise AnalysisError("Een schaal heeft twee of meer antwoorden nodig.")
    return numbers
