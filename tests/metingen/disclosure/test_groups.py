from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.disclosure import DisclosureError, Samenvoeging, merge_groups

sizes = st.dictionaries(st.sampled_from("ABCDEFGHIJ"), st.integers(0, 20), max_size=10)


def test_merge_groups_leaves_large_groups_alone() -> None:
    assert [part.label for part in merge_groups({"Balie": 7, "Backoffice": 6}, 5)] == ["Backoffice", "Balie"]


def test_merge_groups_joins_a_short_group_with_its_declared_neighbour() -> None:
    merged = merge_groups({"Balie": 3, "Post": 6, "Backoffice": 9}, 5, {"Balie": "Backoffice"})
    assert merged[1] == Samenvoeging("Backoffice en Balie samen", ("Backoffice", "Balie"), 12)


def test_merge_groups_without_neighbour_takes_the_next_smallest() -> None:
    assert [part.groepen for part in merge_groups({"A": 3, "B": 9, "C": 5}, 5)] == [("A", "C"), ("B",)]


def test_merge_groups_follows_a_neighbour_into_the_group_it_was_merged_with() -> None:
    merged = merge_groups({"A": 1, "B": 2, "C": 6, "D": 20}, 5, {"A": "D", "B": "A"})
    assert [part.groepen for part in merged] == [("C",), ("A", "B", "D")]


def test_merge_groups_shows_nothing_when_the_whole_falls_short() -> None:
    assert merge_groups({"A": 2, "B": 2}, 5) == ()


def test_merge_groups_shows_nothing_without_groups() -> None:
    assert merge_groups({}, 5) == ()


def test_merge_groups_refuses_an_unknown_neighbour() -> None:
    with pytest.raises(DisclosureError, match="De buur 'Archief' van groep 'A' bestaat niet"):
        merge_groups({"A": 2}, 5, {"A": "Archief"})


def test_merge_groups_refuses_a_negative_number() -> None:
    with pytest.raises(DisclosureError, match="Groep 'A' heeft een aantal onder nul"):
        merge_groups({"A": -1}, 5)


@given(respondents=sizes, groep=st.integers(1, 15))
def test_merge_groups_partitions_the_whole_with_large_enough_parts(
    respondents: dict[str, int], groep: int
) -> None:
    merged = merge_groups(respondents, groep)
    assert all(part.n == sum(respondents[name] for name in part.groepen) >= groep for part in merged)
    if respondents and sum(respondents.values()) >= groep:
        assert sorted(name for part in merged for name in part.groepen) == sorted(respondents)


@given(respondents=sizes)
def test_merge_groups_does_not_depend_on_order(respondents: dict[str, int]) -> None:
    turned = dict(reversed(respondents.items()))
    assert merge_groups(turned, 5) == merge_groups(respondents, 5)


def test_groups_that_were_merged_before_are_said_to_be_together_once() -> None:
    merged = merge_groups({"Beleid en Bouwen samen": 3, "Post": 4}, 5)

    assert merged[0].label == "Beleid en Bouwen en Post samen"
