"""Writes XLSX workbooks in which no text can run, and whose bytes are the same at each run."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.styles import Font  # type: ignore[import-untyped]

from adoptie.sheets.harmless import Content, clean, plain

SheetContent = tuple[str, Sequence[str], Iterable[Sequence[object]]]

_FIXED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no time zones
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\']+")
_TITLE_LENGTH = 31


def write_xlsx(target: Path | IO[bytes], sheets: Sequence[SheetContent]) -> None:
    """Write sheets of ``(title, headings, rows)``: text as text, numbers as numbers, dates as dates.

    Titles are shortened and numbered where a workbook cannot hold them. The same content gives the same
    bytes: all times in the file are fixed.

    Raises ValueError when there is no sheet, or when a row is not as wide as the headings.
    """
    if not sheets:
        raise ValueError("a workbook has at least one sheet")
    # All of it is checked first: the library leaves its files lying when writing stops halfway.
    contents = [(title, _checked(headings, rows)) for title, headings, rows in sheets]
    book = Workbook(write_only=True)
    book.properties.created = _FIXED
    book.properties.creator = "Mentaal Spoor"
    titles: list[str] = []
    for title, lines in contents:
        titles.append(_free_title(title, titles))
        _fill(book.create_sheet(titles[-1]), lines)
    raw = BytesIO()
    book.save(raw)
    _rewrite(raw, target)


def _checked(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> list[list[Content]]:
    lines = [[plain(heading) for heading in headings]]
    for row in rows:
        if len(row) != len(headings):
            raise ValueError(f"a row of {len(row)} cells under {len(headings)} headings")
        lines.append([plain(value) for value in row])
    return lines


def _free_title(title: str, taken: Sequence[str]) -> str:
    base = " ".join(_NOT_IN_TITLE.sub(" ", clean(title)).split()) or "Blad"
    used = {each.casefold() for each in taken}
    number, free = 1, base[:_TITLE_LENGTH]
    while free.casefold() in used:
        number += 1
        suffix = f" ({number})"
        free = base[: _TITLE_LENGTH - len(suffix)] + suffix
    return free


def _fill(part: Any, lines: Sequence[Sequence[Content]]) -> None:
    part.freeze_panes = "A2"
    heads = [_cell(part, heading) for heading in lines[0]]
    for head in heads:
        head.font = Font(bold=True)
    part.append(heads)
    for line in lines[1:]:
        part.append([_cell(part, content) for content in line])


def _cell(part: Any, content: Content) -> Any:
    if isinstance(content, str):
        cell = WriteOnlyCell(part, clean(content))
        # The library takes a text that starts with "=" for a formula.
        cell.data_type = "s"
        return cell
    cell = WriteOnlyCell(part, content)
    if isinstance(content, dt.date):
        cell.number_format = "yyyy-mm-dd"
    return cell


def _rewrite(raw: BytesIO, target: Path | IO[bytes]) -> None:
    """Copy the package with fixed times: the library stamps the moment of writing into it."""
    stamp = _FIXED.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp, content)
            part = zipfile.ZipInfo(name, date_time=_FIXED.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(part, content)
