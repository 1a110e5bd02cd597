"""The sheets of an XLSForm, of a new workbook or an old one, as rows of text."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from adoptie import dutch
from adoptie.files import readable
from adoptie.refusal import Refusal
from adoptie.sheets import SheetError, read_sheets

SHEETS = ("survey", "choices", "settings", "external_choices")
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_BYTES = 10_000_000
_MAX_UNPACKED = 100_000_000
_MOST_ROWS = 5_000
_MOST_COLUMNS = 200
_BROKEN = "De Excel-werkmap is beschadigd. Open hem in Excel of LibreOffice en sla hem op als .xlsx."
_Rows = Sequence[Sequence[str]]
# A tick in a workbook, where an expression is wanted.
_TICKS = {"ja": "true()", "nee": "false()"}
_EXPRESSIONS = frozenset({"required", "readonly", "relevant", "relevance", "constraint", "calculation"})


def read_workbook(path: Path) -> dict[str, list[dict[str, str]]]:
    """Read the sheets of a form, each as rows by heading. Raises Refusal with the sheet that is wrong."""
    if not readable(path):
        raise Refusal("Het bestand kan niet worden geopend. Kies het opnieuw.")
    if path.stat().st_size > _MAX_BYTES:
        raise Refusal("Het bestand is groter dan 10 MB. Kies een ander bestand.")
    with path.open("rb") as file:
        old = file.read(len(OLD)) == OLD
    sheets = _old_sheets(path) if old else _new_sheets(path)
    if "survey" not in sheets:
        raise Refusal("Dit is geen XLSForm: het blad 'survey' ontbreekt. Kies een ander bestand.")
    return {name: _by_heading(name, rows) for name, rows in sheets.items()}


def _new_sheets(path: Path) -> dict[str, list[list[str]]]:
    try:
        return read_sheets(path, SHEETS, max_bytes=_MAX_UNPACKED, max_rows=_MOST_ROWS)
    except SheetError as fault:
        raise Refusal(str(fault)) from fault


def _old_sheets(path: Path) -> dict[str, list[list[str]]]:
    import xlrd  # type: ignore[import-untyped]
    from pyxform.xls2json_backends import xls_value_to_unicode  # type: ignore[import-untyped]

    found: dict[str, list[list[str]]] = {}
    try:
        # What it mutters would stand between the lines of a report.
        book = xlrd.open_workbook(file_contents=path.read_bytes(), on_demand=True, logfile=io.StringIO())
        for title in book.sheet_names():
            if title.strip().casefold() in SHEETS:
                sheet = book.sheet_by_name(title)
                _check_size(title, sheet.nrows, sheet.ncols)
                found[title.strip().casefold()] = [
                    [
                        xls_value_to_unicode(cell.value, cell.ctype, book.datemode)
                        if cell.value != ""
                        else ""
                        for cell in row
                    ]
                    for row in sheet.get_rows()
                ]
    except Refusal:
        raise
    except Exception as fault:  # a stranger's file makes the library fail in any way it can
        raise Refusal(_BROKEN) from fault
    return found


def _check_size(title: str, rows: int, columns: int) -> None:
    if rows > _MOST_ROWS or columns > _MOST_COLUMNS:
        most = f"{dutch.number(_MOST_ROWS)} rijen of {_MOST_COLUMNS} kolommen"
        raise Refusal(f"Blad '{title}' heeft meer dan {most}. Verdeel het.")


def _by_heading(name: str, rows: _Rows) -> list[dict[str, str]]:
    """Return the rows of a sheet by heading; empty ones too, so that their numbers stay."""
    if not rows:
        return []
    headings = [" ".join(cell.split()) for cell in rows[0]]
    _check_size(name, 0, len(headings))
    named = [heading for heading in headings if heading]
    doubles = sorted({heading for heading in named if named.count(heading) > 1})
    if doubles:
        told = f"Blad '{name}': de kolom '{doubles[0]}' staat er twee keer."
        raise Refusal(f"{told} Geef elke kolom een eigen naam.")
    return [dict(_cells(headings, row)) for row in rows[1:]]


def _cells(headings: Sequence[str], row: Sequence[str]) -> Iterator[tuple[str, str]]:
    for heading, cell in zip(headings, row, strict=False):
        text = cell.replace("\N{NO-BREAK SPACE}", " ").strip()
        if heading and text:
            yield heading, _TICKS.get(text, text) if heading.casefold() in _EXPRESSIONS else text
