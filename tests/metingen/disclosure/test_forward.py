"""What is told of periods together never lets one of them be found by subtraction."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from metingen.disclosure import carried

COUNTS = st.lists(st.integers(0, 12), max_size=20)
K = st.integers(1, 6)


@given(COUNTS, K)
def test_each_period_is_shown_once_at_most(counts: list[int], k: int) -> None:
    shown = [together for together in carried(counts, k) if sum(counts[at] for at in together) >= k]

    told = [at for together in shown for at in together]
    assert len(told) == len(set(told))


@given(COUNTS, K)
def test_only_the_last_periods_can_stay_untold(counts: list[int], k: int) -> None:
    told = [
        at for together in carried(counts, k) if sum(counts[at] for at in together) >= k for at in together
    ]

    assert told == list(range(len(told)))
    assert sum(counts[len(told) :]) < k


@given(COUNTS, K, st.lists(st.integers(0, 12), max_size=5))
def test_later_periods_change_nothing_about_earlier_ones(counts: list[int], k: int, later: list[int]) -> None:
    assert carried([*counts, *later], k)[: len(counts)] == carried(counts, k)
