"""Shares of people or cases, and the difference between two of them."""

from __future__ import annotations

from math import sqrt

from metingen.analysis.values import AnalysisError, Estimate, nothing, z_value


def wilson(k: float, n: int, level: float = 0.95, population: int | None = None) -> Estimate:
    """Return the share ``k / n`` (0..1) with its Wilson score interval.

    ``(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)``. With ``population`` the interval is computed on
    the effective number ``n (N-1) / (N-n)`` (finite population correction); everybody asked: no interval
    width is left. Nobody answered: no value, flag ``te_weinig``.

    Raises AnalysisError when k lies outside 0..n or n is larger than the population.
    Source: Wilson 1927; Newcombe, Stat Med 1998, 17:857, method 3.

    >>> share = wilson(81, 263)
    >>> round(share.low, 4), round(share.high, 4)
    (0.2553, 0.3662)
    """
    if not 0 <= k <= n:
        raise AnalysisError(f"Een deel ({k:g}) kan niet groter zijn dan het geheel ({n}) of kleiner dan nul.")
    if n == 0:
        return nothing()
    p = k / n
    effective = effective_number(n, population)
    if effective is None:
        return Estimate(p, p, p, n, 0.0)
    z = z_value(level)
    shrink = 1 + z * z / effective
    middle = (p + z * z / (2 * effective)) / shrink
    half = z * sqrt(p * (1 - p) / effective + z * z / (4 * effective * effective)) / shrink
    low = 0.0 if k == 0 else min(p, middle - half)
    high = 1.0 if k == n else max(p, middle + half)
    return Estimate(p, low, high, n, sqrt(p * (1 - p) / effective))


def effective_number(n: int, population: int | None) -> float | None:
    """Return n after the finite population correction; None when the whole population answered."""
    if population is None:
        return float(n)
    if population < n:
        raise AnalysisError(
            f"Er zijn meer antwoorden ({n}) dan mensen in de groep ({population}). Controleer het aantal."
        )
    return None if population == n else n * (population - 1) / (population - n)


def newcombe(k1: float, n1: int, k2: float, n2: int, level: float = 0.95) -> Estimate:
    """Return the difference ``k2/n2 - k1/n1`` of two independent shares (-1..1) with its interval.

    Square-and-add of the two Wilson intervals; n is the sum of both. No finite population correction: it
    describes a round, it never makes an effect.
    Source: Newcombe, Stat Med 1998, 17:873, method 10.

    >>> difference = newcombe(48, 80, 56, 70)
    >>> round(difference.low, 4), round(difference.high, 4)
    (0.0524, 0.3339)
    """
    first, second = wilson(k1, n1, level), wilson(k2, n2, level)
    if not (n1 and n2):
        return nothing(n1 + n2)
    p1, low1, high1 = k1 / n1, first.low or 0.0, first.high or 0.0
    p2, low2, high2 = k2 / n2, second.low or 0.0, second.high or 0.0
    value = p2 - p1
    se = sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    low = value - sqrt((p2 - low2) ** 2 + (high1 - p1) ** 2)
    high = value + sqrt((high2 - p2) ** 2 + (p1 - low1) ** 2)
    return Estimate(value, low, high, n1 + n2, se)
