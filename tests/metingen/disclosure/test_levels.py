"""From fine to coarse: first the declared hierarchy, then larger and larger parts."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.disclosure import DisclosureError
from metingen.disclosure.levels import Level, levels_of

K = 5
AGES = {"12-17": 3, "18-34": 9, "35-49": 20, "50-64": 30, "65-74": 8, "75+": 6}
THREE = {"12-17": "jong", "18-34": "jong", "35-49": "midden", "50-64": "midden", "65-74": "oud", "75+": "oud"}


def labels(levels: list[Level]) -> list[list[str]]:
    return [level.labels for level in levels]


def test_levels_of_grow_until_one_part_is_left() -> None:
    assert labels(levels_of({"a": 3, "b": 6, "c": 9, "d": 20}, K)) == [
        ["a en b samen", "c", "d"],
        ["a, b en c samen", "d"],
        ["a, b, c en d samen"],
    ]


def test_levels_of_a_hierarchy_merge_within_the_coarser_class_first() -> None:
    levels = levels_of(AGES, K, ouders=THREE)

    assert set(levels[0].labels) == {"jong", "35-49", "50-64", "65-74", "75+"}
    assert set(levels[1].labels) == {"jong", "midden", "oud"}
    assert levels[1].members.sum() == 5


def test_levels_of_a_hierarchy_merge_coarser_classes_that_fall_short() -> None:
    levels = levels_of(
        {"a": 1, "b": 2, "c": 9, "d": 8}, K, ouders={"a": "ab", "b": "ab", "c": "cd", "d": "cd"}
    )

    assert [set(level.labels) for level in levels] == [{"c", "a, b en d samen"}, {"ab en cd samen"}]


def test_levels_of_too_few_people_are_none() -> None:
    assert levels_of({"a": 2, "b": 2}, K) == []
    assert levels_of({"a": 2, "b": 2}, K, ouders={"a": "ab", "b": "ab"}) == []


@pytest.mark.parametrize("ouders", [{"a": "b"}, {"a": "x", "x": "a"}, {"a": "x", "x": "y", "y": "x"}])
def test_levels_of_refuse_a_class_that_is_part_of_itself_or_of_one_beside_it(ouders: dict[str, str]) -> None:
    with pytest.raises(DisclosureError, match="hoort bij een deel"):
        levels_of({"a": 9, "b": 9}, K, ouders=ouders)


@given(
    sizes=st.lists(st.integers(0, 30), min_size=1, max_size=8),
    parents=st.lists(st.integers(0, 2), min_size=8, max_size=8),
    deep=st.booleans(),
)
def test_levels_of_are_partitions_within_one_another(
    sizes: list[int], parents: list[int], *, deep: bool
) -> None:
    people = {f"klasse {at}": size for at, size in enumerate(sizes)}
    ouders = {name: f"deel {parents[at]}" for at, name in enumerate(people)}
    if deep:
        ouders |= {"deel 0": "hoger", "deel 1": "hoger"}
    levels = levels_of(people, K, ouders=ouders)

    assert bool(levels) == (sum(sizes) >= K)
    for level in levels:
        assert all(part.n == sum(people[name] for name in part.groepen) >= K for part in level.parts)
        assert sorted(name for part in level.parts for name in part.groepen) == sorted(people)
        assert (level.members.sum(axis=0) == 1).all()
    for finer, coarser in pairwise(levels):
        assert len(coarser.parts) < len(finer.parts)
        assert np.array_equal(
            (coarser.members.astype(int) @ finer.members.T.astype(int) > 0).sum(axis=0),
            np.ones(len(finer.parts)),
        )
