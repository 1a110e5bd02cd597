"""A cell of a table in Dutch words."""

from __future__ import annotations

import datetime as dt

from adoptie import dutch
from rapportage.blocks import Amount, Cell, Column, ColumnKind, Hidden, Interval
from rapportage.charts.words import in_words

NUMERIC: frozenset[ColumnKind] = frozenset({"aantal", "getal", "procent"})
NOTHING = "–"


def cell_words(cell: Cell, column: Column) -> str:
    """Return a cell as a reader sees it: a dash where there is nothing, the reason where it is hidden.

    A period is written out: files have "2011-05", a reader sees "mei 2011".

    >>> cell_words(0.875, Column("Aandeel", "procent", 1)).replace(dutch.NBSP, " ")
    '87,5 %'
    """
    if cell is None:
        return NOTHING
    if isinstance(cell, Hidden):
        return cell.reason
    if isinstance(cell, Interval | Amount):
        return cell.words
    if isinstance(cell, dt.date):
        return dutch.day(cell)
    if isinstance(cell, str) or column.kind not in NUMERIC:
        return in_words(str(cell))
    write = dutch.percentage if column.kind == "procent" else dutch.number
    return write(cell, column.decimals)
