"""Workbooks of a few kilobytes that are made to fill the memory of whoever opens them."""

import struct
import tracemalloc
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]

from adoptie.sheets import SheetError, package, read_sheet
from tests.adoptie.sheets.helpers import refusal, written

SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD, TAIL = f"<worksheet {SPACE}><sheetData>", "</sheetData>"
SHEET, STYLES, TEXTS = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"
ROW = '<row r="{}"><c t="inlineStr"><is><t>a</t></is></c></row>'
TEXT_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
TOO_LARGE = "van binnen te groot"


def packed(parts: dict[str, str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a workbook with texts apart, in which some parts are something else."""
    book = Workbook()
    book.active.append(["a"])
    book.active.append([1])
    raw = BytesIO()
    book.save(raw)
    source = zipfile.ZipFile(raw)
    contents = {name: source.read(name) for name in source.namelist()}
    kind = f'<Override PartName="/{TEXTS}" ContentType="{TEXT_KIND}"/></Types>'.encode()
    contents["[Content_Types].xml"] = contents["[Content_Types].xml"].replace(b"</Types>", kind)
    contents[TEXTS] = f"<sst {SPACE}/>".encode()
    contents |= {name: part.encode() for name, part in parts.items()}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return out.getvalue()


def sheet(rows: str, after: str = "") -> dict[str, str]:
    return {SHEET: f"{HEAD}{rows}{TAIL}{after}</worksheet>"}


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(sheet(ROW.format(1) + '<row r="2">' + "<c/>" * 11_000 + "</row>"), id="cells"),
        pytest.param(sheet(ROW.format(1) + "<a/>" * 11_000), id="no rows"),
        pytest.param({SHEET: "<worksheet><cols>" + "<col/>" * 11_000 + "</cols></worksheet>"}, id="columns"),
        pytest.param(
            sheet(ROW.format(1) + ROW.format(2), "<hyperlinks>" + "<a/>" * 11_000 + "</hyperlinks>"),
            id="links",
        ),
        pytest.param(sheet(ROW.format(1) + f"<!--{'x' * 210_000}-->"), id="bytes"),
        pytest.param({STYLES: f"<styleSheet>{' ' * 100_000}</styleSheet>"}, id="styles"),
        pytest.param({TEXTS: f"<sst>{'<a/>' * 11_000}</sst>"}, id="texts"),
    ],
)
def test_read_sheet_refuses_what_would_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: dict[str, str]
) -> None:
    monkeypatch.setattr(package, "_ROWS", (10_000, 200_000))
    monkeypatch.setattr(package, "_TEXTS", (10_000, 200_000))
    monkeypatch.setattr(package, "_MAX_WHOLE", 100_000)

    assert TOO_LARGE in refusal(written(tmp_path, packed(parts)))


def test_read_sheet_refuses_a_long_text_in_every_cell(tmp_path: Path) -> None:
    cells = "".join(f'<row r="{row}"><c t="s"><v>0</v></c></row>' for row in range(2, 400))
    texts = f"<sst {SPACE}><si><t>{'x' * 30_000}</t></si></sst>"
    path = written(tmp_path, packed(sheet(ROW.format(1) + cells) | {TEXTS: texts}))

    with pytest.raises(SheetError, match="Rij 35: tot hier is de tekst te groot: meer dan 1,0 MB"):
        list(read_sheet(path, max_bytes=1_000_000).rows)


def test_read_sheet_unpacks_no_more_than_a_part_says_to_have(tmp_path: Path) -> None:
    honest = zipfile.ZipFile(BytesIO(packed({}))).read(STYLES)
    large = honest.decode() + " " * 60_000_000
    path = written(tmp_path, _lying(packed({STYLES: large}), STYLES, honest))

    tracemalloc.start()
    try:
        assert list(read_sheet(path).rows) == [(2, ("1",))]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 20_000_000


def _lying(raw: bytes, name: str, said: bytes) -> bytes:
    """Return the package with the size and the check digits of ``said`` for one of its parts."""
    content, known = bytearray(raw), zipfile.ZipFile(BytesIO(raw)).getinfo(name)
    lie = struct.pack("<LLL", zlib.crc32(said), known.compress_size, len(said))
    content[known.header_offset + 14 : known.header_offset + 26] = lie
    entry = content.rindex(name.encode()) - 46
    content[entry + 16 : entry + 28] = lie
    return bytes(content)


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_read_sheet_refuses_other_ways_of_packing(tmp_path: Path, method: int) -> None:
    assert "beschadigd" in refusal(written(tmp_path, packed({}, method)))


@pytest.mark.parametrize("name", [SHEET, STYLES, TEXTS, "xl/workbook.xml", "docProps/core.xml"])
def test_read_sheet_resolves_no_entity_in_any_part(tmp_path: Path, name: str) -> None:
    many = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE r [<!ENTITY e0 "x">{many}<!ENTITY f SYSTEM "file:///etc/passwd">]><r>&e11;&f;</r>'

    assert "beschadigd" in refusal(written(tmp_path, packed({name: bomb})))


def test_read_sheet_reads_beside_a_sheet_that_is_a_chart(tmp_path: Path) -> None:
    book = Workbook()
    book.create_chartsheet("Grafiek", 0)
    book.active = 1
    book.worksheets[0].append(["a"])
    book.worksheets[0].append([1])
    raw = BytesIO()
    book.save(raw)

    assert list(read_sheet(written(tmp_path, raw.getvalue())).rows) == [(2, ("1",))]
