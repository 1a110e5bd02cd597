"""Writes CSV as Dutch spreadsheets open it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from adoptie.sheets.harmless import harmless, plain


def open_csv(path: Path) -> TextIO:
    """Open a file for ``write_csv``: UTF-8 with the byte order mark by which Excel knows it."""
    return path.open("w", encoding="utf-8-sig", newline="")


def write_csv(out: TextIO, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write rows with semicolons, decimal commas and ISO dates; lines end in CR LF.

    A text that a spreadsheet would run gets an apostrophe before it; numbers stay numbers. ``out`` must
    not translate line ends: use ``open_csv`` or ``newline=""``.

    Raises ValueError when a row is not as wide as the headings.
    """
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(heading) for heading in headings])
    for row in rows:
        if len(row) != len(headings):
            raise ValueError(f"a row of {len(row)} cells under {len(headings)} headings")
        writer.writerow([csv_text(value) for value in row])


def csv_text(value: object) -> str:
    """Return what stands in a cell of a CSV file for this value."""
    match plain(value):
        case None:
            return ""
        case str() as text:
            return harmless(text)
        case float() as number:
            # Through Decimal: no exponent, and no digits that the number does not have.
            text = format(Decimal(repr(number)), "f").replace(".", ",")
            return text.removesuffix(",0")
        case date() as day:
            return day.isoformat()
        case number:
            return str(number)
