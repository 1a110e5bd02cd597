"""Reads the wanted columns of an export, and nothing else, as small numbers with a list of texts.

The texts of most columns repeat, so a column is kept as one code per row and each distinct text once: a
million rows fit in some tens of megabytes. Every column that is not wanted is gone after this.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from adoptie import dutch
from adoptie.personal import mentions_email, names_staff, reason_by_content, reason_by_heading
from adoptie.sheets import Row, Sheet, SheetError, read_sheet
from metingen.importers.dates import parse_dates
from metingen.importers.errors import LeveringError
from metingen.importers.mapping import Mapping

Codes = NDArray[np.int32]
Moments = NDArray[np.int64]
# Rows that are handled together: enough to be quick, few enough to be small.
_BATCH = 20_000
_NAMED = 20


@dataclass(frozen=True, slots=True)
class Column:
    """One code per row, and the text that each code stands for."""

    codes: Codes
    texts: list[str]


@dataclass(frozen=True, slots=True)
class Columns:
    """The wanted columns by role; ``rows`` are the row numbers in the file.

    ``tijd``: moments of the events in microseconds since 1970 UTC, the lowest number where there is none.
    """

    rows: Codes
    by_role: dict[str, Column]
    tijd: Moments
    meldingen: tuple[str, ...]


class _Coding(dict[str, int]):
    """Gives each new text the next number."""

    def __missing__(self, text: str) -> int:
        code = self[text] = len(self)
        return code


def read_columns(path: Path, mapping: Mapping) -> Columns:
    """Read the columns that the mapping names.

    Raises LeveringError when the file cannot be read, a column is missing, or a column that the mapping
    does not name could hold data about persons.
    """
    try:
        sheet = read_sheet(path, encoding=mapping.tekenset, sheet=mapping.blad)
        places = _places(sheet, mapping)
        messages = _unwanted(sheet, mapping)
        rows, codings, codes, tijd = _collect(sheet, places, mapping)
    except SheetError as error:
        raise LeveringError(str(error)) from error
    columns = {role: Column(codes[role], list(codings[role])) for role in codings}
    _refuse_persons(columns, mapping)
    return Columns(rows, columns, tijd, messages)


def _places(sheet: Sheet, mapping: Mapping) -> dict[str, int]:
    """Return for each wanted role where its column stands."""
    places = {}
    for role, heading in mapping.kolommen.items():
        if heading not in sheet.headings:
            there = dutch.listing([f"'{each}'" for each in sheet.headings[:_NAMED]])
            raise LeveringError(
                f"De kolom '{heading}' ({role}) staat niet in het bestand. Er staat wel: {there}. "
                "Pas de kolomindeling aan."
            )
        # What was done says nothing that is kept.
        if role != "activiteit":
            places[role] = sheet.headings.index(heading)
    return places


def _unwanted(sheet: Sheet, mapping: Mapping) -> tuple[str, ...]:
    """Refuse columns that could tell who someone is; return messages about the others, which are dropped."""
    known = {*mapping.kolommen.values(), *mapping.weglaten}
    unknown = [index for index, heading in enumerate(sheet.headings) if heading not in known]
    sample = [cells for _, cells in islice(sheet.rows, _BATCH)] if unknown else []
    for index in unknown:
        heading = sheet.headings[index]
        reason = reason_by_heading(heading) or _reason({cells[index] for cells in sample})
        if reason:
            raise LeveringError(_refusal(heading, reason))
    listed = [heading for heading in sheet.headings if heading in mapping.weglaten]
    other = [sheet.headings[index] for index in unknown]
    return (
        *([f"Weggelaten, zoals u vroeg: {dutch.listing(listed)}."] if listed else []),
        *([f"Weggelaten, want niet nodig: {dutch.listing(other)}."] if other else []),
    )


def _reason(values: Collection[str]) -> str:
    return "er staan e-mailadressen in" if mentions_email(values) else reason_by_content(values)


def _refusal(heading: str, reason: str) -> str:
    return (
        f"Het bestand is geweigerd om kolom '{heading}': {reason}. "
        "Haal de kolom uit het bestand, of zet haar in de kolomindeling bij 'weglaten'."
    )


def _refuse_persons(columns: dict[str, Column], mapping: Mapping) -> None:
    for role in ("zaak", "kanaal", "onderdeel", "zaaktype"):
        if role not in columns:
            continue
        reason = _reason(columns[role].texts)
        if names_staff(mapping.kolommen[role]):
            reason = "de kolomnaam wijst op een medewerker"
        if reason:
            raise LeveringError(
                f"Het bestand is geweigerd om kolom '{mapping.kolommen[role]}': {reason}. "
                f"Kies voor '{role}' een andere kolom."
            )


def _collect(
    sheet: Sheet, places: dict[str, int], mapping: Mapping
) -> tuple[Codes, dict[str, _Coding], dict[str, Codes], Moments]:
    codings = {role: _Coding() for role in places if role != "tijd"}
    parts: dict[str, list[Codes]] = {role: [] for role in codings}
    numbers: list[Codes] = []
    moments: list[Moments] = []
    for batch in _batches(sheet.rows):
        numbers.append(np.fromiter((number for number, _ in batch), np.int32, len(batch)))
        for role, coding in codings.items():
            place = places[role]
            texts = (coding[cells[place].strip()] for _, cells in batch)
            parts[role].append(np.fromiter(texts, np.int32, len(batch)))
        if (at := places.get("tijd")) is not None:
            # Each event has its own time: kept as a number at once, its text would fill the memory.
            parsed = parse_dates([cells[at] for _, cells in batch], mapping.datumformaten, mapping.tijdzone)
            moments.append(parsed.microseconds)
    codes = {role: np.concatenate(part) for role, part in parts.items()}
    tijd = np.concatenate(moments) if moments else np.empty(0, np.int64)
    return np.concatenate(numbers), codings, codes, tijd


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch
