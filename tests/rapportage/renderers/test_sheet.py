from __future__ import annotations

import datetime as dt
import io
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from openpyxl import load_workbook  # type: ignore[import-untyped]

from rapportage.blocks import Amount, Column, Content, Hidden, Interval, Table
from rapportage.renderers.sheet import FIRST_SHEET, HIDDEN_ALIKE, render_xlsx
from tests.rapportage import strategies
from tests.rapportage.examples import rich_content


def workbook(content: Content) -> Any:
    return load_workbook(io.BytesIO(render_xlsx(content)))


def of_table(columns: tuple[Column, ...], *rows: tuple[Any, ...]) -> Any:
    """Return the sheet of a report with one table."""
    return workbook(replace(rich_content(), blocks=(Table("Kanalen", columns, rows),)))["01 Kanalen"]


def test_first_sheet_tells_what_the_file_is() -> None:
    told = [(row[0].value, row[1].value) for row in workbook(rich_content())[FIRST_SHEET]]

    assert ("Titel", "Digitaal werken in Rivierdal") in told
    assert ("Gemeente", "Rivierdal") in told
    assert ("Periode", "vierde kwartaal van 2011") in told
    assert ("Stand", "Cijfers tot en met 31 januari 2012") in told
    assert ("In het kort", "Bijna alles is digitaal.") in told
    assert ("Bron", "Zaaksysteem, 1.434 aanvragen") in told
    assert ("Cijfers die u niet ziet", HIDDEN_ALIKE) in told
    assert ("Verzonnen cijfers", "Dit zijn verzonnen cijfers.") in told
    assert ("Blad 03", "Aanvragen per kanaal") in told


def test_each_table_and_chart_has_a_sheet_in_reading_order() -> None:
    assert workbook(rich_content()).sheetnames == [
        "Lees mij",
        "01 Bijna alles komt nu digitaal",
        "02 Bijna alles komt nu digitaal",
        "03 Aanvragen per kanaal",
        "04 Bijna alles komt nu digitaal",
        "05 Bijna alles komt nu digitaal",
    ]


def test_cells_are_numbers_dates_and_words_in_dutch_formats() -> None:
    sheet = workbook(rich_content())["03 Aanvragen per kanaal"]
    count, share, day = sheet[2][1:4]

    assert (count.value, count.number_format) == (1253, "#,##0")
    assert (share.value, share.number_format) == (0.8738, "0.0%")
    assert (day.value, day.number_format) == (dt.datetime(2010, 10, 1), "dd-mm-yyyy")  # noqa: DTZ001
    assert [cell.value for cell in sheet[4][:3]] == ["Post", "te weinig antwoorden", "te weinig antwoorden"]
    assert sheet.freeze_panes == "A2"


def test_interval_is_two_columns_of_numbers() -> None:
    columns = (Column("Kanaal"), Column("Ligt tussen", "procent", interval=True))
    sheet = of_table(columns, ("Balie", Interval(0.36, 0.5, "36 % en 50 %")), ("Post", Hidden()))

    assert [[cell.value for cell in row] for row in sheet["A1:C3"]] == [
        ["Kanaal", "Ligt tussen: laag", "Ligt tussen: hoog"],
        ["Balie", 0.36, 0.5],
        ["Post", "te weinig antwoorden", "te weinig antwoorden"],
    ]
    assert sheet["B2"].number_format == "0%"


def test_year_is_shown_as_a_year_and_kept_whole() -> None:
    sheet = of_table((Column("Vraag"), Column("Gemiddelde", "getal", 2)), ("Begin", Amount(2010.93, "2011")))

    assert (sheet["B2"].value, sheet["B2"].number_format) == (2010.93, "0")


def test_remarks_stand_under_the_table() -> None:
    words = [cell.value for cell in workbook(rich_content())["03 Aanvragen per kanaal"]["A"]]

    assert words[-3:] == [
        "Aanvragen per kanaal",
        "Een aanvraag telt mee in de maand van ontvangst.",
        "Verzonnen cijfers. Dit zijn verzonnen cijfers.",
    ]


def test_text_of_a_report_never_runs() -> None:
    columns = (Column("=a"), Column("b"))
    sheet = of_table(columns, ("=1+1", "@x"))

    assert [cell.data_type for row in sheet["A1:B2"] for cell in row] == ["s"] * 4


def test_render_xlsx_gives_same_bytes_at_another_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render_xlsx(rich_content())
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))

    assert render_xlsx(rich_content()) == first


@given(strategies.contents())
def test_render_xlsx_draws_any_report(content: Content) -> None:
    names = workbook(content).sheetnames

    assert len({name.casefold() for name in names}) == len(names)
    assert max(map(len, names)) <= 31
