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
shapes = st.one_of(st.tuples(st.integers(1, 6)), st.tuples(st.integers(1, 5), st.integers(1, 5)))
tables = hnp.arrays(np.int64, shapes, elements=st.integers(0, 12))


def attacked(table: ProtectedTable, cell: tuple[int, ...], *, most: bool) -> float | None:
    """Solve the reader's integer programme for one cell; None when it has no upper end."""
    model = quiet_model()
    unknown = np.empty(table.counts.shape, dtype=object)
    for at, count in np.ndenumerate(table.counts):
        low, high = (1, highspy.kHighsInf) if table.hidden[at] else (int(count), int(count))
        unknown[at] = model.addVariable(low, high, type=highspy.HighsVarType.kInteger)
    for axis in range(unknown.ndim):
        lines = np.moveaxis(unknown, axis, -1).reshape(-1, unknown.shape[axis])
        for line in lines:
            model.addConstr(sum(line[1:-1], line[0] + 0) == line[-1])
    (model.maximize if most else model.minimize)(unknown[cell] + 0)
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return float(round(model.getInfo().objective_function_value))


@given(counts=tables)
@settings(max_examples=60, deadline=None)
def test_protect_table_conceals_that_a_small_cell_is_small(counts: np.ndarray) -> None:
    table = protect_table(counts, K)
    for cell in np.argwhere((table.counts > 0) & (table.counts < K)):
        highest = attacked(table, tuple(cell), most=True)
        assert highest is None or highest >= K


@given(counts=tables)
@settings(max_examples=60, deadline=None)
def test_protect_table_leaves_no_hidden_cell_certain(counts: np.ndarray) -> None:
    table = protect_table(counts, K)
    for cell in np.argwhere(table.hidden):
        assert attacked(table, tuple(cell), most=False) != attacked(table, tuple(cell), most=True)


@given(counts=tables)
@settings(max_examples=40, deadline=None)
def test_interval_agrees_with_the_integer_programme(counts: np.ndarray) -> None:
    table = protect_table(counts, K)
    for cell in np.ndindex(table.counts.shape):
        assert interval(table, cell) == (
            attacked(table, cell, most=False),
            attacked(table, cell, most=True),
        )


@given(counts=tables)
@settings(deadline=None)
def test_protect_table_shows_true_counts_and_all_zeros(counts: np.ndarray) -> None:
    table = protect_table(counts, K)
    assert not table.hidden[table.counts == 0].any()
    assert table.counts[tuple(slice(length) for length in counts.shape)].tolist() == counts.tolist()
    assert int(table.counts.ravel()[-1]) == int(counts.sum())


@given(counts=tables, seed=st.integers(0, 99))
@settings(deadline=None)
def test_protect_table_does_not_depend_on_order(counts: np.ndarray, seed: int) -> None:
    labels = tuple([f"naam {number}" for number in range(length)] for length in counts.shape)
    random = np.random.default_rng(seed)
    turns = [random.permutation(length) for length in counts.shape]
    turned_labels = tuple([axis[number] for number in turn] for axis, turn in zip(labels, turns, strict=True))
    turned = protect_table(counts[np.ix_(*turns)], K, turned_labels)
    with_totals = np.ix_(*[np.append(turn, len(turn)) for turn in turns])
    assert turned.hidden.tolist() == protect_table(counts, K, labels).hidden[with_totals].tolist()


def test_protect_table_hides_nothing_without_small_cells() -> None:
    assert not protect_table([[5, 6], [7, 8]], K).hidden.any()


def test_protect_table_prefers_a_small_second_part_over_the_total() -> None:
    assert protect_table([3, 20, 9], K).visible() == [None, 20, None, 32]


def test_protect_table_of_one_small_cell_hides_its_totals() -> None:
    assert protect_table([[3]], K).visible() == [None] * 4


def test_protect_table_never_hides_a_zero() -> None:
    table = protect_table([[3, 20], [20, 0]], K)
    assert not table.hidden[1, 1]
    assert table.hidden.any(axis=None)


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
        assert any(high is not None and high < K for _, high in ends) or any(
            low == high for low, high in others
        )


def test_protect_table_of_a_pair_hides_four_cells_and_no_total() -> None:
    table = protect_table([[3, 9, 20], [12, 30, 14], [9, 9, 9]], K)
    assert int(table.hidden.sum()) == 4
    assert not table.hidden[-1].any()


@pytest.mark.parametrize("counts", [[[-1, 4]], [0.5, 1.5], [], [[[1]]]])
def test_protect_table_refuses_other_input(counts: list[object]) -> None:
    with pytest.raises(DisclosureError, match="tabel"):
        protect_table(counts, K)  # type: ignore[arg-type]


def test_protect_table_refuses_names_that_do_not_fit() -> None:
    with pytest.raises(DisclosureError, match="aantal namen"):
        protect_table([3, 4], K, (["a"],))
