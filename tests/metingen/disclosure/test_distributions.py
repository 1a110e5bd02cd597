from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.disclosure import Antwoorden, DisclosureError, Published, Weergave, scale
from metingen.disclosure.distributions import fold, folded, lopsided, own_weergave, publish

FIVE = fold(scale(5), [1] * 5)


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        (2, [1, 1]),
        (3, [1, 1, 1]),
        (4, [1, 2, 1]),
        (5, [2, 1, 2]),
        (7, [2, 3, 2]),
        (10, [3, 4, 3]),
        (11, [4, 3, 4]),
    ],
)
def test_fold_makes_three_classes_of_a_scale(size: int, widths: list[int]) -> None:
    classes = fold(scale(size), [1] * size)
    assert [len(members) for members in classes] == widths
    assert [index for members in classes for index in members] == list(range(size))


def test_fold_keeps_the_two_options_chosen_most_in_the_whole() -> None:
    assert fold(Antwoorden(5), [4, 9, 1, 9, 9]) == ((1,), (3,), (0, 2, 4))


@given(counts=st.lists(st.integers(0, 30), min_size=5, max_size=5))
def test_folded_keeps_the_number_of_respondents(counts: list[int]) -> None:
    assert sum(folded(counts, FIVE)) == sum(counts)


@pytest.mark.parametrize(
    ("counts", "expected"), [([7, 0, 0], True), ([6, 1, 0], True), ([5, 1, 1], False), ([5, 2, 0], False)]
)
def test_lopsided_means_all_or_all_but_one(counts: list[int], expected: bool) -> None:  # noqa: FBT001
    assert lopsided(counts) is expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([2, 2, 2, 2, 2], Weergave.VOLLEDIG),
        ([0, 0, 0, 5, 5], Weergave.VOLLEDIG),
        ([0, 0, 0, 1, 9], Weergave.VERBORGEN),
        ([1, 1, 1, 1, 5], Weergave.KLASSEN),
        ([0, 0, 0, 3, 3], Weergave.VERBORGEN),
        ([0, 1, 0, 3, 3], Weergave.VERBORGEN),
    ],
)
def test_own_weergave_follows_size_and_lopsidedness(counts: list[int], expected: Weergave) -> None:
    assert own_weergave(counts, 10, FIVE) is expected


def test_own_weergave_counts_respondents_not_ticks_per_answer() -> None:
    assert own_weergave([16, 2], 10, fold(Antwoorden(2), [16, 2])) is Weergave.VOLLEDIG


def test_own_weergave_of_three_answers_has_nothing_to_fold() -> None:
    assert own_weergave([3, 2, 1], 10, fold(scale(3), [3, 2, 1])) is Weergave.VOLLEDIG


def test_publish_of_a_hidden_group_shows_its_size_only() -> None:
    assert publish([0, 0, 0, 0, 12], Weergave.VERBORGEN, FIVE) == Published(Weergave.VERBORGEN, 12)


def test_publish_of_a_small_group_shows_classes_only() -> None:
    assert publish([1, 1, 2, 1, 1], Weergave.KLASSEN, FIVE) == Published(Weergave.KLASSEN, 6, (), (2, 2, 2))


def test_antwoorden_refuses_a_single_answer() -> None:
    with pytest.raises(DisclosureError, match="minstens twee antwoorden"):
        Antwoorden(1)


@pytest.mark.parametrize("points", [(1, 2), (1, 1, 2), (3, 2, 1)])
def test_antwoorden_refuses_points_that_do_not_rise(points: tuple[int, ...]) -> None:
    with pytest.raises(DisclosureError, match="oplopend getal"):
        Antwoorden(3, points)
