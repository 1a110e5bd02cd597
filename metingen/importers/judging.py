"""Sets the cases apart that cannot be right, each with the reason in a sentence."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from adoptie import dutch
from metingen.importers.cases import Cases

Flags = NDArray[np.bool_]

NO_NUMBER = "Het zaaknummer ontbreekt."
NO_START = "De startdatum ontbreekt."
CONFLICT = "De rijen van deze zaak spreken elkaar tegen over de start of het einde."
BACKWARD = "Het einde ligt vóór de start."
LATER = "De start ligt na de peildatum."
_SHOWN = 30
_QUOTED = re.compile(r" '.*'", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Apart:
    """A case that does not count: its first row in the file, its number, and why."""

    rij: int
    zaak: str
    reden: str


def judge(cases: Cases) -> tuple[Flags, tuple[Apart, ...]]:
    """Return which cases can be used, and the others with their reason."""
    start, end = cases.dates["start"], cases.dates["einde"]
    reasons: list[tuple[Flags, str, str]] = [
        ((cases.zaak == "").to_numpy(), NO_NUMBER, ""),
        ((cases.dates_text["start"] == "").to_numpy(), NO_START, ""),
        (start.wrong | start.far, "De startdatum '{}' kan niet.", "start"),
        (end.wrong | end.far, "De einddatum '{}' kan niet.", "einde"),
        (cases.conflict, CONFLICT, ""),
        (np.asarray(end.moments < start.moments), BACKWARD, ""),
    ]
    usable = np.ones(len(cases.rows), dtype=bool)
    apart: list[Apart] = []
    for wrong, sentence, role in reasons:
        for index in np.flatnonzero(wrong & usable):
            text = cases.dates_text[role].iloc[index][:_SHOWN] if role else ""
            apart.append(Apart(int(cases.rows[index]), cases.zaak.iloc[index], sentence.format(text)))
        usable &= ~wrong
    return usable, tuple(sorted(apart, key=lambda each: each.rij))


def judge_later(cases: Cases, usable: Flags, peildatum: pd.Timestamp) -> tuple[Flags, tuple[Apart, ...]]:
    """Set apart what started after the moment for which the file speaks."""
    later = usable & np.asarray(cases.dates["start"].moments > peildatum)
    apart = tuple(
        Apart(int(cases.rows[index]), cases.zaak.iloc[index], LATER) for index in np.flatnonzero(later)
    )
    return usable & ~later, apart


def tell_apart(apart: tuple[Apart, ...]) -> tuple[str, ...]:
    """Return one message per kind of reason, with how many cases it is about."""
    # Two reasons quote the date; without it they are of one kind.
    kinds = Counter(_QUOTED.sub("", each.reden) for each in apart)
    return tuple(
        f"{dutch.counted(count, 'zaak telt', 'zaken tellen')} niet mee. De reden: {kind[0].lower()}{kind[1:]}"
        for kind, count in kinds.items()
    )
