"""A real staff questionnaire: all pairs of its first 40 columns with few answers as crossed breakdowns."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

import highspy
import numpy as np
import pytest

from metingen.disclosure import Kruisingen, ProtectedTable, Uitsplitsing, protect_crossings
from metingen.disclosure.bounds import Bounds
from tests.shared import shared

from .attacker import quiet_model

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


# In 2017 25 of the 40 columns are boxes that 1 to 15 of 253 people ticked: those can hardly be crossed,
# for who knows how many ticked in all subtracts those who did from those who did not.
SEEN = {2016: 0.82, 2017: 0.40}


def test_protect_crossings_keeps_what_can_be_kept_of_what_a_bare_minimum_shows(
    told: Kruisingen, year: int
) -> None:
    assert len(told.tabellen) == COLUMNS * (COLUMNS - 1) // 2
    assert told.aandeel >= SEEN[year]


def test_no_crossing_gives_a_hidden_cell_away_by_sums(told: Kruisingen) -> None:
    """Subtract in every table what is seen from what is known, as long as something comes out."""
    for crossing in told.tabellen.values():
        hidden = crossing.tabel.hidden
        assert not (hidden.sum(axis=0) == 1).any()
        assert not (hidden.sum(axis=1) == 1).any()


def test_no_third_breakdown_bounds_a_hidden_cell(told: Kruisingen) -> None:
    tables = {pair: crossing.tabel for pair, crossing in told.tabellen.items()}
    bounds = Bounds(tables)
    bounds.tighten()

    for pair, table in tables.items():
        small = (table.counts > 0) & (table.counts < K)
        where = bounds.of(pair)
        assert (bounds.high[where][small] >= K).all()
        assert (bounds.low[where] < bounds.high[where])[table.hidden].all()


def programmes(
    tables: Mapping[Pair, ProtectedTable], triples: Iterable[tuple[str, str, str]]
) -> Iterator[tuple[bool, float, float]]:
    """Solve a linear programme over three breakdowns at once for each hidden cell of the outer two.

    Yields whether the cell is small, and the least and greatest that it can be.
    """
    for one, third, other in triples:
        three = [find(tables, *pair) for pair in ((one, third), (third, other), (one, other))]
        model = joint(*three)
        outer = three[-1]
        size = three[0].counts.shape[1]
        for row, column in np.argwhere(outer.hidden):
            at = [number_of(outer, size, row, middle, column) for middle in range(size)]
            numbers = np.array(at, dtype=np.int32)
            model.changeColsCost(size, numbers, np.ones(size))
            ends = []
            for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
                model.changeObjectiveSense(sense)
                model.run()
                ends.append(model.getInfo().objective_function_value)
            model.changeColsCost(size, numbers, np.zeros(size))
            yield bool(0 < outer.counts[row, column] < K), ends[0], ends[1]


def find(tables: Mapping[Pair, ProtectedTable], one: str, other: str) -> ProtectedTable:
    if (one, other) in tables:
        return tables[one, other]
    turned = tables[other, one]
    return ProtectedTable(turned.counts.T, turned.hidden.T)


def number_of(outer: ProtectedTable, size: int, row: int, middle: int, column: int) -> int:
    return int((row * size + middle) * outer.counts.shape[1] + column)


def joint(first: ProtectedTable, second: ProtectedTable, outer: ProtectedTable) -> Any:
    """Return the people in each combination of three classes, as far as three tables tell."""
    rows, size = first.counts.shape
    columns = outer.counts.shape[1]
    number = rows * size * columns
    model = quiet_model()
    model.addVars(number, np.zeros(number), np.full(number, highspy.kHighsInf))
    places = np.arange(number, dtype=np.int32).reshape(rows, size, columns)
    for axis, table in ((2, first), (0, second), (1, outer)):
        lines = np.moveaxis(places, axis, -1)
        for at in np.argwhere(~table.hidden):
            learn(model, lines[tuple(at)], int(table.counts[tuple(at)]))
        for side in (0, 1):
            for line, whole in enumerate(table.counts.sum(axis=1 - side)):
                learn(model, np.take(lines, line, axis=side).ravel(), int(whole))
    return model


def learn(model: Any, numbers: np.ndarray, whole: int) -> None:
    model.addRow(whole, whole, len(numbers), np.ascontiguousarray(numbers), np.ones(len(numbers)))


def check(told: Kruisingen, triples: Iterable[tuple[str, str, str]]) -> int:
    tables = {pair: crossing.tabel for pair, crossing in told.tabellen.items()}
    solved = 0
    for small, low, high in programmes(tables, triples):
        solved += 1
        assert high - low > 1e-6
        assert not small or high > K - 1e-6
    return solved


def test_linear_programmes_over_three_breakdowns_derive_nothing(told: Kruisingen) -> None:
    names = sorted({name for pair in told.tabellen for name in pair})
    pick = random.Random(1)

    assert check(told, (tuple(pick.sample(names, 3)) for _ in range(150))) > 100  # type: ignore[misc]


@pytest.mark.slow
def test_linear_programmes_over_all_threes_derive_nothing(told: Kruisingen) -> None:
    names = sorted({name for pair in told.tabellen for name in pair})
    triples = (
        (one, third, other)
        for one, other in combinations(names, 2)
        for third in names
        if third not in {one, other}
    )

    assert check(told, triples) > 10_000
