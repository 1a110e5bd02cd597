"""A table as a plain grid, the same in every file: one value per cell, an interval as its two limits."""

from __future__ import annotations

from collections.abc import Sequence

from rapportage.blocks import Amount, Cell, Column, Hidden, Interval, Table


def spread(columns: Sequence[Column]) -> list[tuple[str, Column]]:
    """Return the name and kind of each column of the grid."""
    return [(name, column) for column in columns for name in _names(column)]


def grid_rows(table: Table) -> list[list[Cell]]:
    """Return the cells under ``spread``; an interval is its numbers, and where hidden, both are."""
    return [
        [part for cell, column in zip(row, table.columns, strict=True) for part in _parts(cell, column)]
        for row in table.rows
    ]


def plain_value(cell: Cell) -> object:
    """Return what a file has for a cell: the number, or the words where it is hidden."""
    match cell:
        case Hidden():
            return cell.reason
        case Amount():
            return cell.value
        case Interval():
            return cell.words
        case _:
            return cell


def _names(column: Column) -> list[str]:
    return [f"{column.name}: laag", f"{column.name}: hoog"] if column.interval else [column.name]


def _parts(cell: Cell, column: Column) -> list[Cell]:
    if not column.interval:
        return [cell]
    return [cell.low, cell.high] if isinstance(cell, Interval) else [cell, cell]
