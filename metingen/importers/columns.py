"""Reads the wanted columns of an export, and nothing else, as small numbers.

A date becomes a moment and a case number a hash as soon as it is read, and of labels each text is kept once:
a million rows fit in some tens of megabytes. Every column that is not wanted is gone after this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from adoptie.sheets import Row, Sheet, SheetError, about_letters, read_letters, read_sheet
from metingen.importers.errors import LeveringError
from metingen.importers.headings import fitted
from metingen.importers.labels import LabelReader, refuse_persons
from metingen.importers.mapping import LABEL_ROLES, Mapping
from metingen.importers.moments import Moments, MomentsReader
from metingen.importers.places import drop_unwanted, find_places

Codes = NDArray[np.int32]
Hashes = NDArray[np.int64]
# Rows that are handled together: enough to be quick, few enough to be small.
_BATCH = 20_000
# Case numbers that are looked at, to see that they are none of persons.
_SAMPLE_PER_BATCH = 1_000
_DATES = ("start", "einde", "gepland", "uiterlijk", "tijd")


@dataclass(frozen=True, slots=True)
class Column:
    """One code per row, and the text that each code stands for."""

    codes: Codes
    texts: list[str]


@dataclass(frozen=True, slots=True)
class Columns:
    """The wanted columns: ``rows`` are the row numbers in the file.

    ``zaak``: one number per row, equal for rows of one case; ``numbered`` where the case has a number.
    ``dates`` and ``labels`` by role. ``volgorde``: numbers by which events are ordered, if any. ``mapping``:
    as asked, with the headings of this file.
    """

    rows: Codes
    zaak: Hashes
    numbered: NDArray[np.bool_]
    dates: dict[str, Moments]
    labels: dict[str, Column]
    volgorde: NDArray[np.float64] | None
    meldingen: tuple[str, ...]
    mapping: Mapping


def read_columns(path: Path, mapping: Mapping) -> Columns:
    """Read the columns that the mapping names, as far as they are there.

    A CSV that is not UTF-8 was written by Excel in Dutch Windows, unless the mapping says otherwise.

    Raises LeveringError when the file cannot be read, a column is missing without which nothing can be
    counted, or a column could hold data about persons.
    """
    try:
        columns, guessed = read_letters(
            lambda letters: _read(path, replace(mapping, tekenset=letters)), mapping.tekenset
        )
    except SheetError as error:
        raise LeveringError(str(error)) from error
    if not guessed:
        return columns
    words = (text for role in LABEL_ROLES if role in columns.labels for text in columns.labels[role].texts)
    return replace(columns, meldingen=(about_letters(words), *columns.meldingen))


def _read(path: Path, asked: Mapping) -> Columns:
    sheet = read_sheet(path, encoding=asked.tekenset, sheet=asked.blad)
    mapping, understood = fitted(asked, sheet.headings)
    places, missing = find_places(sheet, mapping)
    dropped = tuple(drop_unwanted(sheet, mapping))
    reading = _Reading(places, mapping)
    for batch in _batches(sheet):
        reading.add(batch)
    return reading.finish((*dropped, *understood, *missing))


def _batches(sheet: Sheet) -> Iterator[list[Row]]:
    rows = sheet.rows
    while batch := list(islice(rows, _BATCH)):
        yield batch


class _Reading:
    """The columns so far."""

    def __init__(self, places: dict[str, int], mapping: Mapping) -> None:
        self._places, self._mapping = places, mapping
        self._rows: list[Codes] = []
        self._zaak: list[Hashes] = []
        self._numbered: list[NDArray[np.bool_]] = []
        self._sample: dict[str, int] = {}
        self._volgorde: list[NDArray[np.float64]] = []
        names = mapping.kolommen
        self._dates = {
            role: MomentsReader(names[role], mapping, zones=role == "start")
            for role in _DATES
            if role in places
        }
        self._labels = {
            role: LabelReader(role, mapping) for role in (*LABEL_ROLES, "medewerker") if role in places
        }

    def add(self, batch: list[Row]) -> None:
        self._rows.append(np.fromiter((number for number, _ in batch), np.int32, len(batch)))
        rows = [number for number, _ in batch]
        for role, dates in self._dates.items():
            dates.add([cells[self._places[role]] for _, cells in batch])
        for role, labels in self._labels.items():
            labels.add([cells[self._places[role]] for _, cells in batch], rows)
        self._add_zaak([self._mapping.value(cells[self._places["zaak"]]) for _, cells in batch], rows)
        if "volgorde" in self._places:
            texts = pd.Series([cells[self._places["volgorde"]] for _, cells in batch], dtype="str")
            numbers = pd.to_numeric(texts, errors="coerce").fillna(np.inf)
            self._volgorde.append(numbers.to_numpy(dtype=np.float64))

    def _add_zaak(self, cases: Sequence[str], rows: Sequence[int]) -> None:
        self._zaak.append(np.fromiter(map(hash, cases), np.int64, len(cases)))
        self._numbered.append(np.fromiter(map(bool, cases), np.bool_, len(cases)))
        for case, row in islice(zip(cases, rows, strict=True), _SAMPLE_PER_BATCH):
            self._sample.setdefault(case, row)

    def finish(self, messages: tuple[str, ...]) -> Columns:
        refuse_persons("zaak", self._sample, self._mapping)
        dates: dict[str, Moments] = {}
        told: list[str] = []
        for role, reader in self._dates.items():
            dates[role], noticed = reader.finish()
            told.extend(noticed)
        return Columns(
            rows=np.concatenate(self._rows),
            zaak=np.concatenate(self._zaak),
            numbered=np.concatenate(self._numbered),
            dates=dates,
            labels={role: Column(*reader.finish()) for role, reader in self._labels.items()},
            volgorde=np.concatenate(self._volgorde) if self._volgorde else None,
            meldingen=(*messages, *told),
            mapping=self._mapping,
        )
