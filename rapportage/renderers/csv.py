"""The tables of a report as CSV that a Dutch spreadsheet opens with one click.

Semicolons, decimal commas, ISO dates, UTF-8 with a byte order mark. Figures are not rounded: they are those
of ``rapport.json``. A share stands as a number from 0 to 1, which its heading says. A hidden cell holds its
reason in words, an empty one nothing. Remarks under a table stay in the report: the file is a plain grid.
"""

from __future__ import annotations

import io

from adoptie.sheets import write_csv
from rapportage.blocks import Cell, Column, Hidden, Table

_BYTE_ORDER_MARK = "\ufeff"
SHARE = "(1 = 100 %)"


def render_csv(table: Table) -> bytes:
    """Return a table as the bytes of a CSV file."""
    out = io.StringIO(newline="")
    out.write(_BYTE_ORDER_MARK)
    headings = [_heading(column) for column in table.columns]
    write_csv(out, headings, ([_cell(cell) for cell in row] for row in table.rows))
    return out.getvalue().encode()


def _heading(column: Column) -> str:
    return f"{column.name} {SHARE}".strip() if column.kind == "procent" else column.name


def _cell(cell: Cell) -> object:
    return cell.reason if isinstance(cell, Hidden) else cell
