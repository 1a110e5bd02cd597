"""Brings the rows of an export together to one row per case, before anything is judged."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from adoptie import dutch
from metingen.importers.columns import Codes, Columns
from metingen.importers.dates import Parsed, parse_dates
from metingen.importers.mapping import ONBEKEND, Mapping

Integers = NDArray[np.int64]
# A moment that is not there, as pandas counts it.
_NO_TIME = np.iinfo(np.int64).min
_TEST_USER = re.compile(r"(?:te?st|admin|system|systeem)[\d_.-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """One entry per case, in the order of the file.

    ``rows``: row number of its first row. ``conflict``: its rows disagree on start or end. ``dates``: role ->
    moments as read. ``labels``: kanaal, zaaktype and onderdeel as text. ``overdrachten``: hand-offs, NA when
    that is not known.
    """

    rows: Codes
    zaak: pd.Series[str]
    conflict: NDArray[np.bool_]
    dates: dict[str, Parsed]
    dates_text: dict[str, pd.Series[str]]
    labels: pd.DataFrame
    overdrachten: pd.Series[int]
    meldingen: tuple[str, ...]


def gather_cases(columns: Columns, mapping: Mapping) -> Cases:
    """Take the first row of each case; count its hand-offs from all its rows.

    A hand-off is a change of person between two events of one case that follow each other in time; events
    without a person are passed over. The person is not in the result.
    """
    case, first = _numbered(columns)
    messages = list(columns.meldingen)
    dates, texts = {}, {}
    for role in ("start", "einde", *([mapping.norm] if mapping.norm else [])):
        column = columns.by_role[role]
        codes = column.codes[first]
        texts[role] = _text(columns, role, first)
        dates[role] = _taken(parse_dates(column.texts, mapping.datumformaten, mapping.tijdzone), codes)
    if mapping.kind == "cases" and len(case) > len(first):
        twice = dutch.counted(len(case) - len(first), "rij herhaalt", "rijen herhalen")
        messages.append(f"{twice} een zaak die er al staat. Elke zaak telt één keer.")
    _tell_differences(columns, mapping, case, first, messages)
    overdrachten = _handoffs(columns, case, len(first), messages)
    return Cases(
        rows=columns.rows[first],
        zaak=_text(columns, "zaak", first),
        conflict=_differs(columns, "start", case, first) | _differs(columns, "einde", case, first),
        dates=dates,
        dates_text=texts,
        labels=_labels(columns, mapping, first),
        overdrachten=overdrachten,
        meldingen=tuple(messages),
    )


def _numbered(columns: Columns) -> tuple[Integers, Integers]:
    """Return for each row the number of its case, and for each case its first row."""
    column = columns.by_role["zaak"]
    codes = column.codes.astype(np.int64)
    if "" in column.texts:
        # Rows without a number belong to nobody: each is a case that will be set apart.
        nobody = codes == column.texts.index("")
        codes[nobody] = len(column.texts) + np.arange(nobody.sum())
    case, distinct = pd.factorize(codes)
    first = np.full(len(distinct), len(codes), dtype=np.int64)
    np.minimum.at(first, case, np.arange(len(codes)))
    return case.astype(np.int64), first


def _text(columns: Columns, role: str, first: Integers) -> pd.Series[str]:
    column = columns.by_role[role]
    return pd.Series(column.texts, dtype="str").take(column.codes[first]).reset_index(drop=True)


def _taken(parsed: Parsed, codes: Codes) -> Parsed:
    return Parsed(
        moments=parsed.moments.take(codes.astype(np.int64)),
        wrong=parsed.wrong[codes],
        far=parsed.far[codes],
        date_only=parsed.date_only[codes],
        offset=parsed.offset[codes],
    )


def _differs(columns: Columns, role: str, case: Integers, first: Integers) -> NDArray[np.bool_]:
    codes = columns.by_role[role].codes
    return np.bincount(case, codes != codes[first][case], minlength=len(first)) > 0


def _tell_differences(
    columns: Columns, mapping: Mapping, case: Integers, first: Integers, messages: list[str]
) -> None:
    for role in ("kanaal", "onderdeel", "zaaktype", mapping.norm):
        if role in columns.by_role and role is not None:
            count = int(_differs(columns, role, case, first).sum())
            if count:
                cases = dutch.counted(count, "zaak", "zaken")
                messages.append(
                    f"Bij {cases} staat niet in elke rij hetzelfde bij '{role}'. De eerste rij telt."
                )


def _labels(columns: Columns, mapping: Mapping, first: Integers) -> pd.DataFrame:
    labels: dict[str, pd.Series[str]] = {}
    for role in ("kanaal", "zaaktype", "onderdeel"):
        if role in columns.by_role:
            text = _text(columns, role, first)
            labels[role] = text.where(text != "", ONBEKEND)
        else:
            labels[role] = pd.Series([mapping.vast.get(role, ONBEKEND)] * len(first), dtype="str")
    return pd.DataFrame(labels)


def _handoffs(columns: Columns, case: Integers, cases: int, messages: list[str]) -> pd.Series[int]:
    if "medewerker" not in columns.by_role:
        return pd.Series(pd.array([pd.NA] * cases, dtype="Int64"))
    person = columns.by_role["medewerker"]
    known = np.array([text != "" for text in person.texts])[person.codes]
    testing = np.array([_TEST_USER.fullmatch(text) is not None for text in person.texts])[person.codes]
    if testing.any():
        events = dutch.counted(int(testing.sum()), "gebeurtenis is", "gebeurtenissen zijn")
        messages.append(
            f"{events} gedaan door een test- of systeemgebruiker. Zij tellen mee bij de overdrachten."
        )
    lost = int((columns.tijd == _NO_TIME).sum())
    if lost:
        events = dutch.counted(lost, "gebeurtenis heeft", "gebeurtenissen hebben")
        messages.append(f"{events} geen leesbare tijd. Daar telt de volgorde van het bestand.")
    order = np.lexsort((*_ties(columns), columns.tijd, case))
    order = order[known[order]]
    same_case = case[order][1:] == case[order][:-1]
    changed = same_case & (person.codes[order][1:] != person.codes[order][:-1])
    counts = np.bincount(case[order][1:][changed], minlength=cases)
    return pd.Series(pd.array(counts.astype(np.int64), dtype="Int64"))


def _ties(columns: Columns) -> tuple[NDArray[np.float64], ...]:
    """Return what decides when two events have the same time: the column for the order, then the file."""
    place = np.arange(len(columns.rows), dtype=np.float64)
    if "volgorde" not in columns.by_role:
        return (place,)
    column = columns.by_role["volgorde"]
    numbers = pd.to_numeric(pd.Series(column.texts, dtype="str"), errors="coerce").fillna(np.inf)
    return place, numbers.to_numpy(dtype=np.float64)[column.codes]
