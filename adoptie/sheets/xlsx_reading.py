"""Reads one sheet of an XLSX workbook row by row, after looking at what the package holds."""

from __future__ import annotations

import datetime as dt
import warnings
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

from adoptie import dutch
from adoptie.sheets.checking import RawRow, make_sheet
from adoptie.sheets.flaws import BROKEN, LAST_ROW, Flaws, find_flaws, too_high
from adoptie.sheets.model import MAX_COLUMNS, Sheet, SheetError, Wanted
from adoptie.sheets.package import Package, load, plainly_packed

_MAX_PARTS = 2_000
_BATCH = 100
# What somebody filled in stands nearer together; behind it there is only formatting.
_MOST_EMPTY = 100


def read_xlsx(
    path: Path,
    *,
    max_bytes: int,
    max_rows: int,
    sheet: str | None,
    unnamed_first: bool = False,
    wanted: Wanted | None = None,
) -> Sheet:
    """Open one sheet of a workbook; ``max_bytes`` bounds what the package unpacks to.

    Raises SheetError, here or while the rows are read.
    """
    _check_package(path, max_bytes)
    name, flaws = _check_workbook(path, sheet)
    if wanted is None:
        flaws.refuse(1)
    found = make_sheet(
        lambda: _rows(path, name, max_bytes),
        max_rows=max_rows,
        pad=True,
        unnamed_first=unnamed_first,
        wanted=wanted,
    )
    if wanted is not None:
        flaws.refuse(found.number, found.columns)
    return found


def read_sheets(
    path: Path, names: Collection[str], *, max_bytes: int, max_rows: int
) -> dict[str, list[list[str]]]:
    """Read the sheets with these names, in small letters, as they stand: headings are rows like any other.

    Raises SheetError for what cannot be read, or is too large.
    """
    _check_package(path, max_bytes)
    with _opened(path) as (book, _):
        titles = [each.title for each in book.worksheets if each.title.strip().casefold() in names]
    found: dict[str, list[list[str]]] = {}
    for title in titles:
        rows = found.setdefault(title.strip().casefold(), [])
        empty = 0
        for number, cells in _rows(path, title, max_bytes):
            if number > max_rows:
                most = dutch.number(max_rows)
                raise SheetError(f"Blad '{title}' heeft meer dan {most} rijen. Verdeel het.")
            rows.append(list(cells))
            empty = 0 if any(cells) else empty + 1
            if empty > _MOST_EMPTY:
                break
    return found


def _check_package(path: Path, max_bytes: int) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise SheetError(BROKEN) from error
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        raise SheetError(
            "Dit is een ingepakt bestand en geen Excel-werkmap (.xlsx). Pak het uit, of sla het op als .xlsx."
        )
    for name in names:
        if name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts:
            raise SheetError(f"De werkmap heeft een onderdeel dat erbuiten wijst ('{name[:80]}'). {BROKEN}")
    if not plainly_packed(parts):
        raise SheetError(BROKEN)
    if any(part.flag_bits & 1 for part in parts):
        raise SheetError("De werkmap heeft een wachtwoord. Sla hem op zonder wachtwoord.")
    if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > max_bytes:
        raise SheetError(f"De werkmap is uitgepakt te groot: {_too_large(max_bytes)}")


def _too_large(limit: int) -> str:
    return f"meer dan {dutch.number(limit / 1e6, 1)} MB. Sla alleen het blad dat u nodig hebt op als CSV."


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Any, Package]]:
    with path.open("rb") as file:
        try:
            with warnings.catch_warnings():
                # It warns of colours and charts that it does not read; nor do we.
                warnings.simplefilter("ignore")
                book, package = load(file)
        except SheetError:
            raise
        except Exception as error:  # a stranger's file makes the library fail in any way it can
            raise SheetError(BROKEN) from error
        try:
            yield book, package
        finally:
            package.close()


def _check_workbook(path: Path, sheet: str | None) -> tuple[str, Flaws]:
    """Return the name of the sheet to read, and what in its text cannot be read."""
    with _opened(path) as (book, package):
        names = [each.title for each in book.worksheets]
        if not names:
            raise SheetError("De werkmap heeft geen blad met cellen. Kies een ander bestand.")
        if sheet is not None and sheet not in names:
            raise SheetError(f"De werkmap heeft geen blad '{sheet}'. Er is wel: {dutch.listing(names)}.")
        name = sheet or names[0]
        part: Any = book[name]
        try:
            # The library itself looks at merged cells only when it keeps the whole sheet in memory.
            with part._get_source() as source:  # noqa: SLF001
                flaws = find_flaws(source, package)
        except (zipfile.BadZipFile, KeyError, zlib.error, EOFError, OSError) as error:
            raise SheetError(BROKEN) from error
        return name, flaws


def _rows(path: Path, name: str, max_text: int) -> Iterator[RawRow]:
    with _opened(path) as (book, package):
        part: Any = book[name]
        # The stored size of a sheet is often wrong, and rows outside it would be lost.
        part.reset_dimensions()
        cells = part.iter_rows(values_only=True)
        number = 0
        left = max_text
        while batch := _batch(cells):
            package.meter.reset()
            for row in batch:
                number += 1
                if number > LAST_ROW:
                    raise SheetError(too_high())
                if len(row) > MAX_COLUMNS:
                    raise SheetError(f"Rij {number}: er zijn meer dan {dutch.number(MAX_COLUMNS)} kolommen.")
                texts = _texts(row)
                left -= sum(map(len, texts))
                if left < 0:
                    raise SheetError(f"Rij {number}: tot hier is de tekst te groot: {_too_large(max_text)}")
                yield number, texts


def _batch(cells: Iterator[tuple[object, ...]]) -> list[tuple[object, ...]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return list(islice(cells, _BATCH))
    except SheetError:
        raise
    except Exception as error:  # a stranger's file makes the library fail in any way it can
        raise SheetError(BROKEN) from error


def _texts(row: tuple[object, ...]) -> list[str]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return [_text(value) for value in row[:end]]


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime():
            return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
        case _:
            return str(value)
