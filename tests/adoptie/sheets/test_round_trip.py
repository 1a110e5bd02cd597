import csv
import datetime as dt
import time
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook  # type: ignore[import-untyped]

from adoptie.sheets import SheetContent, Shown, open_csv, read_sheet, write_csv, write_xlsx
from adoptie.sheets.harmless import clean, harmless

STARTS_TO_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d")
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
WORD = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=20)


def _csv(*row: object) -> list[str]:
    out = StringIO(newline="")
    write_csv(out, [f"k{n}" for n in range(len(row))], [row])
    return list(csv.reader(StringIO(out.getvalue(), newline=""), delimiter=";"))[1]


def test_write_csv_writes_as_dutch_spreadsheets_read(tmp_path: Path) -> None:
    path = tmp_path / "uit.csv"

    with open_csv(path) as out:
        write_csv(out, ["naam", "getal"], [["een;twee", 2.5], ["drie", -3]])

    assert path.read_bytes() == b'\xef\xbb\xbfnaam;getal\r\n"een;twee";2,5\r\ndrie;-3\r\n'


def test_write_csv_writes_each_kind_of_value() -> None:
    moment = dt.datetime(2011, 5, 3, 1, 6, 40, tzinfo=dt.UTC)

    assert _csv(None, True, 3.0, -1e-7, Decimal("1.50"), float("nan"), np.int64(4), np.float64(0.1)) == [
        "", "ja", "3", "-0,0000001", "1,5", "", "4", "0,1",
    ]  # fmt: skip
    assert _csv(dt.date(2011, 5, 3), moment) == ["2011-05-03", "2011-05-03 01:06:40+00:00"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+31612345678",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        " \n",
        "\ufeff=1",
        "\uff1d1",
        "-5",
        "\u202e=1",
        "\u00ad+1",
        "\u2066@x",
    ],
)
def test_write_csv_makes_text_harmless(text: str) -> None:
    assert _csv(text)[0] == "'" + clean(text)


def test_write_csv_leaves_negative_numbers_numbers() -> None:
    assert _csv(-5, -5.25, Decimal("-1.5")) == ["-5", "-5,25", "-1,5"]


@given(text=TEXT)
def test_harmless_text_never_runs(text: str) -> None:
    written = harmless(text)

    assert not written.lstrip(" \u200b\ufeff").startswith(STARTS_TO_RUN)
    assert "\0" not in written
    assert harmless(written) == written


def test_write_csv_refuses_row_of_other_width() -> None:
    with pytest.raises(ValueError, match="a row of 2 cells under 1 headings"):
        write_csv(StringIO(), ["a"], [["1", "2"]])


def test_write_csv_refuses_value_that_is_no_cell() -> None:
    with pytest.raises(TypeError, match="a cell cannot hold list"):
        write_csv(StringIO(), ["a"], [[[1]]])


@settings(max_examples=25, deadline=None)
@given(rows=st.lists(st.tuples(WORD, WORD), min_size=1, max_size=5))
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_read_sheet_gives_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, kind: str, rows: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / f"heen-en-weer.{kind}"
    if kind == "csv":
        with open_csv(path) as out:
            write_csv(out, ["nummer", "een", "twee"], [(n, *row) for n, row in enumerate(rows)])
    else:
        lines = [(n, *row) for n, row in enumerate(rows)]
        write_xlsx(path, [SheetContent("Blad", ["nummer", "een", "twee"], lines)])

    found = [cells for _, cells in read_sheet(path).rows]

    expected = harmless if kind == "csv" else clean
    assert found == [(str(n), expected(a), expected(b)) for n, (a, b) in enumerate(rows)]


def test_write_xlsx_keeps_kinds_and_runs_nothing() -> None:
    out = BytesIO()

    row = ["=1+1", 2.5, dt.date(2011, 5, 3), 10**20]
    write_xlsx(out, [SheetContent("Zaken", ["a", "b", "c", "d"], [row], ["=2+2"])])

    cells = load_workbook(out)["Zaken"][2]
    assert [cell.data_type for cell in cells] == ["s", "n", "d", "s"]
    assert (cells[0].value, cells[1].value, cells[3].value) == ("=1+1", 2.5, str(10**20))


