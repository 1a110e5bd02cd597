import datetime as dt
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]

from adoptie.sheets import SheetError, read_sheet
from tests.adoptie.sheets.helpers import refusal, written
from tests.shared import shared


def _workbook(*rows: list[object], change: Callable[[Any], None] | None = None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _package(**changed: bytes | None) -> bytes:
    """Return a workbook in which parts of the package are replaced, added or left out."""
    source = zipfile.ZipFile(BytesIO(_workbook(["a"], [1])))
    parts: dict[str, bytes | None] = {name: source.read(name) for name in source.namelist()}
    parts |= {name.replace("|", "/"): content for name, content in changed.items()}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            if content is not None:
                package.writestr(name, content)
    return out.getvalue()


def _rows_xml(rows: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def test_read_sheet_turns_values_into_text(tmp_path: Path) -> None:
    day, moment = dt.date(2011, 5, 3), dt.datetime(2011, 5, 3, 1, 6, 40)  # noqa: DTZ001
    values: list[object] = ["balie", 3, 2.5, 4.0, True, day, moment, None, "007"]
    path = written(tmp_path, _workbook([f"k{n}" for n in range(9)], values))

    ((number, cells),) = read_sheet(path).rows

    assert number == 2
    assert cells == ("balie", "3", "2.5", "4", "ja", "2011-05-03", "2011-05-03 01:06:40", "", "007")


def test_read_sheet_takes_named_sheet(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Uitleg"
    book.active.append(["lees", "mij"])
    for row in (["a"], [1]):
        book.create_sheet("Zaken").append(row) if "Zaken" not in book.sheetnames else book["Zaken"].append(
            row
        )
    path = tmp_path / "boek.xlsx"
    book.save(path)

    assert list(read_sheet(path, sheet="Zaken").rows) == [(2, ("1",))]
    with pytest.raises(SheetError, match=r"geen blad 'Zaak'\. Er is wel: Uitleg en Zaken"):
        read_sheet(path, sheet="Zaak")


def test_read_sheet_takes_stored_outcome_of_formula(tmp_path: Path) -> None:
    xml = _rows_xml(
        '<row r="1"><c r="A1" t="str"><v>a</v></c></row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>'
    )
    path = written(tmp_path, _package(**{"xl|worksheets|sheet1.xml": xml}))

    assert list(read_sheet(path).rows) == [(2, ("2",))]


def test_read_sheet_refuses_formula_without_outcome(tmp_path: Path) -> None:
    assert "Cel B2 heeft een formule zonder uitkomst" in refusal(
        written(tmp_path, _workbook(["a", "b"], [1, "=1+1"]))
    )


@pytest.mark.parametrize("area", ["A1:B1", "B1:B2"])
def test_read_sheet_refuses_merged_headings(tmp_path: Path, area: str) -> None:
    content = _workbook(["a", "b"], ["c", "d"], [1, 2], change=lambda part: part.merge_cells(area))

    assert f"Rij 1: de cellen {area} zijn samengevoegd" in refusal(written(tmp_path, content))


def test_read_sheet_pads_short_rows_and_refuses_long_ones(tmp_path: Path) -> None:
    path = written(tmp_path, _workbook(["a", "b"], [1]))
    assert list(read_sheet(path).rows) == [(2, ("1", ""))]

    assert "rij 3 heeft er 3" in refusal(written(tmp_path, _workbook(["a", "b"], [1, 2], [1, 2, 3])))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"xl|workbook.xml": None}, "ingepakt bestand en geen Excel-werkmap"),
        ({"..|..|etc|cron": b"x"}, "onderdeel dat erbuiten wijst"),
        ({"xl|sharedStrings.xml": b" " * 400_000_000}, "uitgepakt te groot"),
        ({"xl|workbook.xml": b"<kapot"}, "beschadigd"),
        ({"xl|worksheets|sheet1.xml": b"<kapot"}, "beschadigd"),
        ({"xl|worksheets|sheet1.xml": None}, "geen blad met cellen"),
        ({"xl|worksheets|sheet1.xml": _rows_xml('<row r="99999999"><c r="A99999999"/></row>')}, "rijnummer"),
        (
            {"xl|worksheets|sheet1.xml": _rows_xml('<row r="1"><c r="XFD1"/></row>')},
            "meer dan 1.000 kolommen",
        ),
        (
            {"xl|worksheets|sheet1.xml": _rows_xml('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')},
            "beschadigd",
        ),
    ],
)
def test_read_sheet_refuses_workbook(tmp_path: Path, changed: dict[str, bytes | None], words: str) -> None:
    assert words in refusal(written(tmp_path, _package(**changed)))


def test_read_sheet_refuses_workbook_with_password(tmp_path: Path) -> None:
    content = _workbook(["a"], [1])
    start = content.index(b"PK\x01\x02")

    # The first bit of the flags in the first entry of the directory.
    locked = content[: start + 8] + b"\x01" + content[start + 9 :]

    assert "wachtwoord" in refusal(written(tmp_path, locked))


@pytest.mark.parametrize("part", [b"<c <c ", b'<c r="A1" ', b"<c>" + b" " * 997, b'<mergeCell ref="A1:'])
def test_read_sheet_is_quick_on_text_made_to_be_slow(tmp_path: Path, part: bytes) -> None:
    xml = part * (2_000_000 // len(part))
    started = time.process_time()

    refusal(written(tmp_path, _package(**{"xl|worksheets|sheet1.xml": xml})))

    assert time.process_time() - started < 20


def test_read_sheet_resolves_no_entity(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>' + _rows_xml(
        "<row><c><v>&b;</v></c></row>"
    )

    assert "beschadigd" in refusal(written(tmp_path, _package(**{"xl|worksheets|sheet1.xml": bomb})))


def test_read_sheet_refuses_cut_off_workbook(tmp_path: Path) -> None:
    content = _workbook(["a"], [1])

    assert "beschadigd" in refusal(written(tmp_path, content[: len(content) // 2]))


def test_read_sheet_ignores_wrong_stored_size(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>a</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>'
    xml = _rows_xml(rows).replace(b"<sheetData>", b'<dimension ref="A1:A1"/><sheetData>')
    path = written(tmp_path, _package(**{"xl|worksheets|sheet1.xml": xml}))

    assert list(read_sheet(path).rows) == [(2, ("1",))]


def test_read_sheet_of_real_workbooks_reads_or_refuses() -> None:
    for path in shared("xlsform").glob("*.xlsx"):
        # Any other exception fails this test.
        with suppress(SheetError):
            assert list(read_sheet(path).rows)
