"""The tables of a report as CSV that a Dutch spreadsheet opens with one click.

Semicolons, decimal commas, ISO dates, UTF-8 with a byte order mark. Figures are not rounded: they are those
of ``rapport.json``. A share stands as a number from 0 to 1, which its heading says. An interval is two
columns, its lower and its upper limit. A hidden cell holds its reason in words, an empty one nothing.
Remarks under a table stay in the report: the file is a plain grid.
"""

from __future__ import annotations

import io

from adoptie.sheets import write_csv
from rapportage.blocks import Column, Table
from rapportage.renderers.grid import grid_rows, plain_value, spread

_BYTE_ORDER_MARK = "\ufeff"
SHARE = "(1 = 100 %)"
REMARK = "Let op"


def render_csv(table: Table, remark: str = "") -> bytes:
    """Return a table as the bytes of a CSV file; a remark stands in a last column, in every row."""
    out = io.StringIO(newline="")
    out.write(_BYTE_ORDER_MARK)
    last = [remark] if remark else []
    rows = ([*map(plain_value, row), *last] for row in grid_rows(table))
    write_csv(out, [*csv_headings(table), *(REMARK for _ in last)], rows)
    return out.getvalue().encode()


def csv_headings(table: Table) -> list[str]:
    return [_heading(name, column) for name, column in spread(table.columns)]


def _heading(name: str, column: Column) -> str:
    return f"{name} {SHARE}".strip() if column.kind == "procent" else name
