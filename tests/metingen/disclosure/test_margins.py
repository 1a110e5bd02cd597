"""The classes of a profile beside a whole that is told: who knows the rules learns nothing hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metingen.disclosure import (
    REASON,
    WHOLE,
    Antwoorden,
    DisclosureError,
    Drempels,
    Klasse,
    ProtectedGroup,
    ProtectedItem,
    Weergave,
    protect_margin,
    protect_round,
    scale,
    thresholds,
)
from metingen.disclosure.distributions import lopsided, publish

RULES = thresholds(Klasse.PERSONEN)
# The same rules for fewer people, so that everything they could have answered can be looked at.
FEW = Drempels(Klasse.PERSONEN, groep=4, volledig=4, tekst=10)
AGES = ("18-34", "35-49", "50-64", "65+")
Table = Mapping[str, Sequence[int]]


def whole_of(counts: Table, antwoorden: Antwoorden, rules: Drempels = RULES) -> ProtectedGroup | None:
    """Return what is told of everybody, who are in no groups."""
    total = [sum(column) for column in zip(*counts.values(), strict=True)]
    return protect_round({"": total}, antwoorden, rules).total


def told(counts: Table, *, order: Sequence[str] = (), after: Sequence[ProtectedItem] = ()) -> ProtectedItem:
    antwoorden = Antwoorden(len(next(iter(counts.values()))))
    return protect_margin(counts, antwoorden, RULES, whole_of(counts, antwoorden), order, after)


def shown(item: ProtectedItem) -> dict[str, tuple[int, ...]]:
    return {group.label: group.published.counts for group in item.groups if group.published.counts}


def test_every_class_with_enough_mixed_answers_is_told_in_full() -> None:
    item = told({"18-34": (6, 5), "35-64": (8, 12), "65+": (9, 30)}, order=("18-34", "35-64", "65+"))

    assert shown(item) == {"18-34": (6, 5), "35-64": (8, 12), "65+": (9, 30)}
    assert all(not group.reason for group in item.groups)


def test_a_scale_has_its_exact_mean_in_every_class() -> None:
    counts = {"ja": (1, 2, 3, 4, 2), "nee": (5, 5, 5, 5, 5)}

    item = protect_margin(counts, scale(5), RULES, whole_of(counts, scale(5)))

    assert [group.gemiddelde and round(group.gemiddelde.value, 2) for group in item.groups] == [3.33, 3.0]


def test_a_short_class_of_ages_joins_the_smaller_of_those_beside_it() -> None:
    counts = {"18-34": (30, 30), "35-49": (3, 4), "50-64": (20, 10), "65+": (6, 7)}

    assert list(shown(told(counts, order=AGES))) == ["65+", "35-49 en 50-64 samen", "18-34"]


def test_classes_that_were_joined_join_again_with_what_lies_beside_them() -> None:
    counts = {"18-34": (6, 6), "35-49": (30, 30), "50-64": (2, 2), "65+": (2, 2)}

    assert list(shown(told(counts, order=AGES))) == ["18-34", "35-49, 50-64 en 65+ samen"]


def test_who_did_not_tell_an_age_may_join_any() -> None:
    counts = {"18-34": (9, 8), "35-49": (30, 30), "65+": (7, 6), "onbekend": (2, 2)}

    assert "65+ en onbekend samen" in shown(told(counts, order=AGES))


def test_classes_without_order_join_from_the_smallest_on() -> None:
    counts = {"Wezep": (30, 30), "Oldebroek": (20, 25), "Noordeinde": (2, 4), "Hattemerbroek": (4, 3)}

    assert "Hattemerbroek en Noordeinde samen" in shown(told(counts))


def test_a_breakdown_tells_nothing_where_the_whole_is_not_told_in_full() -> None:
    item = told({"ja": (20, 0), "nee": (19, 1)})

    assert not shown(item)
    assert {group.instead for group in item.groups} == {""}


def test_hidden_classes_point_to_everybody_together() -> None:
    item = told({"a": (12, 0), "b": (3, 9), "c": (20, 25), "d": (30, 25)})

    hidden = [group for group in item.groups if group.published.weergave is Weergave.VERBORGEN]
    assert {group.label for group in hidden} == {"a", "b"}
    assert {(group.reason, group.instead, group.gemiddelde) for group in hidden} == {(REASON, WHOLE, None)}


def test_one_class_that_is_left_is_nothing_to_tell() -> None:
    item = told({"ja": (3, 2), "nee": (40, 41)})

    assert [group.label for group in item.groups] == ["ja", "nee"]
    assert not shown(item)


def test_what_is_asked_after_an_answer_is_told_where_that_answer_is() -> None:
    first = told({"a": (12, 0), "b": (4, 9), "c": (20, 25), "d": (30, 25)})
    later = {"a": (6, 6), "b": (2, 2), "c": (10, 10), "d": (12, 18)}

    assert list(shown(told(later, after=[first]))) == ["a en b samen", "c", "d"]
    assert not shown(told(later, after=[told({"": (40, 30)})]))


def test_classes_that_are_not_everybody_are_refused() -> None:
    whole = whole_of({"": (20, 20)}, Antwoorden(2))

    with pytest.raises(DisclosureError, match="niet iedereen samen"):
        protect_margin({"a": (10, 9)}, Antwoorden(2), RULES, whole)
    with pytest.raises(DisclosureError, match="onder nul"):
        protect_margin({"a": (-1, 9)}, Antwoorden(2), RULES, whole)


@settings(deadline=None)
@given(
    counts=st.dictionaries(
        st.sampled_from(AGES), st.tuples(*[st.integers(0, 14)] * 3), min_size=1, max_size=4
    ),
    order=st.permutations(AGES),
)
def test_all_groups_together_are_everybody_and_the_order_of_the_input_is_nothing(
    counts: dict[str, tuple[int, int, int]], order: list[str]
) -> None:
    item = told(counts, order=AGES)

    assert sorted(name for group in item.groups for name in group.groepen) == sorted(counts)
    assert told({name: counts[name] for name in order if name in counts}, order=AGES) == item
    for group in item.groups:
        n = sum(sum(counts[name]) for name in group.groepen)
        if group.published.counts:
            assert n >= RULES.volledig
            assert max(group.published.counts) <= n - 2


def test_most_that_a_bare_minimum_shows_of_a_panel_stays_visible() -> None:
    """250 people, 2 to 4 classes, 2 to 5 answers: at least 85 % of the classes with 5 answers or more."""
    rng = np.random.default_rng(5)
    seen = bare = 0
    for at in range(400):
        size, names = 2 + at % 4, AGES[: 2 + at // 4 % 3]
        people = rng.choice(len(names), 250, p=rng.dirichlet(np.ones(len(names)) * 3))
        answers = rng.choice(size, 250, p=rng.dirichlet(np.ones(size)))
        counts = {
            name: tuple(int(np.sum((people == row) & (answers == answer))) for answer in range(size))
            for row, name in enumerate(names)
        }
        seen += len(shown(told(counts, order=AGES)))
        bare += sum(sum(row) >= RULES.groep for row in counts.values())

    assert seen / bare > 0.85


def compositions(n: int, size: int) -> Iterator[tuple[int, ...]]:
    """Yield every way in which ``n`` people can give ``size`` answers."""
    if size == 1:
        yield (n,)
        return
    for first in range(n + 1):
        yield from ((first, *rest) for rest in compositions(n - first, size - 1))


def learnt(sizes: Sequence[int], size: int) -> list[tuple[object, str]]:
    """Return what a reader learns who knows the rules, the total and all sizes, and tries every table.

    That is each hidden class which is (nearly) unanimous in every table that is told in the same way.
    """
    names = "abcdef"[: len(sizes)]
    antwoorden = Antwoorden(size)
    mixed: defaultdict[object, set[str]] = defaultdict(set)
    hidden: defaultdict[object, set[str]] = defaultdict(set)
    for rows in product(*(list(compositions(n, size)) for n in sizes)):
        counts = dict(zip(names, rows, strict=True))
        total = tuple(sum(column) for column in zip(*rows, strict=True))
        if lopsided(total):
            continue
        whole = ProtectedGroup(WHOLE, ("",), publish(total, Weergave.VOLLEDIG, ()), None)
        item = protect_margin(counts, antwoorden, FEW, whole)
        seen = (total, tuple(shown(item).items()))
        hidden[seen] |= set(names) - shown(item).keys()
        mixed[seen] |= {name for name, row in counts.items() if not lopsided(row)}
    return [(seen, name) for seen, names in hidden.items() for name in names - mixed[seen]]


@pytest.mark.parametrize(
    ("sizes", "size"), [((4, 4), 2), ((5, 9), 2), ((7, 7), 2), ((4, 7), 3), ((4, 5, 6), 2), ((4, 4, 4, 5), 2)]
)
def test_a_reader_who_knows_the_rules_and_tries_everything_learns_nothing(
    sizes: Sequence[int], size: int
) -> None:
    assert learnt(sizes, size) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sizes", "size"),
    [
        ((4, 20), 2),
        ((10, 30), 2),
        ((6, 9), 3),
        ((4, 5, 6), 3),
        ((4, 8, 8), 2),
        ((5, 6, 7, 8), 2),
        ((5, 5), 4),
    ],
)
def test_with_more_people_and_answers_he_learns_nothing_either(sizes: Sequence[int], size: int) -> None:
    assert learnt(sizes, size) == []


@given(
    ages=st.lists(st.integers(0, 30), min_size=1, max_size=5),
    cuts=st.lists(st.integers(0, 150), max_size=4),
)
def test_two_breakdowns_of_an_answer_always_have_a_table_in_common(ages: list[int], cuts: list[int]) -> None:
    """Whatever the ages say of an answer, every division of the same people over villages can be true."""
    total = sum(ages)
    ends = [*sorted(min(cut, total) for cut in cuts), total]
    villages = [end - start for start, end in pairwise([0, *ends])]

    cells = corner(ages, villages)

    assert [sum(row) for row in cells] == ages
    assert [sum(column) for column in zip(*cells, strict=True)] == villages


def corner(rows: Sequence[int], columns: Sequence[int]) -> list[list[int]]:
    """Return a table of non-negative counts with these sums."""
    left = list(columns)
    found = []
    for row in rows:
        cells: list[int] = []
        for at, room in enumerate(left):
            cells.append(min(row - sum(cells), room))
            left[at] -= cells[-1]
        found.append(cells)
    return found
