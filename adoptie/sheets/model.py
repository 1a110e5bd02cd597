"""What a sheet is to the rest of the program: headings, rows of text, and one kind of refusal."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

Row = tuple[int, tuple[str, ...]]

# Tells at which places in a row the headings stand that somebody needs.
Wanted = Callable[[Sequence[str]], Collection[int]]

# Enough for ten years of cases of one municipality; a caller may ask for less or more.
MAX_BYTES = 300_000_000
MAX_ROWS = 5_000_000
MAX_COLUMNS = 1_000
# So many wrong rows are named before giving up: enough to see the pattern.
MAX_NAMED_ROWS = 20


class SheetError(Exception):
    """A sheet cannot be read; the message is a Dutch sentence: what, in which row and column, what to do."""


class EncodingError(SheetError):
    """A byte does not belong to the character encoding in which a CSV file was read."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The row of headings of a sheet, and a way to read the rows under it.

    ``rows`` starts reading the file anew each time and keeps one row in memory: ``(row number, cells)``, with
    the row number as a spreadsheet shows it and exactly one cell of text per heading. Rows without any
    text are skipped. Reading raises SheetError where the file turns out to be wrong, at the latest at the
    end: use nothing of a file before its last row has been read.

    ``number`` is the row of the headings. Where ``columns`` are named, cells of all others are empty here.
    """

    headings: tuple[str, ...]
    read: Callable[[], Iterator[Row]]
    number: int = 1
    columns: frozenset[int] | None = None

    @property
    def rows(self) -> Iterator[Row]:
        return self.read()


def letter(index: int) -> str:
    """Return the letters by which a spreadsheet calls a column.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    letters = ""
    while index >= 0:
        letters = chr(ord("A") + index % 26) + letters
        index = index // 26 - 1
    return letters


def column_name(headings: Sequence[str], index: int) -> str:
    """Name a column for a person: by its heading when it has one, else by its letter."""
    return f"kolom '{headings[index]}'" if index < len(headings) else f"kolom {letter(index)}"
