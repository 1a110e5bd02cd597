"""Which files a report consists of, what each is called, and how it is dated."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from adoptie import dutch
from rapportage.blocks import Chart, Content, Table

_LONGEST = 50
FICTITIOUS = "Verzonnen cijfers"
# What a remark is called, by its kind.
NOTES = {
    "info": "Goed om te weten",
    "waarschuwing": "Let op",
    "fictief": FICTITIOUS,
    "verborgen": "Niet getoond",
}


def slug(text: str) -> str:
    """Return the text as part of a file name: small letters, digits and hyphens.

    >>> slug("Één loket: 50 % sneller?")
    'een-loket-50-sneller'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-") or "tabel"


def dated(content: Content) -> str:
    """Say up to which day the report tells, and how the sources stood; never that it was made on a day."""
    until = f"Cijfers tot en met {dutch.day(content.date)}"
    return f"{until}, volgens de stand van {dutch.day(content.stand)}" if content.stand else until


def charts_of(content: Content) -> tuple[Chart, ...]:
    return tuple(block for block in content.blocks if isinstance(block, Chart))


def blocks_with_tables(content: Content) -> tuple[Table | Chart, ...]:
    """Return what has a table, in reading order; the figures of a chart are a table too."""
    return tuple(block for block in content.blocks if isinstance(block, Table | Chart))


def table_files(content: Content) -> Iterator[tuple[str, Table | Chart]]:
    """Yield the name of the file of every table, and what it belongs to."""
    for number, block in enumerate(blocks_with_tables(content), start=1):
        yield f"tabellen/{number:02d}-{slug(block.title)}.csv", block


def tables_of(content: Content) -> Iterator[tuple[str, Table]]:
    """Yield every table with its file, in reading order."""
    for name, block in table_files(content):
        yield name, block.table if isinstance(block, Chart) else block
