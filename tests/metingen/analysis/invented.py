"""Invented series with a known truth."""

import numpy as np

QUIET = [5.0, 4, 6, 5, 5, 6, 4, 5, 5, 6, 5, 4]
JUMP = [*QUIET, 9.0, 8, 9, 10, 8, 9]


def ar1(generator: np.random.Generator, size: int, rho: float) -> list[float]:
    """Noise of variance one that looks like its predecessor."""
    errors = [generator.standard_normal()]
    for _ in range(size - 1):
        errors.append(rho * errors[-1] + np.sqrt(1 - rho * rho) * generator.standard_normal())
    return errors
