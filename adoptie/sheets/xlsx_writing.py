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
from openpyxl.worksheet.properties import PageSetupProperties  # type: ignore[import-untyped]

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
    def counts(self) -> bool:
        """Tell whether it is a number, which stands at the right of its column."""
        return isinstance(self.content, int | float) and not isinstance(self.content, bool)

    @property
    def length(self) -> int:
        """Return about how many signs it takes; a number is rounded when it is shown."""
        if isinstance(self.content, str):
            return max(map(len, clean(self.content).split("\n")))
        return 0 if self.content is None else _DATE_LENGTH

    @property
    def height(self) -> int:
        """Return about how many lines it takes in a column of the widest kind."""
        if not isinstance(self.content, str):
            return 1
        lines = map(len, clean(self.content).split("\n"))
        return sum(max(1, -(-length // _WIDEST)) for length in lines)


_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\']+")
_TITLE_LENGTH = 31
_DATE_FORMAT = "yyyy-mm-dd"
_DATE_LENGTH = 10
# A longer text goes on in a next line of its cell.
_WIDEST = 60
_LINE_HEIGHT = 15
# What fits beside each other on a sheet of A4, upright and turned; a wider grid goes on on a next sheet.
_UPRIGHT, _TURNED = 90, 220
_A4 = 9
_FONT = "Calibri"
_LANGUAGE = "nl-NL"


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
    book.properties.language = _LANGUAGE
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
    columns = list(zip(*lines, strict=True))
    widths = [min(_WIDEST, max(cell.length for cell in column)) + 2 for column in columns]
    sides = ["right" if any(cell.counts for cell in column) else "left" for column in columns]
    for number, width in enumerate(widths, start=1):
        part.column_dimensions[get_column_letter(number)].width = width
    _prepare_print(part, sum(widths))
    for number, line in enumerate(lines, start=1):
        # Not every program makes a row as high as what stands in it.
        part.row_dimensions[number].height = _LINE_HEIGHT * max(cell.height for cell in line)
        cells = [_written(part, cell, side) for cell, side in zip(line, sides, strict=True)]
        if number == 1:
            for head in cells:
                head.font = Font(name=_FONT, size=11, bold=True)
        part.append(cells)
    if notes:
        part.append([])
    for note in notes:
        # Not wrapped: it runs on over the empty cells beside it.
        part.append([_text(part, note)])


def _prepare_print(part: Any, width: int) -> None:
    """Have it printed on A4: headings on every page, columns beside each other where that is readable."""
    part.page_setup.paperSize = _A4
    part.page_setup.orientation = "portrait" if width <= _UPRIGHT else "landscape"
    part.print_title_rows = "1:1"
    if width <= _TURNED:
        part.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        part.page_setup.fitToWidth, part.page_setup.fitToHeight = 1, 0


def _written(part: Any, cell: _Cell, side: str) -> Any:
    if isinstance(cell.content, str):
        text = _text(part, cell.content)
        text.alignment = _alignment(side, wrap=cell.height > 1)
        return text
    written = WriteOnlyCell(part, cell.content)
    written.alignment = _alignment(side)
    if isinstance(cell.content, dt.date):
        written.number_format = cell.format or _DATE_FORMAT
    elif cell.format:
        written.number_format = cell.format
    return written


def _alignment(side: str, *, wrap: bool = False) -> Any:
    """Keep a number free from the words in the next column."""
    return Alignment(side, vertical="top", wrap_text=wrap, indent=int(side == "right"))


def _text(part: Any, text: str) -> Any:
    written = WriteOnlyCell(part, clean(text))
    # The library takes a text that starts with "=" for a formula.
    written.data_type = "s"
    return written
