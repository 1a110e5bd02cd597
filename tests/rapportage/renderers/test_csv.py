from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import Any

from hypothesis import given

from rapportage.blocks import Amount, Column, Hidden, Interval, Table
from rapportage.blocks_json import to_json
from rapportage.renderers.csv import render_csv
from rapportage.renderers.naming import slug, tables_of
from tests.rapportage import strategies
from tests.rapportage.examples import rich_content


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def numbers(raw: Any) -> list[Any]:
    """Return the cells of the example's one table as they stand in its JSON."""
    table = next(block for block in json.loads(json.dumps(raw))["blocks"] if block["type"] == "Table")
    return [row[2] for row in table["rows"] if isinstance(row[2], float)]


def test_render_csv_opens_in_a_dutch_spreadsheet() -> None:
    table = Table(
        "Kanalen",
        (Column("Kanaal"), Column("Aandeel", "procent", 1), Column("Sinds", "datum")),
        (("Internet", 0.875, dt.date(2010, 10, 1)), ("Post", Hidden(), None)),
        ("Een noot.",),
    )

    assert render_csv(table).decode() == (
        "\ufeffKanaal;Aandeel (1 = 100 %);Sinds\r\n"
        "Internet;0,875;2010-10-01\r\n"
        "Post;te weinig antwoorden;\r\n"
    )


def test_render_csv_holds_the_numbers_of_the_json() -> None:
    content = rich_content()
    table = dict(tables_of(content))["tabellen/03-aanvragen-per-kanaal.csv"]
    cells = [row[2] for row in read(render_csv(table))[1:3]]

    assert [float(cell.replace(",", ".")) for cell in cells] == numbers(to_json(content))


def test_render_csv_gives_an_interval_two_columns_of_numbers() -> None:
    columns = (Column("Kanaal"), Column("Ligt tussen", "procent", interval=True))
    rows = (
        ("Balie", Interval(0.36, 0.5, "36 % en 50 %")),
        ("Post", Hidden()),
        ("Web", Interval(0.4, None, "vanaf 40 %")),
    )

    assert render_csv(Table("x", columns, rows)).decode("utf-8-sig").splitlines() == [
        "Kanaal;Ligt tussen: laag (1 = 100 %);Ligt tussen: hoog (1 = 100 %)",
        "Balie;0,36;0,5",
        "Post;te weinig antwoorden;te weinig antwoorden",
        "Web;0,4;",
    ]


def test_render_csv_holds_the_number_where_a_reader_sees_words() -> None:
    table = Table(
        "x", (Column("Vraag"), Column("Gemiddelde", "getal")), (("Begin", Amount(2010.93, "2011")),)
    )

    assert render_csv(table).decode().endswith("Begin;2010,93\r\n")


def test_render_csv_repeats_a_remark_in_every_row() -> None:
    table = Table("x", (Column("Kanaal"), Column("Aantal", "aantal")), (("Balie", 3), ("Post", Hidden())))

    assert render_csv(table, "Verzonnen cijfers").decode("utf-8-sig").splitlines() == [
        "Kanaal;Aantal;Let op",
        "Balie;3;Verzonnen cijfers",
        "Post;te weinig antwoorden;Verzonnen cijfers",
    ]


def test_render_csv_makes_formula_harmless() -> None:
    rows = read(render_csv(Table("x", (Column("a"), Column("b", "getal")), (("=1+1", -2.5),))))

    assert rows[1] == ["'=1+1", "-2,5"]


@given(strategies.tables())
def test_render_csv_is_always_a_grid(table: Table) -> None:
    rows = read(render_csv(table))

    assert len(rows) == len(table.rows) + 1
    width = len(table.columns) + sum(column.interval for column in table.columns)
    assert {len(row) for row in rows} <= {width, 0}


def test_tables_of_numbers_tables_and_figures_of_charts_in_reading_order() -> None:
    names = [name for name, _ in tables_of(rich_content())]

    assert names[2] == "tabellen/03-aanvragen-per-kanaal.csv"
    assert [name[9:11] for name in names] == ["01", "02", "03", "04", "05"]


def test_slug_of_signs_alone_is_a_word() -> None:
    assert slug("?!") == "tabel"
