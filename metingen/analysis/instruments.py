"""Scores of instruments: what the answers to several questions say together.

An answer counts as how far it lies along its scale, from 0 (the lowest answer) to 1 (the highest), so that
one rule serves scales of any length.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from metingen.analysis.scores import Sums, mean
from metingen.analysis.shares import wilson
from metingen.analysis.values import AnalysisError, Estimate

# A step of the ladder with this mean or less is where people are stuck.
STUCK = 3.0
_TINY = 1e-9


def stretched(along: ArrayLike, turned: Sequence[bool], span: tuple[float, float]) -> NDArray[np.float64]:
    """Return the mean of how far along the answers lie, stretched over ``span``; one score for each row.

    ``turned`` marks the parts of which a high answer lowers the score. A row with a missing answer (NaN) has
    no score: nothing is filled in for anybody. Of means of a group it gives the mean score of the group.
    Source: SUS is 2.5 times the sum of (x - 1) and (5 - x), Brooke 1996.

    >>> stretched([[0.75, 0.5]], [False, True], (0, 100)).tolist()
    [62.5]
    """
    table = np.atleast_2d(np.asarray(along, dtype=np.float64))
    if table.shape[1] != len(turned):
        raise AnalysisError(f"Er zijn {table.shape[1]} antwoorden, en {len(turned)} vragen.")
    if ((table < 0) | (table > 1)).any():
        raise AnalysisError("Een antwoord ligt buiten zijn schaal. Controleer de vragenlijst.")
    oriented = np.where(np.asarray(turned, dtype=bool), 1 - table, table)
    low, high = span
    scores: NDArray[np.float64] = low + (high - low) * oriented.mean(axis=1)
    return scores


def mean_with_spread(
    value: float, spread: float, n: int, span: tuple[float, float], population: int | None = None
) -> Estimate:
    """Return a mean with the t interval that a standard deviation known from elsewhere gives it."""
    sums = Sums(n, value * n, spread * spread * (n - 1) + value * value * n)
    return mean(sums, population=population).clipped(*span)


def top_share(shares: Sequence[float], n: int, top: int, population: int | None = None) -> Estimate:
    """Return the share of the ``top`` highest answers, from the share of each answer.

    >>> round(top_share([0.05, 0.05, 0.1, 0.5, 0.3], 100, 2).value or 0, 2)
    0.8
    """
    return wilson(round(sum(shares[-top:]) * n), n, population=population)


def bottleneck(means: Sequence[float | None]) -> int | None:
    """Return the place of the first step with a mean of 3 or less; None where people are stuck nowhere.

    Nothing is said where a step before it is not known.

    >>> bottleneck([4.0, 3.6, 2.8, 2.1, 2.0])
    2
    """
    for place, value in enumerate(means):
        if value is None:
            return None
        if value <= STUCK + _TINY:
            return place
    return None