def test_write_xlsx_writes_notes_under_the_grid_and_runs_none() -> None:
    out = BytesIO()

    write_xlsx(out, [SheetContent("Zaken", ["a", "b"], [[1, 2]], ["=1+1", "Een noot."])])

    notes = load_workbook(out)["Zaken"]["A"][3:]
    assert [(note.value, note.data_type) for note in notes] == [("=1+1", "s"), ("Een noot.", "s")]


def test_write_xlsx_shows_a_number_in_its_format_and_keeps_it_whole() -> None:
    out = BytesIO()

    write_xlsx(out, [SheetContent("Zaken", ["a"], [[Shown(0.8738, "0.0%")], [Shown("tekst", "0.0%")]])])

    cells = load_workbook(out)["Zaken"]["A"][1:]
    assert [(cell.value, cell.number_format) for cell in cells] == [(0.8738, "0.0%"), ("tekst", "General")]


def test_write_xlsx_gives_columns_that_fit_under_a_head_that_stays() -> None:
    out = BytesIO()

    write_xlsx(out, [SheetContent("Zaken", ["kanaal", "uitleg"], [["telefoon", "x" * 500]])])

    sheet = load_workbook(out)["Zaken"]
    assert sheet.freeze_panes == "A2"
    assert [sheet.column_dimensions[name].width for name in "AB"] == [10, 62]
    assert sheet["B2"].alignment.wrap_text


def test_write_xlsx_gives_words_room_and_keeps_numbers_free_from_them() -> None:
    out = BytesIO()

    rows: list[list[object]] = [["telefoon", 12, "Een zin. " * 20], ["post", "te weinig", "kort"]]
    write_xlsx(out, [SheetContent("Zaken", ["kanaal", "aantal", "uitleg"], rows)])

    book = load_workbook(out)
    sheet = book["Zaken"]
    # Three lines, which no row on top of it lies over.
    assert [sheet.row_dimensions[number].height for number in (1, 2, 3)] == [15, 45, 15]
    sides = [[cell.alignment.horizontal for cell in row] for row in sheet["A1:C3"]]
    assert sides == [["left", "right", "left"]] * 3
    assert sheet["B2"].alignment.indent == 1
    assert (sheet["A1"].font.name, sheet["A1"].font.bold) == (sheet["A2"].font.name, True)
    assert book.properties.language == "nl-NL"


@pytest.mark.parametrize(
    ("columns", "orientation", "fits"),
    [(2, "portrait", True), (6, "landscape", True), (20, "landscape", False)],
)
def test_write_xlsx_is_printed_with_its_heads_and_no_wider_than_can_be_read(
    columns: int, orientation: str, *, fits: bool
) -> None:
    out = BytesIO()

    write_xlsx(out, [SheetContent("Zaken", ["h" * 20] * columns, [["x"] * columns])])

    sheet = load_workbook(out)["Zaken"]
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == (orientation, 9)
    assert bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage) == fits


def test_write_xlsx_gives_same_bytes_at_another_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    def write() -> bytes:
        out = BytesIO()
        write_xlsx(out, [SheetContent("Zaken", ["kanaal", "aantal"], [["balie", 3], ["=1+1", 2.5]])])
        return out.getvalue()

    first = write()
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))

    assert write() == first


def test_write_xlsx_makes_titles_fit() -> None:
    out = BytesIO()

    titles = ("Kanaal/maand", "x" * 40, "X" * 40, "???")
    write_xlsx(out, [SheetContent(title, ["a"], [[1]]) for title in titles])

    assert load_workbook(out).sheetnames == ["Kanaal maand", "x" * 31, "X" * 27 + " (2)", "Blad"]


def test_write_xlsx_refuses_what_is_no_workbook() -> None:
    with pytest.raises(ValueError, match="at least one sheet"):
        write_xlsx(BytesIO(), [])
    with pytest.raises(ValueError, match="a row of 2 cells under 1 headings"):
        write_xlsx(BytesIO(), [SheetContent("Blad", ["a"], [[1, 2]])])
