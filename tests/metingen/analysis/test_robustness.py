import numpy as np
import pytest

from metingen.analysis.robustness import Placebo, breakdown, control_moved, placebo_dates
from metingen.analysis.shares import wilson
from metingen.analysis.values import Estimate
from tests.metingen.analysis.invented import JUMP, QUIET


def test_placebo_dates_look_only_before_the_intervention() -> None:
    calm, wild = placebo_dates(JUMP, 12), placebo_dates([*QUIET, 900.0, -900, 900, 0, 0, 900], 12)

    assert calm == wild
    assert [index for index, _ in calm.effects] == [8, 9]
    assert (calm.hits, calm.tried, calm.trusted) == (0, 2, True)


def test_placebo_dates_find_an_older_jump() -> None:
    generator = np.random.default_rng(2)
    series = [(10.0 if month >= 12 else 0.0) + generator.standard_normal() for month in range(30)]

    found = placebo_dates(series, 24, season=0)

    assert [index for index, effect in found.effects if effect.clear] == [12]
    assert (found.hits, found.tried) == (1, 14)


@pytest.mark.parametrize(
    ("hits", "tried", "trusted"), [(0, 2, True), (1, 2, False), (1, 14, True), (2, 14, False)]
)
def test_trusted_allows_one_hit_in_ten(hits: int, tried: int, *, trusted: bool) -> None:
    assert Placebo(hits, tried, wilson(hits, tried), ()).trusted is trusted


def test_placebo_dates_of_a_short_series_are_none() -> None:
    found = placebo_dates(JUMP[3:], 9)

    assert (found.tried, found.share.flags) == (0, ("te_weinig",))


def test_control_moved_tells_still_from_moved_from_unknown() -> None:
    assert control_moved(JUMP, 12) is True
    assert control_moved([*QUIET, 5.0, 6, 4, 5, 6, 5], 12) is False
    assert control_moved(QUIET, 4) is None


@pytest.mark.parametrize(
    ("low", "high", "expected"), [(2.0, 6.0, 2.0), (-6.0, -1.5, 1.5), (-1.0, 6.0, 0.0), (None, None, 0.0)]
)
def test_breakdown_is_the_distance_of_the_interval_to_zero(
    low: float | None, high: float | None, expected: float
) -> None:
    assert breakdown(Estimate(4.0, low, high, 18)) == expected
