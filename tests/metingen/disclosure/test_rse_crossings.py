"""A real staff questionnaire: all pairs of its first 40 columns with few answers as crossed breakdowns."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from itertools import combinations

import numpy as np
import pytest

from metingen.disclosure import Kruisingen, ProtectedTable, Uitsplitsing, protect_crossings
from tests.shared import shared

from .linear import check, some

K = 5
COLUMNS, MOST_CLASSES = 40, 10
Pair = tuple[str, str]


def columns(year: int) -> dict[str, list[str]]:
    """Return the first 40 columns with two to ten answers; nothing filled in is a class of its own."""
    with shared("rse", f"rse_{year}_uk.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file))
    found: dict[str, list[str]] = {}
    for place, name in enumerate(head):
        answers = [row[place] for row in rows]
        if 2 <= len({answer for answer in answers if answer}) <= MOST_CLASSES and len(found) < COLUMNS:
            found[name] = answers
    return found


def crossed(year: int) -> tuple[dict[Pair, np.ndarray], list[Uitsplitsing]]:
    people = columns(year)
    declared = [Uitsplitsing(name, tuple(sorted(set(answers)))) for name, answers in people.items()]
    classes = {each.naam: each.klassen for each in declared}
    places = {name: [classes[name].index(answer) for answer in answers] for name, answers in people.items()}
    counts = {}
    for one, other in combinations(people, 2):
        table = np.zeros((len(classes[one]), len(classes[other])), dtype=np.int64)
        np.add.at(table, (places[one], places[other]), 1)
        counts[one, other] = table
    return counts, declared


@pytest.fixture(scope="module", params=[2016, pytest.param(2017, marks=pytest.mark.slow)])
def year(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="module")
def told(year: int) -> Kruisingen:
    return protect_crossings(*crossed(year), K)


def recovered(tables: Iterable[ProtectedTable]) -> float:
    """Return which share of the hidden cells follows from sums and from what is known of hidden cells."""
    exact = hidden = 0
    for table in tables:
        low = np.where(table.hidden, 1, table.counts)
        high = np.where(table.hidden, K - 1, table.counts)
        before = None
        while before is None or (before[0] != low).any() or (before[1] != high).any():
            before = low, high
            for axis in (0, 1):
                whole = table.counts.sum(axis=axis, keepdims=True)
                high = np.minimum(high, whole - low.sum(axis=axis, keepdims=True) + low)
                low = np.maximum(low, whole - high.sum(axis=axis, keepdims=True) + high)
        exact += int((table.hidden & (low == high)).sum())
        hidden += int(table.hidden.sum())
    return exact / hidden


def test_a_bare_minimum_gives_most_of_its_hidden_cells_away(year: int) -> None:
    counts, _ = crossed(year)

    share = recovered(ProtectedTable(table, (table > 0) & (table < K)) for table in counts.values())

    assert 0.55 <= share <= 0.89


# In 2017 25 of the 40 columns are boxes that 1 to 15 of 253 people ticked.
SEEN = {2016: 0.87, 2017: 0.45}
EXACT = {2016: 0.57, 2017: 0.37}


def test_protect_crossings_keeps_what_can_be_kept_of_what_a_bare_minimum_shows(
    told: Kruisingen, year: int
) -> None:
    assert len(told.tabellen) == COLUMNS * (COLUMNS - 1) // 2
    assert told.aandeel >= SEEN[year]
    assert told.precies / told.kaal >= EXACT[year]


def most_that_anybody_can_show(counts: np.ndarray, *, few_are_crossed: bool) -> int:
    """Return how many cells of enough people can be shown at most beside the numbers per class.

    In a line of known sum the only cell of few people is known unless another is hidden; where none is empty,
    that is one of enough people. When classes of few people are crossed by nobody, nothing is told of two
    classes of which one is such.
    """
    few = (counts > 0) & (counts < K)
    lost = 0
    for axis in (0, 1):
        whole = counts.sum(axis=axis)
        if len(whole) == 2 and min(whole) < K and not few_are_crossed:
            return 0
        alone = (few.sum(axis=axis) == 1) & (counts > 0).all(axis=axis) & (whole >= K)
        lost = max(lost, int(alone.sum()))
    return int((counts >= K).sum()) - lost


@pytest.mark.parametrize(
    ("year", "few_are_crossed", "most"),
    [(2016, True, 0.91), (2017, True, 0.69), (2017, False, 0.48)],
    indirect=["year"],
)
def test_nobody_can_show_many_more_of_the_same_cells(
    year: int, *, few_are_crossed: bool, most: float
) -> None:
    counts, _ = crossed(year)
    bare = sum(int((table >= K).sum()) for table in counts.values())
    shown = sum(
        most_that_anybody_can_show(table, few_are_crossed=few_are_crossed) for table in counts.values()
    )

    assert shown / bare < most


def test_no_crossing_gives_a_hidden_cell_away_by_sums(told: Kruisingen) -> None:
    """Subtract in every table what is seen from what is known, as long as something comes out."""
    for crossing in told.tabellen.values():
        hidden = crossing.tabel.hidden
        assert not (hidden.sum(axis=0) == 1).any()
        assert not (hidden.sum(axis=1) == 1).any()


def test_linear_programmes_over_three_breakdowns_derive_nothing(told: Kruisingen, year: int) -> None:
    assert check(told, crossed(year)[0], some(told, 3, 100)) > 300


@pytest.mark.slow
def test_linear_programmes_over_all_threes_derive_nothing(told: Kruisingen, year: int) -> None:
    assert check(told, crossed(year)[0], combinations(sorted(told.delen), 3)) > 10_000


@pytest.mark.slow
def test_linear_programmes_over_four_breakdowns_derive_nothing(told: Kruisingen, year: int) -> None:
    assert check(told, crossed(year)[0], some(told, 4, 250)) > 2_500
