"""Regression when neighbouring errors look alike (AR(1)), averaged over what rho may be.

With few points the autocorrelation rho cannot be known, and pretending to know it is what makes false
alarms. So generalised least squares is done for each rho on a grid and averaged: flat prior, weights by the
restricted likelihood with sigma integrated out,

``log w = -½ log|R| - ½ log|X'R⁻¹X| - ½ (n-p) log RSS``,

which makes every coefficient a mixture of t(n-p) distributions.
Source: Harville, JASA 1977, 72:320 (REML); Zellner, An Introduction to Bayesian Inference in Econometrics,
1971, ch. 4 (regression with autocorrelated errors).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metingen.analysis.mixture import Mixture
from metingen.analysis.values import Estimate

# Beyond .98 level and autocorrelation cannot be told apart; below -.5 no monthly figure is found.
RHOS = tuple(np.linspace(-0.5, 0.98, 38).tolist())

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class AveragedFit:
    """One fit per rho.

    ``rhos``, ``weights`` and ``sigma`` (the spread of one error): shape (rho,). ``coefficients``: (rho, p).
    ``covariance``: (rho, p, p), in units of sigma squared. ``freedom``: n - p.
    """

    rhos: Floats
    weights: Floats
    coefficients: Floats
    covariance: Floats
    sigma: Floats
    freedom: int

    @property
    def rho(self) -> float:
        """The weighted mean autocorrelation."""
        return float(self.weights @ self.rhos)

    def about(self, rows: Floats, noise: float = 0.0) -> Mixture:
        """Return what is known of ``rows @ coefficients``, rows (points, p), plus ``noise`` new errors."""
        centres = self.coefficients @ rows.T
        known = np.einsum("ij,rjk,ik->ri", rows, self.covariance, rows)
        return Mixture(self.weights, centres, self.sigma[:, None] * np.sqrt(known + noise), self.freedom)

    def contrast(self, weights: Floats, n: int, level: float) -> tuple[Estimate, float]:
        """Return ``weights @ coefficients`` with the limits of its mixture, and its two-sided p."""
        known = self.about(weights[None])
        low, high = (float(known.quantile(chance)[0]) for chance in ((1 - level) / 2, (1 + level) / 2))
        chance = float(known.below(0.0)[0])
        estimate = Estimate(float(known.mean()[0]), low, high, n, float(known.spread()[0]))
        return estimate, 2 * min(chance, 1 - chance)

    def exact(self, y: Floats) -> bool:
        """Tell whether the design fits all points, so that no noise is left to judge by."""
        return bool(self.sigma.max() <= 1e-9 * np.abs(y).max() + 1e-100)


def fit_averaged(y: Floats, design: Floats, times: NDArray[np.integer], rhos: Floats) -> AveragedFit | None:
    """Fit ``y = design @ b + e`` at whole ``times`` (ascending; gaps are missing points) for each rho.

    Returns None when the columns cannot be told apart or there are not three degrees of freedom.
    """
    n, columns = design.shape
    if n < columns + 3 or np.linalg.matrix_rank(design) < columns:
        return None
    both, log_r = _whitened(np.column_stack([design, y]), times, rhos)
    x, z = both[:, :, :-1], both[:, :, -1:]
    crossed = x.transpose(0, 2, 1)
    covariance: Floats = np.linalg.inv(crossed @ x).astype(np.float64)
    coefficients = covariance @ (crossed @ z)
    rss = ((z - x @ coefficients) ** 2).sum(axis=(1, 2))
    # A perfect fit has no spread to weigh by; the smallest float keeps the logarithm defined.
    rss = np.maximum(rss, np.finfo(np.float64).tiny)
    log_w = -0.5 * log_r + 0.5 * np.linalg.slogdet(covariance)[1] - 0.5 * (n - columns) * np.log(rss)
    weights = np.exp(log_w - log_w.max())
    sigma = np.sqrt(rss / (n - columns))
    return AveragedFit(rhos, weights / weights.sum(), coefficients[:, :, 0], covariance, sigma, n - columns)


def _whitened(columns: Floats, times: NDArray[np.integer], rhos: Floats) -> tuple[Floats, Floats]:
    """Return the columns with AR(1) taken out, shape (rho, n, columns), and log|R| per rho.

    Given the point ``d`` periods before, a point has mean ``rho^d`` times it and variance ``1 - rho^2d``.
    """
    powers = rhos[:, None] ** np.diff(times)
    left = 1 - powers**2
    white = np.repeat(columns[None], rhos.size, axis=0)
    white[:, 1:] = (columns[1:] - powers[:, :, None] * columns[:-1]) / np.sqrt(left)[:, :, None]
    return white, np.log(left).sum(axis=1)
