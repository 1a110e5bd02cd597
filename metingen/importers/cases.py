"""Brings the rows of an export together to one row per case, before anything is judged."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from adoptie import dutch
from metingen.importers.columns import Codes, Columns
from metingen.importers.labels import refuse_singles
from metingen.importers.mapping import LABEL_ROLES, ONBEKEND, Mapping
from metingen.importers.moments import Moments

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
# A moment that is not there, as pandas counts it; one that is there and cannot be, a little later.
_NO_TIME = np.iinfo(np.int64).min
_TEST_USER = re.compile(r"(?:te?st|admin|system|systeem)[\d_.-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """One entry per case, in the order of the file.

    ``rows``: row number of its first row. ``numbered``: has a case number. ``conflict``: its rows disagree on
    start or end. ``dates`` by role; of the end, a date that stands for "no end" is no date. ``labels``:
    kanaal, zaaktype and onderdeel as text. ``overdrachten``: hand-offs, NA when that is not known.
    """

    rows: Codes
    numbered: Flags
    conflict: Flags
    dates: dict[str, Moments]
    labels: pd.DataFrame
    overdrachten: pd.Series[int]
    meldingen: tuple[str, ...]


def gather_cases(columns: Columns, mapping: Mapping) -> Cases:
    """Take the first row of each case; count its hand-offs from all its rows.

    A hand-off is a change of person between two events of one case that follow each other in time; events
    without a person are passed over. The person is not in the result, and the number of the case neither.
    """
    case, first = _numbered(columns)
    messages = list(columns.meldingen)
    if mapping.kind == "cases" and len(case) > len(first):
        twice = dutch.counted(len(case) - len(first), "rij herhaalt", "rijen herhalen")
        messages.append(f"{twice} een zaak die er al staat. Elke zaak telt één keer.")
    differs = {role: _differs(keys, case, first) for role, keys in _comparable(columns).items()}
    for role, found in differs.items():
        if found.any() and role not in {"start", "einde"}:
            cases = dutch.counted(int(found.sum()), "zaak", "zaken")
            messages.append(f"Bij {cases} staat niet in elke rij hetzelfde bij '{role}'. De eerste rij telt.")
    dates = {role: columns.dates[role].take(first) for role in differs if role in columns.dates}
    dates["einde"] = _open_ended(dates["einde"], messages)
    return Cases(
        rows=columns.rows[first],
        numbered=columns.numbered[first],
        conflict=differs["start"] | differs["einde"],
        dates=dates,
        labels=_labels(columns, mapping, first),
        overdrachten=_handoffs(columns, case, len(first), messages),
        meldingen=tuple(messages),
    )


def _numbered(columns: Columns) -> tuple[Integers, Integers]:
    """Return for each row the number of its case, and for each case its first row."""
    # Rows without a number belong to nobody: each is a case that will be set apart.
    nobody = np.flatnonzero(~columns.numbered)
    case, distinct = pd.factorize(columns.zaak)
    case = case.astype(np.int64)
    case[nobody] = len(distinct) + np.arange(len(nobody))
    case, distinct = pd.factorize(case) if len(nobody) else (case, distinct)
    first = np.full(len(distinct), len(case), dtype=np.int64)
    np.minimum.at(first, case, np.arange(len(case)))
    return case.astype(np.int64), first


def _comparable(columns: Columns) -> dict[str, NDArray[np.integer]]:
    dates = {role: _keys(moments) for role, moments in columns.dates.items() if role != "tijd"}
    return {**dates, **{role: columns.labels[role].codes for role in LABEL_ROLES if role in columns.labels}}


def _keys(moments: Moments) -> Integers:
    """Return numbers that are equal where two cells mean the same, however they are written."""
    keys = np.where(moments.parsed.wrong, _NO_TIME + 1, moments.parsed.microseconds)
    return np.where(moments.parsed.far & ~moments.parsed.never, _NO_TIME + 2, keys)


def _differs(keys: NDArray[np.integer], case: Integers, first: Integers) -> Flags:
    return np.bincount(case, keys != keys[first][case], minlength=len(first)) > 0


def _open_ended(end: Moments, messages: list[str]) -> Moments:
    """Take an end such as 31-12-9999 for none: set apart, all open cases would be missing."""
    never = end.parsed.never
    if not never.any():
        return end
    cases = dutch.counted(int(never.sum()), "zaak heeft", "zaken hebben")
    messages.append(f"{cases} een einddatum als 31-12-9999. Zij tellen als open.")
    parsed = replace(end.parsed, far=end.parsed.far & ~never, moments=end.parsed.without(never))
    return replace(end, parsed=parsed, filled=end.filled & ~never)


def _labels(columns: Columns, mapping: Mapping, first: Integers) -> pd.DataFrame:
    labels: dict[str, pd.Series[str]] = {}
    for role in LABEL_ROLES:
        if role not in columns.labels:
            labels[role] = pd.Series([mapping.vast.get(role, ONBEKEND)] * len(first), dtype="str")
            continue
        column = columns.labels[role]
        codes = column.codes[first]
        refuse_singles(role, codes, mapping)
        texts = pd.Series([text or ONBEKEND for text in column.texts], dtype="str")
        labels[role] = texts.take(codes).reset_index(drop=True)
    return pd.DataFrame(labels)


def _handoffs(columns: Columns, case: Integers, cases: int, messages: list[str]) -> pd.Series[int]:
    if "medewerker" not in columns.labels:
        return pd.Series(pd.array([pd.NA] * cases, dtype="Int64"))
    person, times = columns.labels["medewerker"], columns.dates["tijd"].parsed.microseconds
    known = np.array([text != "" for text in person.texts])[person.codes]
    testing = np.array([_TEST_USER.fullmatch(text) is not None for text in person.texts])[person.codes]
    if testing.any():
        events = dutch.counted(int(testing.sum()), "gebeurtenis is", "gebeurtenissen zijn")
        messages.append(
            f"{events} gedaan door een test- of systeemgebruiker. Zij tellen mee bij de overdrachten."
        )
    lost = int((times == _NO_TIME).sum())
    if lost:
        events = dutch.counted(lost, "gebeurtenis heeft", "gebeurtenissen hebben")
        messages.append(f"{events} geen leesbare tijd. Daar telt de volgorde van het bestand.")
    # When two events have the same time, the column for the order decides, then the file.
    ties = [np.arange(len(case)), *([columns.volgorde] if columns.volgorde is not None else [])]
    order = np.lexsort((*ties, times, case))
    order = order[known[order]]
    same_case = case[order][1:] == case[order][:-1]
    changed = same_case & (person.codes[order][1:] != person.codes[order][:-1])
    counts = np.bincount(case[order][1:][changed], minlength=cases)
    return pd.Series(pd.array(counts.astype(np.int64), dtype="Int64"))
