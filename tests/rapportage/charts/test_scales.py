from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapportage.blocks import BlockError, Unit
from rapportage.charts.scales import period_labels, spread, value_axis

UNITS = st.sampled_from(["procent", "dagen", "aantal", "punten", "getal"])
VALUES = st.lists(st.floats(-1e12, 1e12), max_size=8)


def seven_each(text: str) -> float:
    return 7.0 * len(text)


@given(VALUES, UNITS)
def test_value_axis_holds_all_values(values: list[float], unit: Unit) -> None:
    axis = value_axis(values, unit)
    margin = (axis.high - axis.low) * 1e-6

    assert all(axis.low - margin <= value <= axis.high + margin for value in values)
    assert 2 <= len(axis.ticks) <= 8
    assert list(axis.ticks) == sorted(set(axis.ticks))


@given(VALUES, st.sampled_from(["procent", "dagen", "aantal"]))
def test_value_axis_begins_at_zero_for_amounts_and_shares(values: list[float], unit: Unit) -> None:
    assert value_axis(values, unit).from_zero


def test_value_axis_ends_shares_at_hundred_percent() -> None:
    assert value_axis([0.675, 1.0], "procent").ticks == (0, 0.2, 0.4, 0.6, 0.8, 1.0)


def test_value_axis_leaves_zero_out_where_scores_are_far_from_it() -> None:
    axis = value_axis([6.1, 7.2], "getal")

    assert (axis.low, axis.high, axis.from_zero) == (6.0, 7.5, False)


@given(st.lists(st.floats(0, 100), min_size=1))
def test_axis_of_points_does_not_make_a_small_difference_large(values: list[float]) -> None:
    axis = value_axis(values, "punten")

    assert axis.high - axis.low >= 20
    assert axis.high <= 100
    assert axis.low <= min(values) <= max(values) <= axis.high


def test_value_axis_keeps_zero_when_asked() -> None:
    assert value_axis([6.1, 7.2], "getal", zero=True).low == 0


def test_value_axis_refuses_number_too_large_to_draw() -> None:
    with pytest.raises(BlockError, match="te groot"):
        value_axis([1e13], "aantal")


def test_period_labels_keep_january_when_thinned() -> None:
    months = [f"{year}-{month:02d}" for year in (2010, 2011) for month in range(1, 13)]
    labels = period_labels(months, 12, seven_each)

    assert labels is not None
    assert [text for text in labels.short if text] == ["jan", "apr", "jul", "okt"] * 2
    assert labels.years == ((0, 11, "2010"), (12, 23, "2011"))


def test_period_labels_name_quarters() -> None:
    labels = period_labels(["2010-K4", "2011-K1"], 100, seven_each)

    assert labels is not None
    assert labels.short == ("kw 4", "kw 1")


def test_period_labels_of_years_have_no_second_line() -> None:
    labels = period_labels(["2010", "2011"], 100, seven_each)

    assert labels is not None
    assert (labels.short, labels.years) == (("2010", "2011"), ())


@pytest.mark.parametrize("x", [[], ["ronde 1"], ["2010", "2011-05"], ["2011-05", "2011-04"]])
def test_period_labels_refuses_what_is_no_row_of_periods(x: list[str]) -> None:
    assert period_labels(x, 50, seven_each) is None


@given(st.lists(st.tuples(st.floats(0, 200), st.sampled_from([18.0, 36.0, 54.0])), min_size=1, max_size=5))
def test_spread_never_lets_labels_overlap(labels: list[tuple[float, float]]) -> None:
    targets, heights = [target for target, _ in labels], [height for _, height in labels]
    centres = spread(targets, heights, 0, 300)
    boxes = sorted(zip(centres, heights, strict=True))

    assert all(
        lower + high / 2 <= upper - next_high / 2 + 1e-6
        for (lower, high), (upper, next_high) in pairwise(boxes)
    )
    assert boxes[0][0] - boxes[0][1] / 2 >= -1e-6
    assert boxes[-1][0] + boxes[-1][1] / 2 <= 300 + 1e-6


def test_spread_leaves_labels_that_have_room() -> None:
    assert spread([100, 20], [18, 18], 0, 200) == [100, 20]
