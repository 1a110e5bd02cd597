from __future__ import annotations

import highspy
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from metingen.disclosure import DisclosureError, ProtectedTable, interval, protect_table

from .attacker import quiet_model

K = 5
cells = st.one_of(st.just(0), st.integers(0, 4), st.integers(0, 12))


def enough(counts: np.ndarray) -> bool:
    """Tell whether each row and column holds nobody or enough people."""
    margins = [*counts.sum(axis=0).tolist(), *counts.sum(axis=1).tolist()]
    return all(margin == 0 or margin >= K for margin in margins)


tables = hnp.arrays(np.int64, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=cells).filter(enough)


def attacked(table: ProtectedTable, cell: tuple[int, ...], *, most: bool) -> int:
    """Solve the integer programme of a reader who knows the margins and the visible cells."""
    model = quiet_model()
    unknown = np.empty(table.counts.shape, dtype=object)
    for at, count in np.ndenumerate(table.counts):
        low, high = (0, highspy.kHighsInf) if table.hidden[at] else (int(count), int(count))
        unknown[at] = model.addVariable(low, high, type=highspy.HighsVarType.kInteger)
    for axis in (0, 1):
        lines = np.moveaxis(unknown, axis, -1)
        for line, whole in zip(lines, table.counts.sum(axis=axis), strict=True):
            model.addConstr(sum(line[1:], line[0] + 0) == int(whole))
    (model.maximize if most else model.minimize)(unknown[cell] + 0)
    found: float = model.getInfo().objective_function_value
    return round(found)


@given(counts=tables)
@settings(max_examples=40, deadline=None)
def test_protect_table_conceals_that_a_small_cell_is_small(counts: np.ndarray) -> None:
    table = protect_table(counts, K)
    for cell in np.argwhere((counts > 0) & (counts < K)):
        assert attacked(table, tuple(cell), most=True) >= K


@given(counts=tables)
@settings(max_examples=40, deadline=None)
def test_protect_table_leaves_no_hidden_cell_certain(counts: np.ndarray) -> None:
    table = protect_table(counts, K)
    for cell in np.argwhere(table.hidden):
        assert attacked(table, tuple(cell), most=False) != attacked(table, tuple(cell), most=True)


@given(counts=tables)
@settings(max_examples=15, deadline=None)
def test_interval_agrees_with_the_integer_programme(counts: np.ndarray) -> None:
    table = protect_table(counts, K)
    for cell in np.ndindex(table.counts.shape):
        assert interval(table, cell) == (
            attacked(table, cell, most=False),
            attacked(table, cell, most=True),
        )


@given(counts=tables, seed=st.integers(0, 99))
@settings(deadline=None)
def test_protect_table_does_not_depend_on_order(counts: np.ndarray, seed: int) -> None:
    rows, columns = ([f"naam {number}" for number in range(length)] for length in counts.shape)
    random = np.random.default_rng(seed)
    turns = [random.permutation(length) for length in counts.shape]
    labels = rows, columns
    turned_labels = [rows[at] for at in turns[0]], [columns[at] for at in turns[1]]
    turned = protect_table(counts[np.ix_(*turns)], K, turned_labels)
    assert turned.hidden.tolist() == protect_table(counts, K, labels).hidden[np.ix_(*turns)].tolist()


def test_protect_table_hides_nothing_without_small_cells() -> None:
    assert protect_table([[5, 6], [7, 0]], K).visible() == [[5, 6], [7, 0]]


def test_protect_table_hides_four_cells_for_a_pair_of_small_ones() -> None:
    table = protect_table([[3, 9, 20], [12, 30, 14], [9, 9, 9]], K)
    assert int(table.hidden.sum()) == 4


def test_protect_table_hides_an_empty_cell_rather_than_one_with_people() -> None:
    table = protect_table([[3, 30, 20], [40, 0, 20], [40, 30, 20]], K)
    assert table.hidden.tolist() == [[True, True, False], [True, True, False], [False, False, False]]


@given(counts=tables)
@settings(max_examples=30, deadline=None)
def test_protect_table_hides_no_cell_that_can_be_missed(counts: np.ndarray) -> None:
    table = protect_table(counts, K)
    small = (table.counts > 0) & (table.counts < K)
    for cell in np.argwhere(table.hidden & ~small):
        hidden = table.hidden.copy()
        hidden[tuple(cell)] = False
        fewer = ProtectedTable(table.counts, hidden)
        ends = [interval(fewer, tuple(at)) for at in np.argwhere(small)]
        others = [interval(fewer, tuple(at)) for at in np.argwhere(hidden & ~small)]
        assert any(high < K for _, high in ends) or any(low == high for low, high in others)


@pytest.mark.parametrize("counts", [[[-1, 14]], [[0.5, 1.5]], [], [[[7]]], [7, 8], [[3, 20], [1, 40]]])
def test_protect_table_refuses_other_input(counts: list[object]) -> None:
    with pytest.raises(DisclosureError, match="tabel"):
        protect_table(counts, K)  # type: ignore[arg-type]


def test_protect_table_refuses_names_that_do_not_fit() -> None:
    with pytest.raises(DisclosureError, match="aantal namen"):
        protect_table([[7]], K, (["a", "b"], ["c"]))
