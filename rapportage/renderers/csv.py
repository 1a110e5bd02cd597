"""The tables of a report as CSV that a Dutch spreadsheet opens with one click.

Semicolons, decimal commas, ISO dates, UTF-8 with a byte order mark. Figures are not rounded: they are those
of ``rapport.json``. A share stands as a number from 0 to 1, which its heading says. An interval is two
columns, its lower and its upper limit. A hidden cell holds its reason in words, an empty one nothing.
Remarks under a table stay in the report: the file is a plain grid.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from adoptie.sheets import write_csv
from rapportage.blocks import Amount, Cell, Column, Hidden, Interval, Table

_BYTE_ORDER_MARK = "\ufeff"
SHARE = "(1 = 100 %)"
REMARK = "Let op"


def render_csv(table: Table, remark: str = "") -> bytes:
    """Return a table as the bytes of a CSV file; a remark stands in a last column, in every row."""
    out = io.StringIO(newline="")
    out.write(_BYTE_ORDER_MARK)
    headings = [heading for column in table.columns for heading in _headings(column)]
    last = [remark] if remark else []
    rows = ([*_row(row, table.columns), *last] for row in table.rows)
    write_csv(out, [*headings, *(REMARK for _ in last)], rows)
    return out.getvalue().encode()


def _row(row: Sequence[Cell], columns: Sequence[Column]) -> list[object]:
    return [value for cell, column in zip(row, columns, strict=True) for value in _values(cell, column)]


def _headings(column: Column) -> list[str]:
    names = [f"{column.name}: laag", f"{column.name}: hoog"] if column.interval else [column.name]
    return [f"{name} {SHARE}".strip() for name in names] if column.kind == "procent" else names


def _values(cell: Cell, column: Column) -> list[object]:
    match cell:
        case Interval():
            return [cell.low, cell.high] if column.interval else [cell.words]
        case Hidden():
            value: object = cell.reason
        case Amount():
            value = cell.value
        case _:
            value = cell
    return [value, value] if column.interval else [value]
