"""The columns of a file of answers: those that hold answers, each with its code."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from adoptie import dutch
from adoptie.refusal import Refusal
from adoptie.sheets import SheetError, read_sheet
from adoptie.sheets.model import letter
from enquetes.importers.headings import Column, check_codes, read_heading
from enquetes.importers.persons import is_note, numbers_people, refuse_persons
from enquetes.importers.texts import number_of

_MAX_ROWS = 500_000
# As much as a small server holds at once.
_MAX_CELLS = 5_000_000


@dataclass(frozen=True, slots=True)
class Table:
    """The columns with answers, the number of each row in the file, and what was done to get them."""

    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    meldingen: tuple[str, ...]


def read_table(
    path: Path,
    *,
    weglaten: Collection[str] = (),
    gevraagd: Collection[str] = (),
    encoding: str | None = None,
) -> Table:
    """Read a CSV or XLSX file. ``weglaten`` names columns, by code or heading, that are not wanted.

    ``gevraagd`` are the codes of questions that were asked, in small letters: their answers are kept whatever
    they look like.

    Raises Refusal with row and column: an unreadable file, double codes, columns that say who somebody is.
    """
    try:
        sheet = read_sheet(path, max_rows=_MAX_ROWS, encoding=encoding, unnamed_first=True)
        numbers, rows = [], []
        for number, cells in sheet.rows:
            numbers.append(number)
            rows.append(cells)
            if len(rows) * len(sheet.headings) > _MAX_CELLS:
                raise Refusal(f"Rij {number}: het bestand is te groot om in te lezen. Verdeel het.")
    except SheetError as fault:
        raise Refusal(str(fault)) from fault
    parts = zip(*rows, strict=True)
    columns = [
        read_heading(index, heading, tuple(cells))
        for index, (heading, cells) in enumerate(zip(sheet.headings, parts, strict=True))
    ]
    messages: list[str] = []
    columns = _without_row_numbers(columns, messages)
    columns = _without_unwanted(columns, weglaten, messages)
    columns = _without_people_numbers(columns, gevraagd, messages)
    refuse_persons(columns)
    columns, numbers = _without_notes(columns, numbers, messages)
    if not columns:
        raise Refusal("Er blijft geen kolom met antwoorden over.")
    check_codes(columns)
    _tell_codes(columns, messages)
    return Table(tuple(columns), tuple(numbers), tuple(messages))


def _without_row_numbers(columns: list[Column], messages: list[str]) -> list[Column]:
    first = columns[0]
    if first.heading:
        return columns
    values = [number_of(cell) for cell in first.cells]
    if len(set(values)) < len(values) or any(value is None or value % 1 for value in values):
        raise Refusal(
            "Rij 1, kolom A: de kolomnaam is leeg, en de kolom nummert de rijen niet. Geef een naam."
        )
    messages.append("Kolom A heeft geen naam en nummert de rijen. Zij is weggelaten.")
    return columns[1:]


def _without_people_numbers(
    columns: list[Column], asked: Collection[str], messages: list[str]
) -> list[Column]:
    gone = [column for column in columns if column.code.casefold() not in asked and numbers_people(column)]
    if gone:
        names = dutch.listing([column.where for column in gone])
        messages.append(f"Weggelaten, want dit nummert de mensen en is geen antwoord: {names}.")
    return [column for column in columns if column not in gone]


def _without_unwanted(columns: list[Column], unwanted: Collection[str], messages: list[str]) -> list[Column]:
    wanted = {name.casefold() for name in unwanted}
    gone = [column for column in columns if {column.raw.casefold(), column.heading.casefold()} & wanted]
    found = {name for column in gone for name in (column.raw.casefold(), column.heading.casefold())}
    missing = sorted(name for name in unwanted if name.casefold() not in found)
    if missing:
        raise Refusal(
            f"De kolom '{missing[0]}' staat niet in het bestand, dus zij kan niet worden weggelaten."
        )
    if gone:
        messages.append(f"Weggelaten, zoals u vroeg: {dutch.listing([column.where for column in gone])}.")
    return [column for column in columns if column not in gone]


def _without_notes(
    columns: list[Column], numbers: list[int], messages: list[str]
) -> tuple[list[Column], list[int]]:
    """Drop what the system noted, and respondents who never sent in."""
    notes = [column for column in columns if is_note(column)]
    kept = [column for column in columns if column not in notes]
    if notes:
        names = dutch.listing([column.where for column in notes])
        messages.append(f"Weggelaten, want dit zijn geen antwoorden: {names}.")
    sent = next((column for column in notes if column.raw.casefold() == "submitdate"), None)
    if sent is None or all(sent.cells) or not any(sent.cells):
        return kept, numbers
    places = [place for place, cell in enumerate(sent.cells) if cell.strip()]
    gone = len(numbers) - len(places)
    messages.append(f"{dutch.counted(gone, 'rij is', 'rijen zijn')} nooit ingestuurd en weggelaten.")
    return [_only(column, places) for column in kept], [numbers[place] for place in places]


def _only(column: Column, places: Sequence[int]) -> Column:
    return replace(column, cells=tuple(column.cells[place] for place in places))


def _tell_codes(columns: Sequence[Column], messages: list[str]) -> None:
    changed = [f"{column.raw} is {column.code}" for column in columns if column.raw != column.code]
    if changed:
        unique = list(dict.fromkeys(changed))
        messages.append(f"Aangepaste codes: {dutch.listing(unique)}.")
    placed = [letter(column.number) for column in columns if column.raw == f"vraag{column.number + 1}"]
    if placed:
        messages.append(
            f"Zonder code in de kolomkop, dus genoemd naar hun plaats: kolom {dutch.listing(placed)}."
        )
