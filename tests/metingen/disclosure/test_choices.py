"""How a single crossing is told: safe at every level, and nearly as much as can be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from metingen.disclosure import ProtectedTable, interval
from metingen.disclosure.choices import Told, choices
from metingen.disclosure.levels import Level, levels_of

K = 5


def levels(sizes: np.ndarray) -> list[Level]:
    return levels_of({f"klasse {at}": int(size) for at, size in enumerate(sizes)}, K)


def ways(finest: np.ndarray) -> Iterator[Told]:
    return choices(finest, levels(finest.sum(axis=1)), levels(finest.sum(axis=0)), K)


def tables(number: int, size: int) -> list[np.ndarray]:
    """Return crossings of which every class has enough people."""
    random = np.random.default_rng(1)
    found: list[np.ndarray] = []
    while len(found) < number:
        table = random.geometric(0.13, (size, size)) - 1
        if min(table.sum(axis=0).min(), table.sum(axis=1).min()) >= K:
            found.append(table)
    return found


def is_safe(table: ProtectedTable) -> bool:
    for at in np.argwhere(table.hidden).tolist():
        low, high = interval(table, (at[0], at[1]))
        if low == high or (0 < table.counts[tuple(at)] < K and high < K):
            return False
    return not (~table.hidden & (table.counts > 0) & (table.counts < K)).any()


def best(finest: np.ndarray) -> int:
    """Try all ways to hide cells at all levels, and return the most that a crossing can be worth."""
    found = 0
    for rows, columns in product(levels(finest.sum(axis=1)), levels(finest.sum(axis=0))):
        merged = rows.members.astype(int) @ finest @ columns.members.T.astype(int)
        for pattern in product((False, True), repeat=merged.size):
            table = ProtectedTable(merged, np.array(pattern).reshape(merged.shape))
            worth = Told(finest, rows, columns, table).worth(K)
            if worth > found and is_safe(table):
                found = worth
    return found


def test_choices_are_nearly_worth_what_the_best_way_is() -> None:
    worth = most = 0
    for finest in tables(40, 3):
        worth += next(ways(finest)).worth(K)
        most += best(finest)

    assert 0.99 * most <= worth <= most


def test_choices_get_coarser_and_end_with_nothing() -> None:
    for finest in tables(20, 4):
        best, *coarser, nothing = ways(finest)
        worth = [way.worth(K) for way in (best, *coarser)]
        assert worth == sorted(worth, reverse=True)
        assert all(way.table.counts.shape <= best.table.counts.shape for way in coarser)
        assert not nothing.is_open
        assert all(is_safe(way.table) for way in (best, *coarser, nothing))


def test_choices_of_one_class_are_the_numbers_of_people() -> None:
    (way,) = ways(np.array([[7, 9]]))

    assert way.table.visible() == [[7, 9]]
    assert way.worth(K) == 0
