"""What every sheet must satisfy, wherever its cells come from: named columns and rows that fit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice

from adoptie import dutch
from adoptie.sheets.model import MAX_COLUMNS, MAX_NAMED_ROWS, Row, Sheet, SheetError, Wanted, letter

# Wrong rows that a sentence names; of the others it tells how many.
_SHOWN = 5

# Where somebody needs certain columns, their headings may stand under a title.
_SOUGHT = 10

# A workbook can have as many below its last text; more are made to keep a reader busy.
_MOST_BLANK = 1_048_576

RawRow = tuple[int, Sequence[str]]


def make_sheet(
    read_raw: Callable[[], Iterator[RawRow]],
    *,
    max_rows: int,
    pad: bool,
    unnamed_first: bool = False,
    wanted: Wanted | None = None,
) -> Sheet:
    """Check the headings and the first row, and return the sheet.

    ``read_raw`` gives rows as they stand in the file. ``pad`` says that a short row only misses empty
    cells at its end, as in XLSX; in CSV a short row is a fault. ``unnamed_first`` lets the first column be
    without heading. With ``wanted`` the headings are sought in the first rows, and only those columns are
    looked at: nothing in another one is a fault.
    """
    first = list(islice(_filled(read_raw()), _SOUGHT + 1 if wanted else 2))
    if not first:
        raise SheetError("Het bestand is leeg. Kies een bestand met kolomnamen en rijen.")
    at = heading_place([cells for _, cells in first], wanted)
    number, cells = first[at]
    columns = frozenset(wanted(cells)) if wanted else None
    headings = _checked_headings(cells, number, unnamed_first=unnamed_first, columns=columns)

    def read() -> Iterator[Row]:
        rows = _filled(read_raw())
        body = (row for row in rows if row[0] > number)
        if columns is None:
            return _fitting(body, len(headings), max_rows=max_rows, pad=pad)
        chosen = ((row, _only(cells, columns, len(headings), pad=pad)) for row, cells in body)
        return _fitting(chosen, len(headings), max_rows=max_rows, pad=pad)

    if not first[at + 1 :]:
        raise SheetError("Het bestand heeft alleen kolomnamen en geen rijen. Kies een bestand met gegevens.")
    return Sheet(headings, read, number, columns)


def heading_place(rows: Sequence[Sequence[str]], wanted: Wanted | None) -> int:
    """Return which of the first rows holds the headings: that with most of what is wanted, else the first."""
    if wanted is None or not rows:
        return 0
    found = [len(wanted(cells)) for cells in rows[:_SOUGHT]]
    return found.index(max(found))


def _only(cells: Sequence[str], columns: Collection[int], width: int, *, pad: bool) -> Sequence[str]:
    """Empty what nobody asked for; a line with one cell, such as a total, is as wide as any other.

    A cell beyond the headings stays, for it may have pushed the others out of their places.
    """
    kept = [cell if at in columns or at >= width else "" for at, cell in enumerate(cells)]
    if pad:
        return kept[:width]
    return [*kept, *[""] * (width - len(kept))] if len(_trimmed(cells)) < 2 else kept


def _filled(rows: Iterator[RawRow]) -> Iterator[RawRow]:
    blank = 0
    for number, cells in rows:
        if any(cells):
            yield number, cells
            continue
        blank += 1
        if blank > _MOST_BLANK:
            raise SheetError(
                f"Rij {number}: er zijn meer dan {dutch.number(_MOST_BLANK)} lege rijen. Haal lege rijen weg."
            )


def _trimmed(cells: Sequence[str], width: int = 0) -> Sequence[str]:
    """Leave out empty cells at the end, down to ``width``: spreadsheets write them for no reason."""
    end = len(cells)
    while end > width and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def _checked_headings(
    cells: Sequence[str], number: int, *, unnamed_first: bool, columns: Collection[int] | None
) -> tuple[str, ...]:
    headings = tuple(" ".join(cell.split()) for cell in _trimmed(cells))
    if not any(headings):
        raise SheetError(f"Rij {number}: hier staan alleen spaties. Zet op de eerste rij de kolomnamen.")
    if len(headings) > MAX_COLUMNS:
        raise SheetError(
            f"Rij {number}: er zijn meer dan {dutch.number(MAX_COLUMNS)} kolommen. Haal kolommen weg."
        )
    seen: dict[str, int] = {}
    for index, heading in enumerate(headings):
        if not heading and not (unnamed_first and index == 0) and columns is None:
            raise SheetError(
                f"Rij {number}, kolom {letter(index)}: de kolomnaam is leeg. "
                "Geef elke kolom een naam op één rij, zonder samengevoegde cellen."
            )
        if heading in seen and (columns is None or seen[heading] in columns):
            raise SheetError(
                f"Rij {number}: de kolomnaam '{heading}' staat er twee keer, in kolom "
                f"{letter(seen[heading])} en {letter(index)}. Geef elke kolom een eigen naam."
            )
        seen.setdefault(heading, index)
    return headings


def _fitting(rows: Iterator[RawRow], width: int, *, max_rows: int, pad: bool) -> Iterator[Row]:
    wrong: list[tuple[int, int]] = []
    for count, (number, cells) in enumerate(rows, start=1):
        if count > max_rows:
            raise SheetError(
                f"Rij {number}: het bestand heeft meer dan {dutch.number(max_rows)} rijen. "
                "Verdeel het in kleinere bestanden."
            )
        found = len(cells)
        if found > width:
            found = len(_trimmed(cells, width))
        if found > width or (found < width and not pad):
            wrong.append((number, found))
            if len(wrong) == MAX_NAMED_ROWS:
                break
        elif not wrong:
            yield number, (*cells[:width], *[""] * (width - found))
    if wrong:
        raise SheetError(_misfits(wrong, width))


def _misfits(wrong: list[tuple[int, int]], width: int) -> str:
    rows = ", ".join(f"rij {number} heeft er {found}" for number, found in wrong[:_SHOWN])
    left = len(wrong) - _SHOWN
    least = "minstens " * (len(wrong) == MAX_NAMED_ROWS)
    rest = dutch.counted(left, "rij past niet", "rijen passen niet")
    more = f"; nog {least}{rest}" if left > 0 else ""
    names = "is 1 kolomnaam" if width == 1 else f"zijn {dutch.number(width)} kolomnamen"
    return (
        f"Niet elke rij past bij de kolomnamen. Er {names}; {rows}{more}. "
        "Maak elke rij even lang, en zet geen titel boven de kolomnamen."
    )
