"""Reads the CSV and XLSX files of strangers; the content decides what a file is, never its name."""

from __future__ import annotations

from pathlib import Path

from adoptie import dutch
from adoptie.files import readable
from adoptie.sheets.csv_reading import read_csv
from adoptie.sheets.model import MAX_BYTES, MAX_ROWS, Sheet, SheetError, Wanted
from adoptie.sheets.xlsx_reading import read_xlsx

_SAVE_AS = "Sla het op als CSV of als Excel-werkmap (.xlsx)."
# Files that people pick by mistake, by their first bytes.
_OTHER_KINDS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": (
        "Dit is een oud Excel-bestand (.xls) of een bestand met een wachtwoord. "
        "Sla het op als Excel-werkmap (.xlsx), zonder wachtwoord."
    ),
    b"%PDF-": f"Dit is een PDF. {_SAVE_AS}",
    b"\x1f\x8b": "Dit is een ingepakt bestand. Pak het eerst uit.",
    b"7z\xbc\xaf\x27\x1c": "Dit is een ingepakt bestand. Pak het eerst uit.",
    b"Rar!": "Dit is een ingepakt bestand. Pak het eerst uit.",
    b"PAR1": f"Dit is een Parquet-bestand. {_SAVE_AS}",
}


def read_sheet(
    path: Path,
    *,
    max_bytes: int = MAX_BYTES,
    max_rows: int = MAX_ROWS,
    encoding: str | None = None,
    sheet: str | None = None,
    unnamed_first: bool = False,
    wanted: Wanted | None = None,
) -> Sheet:
    """Open a CSV file (comma, semicolon or tab) or an XLSX workbook as headings and rows of text.

    CSV is UTF-8, or UTF-16 with a byte order mark; another ``encoding`` must be asked for. Of a workbook the
    first sheet is read, or the one named ``sheet``; of formulas the stored outcome, never the formula.
    Dates of a workbook become ISO text, numbers text with a decimal point. ``max_bytes`` also bounds what a
    workbook unpacks to. ``unnamed_first`` lets the first column be without heading, as programs for
    statistics write row numbers. ``wanted`` knows the columns that are needed: their headings may stand
    under a title, and no cell of another column comes out or is a fault. Memory stays at a few rows, plus
    the shared texts of a workbook.

    Raises SheetError, here or while the rows are read.
    """
    if not readable(path):
        raise SheetError("Het bestand kan niet worden geopend. Kies het opnieuw.")
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(8192)
    if size == 0:
        raise SheetError("Het bestand is leeg. Kies een bestand met kolomnamen en rijen.")
    if size > max_bytes:
        raise SheetError(
            f"Het bestand is te groot: meer dan {_megabytes(max_bytes)}. Verdeel het in kleinere bestanden."
        )
    for magic, sentence in _OTHER_KINDS.items():
        if start.startswith(magic):
            raise SheetError(sentence)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return read_xlsx(
            path,
            max_bytes=max_bytes,
            max_rows=max_rows,
            sheet=sheet,
            unnamed_first=unnamed_first,
            wanted=wanted,
        )
    return read_csv(
        path, start, max_rows=max_rows, encoding=encoding, unnamed_first=unnamed_first, wanted=wanted
    )


def _megabytes(size: int) -> str:
    return f"{dutch.number(size / 1e6, 0 if size >= 1e7 else 2)} MB"
