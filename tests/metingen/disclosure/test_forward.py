"""What is told of periods together never lets one of them be found by subtraction."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from metingen.disclosure import carried

# Of each period its answers, and from how many on it is told: the ondernemingsraad may raise that.
PERIODS = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=20)
Periods = list[tuple[int, int]]


def told(periods: Periods) -> tuple[range, ...]:
    return carried([count for count, _ in periods], [k for _, k in periods])


def shown(periods: Periods) -> list[range]:
    return [
        together
        for together in told(periods)
        if sum(periods[at][0] for at in together) >= periods[together[-1]][1]
    ]


@given(PERIODS)
def test_each_period_is_shown_once_at_most(periods: Periods) -> None:
    found = [at for together in shown(periods) for at in together]

    assert len(found) == len(set(found))


@given(PERIODS)
def test_only_the_last_periods_can_stay_untold(periods: Periods) -> None:
    found = [at for together in shown(periods) for at in together]

    assert found == list(range(len(found)))
    left = periods[len(found) :]
    assert not left or sum(count for count, _ in left) < left[-1][1]


@given(PERIODS, PERIODS)
def test_later_periods_change_nothing_about_earlier_ones(periods: Periods, later: Periods) -> None:
    assert told([*periods, *later])[: len(periods)] == told(periods)
