from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapportage.charts.moments import Moment, band_height, place_moments

moments = st.lists(
    st.builds(
        Moment, st.floats(40, 690), st.sampled_from(["Loket", "Nieuw zaaksysteem", "Andere vraag gesteld"])
    ),
    max_size=5,
    unique_by=lambda moment: moment.x,
)


@given(moments)
def test_place_moments_never_lets_words_overlap(given_moments: list[Moment]) -> None:
    placed = place_moments(given_moments, 700)

    for one, other in combinations(placed, 2):
        rows = one.bottom < other.top and other.bottom < one.top
        assert not (rows and one.left < other.right and other.left < one.right)
    assert all(one.left >= 0 and one.right <= 700 for one in placed)


@given(moments, st.sampled_from([340, 700]))
def test_place_moments_never_draws_a_line_through_words(given_moments: list[Moment], width: int) -> None:
    inside = [replace(moment, x=moment.x * width / 700) for moment in given_moments]
    placed = place_moments(inside, width)

    for line, words in permutations(placed, 2):
        through = words.left < line.moment.x < words.right and line.top > words.bottom
        assert not through


def test_place_moments_keeps_four_close_names_apart() -> None:
    names = ("Digitaal loket", "Nieuw zaaksysteem", "Thuiswerken", "Nieuwe huisvesting")
    placed = place_moments([Moment(560 + 12 * index, name) for index, name in enumerate(names)], 700)

    assert not any(one.hits(other) for one, other in combinations(placed, 2))


def test_place_moments_puts_close_moments_above_each_other() -> None:
    placed = place_moments([Moment(100, "Digitaal loket"), Moment(110, "Thuiswerken")], 700)

    assert sorted(one.bottom for one in placed) == [0, 1]
    assert band_height(placed) == pytest.approx(36)


def test_band_height_without_moments_is_nothing() -> None:
    assert band_height([]) == 0
