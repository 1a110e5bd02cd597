"""Complementary suppression inside one crossing of two breakdowns, of which the margins are known.

What is guaranteed, against a reader who knows the margins, the visible cells, and that counts are whole and
not negative: for every cell hidden by rule there is a table that agrees with everything published in which
that cell is ``groep`` or more, so nobody can conclude that it is under ``groep``, let alone what it is; and
every other hidden cell has at least two possible values. An empty cell is shown, or hidden with the others,
so that "hidden" does not mean that there is somebody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .network import Network
from .rules import DisclosureError

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
# To see how many people there are is worth more than to see that there are none.
_PEOPLE, _NOBODY = 2, 1


@dataclass(frozen=True, slots=True, eq=False)
class ProtectedTable:
    """Counts of shape (rows, columns), and True where nothing may be shown."""

    counts: IntArray
    hidden: BoolArray

    def visible(self) -> list[list[int | None]]:
        """Return the cells row by row, None where hidden."""
        return [
            [None if hidden else int(count) for count, hidden in zip(*line, strict=True)]
            for line in zip(self.counts, self.hidden, strict=True)
        ]


def protect_table(
    counts: npt.ArrayLike,
    groep: int,
    labels: tuple[Sequence[str], Sequence[str]] | None = None,
) -> ProtectedTable:
    """Hide small cells of a crossing, and as many others as needed.

    ``counts``: shape (rows, columns), whole numbers, not negative; each row and each column holds nobody or
    at least ``groep`` people, as merging sees to. Cells from 1 to ``groep`` - 1 are hidden by rule. Others
    are added along cheapest cycles, then shown again where they prove needless, so no single one can be
    missed. ``labels``: names of rows and columns; ties are broken by name, so that their order does not
    matter. Raises DisclosureError on other input.
    """
    table = checked(counts, groep)
    order = _orders(table.shape, labels)
    hidden = _hide(table[np.ix_(*order)], groep)
    back = tuple(np.argsort(axis) for axis in order)
    return ProtectedTable(table, hidden[np.ix_(*back)])


def interval(table: ProtectedTable, cell: tuple[int, int]) -> tuple[int, int]:
    """Return the least and the greatest value that a reader can give to a cell.

    Exact: the values in a network with whole bounds are whole, and every value between is possible.
    """
    return _network(table.counts, table.hidden).interval(int(np.ravel_multi_index(cell, table.counts.shape)))


def checked(counts: npt.ArrayLike, groep: int) -> IntArray:
    """Return a table as whole numbers. Raises DisclosureError where it cannot be judged."""
    table = np.asarray(counts)
    if table.ndim != 2 or not table.size or not np.issubdtype(table.dtype, np.integer):
        raise DisclosureError("Een tabel heeft rijen en kolommen met hele aantallen. Controleer de tabel.")
    if table.min() < 0:
        raise DisclosureError("De tabel heeft een aantal onder nul. Verbeter dit aantal.")
    for axis in (0, 1):
        margin = table.sum(axis=axis)
        if ((margin > 0) & (margin < groep)).any():
            raise DisclosureError(
                f"Een rij of kolom van de tabel telt minder dan {groep} mensen. Voeg haar eerst samen."
            )
    return table.astype(np.int64)


def _orders(
    shape: tuple[int, ...], labels: tuple[Sequence[str], Sequence[str]] | None
) -> list[npt.NDArray[np.intp]]:
    if labels is None:
        return [np.arange(length) for length in shape]
    if tuple(len(axis) for axis in labels) != shape:
        raise DisclosureError("Het aantal namen past niet bij de tabel. Geef elke rij en kolom een naam.")
    return [np.array(sorted(range(len(axis)), key=axis.__getitem__)) for axis in labels]


def _network(table: IntArray, hidden: BoolArray) -> Network:
    rows, columns = table.shape
    values = table.ravel().tolist()
    return Network(
        tails=np.repeat(np.arange(rows), columns).tolist(),
        heads=np.tile(np.arange(rows, rows + columns), rows).tolist(),
        values=values,
        hidden=hidden.ravel().tolist(),
        costs=[_PEOPLE if value else _NOBODY for value in values],
    )


def _hide(table: IntArray, groep: int) -> BoolArray:
    small = (table > 0) & (table < groep)
    network = _network(table, np.zeros(table.shape, dtype=bool))
    network.protect(dict.fromkeys(np.flatnonzero(small).tolist(), groep))
    return np.array(network.hidden).reshape(table.shape)
