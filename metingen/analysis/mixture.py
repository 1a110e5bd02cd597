"""A weighted mixture of t distributions: what is known when several error models remain possible."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_HALVINGS = 40


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """``weights`` (parts,) sum to one; ``centres`` and ``scales`` (parts, points); one ``freedom`` for all.

    Every point has its own mixture; results have the shape (points,).

    >>> Mixture(np.array([1.0]), np.array([[2.0]]), np.array([[1.0]]), 10).quantile(0.5).round(6).tolist()
    [2.0]
    """

    weights: Floats
    centres: Floats
    scales: Floats
    freedom: int

    def below(self, limit: Floats | float) -> Floats:
        """Return the probability of a value below ``limit``."""
        from scipy.special import stdtr

        chances: Floats = self.weights @ stdtr(self.freedom, (limit - self.centres) / self.scales)
        return chances

    def mean(self) -> Floats:
        """Return the weighted centre."""
        centre: Floats = self.weights @ self.centres
        return centre

    def spread(self) -> Floats:
        """Return the standard deviation (needs three degrees of freedom or more)."""
        inner = self.scales**2 * self.freedom / (self.freedom - 2) + (self.centres - self.mean()) ** 2
        return np.sqrt(self.weights @ inner).astype(np.float64)

    def quantile(self, chance: float) -> Floats:
        """Return where the probability below is ``chance``, by halving between the parts' own quantiles."""
        from scipy.special import stdtrit

        parts = self.centres + self.scales * stdtrit(self.freedom, chance)
        low, high = parts.min(axis=0), parts.max(axis=0)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            under = self.below(middle) < chance
            low, high = np.where(under, middle, low), np.where(under, high, middle)
        return np.asarray((low + high) / 2, dtype=np.float64)
