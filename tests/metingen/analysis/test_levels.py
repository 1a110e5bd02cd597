"""Levels of series whose months look alike."""

from __future__ import annotations

import numpy as np
import pytest

from metingen.analysis.levels import course_before, last_difference, level_difference
from tests.metingen.analysis.invented import JUMP, QUIET, ar1

# The mean number of hand-offs by month in a real log, and the index of the month in which something began.
HANDOFFS = [2.48, 1.86, 2.02, 1.29, 0.98, 1.01, 0.46, 0.28, 0.15, 0.34, 0.23, 0.22, 0.17]
BEGAN = 7


def test_level_difference_finds_a_jump() -> None:
    found = level_difference(JUMP, 12)

    assert found.clear
    assert found.value == pytest.approx(4, abs=0.6)


@pytest.mark.parametrize(
    ("series", "start", "flags"),
    [
        (JUMP[7:], 5, ("te_weinig_voor",)),
        (JUMP[:14], 12, ("te_weinig_na",)),
        ([None, *JUMP[:5], None], 6, ("te_weinig_voor", "te_weinig_na")),
        ([5.0] * 18, 12, ("geen_spreiding",)),
    ],
)
def test_level_difference_says_why_it_cannot(
    series: list[float | None], start: int, flags: tuple[str, ...]
) -> None:
    found = level_difference(series, start)

    assert (found.value, found.flags) == (None, flags)


def test_last_difference_compares_the_last_period_with_the_one_before() -> None:
    found = last_difference([*QUIET, 9.0, 9.5, 8.8], 3)

    assert found.clear
    assert found.value == pytest.approx(4.1, abs=0.3)


def test_last_difference_does_not_take_a_known_step_for_wobble() -> None:
    months = [
        0.78,
        0.8,
        0.75,
        0.8,
        0.79,
        0.76,
        0.78,
        0.77,
        0.94,
        0.96,
        0.95,
        0.94,
        0.95,
        0.97,
        0.9,
        0.89,
        0.9,
    ]

    plain, stepped = last_difference(months, 3), last_difference(months, 3, steps=[8])

    assert not plain.clear
    assert stepped.clear
    assert stepped.value == pytest.approx(-0.057, abs=0.02)


def test_last_difference_passes_over_steps_that_leave_nothing_to_compare() -> None:
    months = [*QUIET, 9.0, 9.5, 8.8]

    plain = last_difference(months, 3)

    for steps in ([0], [-5], [12], [13], [40]):
        assert last_difference(months, 3, steps=steps) == plain
    assert last_difference(months, 3, steps=[4, 4]) == last_difference(months, 3, steps=[4])


def test_last_difference_leaves_steps_alone_when_there_are_as_many_as_months() -> None:
    months = [*QUIET[:8], 9.0]

    assert last_difference(months, 1, steps=range(1, 7)) == last_difference(months, 1)


@pytest.mark.parametrize(
    ("series", "flags"),
    [
        (JUMP[:10], ("te_weinig_voor",)),
        ([*QUIET, None, None, None], ("te_weinig_na",)),
        ([*QUIET, None, None, None, 5.0, 5.0, 6.0], ("te_weinig_voor",)),
        ([], ("te_weinig_voor", "te_weinig_na")),
    ],
)
def test_last_difference_says_why_it_cannot(series: list[float | None], flags: tuple[str, ...]) -> None:
    assert last_difference(series, 3).flags == flags


def test_last_difference_of_years_needs_no_third_year() -> None:
    months = ar1(np.random.default_rng(5), 24, 0.2)

    assert not last_difference(months, 12).clear
    assert last_difference([*months[:12], *(month + 5 for month in months[12:])], 12).clear


def test_course_sees_that_a_series_was_falling_already() -> None:
    found = course_before(HANDOFFS, BEGAN)

    assert found is not None
    assert found.slope.clear
    assert (round(found.first, 1), round(found.last, 1)) == (2.1, 0.8)
    assert not level_difference(HANDOFFS, BEGAN).clear


@pytest.mark.parametrize(
    ("series", "start"),
    [(JUMP, 12), ([5.0] * 18, 12), (HANDOFFS, 4), ([9.0, 8.9, 8.7, 8.6, 8.5, 8.4, 8.2, 8.1, 2, 1, 2, 1], 8)],
    ids=["still, then a jump", "constant", "too short before", "a slope that does not reach"],
)
def test_course_is_none_where_the_start_may_have_done_it(series: list[float], start: int) -> None:
    assert course_before(series, start) is None


# The true rates lie below 7 %; 1,500 runs see one with a standard error of .65 percentage point.
_RUNS, _TOLERATED = 1500, 0.0825


@pytest.mark.slow
@pytest.mark.parametrize(("before", "after"), [(6, 3), (7, 8), (12, 6), (24, 12)])
@pytest.mark.parametrize("rho", [0.0, 0.9])
def test_level_difference_keeps_its_false_alarm_rate(before: int, after: int, rho: float) -> None:
    generator = np.random.default_rng([before, after, int(10 * rho)])
    found = sum(level_difference(ar1(generator, before + after, rho), before).clear for _ in range(_RUNS))

    assert found / _RUNS <= _TOLERATED


@pytest.mark.slow
@pytest.mark.parametrize(("earlier", "length", "step"), [(8, 1, 0), (8, 3, 0), (24, 3, 10), (24, 12, 10)])
@pytest.mark.parametrize("rho", [0.0, 0.9])
def test_last_difference_keeps_its_false_alarm_rate(earlier: int, length: int, step: int, rho: float) -> None:
    generator = np.random.default_rng([earlier, length, int(10 * rho)])
    found = 0
    for _ in range(_RUNS):
        series = np.array(ar1(generator, earlier + length, rho))
        series[4:] += step
        found += last_difference(series.tolist(), length, steps=[4] if step else []).clear

    assert found / _RUNS <= _TOLERATED


@pytest.mark.slow
@pytest.mark.parametrize("rho", [0.0, 0.9])
def test_course_is_seldom_seen_in_wandering_series(rho: float) -> None:
    generator = np.random.default_rng([7, int(10 * rho)])
    found = sum(course_before(ar1(generator, 15, rho), 7) is not None for _ in range(_RUNS))

    assert found / _RUNS <= _TOLERATED
