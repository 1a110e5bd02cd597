"""Counts in other answers: nobody is lost or invented, and nothing is shown that the rules would hide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.disclosure import Klasse, thresholds
from metingen.disclosure.distributions import lopsided
from metingen.disclosure.recoding import recode

RULES = thresholds(Klasse.PERSONEN)
COUNTS = st.lists(st.integers(0, 30), min_size=2, max_size=10)


Recoding = tuple[list[int], list[int | None], int]


@st.composite
def recodings(draw: st.DrawFn) -> Recoding:
    counts, size = draw(COUNTS), draw(st.integers(1, 8))
    answer = st.none() | st.integers(0, size - 1)
    return counts, draw(st.lists(answer, min_size=len(counts), max_size=len(counts))), size


@given(recoding=recodings(), ordered=st.booleans())
def test_who_still_counts_is_counted_once(recoding: Recoding, *, ordered: bool) -> None:
    counts, to, size = recoding
    found = recode(counts, to, size, RULES, ordered=ordered)
    if found is None:
        return
    assert sum(found) == sum(count for count, answer in zip(counts, to, strict=True) if answer is not None)
    for answer in range(size):
        assert found[answer] == sum(count for count, now in zip(counts, to, strict=True) if now == answer)


@given(recoding=recodings(), ordered=st.booleans())
def test_nothing_is_shown_that_the_rules_hide(recoding: Recoding, *, ordered: bool) -> None:
    found = recode(*recoding, RULES, ordered=ordered)
    if found is None:
        return
    assert sum(found) >= (RULES.groep if len(found) <= 3 else RULES.volledig)
    assert not lopsided(found)


@given(COUNTS)
def test_same_answers_give_the_same_counts_or_nothing(counts: list[int]) -> None:
    assert recode(counts, range(len(counts)), len(counts), RULES, ordered=True) in (tuple(counts), None)


@pytest.mark.parametrize(
    ("counts", "to", "size"),
    [
        ([6, 6], [0, 0], 2),  # all would say the same
        ([6, 5, 1], [0, 0, 1], 2),  # all but one
        ([2, 2, 8], [0, 1, None], 2),  # four people are left
        ([3, 3, 3, 9], [0, 1, 2, None], 4),  # nine people, whose answers are never told apart in four
        ([6, 6], [0, 0], 1),  # a single answer says nothing
    ],
)
def test_line_breaks_where_people_would_be_seen(counts: list[int], to: list[int | None], size: int) -> None:
    assert recode(counts, to, size, RULES, ordered=True) is None
