import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.analysis.scores import (
    Sums,
    difference,
    distribution,
    mean,
    mean_score,
    satisfaction,
    score_100,
    sums_of,
    sums_of_counts,
    top_two,
)
from metingen.analysis.values import AnalysisError
from tests.shared import shared


def test_satisfaction_gives_the_worked_example() -> None:
    assert satisfaction([10, 10, 20, 30, 30]).value == pytest.approx(0.65)
    assert score_100([10, 10, 20, 30, 30]).value == pytest.approx(65)


def test_mean_reproduces_the_paired_sleep_trial() -> None:
    sleep = pd.read_csv(shared("effecten", "sleep.csv"))
    first, second = (sleep.loc[sleep["group"] == group, "extra"].to_numpy() for group in (1, 2))

    estimate = mean(sums_of(first - second))

    assert (estimate.low, estimate.high) == pytest.approx((-2.4598858, -0.7001142), abs=1e-6)
    assert (estimate.value or 0) / (estimate.se or 1) == pytest.approx(-4.0621, abs=5e-5)


def test_difference_reproduces_welch_on_the_sleep_trial() -> None:
    sleep = pd.read_csv(shared("effecten", "sleep.csv"))
    first, second = (sums_of(sleep.loc[sleep["group"] == group, "extra"]) for group in (2, 1))

    estimate = difference(first, second)

    assert (estimate.value or 0) / (estimate.se or 1) == pytest.approx(-1.8608, abs=5e-5)
    assert (estimate.low, estimate.high) == pytest.approx((-3.3654832, 0.2054832), abs=1e-6)


def test_mean_score_counts_as_if_every_answer_were_written_out() -> None:
    written_out = np.repeat([1, 2, 3, 4, 5], [3, 0, 7, 9, 4])

    assert mean_score([3, 0, 7, 9, 4]) == mean(sums_of(written_out))
    assert mean_score([1, 3], points=(0, 10)).value == 7.5


@given(st.lists(st.integers(0, 60), min_size=2, max_size=11).filter(lambda counts: sum(counts) > 0))
def test_score_100_stays_within_its_scale(counts: list[int]) -> None:
    estimate = score_100(counts)

    assert estimate.value is not None
    assert -1e-9 <= (estimate.low or 0) <= estimate.value + 1e-9
    assert estimate.value - 1e-9 <= (100 if estimate.high is None else estimate.high) <= 100 + 1e-9


@given(st.lists(st.lists(st.integers(0, 40), min_size=5, max_size=5), min_size=2, max_size=4))
def test_sums_of_counts_add_up_over_groups(groups: list[list[int]]) -> None:
    together = sum((sums_of_counts(counts) for counts in groups), start=Sums(0, 0.0, 0.0))

    assert together == sums_of_counts(np.sum(groups, axis=0))


def test_mean_has_no_interval_when_no_spread_was_seen() -> None:
    unanimous = mean_score([0, 0, 0, 0, 12])

    assert (unanimous.value, unanimous.low, unanimous.flags) == (5, None, ("geen_spreiding",))


def test_mean_narrows_to_nothing_when_all_answered() -> None:
    part, all_of_them = mean_score([2, 5, 3], population=20), mean_score([2, 5, 3], population=10)

    assert part.se == pytest.approx((mean_score([2, 5, 3]).se or 0) * np.sqrt(0.5))
    assert all_of_them.low == all_of_them.high == all_of_them.value


def test_top_two_and_distribution_are_wilson_shares() -> None:
    assert top_two([10, 10, 20, 30, 30]).value == 0.6
    assert [share.value for share in distribution([1, 0, 3])] == [0.25, 0, 0.75]


def test_scores_say_nothing_without_answers() -> None:
    assert score_100([0, 0, 0]).flags == ("te_weinig",)
    assert mean_score([0, 1]).flags == ("te_weinig",)
    assert difference(sums_of([1]), sums_of([1, 2])).flags == ("te_weinig",)
    assert difference(sums_of([1, 1]), sums_of([2, 2])).flags == ("geen_spreiding",)


@pytest.mark.parametrize("counts", [[1, -1], [0.5, 1], [3], ["a", "b"], [[1, 2], [3, 4]]])
def test_score_100_refuses_what_is_no_scale(counts: list[object]) -> None:
    with pytest.raises(AnalysisError):
        score_100(counts)  # type: ignore[arg-type]


def test_mean_score_refuses_points_that_do_not_fit() -> None:
    with pytest.raises(AnalysisError, match="3 antwoorden en 2 punten"):
        mean_score([1, 2, 3], points=(0, 1))
