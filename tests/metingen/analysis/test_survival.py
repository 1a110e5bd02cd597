import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.analysis.survival import band, closed_within, median, open_after, survival_curve
from metingen.analysis.values import AnalysisError

# Remission of 21 patients on 6-MP; negative is censored. Freireich et al., Blood 1963, 21:699.
REMISSION = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35]
DAYS = np.abs(REMISSION)
CLOSED = np.array(REMISSION) > 0

rows = st.lists(st.tuples(st.integers(0, 30), st.booleans(), st.integers(0, 4)), min_size=1, max_size=30)


def test_survival_curve_gives_the_published_shares() -> None:
    curve = survival_curve(DAYS, CLOSED)

    assert curve.times.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert curve.open_share == pytest.approx(
        [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482], abs=5e-5
    )
    se = curve.open_share * np.sqrt(curve.greenwood)
    assert se == pytest.approx([0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346], abs=5e-5)


def test_band_gives_the_published_log_log_limits() -> None:
    low, high = band(survival_curve(DAYS, CLOSED))

    assert low == pytest.approx([0.6197, 0.5631, 0.5032, 0.4316, 0.3675, 0.2678, 0.1881], abs=5e-5)
    assert high == pytest.approx([0.9516, 0.9228, 0.8894, 0.8491, 0.8049, 0.7468, 0.6801], abs=5e-5)


def test_median_gives_the_published_interval() -> None:
    estimate = median(survival_curve(DAYS, CLOSED))

    assert (estimate.value, estimate.low, estimate.high, estimate.n) == (23, 13, None, 21)


def test_median_without_open_cases_is_the_ordinary_one() -> None:
    assert median(survival_curve([5, 1, 9, 3, 7], np.ones(5, bool))).value == 5


def test_median_not_reached_says_so() -> None:
    estimate = median(survival_curve([1, 8, 9], [True, False, False]))

    assert (estimate.value, estimate.flags) == (None, ("mediaan_niet_bereikt",))


def test_closed_within_turns_the_curve_over() -> None:
    curve = survival_curve(DAYS, CLOSED)

    estimate = closed_within(curve, 14)

    assert estimate.value == pytest.approx(0.3098, abs=5e-5)
    assert (estimate.low, estimate.high) == pytest.approx((0.1509, 0.5684), abs=5e-5)
    assert closed_within(curve, 2).value == 0
    assert closed_within(curve, 36).flags == ("te_weinig",)


def test_closed_within_knows_no_upper_doubt_when_all_closed() -> None:
    estimate = closed_within(survival_curve([1, 2], [True, True]), 2)

    assert (estimate.value, estimate.high) == (1, 1)
    assert 0 < (estimate.low or 0) < 1


@given(rows)
def test_survival_curve_depends_on_neither_order_nor_packing(
    cases: list[tuple[int, bool, int]],
) -> None:
    days, closed, n = (np.array(column) for column in zip(*cases, strict=True))
    loose = np.random.default_rng(len(cases)).permutation(np.repeat(np.arange(len(cases)), n))

    packed, unpacked = survival_curve(days, closed, n), survival_curve(days[loose], closed[loose])

    assert packed.open_share.tolist() == unpacked.open_share.tolist()
    assert median(packed) == median(unpacked)


@given(rows)
def test_median_lies_in_its_interval(cases: list[tuple[int, bool, int]]) -> None:
    estimate = median(survival_curve(*zip(*cases, strict=True)))

    value = np.inf if estimate.value is None else estimate.value
    assert (value if estimate.low is None else estimate.low) <= value
    assert value <= (np.inf if estimate.high is None else estimate.high)


@pytest.mark.parametrize(("days", "n"), [([1.0, np.nan], 1), ([1.0, 2.0], -1)])
def test_survival_curve_refuses_unknown_durations(days: list[float], n: int) -> None:
    with pytest.raises(AnalysisError):
        survival_curve(days, [True, True], n)


def test_open_after_is_what_is_not_closed_within() -> None:
    estimate = open_after(survival_curve(DAYS, CLOSED), 14)

    assert estimate.value == pytest.approx(0.6902, abs=5e-5)
    assert (estimate.low, estimate.high) == pytest.approx((0.4316, 0.8491), abs=5e-5)


def test_once_all_have_closed_nothing_opens_again() -> None:
    closed, still_open = survival_curve([1, 2], [True, True]), survival_curve([1, 2], [True, False])

    assert open_after(closed, 30).value == 0
    assert open_after(still_open, 30).value is None
