from __future__ import annotations

from itertools import combinations

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


def test_place_moments_puts_close_moments_above_each_other() -> None:
    placed = place_moments([Moment(100, "Digitaal loket"), Moment(110, "Thuiswerken")], 700)

    assert [one.bottom for one in placed] == [0, 1]
    assert band_height(placed) == pytest.approx(36)


def test_band_height_without_moments_is_nothing() -> None:
    assert band_height([]) == 0
