"""Invented people whose questions follow on one another or say nearly the same: what is hardest to hide."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from metingen.disclosure import Kruisingen, Uitsplitsing, protect_crossings

from .linear import K, Pair, check, some

PEOPLE, BREAKDOWNS = 250, 25


def invented(seed: int) -> np.ndarray:
    """Return the classes of people, shape (people, breakdowns)."""
    rng = np.random.default_rng(seed)
    base = rng.integers(0, 5, PEOPLE)
    columns: list[np.ndarray] = []
    for _ in range(BREAKDOWNS):
        size = int(rng.choice([2, 3, 4, 5, 6]))
        own = rng.choice(size, PEOPLE, p=np.sort(rng.dirichlet(np.ones(size)))[::-1])
        before = columns[int(rng.integers(len(columns)))] if columns else base
        kind = rng.integers(0, 4)
        if kind == 0:
            own = np.where(rng.random(PEOPLE) < rng.choice([0.1, 0.3, 0.6]), base % size, own)
        if kind == 1:
            # Who gave the last answer to a question is not asked this one.
            own = np.where(before == before.max(), size, own)
        if kind == 2:
            own = np.where(rng.random(PEOPLE) < 0.9, before % size, own)
        columns.append(np.unique(own, return_inverse=True)[1])
    return np.stack(columns, axis=1)


def crossed(people: np.ndarray) -> tuple[dict[Pair, np.ndarray], list[Uitsplitsing]]:
    sizes = people.max(axis=0) + 1
    names = [f"vraag {column:02d}" for column in range(BREAKDOWNS)]
    counts = {}
    for one, other in combinations(range(BREAKDOWNS), 2):
        table = np.zeros((sizes[one], sizes[other]), dtype=np.int64)
        np.add.at(table, (people[:, one], people[:, other]), 1)
        counts[names[one], names[other]] = table
    return counts, [
        Uitsplitsing(name, tuple(f"{number}" for number in range(size)))
        for name, size in zip(names, sizes, strict=True)
    ]


def told_and_counts(seed: int) -> tuple[Kruisingen, dict[Pair, np.ndarray]]:
    counts, declared = crossed(invented(seed))
    return protect_crossings(counts, declared, K), counts


def test_linear_programmes_derive_nothing_from_questions_that_follow_on_one_another() -> None:
    told, counts = told_and_counts(1)

    assert told.aandeel > 0.8
    assert check(told, counts, some(told, 3, 100)) > 300


@pytest.mark.slow
@pytest.mark.parametrize("seed", [*range(2, 6), 8, 9, 11])
def test_linear_programmes_over_all_threes_derive_nothing(seed: int) -> None:
    told, counts = told_and_counts(seed)

    assert check(told, counts, combinations(sorted(told.delen), 3)) > 10_000


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 12))
def test_linear_programmes_over_four_breakdowns_derive_nothing(seed: int) -> None:
    told, counts = told_and_counts(seed)

    assert check(told, counts, some(told, 4, 250)) > 2_500
