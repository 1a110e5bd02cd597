"""What stands in each column of a CSV, for programs: CSV on the Web (W3C), one file beside each CSV.

The name of the file is where CSVW looks by itself: the name of the CSV with "-metadata.json" after it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from adoptie.sheets import csv_text
from rapportage.blocks import Cell, Chart, ColumnKind, Content, Hidden, Table
from rapportage.renderers.csv import REMARK, csv_headings
from rapportage.renderers.grid import grid_rows, plain_value, spread
from rapportage.renderers.naming import FICTITIOUS, dated, slug

ENDING = "-metadata.json"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
_RIGHTS = "Vrij te gebruiken zodra het rapport is gepubliceerd."
_DECIMAL: Final = {"base": "decimal", "format": {"decimalChar": ","}}
_DATE: Final = {"base": "date", "format": "yyyy-MM-dd"}
_EMPTY: dict[ColumnKind, Any] = {
    "tekst": "string",
    "datum": _DATE,
    "aantal": "integer",
    "getal": _DECIMAL,
    "procent": _DECIMAL,
}
_DIALECT = {
    "delimiter": ";",
    "encoding": "utf-8",
    "header": True,
    "lineTerminators": ["\r\n"],
    "quoteChar": '"',
    "doubleQuote": True,
}


def render_csvw(block: Table | Chart, name: str, content: Content) -> bytes:
    """Return the metadata of the CSV with this name, for ``render_csv`` of the same table."""
    table = block.table if isinstance(block, Chart) else block
    whole: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": content.language}],
        "url": name.rpartition("/")[2],
        "dialect": _DIALECT,
        "dc:title": block.title,
        "dc:description": f"{content.title}: {content.subtitle}. {dated(content)}.",
        "dc:publisher": content.gemeente,
        "dc:license": {"@id": CC0},
        "dc:rights": _RIGHTS,
        "tableSchema": {"columns": _columns(table, remark=content.fictitious is not None)},
    }
    if isinstance(block, Chart) and block.source:
        whole["dc:source"] = block.source
    if notes := _notes(block, table, content):
        whole["notes"] = [{"type": "TextualBody", "value": note} for note in notes]
    return f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode()


def _notes(block: Table | Chart, table: Table, content: Content) -> list[str]:
    made_up = f"{FICTITIOUS}. {content.fictitious.text}" if content.fictitious else ""
    measure = block.measure if isinstance(block, Chart) else ""
    return [note for note in (made_up, measure, *table.notes) if note]


def _columns(table: Table, *, remark: bool) -> list[dict[str, Any]]:
    cells = list(zip(*grid_rows(table), strict=True)) or [()] * len(spread(table.columns))
    kinds = [column.kind for _, column in spread(table.columns)]
    columns = [
        {"titles": csv_text(heading), "datatype": _datatype(found, kind)} | _hidden(found)
        for heading, kind, found in zip(csv_headings(table), kinds, cells, strict=True)
    ]
    if remark:
        columns.append({"titles": REMARK, "datatype": "string"})
    names = _names([str(column["titles"]) for column in columns])
    return [{"name": name} | column for name, column in zip(names, columns, strict=True)]


def _names(titles: Iterable[str]) -> list[str]:
    """Return a name for each column, all different, that can stand in an address."""
    names: list[str] = []
    for number, title in enumerate(titles, start=1):
        base = slug(title).replace("-", "_")
        names.append(base if base not in names else f"{base}_{number}")
    return names


def _datatype(cells: Sequence[Cell], kind: ColumnKind) -> Any:
    """Return what the values are: a column of numbers with one text in it is text."""
    values = [plain_value(cell) for cell in cells if cell is not None and not isinstance(cell, Hidden)]
    if not values:
        return _EMPTY[kind]
    if all(type(value) is int for value in values):
        return "integer"
    if all(type(value) in {int, float} for value in values):
        return _DECIMAL
    return _DATE if all(isinstance(value, dt.date) for value in values) else "string"


def _hidden(cells: Iterable[Cell]) -> dict[str, list[str]]:
    """Return which texts say that a figure is not shown; an empty cell has no figure either."""
    reasons = sorted({csv_text(cell.reason) for cell in cells if isinstance(cell, Hidden)} - {""})
    return {"null": ["", *reasons]} if reasons else {}
