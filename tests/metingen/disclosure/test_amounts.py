"""Means of numbers: who stands out far stays unseen."""

from __future__ import annotations

import math
from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.disclosure import Klasse, may_show_mean, thresholds

RULES = thresholds(Klasse.PERSONEN)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([36, 36, 36, 32, 24, 36, 28, 32, 36, 20], True),
        ([36, 36, 36, 32, 24, 36, 28, 32, 36], False),
        ([36] * 10, False),
        ([36] * 9 + [20], False),
        ([0] * 8 + [3, 5], False),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 400], False),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 400, 380, 390], True),
        ([], False),
    ],
    ids=["mixed", "nine", "all equal", "all but one", "two others", "one far out", "three far out", "nobody"],
)
def test_may_show_mean(values: list[float], shown: bool) -> None:  # noqa: FBT001 - a column of the table
    assert may_show_mean(values, RULES) is shown


@given(st.lists(st.integers(-50, 200), min_size=10, max_size=40))
def test_shown_mean_and_margin_keep_the_most_extreme_number_a_tenth_off(values: list[int]) -> None:
    if not may_show_mean(values, RULES):
        return
    centre = median(values)
    n, average = len(values), mean(values)
    squares = sum((value - average) ** 2 for value in values) + n * (average - centre) ** 2
    *_, second, most = sorted(abs(value - centre) for value in values)

    guess = math.sqrt(squares - second**2)

    assert guess >= 1.1 * most * (1 - 1e-9)


@given(st.lists(st.integers(0, 40), min_size=10, max_size=20), st.randoms(use_true_random=False))
def test_order_of_respondents_does_not_matter(values: list[int], random: object) -> None:
    mixed = values.copy()
    random.shuffle(mixed)  # type: ignore[attr-defined]

    assert may_show_mean(mixed, RULES) is may_show_mean(values, RULES)
