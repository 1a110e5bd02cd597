"""A table of 45 groups by 12 answers with many small cells, protected; beside hiding the small ones alone."""

from __future__ import annotations

import sys

import numpy as np

_SHAPE, _MEAN, _K = (45, 12), 4, 5


def protect() -> str:
    from metingen.disclosure.tables import protect_table

    hidden = protect_table(np.random.default_rng(1).poisson(_MEAN, _SHAPE), _K).hidden
    return f"{int(hidden.sum())} van {hidden.size} cellen verborgen"


def floor() -> str:
    counts = np.random.default_rng(1).poisson(_MEAN, _SHAPE)
    return f"{int(((counts > 0) & (counts < _K)).sum())} cellen onder de {_K}"


if __name__ == "__main__":
    from bench.measure import timed

    timed(sys.argv[1], {"protect": protect, "floor": floor}[sys.argv[1]])
