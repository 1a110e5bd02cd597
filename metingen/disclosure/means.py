"""Means of small groups: n, mean and standard deviation together can give every answer away."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from .distributions import Antwoorden, Classes, Weergave, folded, own_weergave

Z = 1.959963984540054  # 97.5th percentile of the standard normal distribution


@dataclass(frozen=True, slots=True)
class Gemiddelde:
    """A mean in points of the scale, with a 95 % interval where one may be shown.

    ``rounded`` means: the middle of a band of about a quarter of a point, never exact.
    """

    value: float
    low: float | None
    high: float | None
    rounded: bool


def points_sum(counts: Sequence[int], points: Sequence[int]) -> int:
    """Add up the points of all answers (or the change of that sum, for a change of counts)."""
    return sum(count * point for count, point in zip(counts, points, strict=True))


def possible_sums(totals: Sequence[int], classes: Classes, points: Sequence[int]) -> list[int]:
    """Return every sum of points that agrees with the class counts, rising.

    It depends on published figures only, so whatever is decided from it gives nothing away.
    """
    base = points[0]
    reached = 1  # a set of numbers as the bits of one integer: adding a value is a shift
    for count, members in zip(totals, classes, strict=True):
        for _ in range(count):
            reached = reduce(or_, (reached << (points[index] - base) for index in members))
    shift = base * sum(totals)
    return [shift + step for step, bit in enumerate(reversed(f"{reached:b}")) if bit == "1"]


def band(counts: Sequence[int], classes: Classes, points: Sequence[int]) -> tuple[int, int]:
    """Return the band of possible sums that the true sum falls in.

    The possible sums are cut into bands of ceil(n / 4), at least two: about a quarter of a point on the
    mean. A remainder joins the last band. A band holds one sum only when the classes leave one sum only, so
    that there was nothing left to give away.
    """
    sums = possible_sums(folded(counts, classes), classes, points)
    true = points_sum(counts, points)
    width = max(2, math.ceil(sum(counts) / 4))
    bands = max(len(sums) // width, 1)
    number = min(sums.index(true) // width, bands - 1)
    last = len(sums) if number == bands - 1 else (number + 1) * width
    return sums[number * width], sums[last - 1]


def exact_mean(counts: Sequence[int], points: Sequence[int]) -> Gemiddelde:
    """Return mean and 95 % interval of a distribution that is itself shown in full."""
    n = sum(counts)
    value = points_sum(counts, points) / n
    return _with_interval(value, n, standard_deviation(counts, points), points, rounded=False)


def rounded_mean(
    counts: Sequence[int], classes: Classes, points: Sequence[int], pooled_sd: float | None
) -> Gemiddelde:
    """Return the middle of the band of a group that is shown in classes, to one decimal."""
    n = sum(counts)
    lowest, highest = band(counts, classes, points)
    value = round((lowest + highest) / 2 / n, 1)
    return _with_interval(value, n, pooled_sd, points, rounded=True)


def publishable_mean(
    counts: Sequence[int],
    antwoorden: Antwoorden,
    classes: Classes,
    pooled_sd: float | None = None,
    volledig: int = 10,
) -> Gemiddelde | None:
    """Return the mean that one group may show by itself, or None when it is hidden or has no order.

    From ``volledig`` respondents the exact mean with its own interval. Below it the mean is rounded to a
    band that at least two possible sums share, because n, the exact mean and the standard deviation settle
    79 of the 126 ways in which 5 people can answer a 5-point item. The interval of a small group uses
    ``pooled_sd``, the standard deviation of the *published whole* (never of the group):
    value +- 1.96 * pooled_sd / sqrt(n).
    """
    weergave = own_weergave(counts, volledig, classes)
    if weergave is Weergave.VERBORGEN or not antwoorden.points:
        return None
    if weergave is Weergave.VOLLEDIG:
        return exact_mean(counts, antwoorden.points)
    return rounded_mean(counts, classes, antwoorden.points, pooled_sd)


def standard_deviation(counts: Sequence[int], points: Sequence[int]) -> float:
    """Return the standard deviation (divisor n - 1) of a distribution of at least two answers."""
    n = sum(counts)
    mean = points_sum(counts, points) / n
    squares = sum(count * (point - mean) ** 2 for count, point in zip(counts, points, strict=True))
    return math.sqrt(squares / (n - 1))


def _with_interval(
    value: float, n: int, sd: float | None, points: Sequence[int], *, rounded: bool
) -> Gemiddelde:
    if sd is None:
        return Gemiddelde(value, None, None, rounded)
    half = Z * sd / math.sqrt(n)
    return Gemiddelde(value, max(value - half, points[0]), min(value + half, points[-1]), rounded)
