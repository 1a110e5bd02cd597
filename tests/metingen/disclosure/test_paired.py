"""Change of the same people, against who subtracts them from the rounds that were told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.disclosure import Klasse, may_tell_change, scale, thresholds

RULES = thresholds(Klasse.PERSONEN)
MIXED = (3, 5, 4, 6, 4)
NOBODY = (0, 0, 0, 0, 0)
row = st.lists(st.integers(0, 6), min_size=5, max_size=5)


@pytest.mark.parametrize(
    ("once", "told"),
    [
        (NOBODY, True),
        ((2, 3, 2, 3, 1), True),
        # One person is left: both rounds minus the same people is what that person said.
        ((0, 0, 1, 0, 0), False),
        ((1, 1, 1, 1, 0), False),
        # Enough people, who all said the same.
        ((12, 0, 0, 0, 0), False),
        # Enough to be told in classes: the mean that comes out by subtraction is exact.
        ((1, 2, 1, 1, 1), False),
    ],
)
def test_change_is_told_only_where_who_answered_once_may_be_told(
    once: tuple[int, ...], *, told: bool
) -> None:
    assert may_tell_change((MIXED, once), (MIXED, NOBODY), scale(5), RULES) == told
    assert may_tell_change((MIXED, NOBODY), (MIXED, once), scale(5), RULES) == told


def test_change_of_people_who_all_say_the_same_is_not_told() -> None:
    assert not may_tell_change((MIXED, NOBODY), ((0, 0, 0, 0, 22), NOBODY), scale(5), RULES)


@given(both=row, once=row)
def test_what_subtraction_leaves_is_never_of_few_or_unanimous(both: list[int], once: list[int]) -> None:
    if may_tell_change((both, once), (both, once), scale(5), RULES):
        for part in (both, once):
            assert sum(part) == 0 or sum(part) >= RULES.volledig
            assert sum(part) == 0 or max(part) <= sum(part) - 2
