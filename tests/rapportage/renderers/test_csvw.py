"""CSV on the Web, by the rules of the W3C that can be checked without their server.

https://www.w3.org/TR/tabular-metadata/ and https://www.w3.org/TR/tabular-data-model/
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from rapportage.blocks import Column, Content, Hidden, Interval, Table
from rapportage.renderers.csv import render_csv
from rapportage.renderers.csvw import CC0, render_csvw
from rapportage.renderers.naming import FICTITIOUS, table_files, tables_of
from tests.rapportage import strategies
from tests.rapportage.examples import rich_content

# What a table and a column may have (5.4, 5.6); anything else is a common property with a prefix.
TABLE = {"@context", "url", "dialect", "notes", "tableSchema"}
COLUMN = {"name", "titles", "datatype", "null"}
DIALECT = {"delimiter", "encoding", "header", "lineTerminators", "quoteChar", "doubleQuote"}
# A name of a column is a variable of a URI template, and does not begin with "_" (5.6).
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]*")


def files(content: Content) -> list[tuple[bytes, dict[str, Any]]]:
    """Return every CSV of a report with its metadata."""
    remark = FICTITIOUS if content.fictitious else ""
    tables = dict(tables_of(content))
    return [
        (render_csv(tables[name], remark), json.loads(render_csvw(block, name, content)))
        for name, block in table_files(content)
    ]


def read_by(data: bytes, about: Mapping[str, Any]) -> tuple[list[str], list[list[Any]]]:
    """Read a CSV as a program does that knows nothing but the metadata (6.4); returns heads and values."""
    text = data.decode("utf-8-sig")
    dialect = about["dialect"]
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=dialect["delimiter"])
    columns = about["tableSchema"]["columns"]
    return head, [[value_of(cell, column) for cell, column in zip(row, columns, strict=True)] for row in rows]


def value_of(cell: str, column: Mapping[str, Any]) -> Any:
    if cell in column.get("null", [""]):
        return None
    datatype = column["datatype"]
    base = datatype if isinstance(datatype, str) else datatype["base"]
    if base == "integer":
        return int(cell)
    if base == "decimal":
        assert re.fullmatch(r"-?\d+(,\d+)?", cell), cell
        return float(cell.replace(datatype["format"]["decimalChar"], "."))
    return dt.date.fromisoformat(cell) if base == "date" else cell


def with_table(table: Table) -> Content:
    return replace(rich_content(), blocks=(table,))


@pytest.mark.parametrize("about", [about for _, about in files(rich_content())])
def test_metadata_keeps_to_the_rules(about: dict[str, Any]) -> None:
    assert about["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "nl"}]
    assert {key for key in about if ":" not in key} == TABLE
    assert about["dialect"].keys() == DIALECT
    columns = about["tableSchema"]["columns"]
    names = [column["name"] for column in columns]
    assert len(set(names)) == len(names)
    assert all(NAME.fullmatch(name) for name in names)
    assert all(column.keys() <= COLUMN for column in columns)


def test_metadata_is_found_beside_its_csv() -> None:
    name, block = list(table_files(rich_content()))[2]

    about = json.loads(render_csvw(block, name, rich_content()))

    assert about["url"] == "03-aanvragen-per-kanaal.csv"
    assert about["dc:license"] == {"@id": CC0}
    assert [note["value"] for note in about["notes"]] == [
        "Verzonnen cijfers. Dit zijn verzonnen cijfers.",
        "Een aanvraag telt mee in de maand van ontvangst.",
    ]


def test_chart_tells_its_measure_and_source() -> None:
    _, about = files(rich_content())[0]

    assert about["dc:source"] == "Zaaksysteem, 1.434 aanvragen"
    assert "Aandeel aanvragen, in procenten" in [note["value"] for note in about["notes"]]


def test_program_reads_numbers_dates_and_what_is_hidden() -> None:
    data, about = files(rich_content())[2]

    assert read_by(data, about)[1] == [
        ["Internet", 1253, 0.8738, dt.date(2010, 10, 1), "Verzonnen cijfers"],
        ["'=Balie", 181, 0.1262, None, "Verzonnen cijfers"],
        ["Post", None, None, None, "Verzonnen cijfers"],
    ]


def test_interval_is_two_columns_with_names_of_their_own() -> None:
    columns = (Column("Kanaal"), Column("Ligt tussen", "procent", interval=True))
    rows = (("Balie", Interval(0.36, 0.5, "36 % en 50 %")), ("Post", Hidden()))
    data, about = files(with_table(Table("x", columns, rows)))[0]

    names = [column["name"] for column in about["tableSchema"]["columns"]]
    assert names == ["kanaal", "ligt_tussen_laag_1_100", "ligt_tussen_hoog_1_100"]
    assert read_by(data, about)[1] == [["Balie", 0.36, 0.5], ["Post", None, None]]


@given(strategies.tables())
def test_every_csv_is_as_its_metadata_says(table: Table) -> None:
    for data, about in files(with_table(table)):
        head, _ = read_by(data, about)
        assert head == [column["titles"] for column in about["tableSchema"]["columns"]] or head == []
