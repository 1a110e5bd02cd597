"""How fine a figure is kept."""

from __future__ import annotations

import doctest

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.analysis.scores import mean, sums_of
from metingen.analysis.values import Estimate, nothing
from metingen.figures import rounding
from metingen.figures.rounding import rounded, rounded_mean


def test_examples_in_docstring_are_true() -> None:
    assert doctest.testmod(rounding).failed == 0


def test_lead_time_is_kept_in_tenths_of_a_day() -> None:
    found = rounded(Estimate(59.5921, 56.5207, 62.6554, 85), "dagen")

    assert (found.value, found.low, found.high) == (59.6, 56.5, 62.7)


def test_counts_and_what_is_hidden_stay_as_they_are() -> None:
    assert rounded(Estimate(1434.0, None, None, 1434), "aantal").value == 1434
    assert rounded(nothing(3), "dagen") == nothing(3)
    assert rounded_mean(nothing(3)) == nothing(3)


@given(st.lists(st.integers(0, 60), min_size=10, max_size=200).filter(lambda values: len(set(values)) > 2))
def test_mean_of_numbers_leaves_the_sum_open_and_covers_what_was_found(values: list[int]) -> None:
    exact = mean(sums_of(values))

    found = rounded_mean(exact)

    assert None not in (exact.value, exact.low, exact.high, found.value, found.low, found.high)
    assert found.value == pytest.approx(exact.value, abs=0.32 * (exact.se or 0))
    assert (found.high or 0) - (found.low or 0) >= ((exact.high or 0) - (exact.low or 0)) * (1 - 1e-9)


def test_mean_of_numbers_does_not_tell_the_last_number_to_who_knows_the_others() -> None:
    others = list(np.random.default_rng(2).integers(10, 40, 29))

    same = [last for last in range(5, 60) if rounded_mean(mean(sums_of([*others, last]))).value == 24]

    assert len(same) > 10
