"""Cutting time: what is left of a period, and that subtracting gives nothing away."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.disclosure import cut_time

GROEP = 5
COUNTS = st.lists(st.integers(0, 9), min_size=1, max_size=8)


def test_cut_time_keeps_every_boundary_of_months_with_enough_cases() -> None:
    assert cut_time([5, 8, 30], GROEP) == {0, 1, 2, 3}


def test_cut_time_joins_a_short_month_with_its_smallest_neighbour() -> None:
    assert cut_time([20, 3, 8, 9], GROEP) == {0, 1, 3, 4}


def test_cut_time_leaves_a_month_without_cases_alone() -> None:
    assert cut_time([9, 0, 9], GROEP) == {0, 1, 2, 3}


def test_cut_time_keeps_the_boundary_that_matters_more() -> None:
    assert cut_time([20, 3, 8, 9], GROEP, {1: 0, 2: 3}) == {0, 2, 3, 4}


def test_cut_time_shows_nothing_when_everything_together_falls_short() -> None:
    assert cut_time([1, 2, 1], GROEP) == frozenset()


@pytest.mark.parametrize("at", [0, 3])
def test_cut_time_joins_a_short_month_at_an_end_inwards(at: int) -> None:
    counts = [9, 9, 9, 9]
    counts[at] = 1

    assert cut_time(counts, GROEP) == {0, 1, 2, 3, 4} - {1 if at == 0 else 3}


@given(COUNTS, st.dictionaries(st.integers(0, 8), st.integers(0, 3)))
def test_no_sums_of_shown_periods_say_something_about_fewer_than_the_threshold(
    counts: list[int], weights: dict[int, int]
) -> None:
    cuts = sorted(cut_time(counts, GROEP, weights))
    filled = [month for month, count in enumerate(counts) if count]
    # One row per period that is shown: which months it adds up.
    shown = np.array([[begin <= month < end for month in filled] for begin, end in combinations(cuts, 2)])
    rank = _rank(shown)

    for size in range(1, len(filled) + 1):
        for few in combinations(range(len(filled)), size):
            if sum(counts[filled[at]] for at in few) < GROEP:
                others = [at for at in range(len(filled)) if at not in few]
                # Whatever combination is zero on all other months must be zero on these too.
                assert _rank(shown[:, others] if len(shown) else shown) == rank


def _rank(rows: np.ndarray) -> int:
    return int(np.linalg.matrix_rank(rows.astype(float))) if rows.size else 0
