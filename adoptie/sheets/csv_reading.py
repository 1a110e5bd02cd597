"""Reads CSV row by row: finds the encoding and the delimiter, and names the cell that is wrong."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import TextIO

from adoptie import dutch
from adoptie.sheets.checking import RawRow, heading_place, make_sheet
from adoptie.sheets.model import EncodingError, Sheet, SheetError, Wanted, column_name

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# Encodings for names on the internet and for program text, of which no file consists.
_NO_FILES = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
_DELIMITERS = (";", ",", "\t")
_MAX_LINE = 1_000_000
_SAMPLE_LINES = 50
# What decoding leaves for a byte that does not belong, and the NUL character.
_FOREIGN = re.compile("[\udc80-\udcff\0]")
_STRANGE_BYTES = frozenset(range(32)) - {9, 10, 12, 13}
_HINT = re.compile(r'"?sep=(?P<delimiter>[;,\t])"?\s*', re.IGNORECASE)


def read_csv(
    path: Path,
    start: bytes,
    *,
    max_rows: int,
    encoding: str | None,
    unnamed_first: bool = False,
    wanted: Wanted | None = None,
) -> Sheet:
    """Open a CSV file of which ``start`` holds the first bytes.

    Raises SheetError, here or while the rows are read.
    """
    chosen = _encoding(start, encoding)
    delimiter, skip = _delimiter(path, chosen, wanted)

    def read() -> Iterator[RawRow]:
        return _rows(path, chosen, delimiter, skip)

    return make_sheet(read, max_rows=max_rows, pad=False, unnamed_first=unnamed_first, wanted=wanted)


def text_encoding(name: str) -> str:
    """Return the name by which Python knows a character encoding.

    Raises SheetError for any other name, also for codecs that make no text, such as hex.
    """
    try:
        known = codecs.lookup(name).name
        # Only a codec for text does this.
        "".encode(known)
    except (LookupError, ValueError):
        known = ""
    if not known or known in _NO_FILES:
        raise SheetError(f"De tekenset '{name}' bestaat niet. Kies utf-8 of cp1252.")
    return known


def _encoding(start: bytes, asked: str | None) -> str:
    for mark, name in _BOMS.items():
        if start.startswith(mark):
            return name
    if asked is not None:
        return text_encoding(asked)
    strange = sum(byte in _STRANGE_BYTES for byte in start)
    if _like_utf16(start):
        raise SheetError("Dit lijkt UTF-16 zonder kenmerk vooraan. Sla het bestand op als 'CSV UTF-8'.")
    if strange > max(len(start) // 10, 8):
        raise SheetError("Dit is geen CSV en geen Excel-werkmap (.xlsx). Kies een ander bestand.")
    return "utf-8"


def _like_utf16(start: bytes) -> bool:
    """Tell whether nearly each second byte is zero, and nearly no other, as in UTF-16 of Western text."""
    zeros = sorted((start[0::2].count(0), start[1::2].count(0)))
    return zeros[1] * 10 > len(start) * 4 and zeros[0] * 10 < len(start)


def _open(path: Path, encoding: str) -> TextIO:
    # Foreign bytes are let through here, so that the row and column can be named where they are found.
    return path.open(encoding=encoding, errors="surrogateescape", newline="")


class _Lines:
    """The lines of a file, none too long; remembers whether a foreign byte was among them."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.number = 0
        self.foreign = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = self._file.readline(_MAX_LINE + 1)
        except UnicodeError as error:
            raise SheetError(f"Na regel {self.number} houdt de tekst op te kloppen: {_SAVE_UTF8}") from error
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > _MAX_LINE:
            raise SheetError(
                f"Regel {self.number} is langer dan {dutch.number(_MAX_LINE)} tekens. "
                "Dit is geen gewone CSV: sla het bestand opnieuw op vanuit uw rekenprogramma."
            )
        if "\0" in line or not (line.isascii() or _FOREIGN.search(line) is None):
            self.foreign = True
        return line


_SAVE_UTF8 = "sla het bestand op als 'CSV UTF-8', of kies zelf de tekenset (vaak cp1252)."


def _delimiter(path: Path, encoding: str, wanted: Wanted | None) -> tuple[str, int]:
    """Return the delimiter, and the number of rows before the headings."""
    with _open(path, encoding) as file:
        lines = list(islice(_Lines(file), _SAMPLE_LINES))
    hint = _HINT.fullmatch(lines[0]) if lines else None
    if hint:
        return hint["delimiter"], 1
    return max(_DELIMITERS, key=lambda delimiter: _likeliness(lines, delimiter, wanted)), 0


def _likeliness(lines: Sequence[str], delimiter: str, wanted: Wanted | None) -> tuple[float, int]:
    """Return the share of rows that are as wide as the headings, and that width."""
    rows: list[list[str]] = []
    try:
        reader = csv.reader(StringIO("".join(lines), newline=""), delimiter=delimiter)
        rows.extend(cells for cells in reader if cells)
    except csv.Error:
        pass  # told with its row when the rows are read
    widths = [len(cells) for cells in rows[heading_place(rows, wanted) :]]
    if not widths or widths[0] == 1:
        return 0.0, 1
    return widths.count(widths[0]) / len(widths), widths[0]


def _rows(path: Path, encoding: str, delimiter: str, skip: int) -> Iterator[RawRow]:
    with _open(path, encoding) as file:
        lines = _Lines(file)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        headings: list[str] = []
        number = 0
        try:
            for number, cells in enumerate(reader, start=1):
                if lines.foreign:
                    _refuse_foreign(number, cells, headings, encoding)
                if number <= skip:
                    continue
                headings = headings or cells
                yield number, cells
        except csv.Error as error:
            raise SheetError(_broken(number + 1, error)) from error


def _refuse_foreign(number: int, cells: Sequence[str], headings: Sequence[str], encoding: str) -> None:
    for index, cell in enumerate(cells):
        found = _FOREIGN.search(cell)
        if found is None:
            continue
        where = f"Rij {number}, {column_name(headings, index)}"
        if found[0] == "\0":
            raise SheetError(f"{where}: hier staat een NUL-teken. Exporteer het bestand opnieuw.")
        raise EncodingError(f"{where}: dit teken hoort niet bij de tekenset {encoding}; {_SAVE_UTF8}")


def _broken(number: int, error: csv.Error) -> str:
    if "field limit" in str(error):
        limit = dutch.number(csv.field_size_limit())
        return (
            f"Rij {number}: een cel is langer dan {limit} tekens. "
            "Waarschijnlijk begint daar een aanhalingsteken dat nergens sluit."
        )
    if "unexpected end of data" in str(error):
        return f"Rij {number}: een aanhalingsteken gaat open en sluit nergens. Zet het goed, of haal het weg."
    return f"Rij {number}: na een aanhalingsteken staat nog tekst. Zet de aanhalingstekens goed."
