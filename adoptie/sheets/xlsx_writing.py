"""Writes XLSX workbooks in which no text can run, and whose bytes are the same at each run."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from adoptie.packed import FIXED, write_packed
from adoptie.sheets.harmless import Content, clean, plain


@dataclass(frozen=True, slots=True)
class Shown:
    """A number or date that the workbook shows in a format of its own ("0.0%"); the value stays whole."""

    value: object
    format: str


@dataclass(frozen=True, slots=True)
class SheetContent:
    """A sheet: a grid under headings, and lines of text under the grid."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[object]]
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Cell:
    content: Content
    format: str = ""

    @property
    def length(self) -> int:
        """Return about how many signs it takes; a number is rounded when it is shown."""
        if isinstance(self.content, str):
            return max(map(len, clean(self.content).split("\n")))
        return 0 if self.content is None else _DATE_LENGTH


_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\']+")
_TITLE_LENGTH = 31
_DATE_FORMAT = "yyyy-mm-dd"
_DATE_LENGTH = 10
# A longer text goes on in a next line of its cell.
_WIDEST = 60


def write_xlsx(target: Path | IO[bytes], sheets: Sequence[SheetContent]) -> None:
    """Write sheets with text as text, numbers as numbers and dates as dates, in columns that fit.

    Titles are shortened and numbered where a workbook cannot hold them. The same content gives the same
    bytes: all times in the file are fixed.

    Raises ValueError when there is no sheet, or when a row is not as wide as the headings.
    """
    if not sheets:
        raise ValueError("a workbook has at least one sheet")
    # All of it is checked first: the library leaves its files lying when writing stops halfway.
    contents = [(sheet, _checked(sheet)) for sheet in sheets]
    book = Workbook(write_only=True)
    book.properties.created = FIXED
    book.properties.creator = "Mentaal Spoor"
    titles: list[str] = []
    for sheet, lines in contents:
        titles.append(_free_title(sheet.title, titles))
        _fill(book.create_sheet(titles[-1]), lines, sheet.notes)
    raw = BytesIO()
    book.save(raw)
    write_packed(raw, target)


def _checked(sheet: SheetContent) -> list[list[_Cell]]:
    lines = [[_Cell(plain(heading)) for heading in sheet.headings]]
    for row in sheet.rows:
        if len(row) != len(sheet.headings):
            raise ValueError(f"a row of {len(row)} cells under {len(sheet.headings)} headings")
        lines.append([_checked_cell(value) for value in row])
    return lines


def _checked_cell(value: object) -> _Cell:
    return _Cell(plain(value.value), value.format) if isinstance(value, Shown) else _Cell(plain(value))


def _free_title(title: str, taken: Sequence[str]) -> str:
    base = " ".join(_NOT_IN_TITLE.sub(" ", clean(title)).split()) or "Blad"
    used = {each.casefold() for each in taken}
    number, free = 1, base[:_TITLE_LENGTH]
    while free.casefold() in used:
        number += 1
        suffix = f" ({number})"
        free = base[: _TITLE_LENGTH - len(suffix)] + suffix
    return free


def _fill(part: Any, lines: Sequence[Sequence[_Cell]], notes: Sequence[str]) -> None:
    part.freeze_panes = "A2"
    for number, column in enumerate(zip(*lines, strict=True), start=1):
        width = min(_WIDEST, max(cell.length for cell in column)) + 2
        part.column_dimensions[get_column_letter(number)].width = width
    heads = [_written(part, heading) for heading in lines[0]]
    for head in heads:
        head.font = Font(bold=True)
    part.append(heads)
    for line in lines[1:]:
        part.append([_written(part, cell) for cell in line])
    if notes:
        part.append([])
    for note in notes:
        # Not wrapped: it runs on over the empty cells beside it.
        part.append([_text(part, note)])


def _written(part: Any, cell: _Cell) -> Any:
    if isinstance(cell.content, str):
        text = _text(part, cell.content)
        text.alignment = Alignment(wrap_text=cell.length > _WIDEST, vertical="top")
        return text
    written = WriteOnlyCell(part, cell.content)
    written.alignment = Alignment(vertical="top")
    if isinstance(cell.content, dt.date):
        written.number_format = cell.format or _DATE_FORMAT
    elif cell.format:
        written.number_format = cell.format
    return written


def _text(part: Any, text: str) -> Any:
    written = WriteOnlyCell(part, clean(text))
    # The library takes a text that starts with "=" for a formula.
    written.data_type = "s"
    return written
