"""Complementary suppression inside one additive table of counts with its totals.

What is guaranteed, against a reader who knows the published numbers, that counts are whole and not
negative, and that a hidden count is at least 1 (zeros are always shown): for every cell hidden by rule
there is a table that agrees with everything published in which that cell is ``groep`` or more, so nobody
can conclude that it is under ``groep``, let alone what it is; and every other hidden cell (also a hidden
total) has at least two possible values. Proof by construction: an additive table is a circulation in a
graph, and each hidden cell lies on cycles of hidden cells along which counts can shift.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .network import Arc, Network
from .rules import DisclosureError

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """A table with its totals in the last row and the last column (one-dimensional: last place).

    ``counts`` holds the true counts, ``hidden`` is True where nothing may be shown.
    """

    counts: IntArray
    hidden: BoolArray

    def visible(self) -> list[int | None]:
        """Return the cells row by row, None where hidden."""
        pairs = zip(self.counts.ravel().tolist(), self.hidden.ravel().tolist(), strict=True)
        return [None if hidden else count for count, hidden in pairs]


def protect_table(
    counts: npt.ArrayLike, groep: int, labels: tuple[Sequence[str], ...] | None = None
) -> ProtectedTable:
    """Hide small cells of a table of counts, and as many others as needed.

    ``counts``: parts (r,) or rows x columns (r, c), without totals; whole numbers, not negative. Cells and
    totals from 1 to ``groep`` - 1 are hidden by rule. Others are added along cheapest cycles (a cell costs
    its count, a total far more), then shown again where they prove needless, so no single one can be
    missed. ``labels``: names per axis; ties are broken by name, so that the order of rows and columns does
    not matter. Returns the table with totals. Raises DisclosureError on other input.
    """
    table = _checked(counts)
    order = _orders(table.shape, labels)
    extended = _with_totals(table[np.ix_(*order)])
    hidden = _hide(extended, groep)
    back = tuple(np.append(np.argsort(axis), len(axis)) for axis in order)
    return ProtectedTable(extended[np.ix_(*back)], hidden[np.ix_(*back)])


def interval(table: ProtectedTable, cell: tuple[int, ...]) -> tuple[int, int | None]:
    """Return the least and the greatest value that a reader can give to a cell (None: no upper end).

    Exact: the values in a circulation with whole bounds are whole, and every value between is possible.
    """
    network = _network(table.counts, table.hidden)
    return network.interval(int(np.ravel_multi_index(cell, table.counts.shape)))


def _checked(counts: npt.ArrayLike) -> IntArray:
    table = np.asarray(counts)
    if table.ndim not in {1, 2} or not table.size or not np.issubdtype(table.dtype, np.integer):
        raise DisclosureError("Een tabel heeft rijen en kolommen met hele aantallen. Controleer de tabel.")
    if table.min() < 0:
        raise DisclosureError("De tabel heeft een aantal onder nul. Verbeter dit aantal.")
    return table.astype(np.int64)


def _orders(shape: tuple[int, ...], labels: tuple[Sequence[str], ...] | None) -> list[npt.NDArray[np.intp]]:
    if labels is None:
        return [np.arange(length) for length in shape]
    if tuple(len(axis) for axis in labels) != shape:
        raise DisclosureError("Het aantal namen past niet bij de tabel. Geef elke rij en kolom een naam.")
    return [np.array(sorted(range(len(axis)), key=axis.__getitem__)) for axis in labels]


def _with_totals(table: IntArray) -> IntArray:
    for axis in range(table.ndim):
        table = np.concatenate([table, table.sum(axis=axis, keepdims=True)], axis=axis)
    return table


def _network(extended: IntArray, hidden: BoolArray) -> Network:
    """Draw the table as a graph in which every row, column and total is a balance of arcs in and out."""
    last = extended.shape[0] - 1
    arcs = []
    for cell, count in np.ndenumerate(extended):
        if extended.ndim == 1:
            tail, head = (0, 1) if cell[0] < last else (1, 0)
        else:
            row, column = cell[0], last + 1 + cell[1]
            is_margin = (cell[0] == last) != (cell[1] == extended.shape[1] - 1)
            tail, head = (column, row) if is_margin else (row, column)
        arcs.append(Arc(tail, head, int(count), bool(hidden[cell])))
    return Network(arcs)


def _hide(extended: IntArray, groep: int) -> BoolArray:
    primary = (extended > 0) & (extended < groep)
    network = _network(extended, primary)
    is_total = np.zeros(extended.shape, dtype=bool)
    for axis in range(extended.ndim):
        is_total[tuple(-1 if at == axis else slice(None) for at in range(extended.ndim))] = True
    # A grand total is one more step up: it costs more than all other totals together.
    weight = int(extended.sum()) + extended.size
    depth = sum(np.indices(extended.shape)[axis] == size - 1 for axis, size in enumerate(extended.shape))
    costs = (extended + 1) * weight ** np.asarray(depth, dtype=object)
    network.protect(np.flatnonzero(primary).tolist(), groep, [int(cost) for cost in costs.ravel()])
    return np.array([arc.hidden for arc in network.arcs]).reshape(extended.shape)
