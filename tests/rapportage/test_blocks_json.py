from __future__ import annotations

import datetime as dt
import json
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from rapportage.blocks import BlockError, Column, Content, Heading, Hidden, Table, Text
from rapportage.blocks_json import dumps, from_json, loads, to_json
from tests.rapportage.examples import rich_content
from tests.rapportage.strategies import contents


def content_with_cell(cell: Any) -> Content:
    table = Table("Cel", (Column("x"),), ((cell,),))
    return Content("Titel", "", "Rivierdal", "2011", dt.date(2012, 1, 31), (), (table,))


@settings(max_examples=150, deadline=None)
@given(contents())
def test_loads_returns_what_dumps_wrote(content: Content) -> None:
    text = dumps(content)

    assert loads(text) == content
    assert dumps(loads(text)) == text


@pytest.mark.parametrize(
    "cell", [1, 1.0, -0.5, "1", "", None, dt.date(2011, 5, 3), Hidden(), Hidden("anders"), '{"type":1}']
)
def test_loads_keeps_kind_of_cell(cell: Any) -> None:
    table = loads(dumps(content_with_cell(cell))).blocks[0]

    assert isinstance(table, Table)
    assert (type(table.rows[0][0]), table.rows[0][0]) == (type(cell), cell)


@pytest.mark.parametrize("cell", [np.float64(1.5), np.int64(2), dt.datetime(2011, 5, 3, tzinfo=dt.UTC), [1]])
def test_to_json_refuses_value_that_would_come_back_different(cell: Any) -> None:
    with pytest.raises(BlockError, match=r"rapport\.blocks\[0\]\.rows\[0\]\[0\]"):
        to_json(content_with_cell(cell))


@pytest.mark.parametrize("cell", [math.nan, math.inf])
def test_dumps_refuses_number_that_does_not_exist(cell: float) -> None:
    with pytest.raises(BlockError, match="getal"):
        dumps(content_with_cell(cell))


def test_dumps_ends_with_newline_and_keeps_letters() -> None:
    text = dumps(replace(content_with_cell(1), title="Één jaar"))

    assert "Één jaar" in text
    assert text.endswith("}\n")
    assert list(json.loads(text)) == sorted(json.loads(text))


def test_loads_accepts_every_kind_of_block() -> None:
    content = rich_content()

    assert loads(dumps(content)) == content


def test_from_json_reads_report_of_before_a_field_existed() -> None:
    raw = to_json(rich_content())
    for block in raw["blocks"]:
        block.pop("wordings", None)

    assert from_json(raw) == rich_content()


@pytest.mark.parametrize("raw", [[], {"versie": 1}, {"versie": 2}, {"versie": 2, "type": "Content"}])
def test_from_json_refuses_what_is_no_report(raw: object) -> None:
    with pytest.raises(BlockError):
        from_json(raw)


def test_loads_refuses_text_that_is_no_json() -> None:
    with pytest.raises(BlockError, match="geen JSON"):
        loads("<rapport>")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("level", 4),
        ("level", True),
        ("level", 1.0),
        ("text", None),
        ("anchor", "a b"),
        ("type", "Script"),
    ],
)
def test_from_json_refuses_block_with_other_value(place: str, value: object) -> None:
    content = replace(content_with_cell(1), blocks=(Heading(1, "Kop", "kop"),))
    raw = to_json(content)
    raw["blocks"][0][place] = value

    with pytest.raises(BlockError):
        from_json(raw)


@pytest.mark.parametrize("value", ["2011-13-01", "gisteren", 3])
def test_from_json_refuses_date_that_is_none(value: object) -> None:
    raw = to_json(content_with_cell(1))
    raw["date"]["value"] = value

    with pytest.raises(BlockError, match=r"rapport\.date"):
        from_json(raw)


def test_from_json_refuses_unknown_field() -> None:
    raw = to_json(content_with_cell(1)) | {"html": "<script>"}

    with pytest.raises(BlockError):
        from_json(raw)


def test_from_json_refuses_what_is_no_field_of_one_chart() -> None:
    raw = to_json(rich_content())
    trend = next(each["data"] for each in raw["blocks"] if each.get("data", {}).get("kind") == "trend")
    trend["most"] = 9

    with pytest.raises(BlockError):
        from_json(raw)


def test_remark_comes_back_and_costs_nothing_where_there_is_none() -> None:
    noted, plain = Text("Bijna alles.", note="Van een paar weten we het niet."), Text("Nog iets.")
    content = replace(rich_content(), blocks=(noted, plain))

    assert loads(dumps(content)) == content
    assert "note" in to_json(content)["blocks"][0]
    assert "note" not in to_json(content)["blocks"][1], "a stored report of before remarks has the same hash"
