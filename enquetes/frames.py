"""Answers of respondents as the typed columns of a sealed file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from adoptie.personal import KnownNames, mask_written
from enquetes.content import Answers, Inhoud, Item, ItemSoort
from enquetes.respondent import Respondent
from enquetes.seals import GROEP, VOLGCODE

_NOBODY = KnownNames()
# Answers of so many people are laid out at once.
_PEOPLE_AT_ONCE = 2_048


def build_frame(
    inhoud: Inhoud, respondents: Sequence[Respondent], known: KnownNames = _NOBODY
) -> pd.DataFrame:
    """Lay respondents out as typed columns (one row each, in the order given).

    What open answers say about how to reach or find somebody is left out, and the names in ``known``.
    """
    columns: dict[str, Any] = {GROEP: pd.Categorical([person.groep for person in respondents])}
    profile = sorted({name for person in respondents for name in person.profiel or {}})
    for name in profile:
        columns[f"_{name}"] = pd.Categorical([(person.profiel or {}).get(name) for person in respondents])
    if any(person.volgcode for person in respondents):
        columns[VOLGCODE] = pd.array([person.volgcode for person in respondents], dtype="string")
    about = pd.DataFrame(columns, index=pd.RangeIndex(len(respondents)))
    parts = [
        _answer_frame(
            inhoud, [person.given for person in respondents[start : start + _PEOPLE_AT_ONCE]], known
        )
        for start in range(0, max(1, len(respondents)), _PEOPLE_AT_ONCE)
    ]
    return pd.concat([about, pd.concat(parts, ignore_index=True)], axis=1)


def _answer_frame(inhoud: Inhoud, given: Sequence[Answers], known: KnownNames) -> pd.DataFrame:
    """Lay out the answers of some respondents; of all at once they would not fit in memory."""
    columns = {
        item.kolom: _column(item, [item.value(each) for each in given], known) for item in inhoud.items()
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(len(given)))


def _column(item: Item, values: Sequence[str | float | bool | None], known: KnownNames) -> Any:
    match item.soort:
        case ItemSoort.VINK | ItemSoort.AKKOORD:
            return pd.array(values, dtype="boolean")  # type: ignore[call-overload]  # True, False or None
        case ItemSoort.GETAL:
            return pd.array(values, dtype="Float64")  # type: ignore[call-overload]  # numbers or None
        case ItemSoort.PLAATS:
            return pd.array(values, dtype="Int64")  # type: ignore[call-overload]  # whole numbers or None
        case ItemSoort.TEKST:
            return pd.array(
                [mask_written(str(text), known) if text else None for text in values], dtype="string"
            )
        case ItemSoort.CONTACT | ItemSoort.DATUM:
            return pd.array(values, dtype="string")  # type: ignore[call-overload]  # texts or None
        case _:
            codes = [None if value is None else str(value) for value in values]
            return pd.Categorical(codes, categories=[option.code for option in item.opties])
