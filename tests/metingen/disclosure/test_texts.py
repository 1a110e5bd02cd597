"""Texts stand beside groups of ten writers or more, and nobody finds a smaller set by leaving some out."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from metingen.disclosure import Klasse, text_sets, thresholds

RULES = thresholds(Klasse.PERSONEN)
WRITERS = st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(0, 30), max_size=8)


def test_nine_writers_are_not_read_and_ten_are() -> None:
    assert not text_sets({"A": 5, "B": 4}, RULES).may_read
    assert text_sets({"A": 5, "B": 5}, RULES).may_read


def test_ten_and_nine_writers_stand_together() -> None:
    assert set(text_sets({"A": 10, "B": 9}, RULES).labels.values()) == {""}


def test_a_group_that_falls_short_joins_its_neighbour() -> None:
    found = text_sets({"Balie": 4, "Beleid": 20, "Buiten": 11}, RULES, {"Balie": "Beleid"})

    assert found.labels == {
        "Balie": "Balie en Beleid samen",
        "Beleid": "Balie en Beleid samen",
        "Buiten": "Buiten",
    }


def test_a_raised_threshold_counts_for_texts_as_well() -> None:
    assert not text_sets({"A": 14}, thresholds(Klasse.PERSONEN, 15)).may_read


@given(WRITERS, st.dictionaries(st.sampled_from("ABCDEFGH"), st.sampled_from("ABCDEFGH")))
def test_no_sum_or_difference_of_what_is_shown_is_a_smaller_set(
    writers: dict[str, int], buren: dict[str, str]
) -> None:
    found = text_sets(writers, RULES, buren)

    if not found.may_read:
        assert sum(writers.values()) < RULES.tekst
        return
    sizes = Counter[str]()
    for name, number in writers.items():
        sizes[found.labels[name]] += number
    total = sum(writers.values())
    for some in range(1, len(sizes) + 1):
        for chosen in combinations(sizes.values(), some):
            assert sum(chosen) >= RULES.tekst
            assert total - sum(chosen) == 0 or total - sum(chosen) >= RULES.tekst


@given(WRITERS)
def test_the_order_of_groups_does_not_matter(writers: dict[str, int]) -> None:
    assert text_sets(writers, RULES) == text_sets(dict(reversed(writers.items())), RULES)
