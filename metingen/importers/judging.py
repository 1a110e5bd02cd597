"""Sets the cases apart that cannot be right, each with the reason in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from adoptie import dutch
from metingen.importers.cases import Cases

Flags = NDArray[np.bool_]
Codes = NDArray[np.int8]

GOOD = 0
# Why a case does not count, from what is judged first; braces show what stands in the cell.
REASONS = (
    "",
    "Het zaaknummer ontbreekt.",
    "De startdatum ontbreekt.",
    "De startdatum{} kan niet.",
    "De einddatum{} kan niet.",
    "De rijen van deze zaak spreken elkaar tegen over de start of het einde.",
    "De startdatum ligt in de toekomst.",
    "De einddatum ligt in de toekomst.",
    "Het einde ligt vóór de start.",
    "De start ligt meer dan tien jaar vóór die van bijna alle andere zaken.",
    "De start ligt na de peildatum.",
)
_QUOTES = {3: "start", 4: "einde"}
_LONG_BEFORE, _AFTER_PEILDATUM = 9, 10
# Of so many cases one can say what is usual.
_ENOUGH = 10
_FEW = 0.01
_YEARS = 10
# Of a file in which all is wrong, nobody reads further.
MOST_LISTED = 5_000


@dataclass(frozen=True, slots=True)
class Apart:
    """A case that does not count: its first row in the file, and why. Never its number."""

    rij: int
    reden: str


def judge(cases: Cases, uiterlijk: pd.Timestamp) -> Codes:
    """Return for each case why it cannot be used, as a place in ``REASONS``; ``uiterlijk`` is now."""
    start, end = cases.dates["start"], cases.dates["einde"]
    starts, ends = start.parsed.moments, end.parsed.moments
    reasons = (
        ~cases.numbered,
        ~start.filled,
        start.parsed.wrong | start.parsed.far,
        end.parsed.wrong | end.parsed.far,
        cases.conflict,
        np.asarray(starts > uiterlijk),
        np.asarray(ends > uiterlijk),
        np.asarray(ends < starts),
    )
    codes = np.zeros(len(cases.rows), dtype=np.int8)
    for number, found in enumerate(reasons, start=1):
        codes[found & (codes == GOOD)] = number
    return _set_long_before_apart(codes, starts)


def _set_long_before_apart(codes: Codes, starts: pd.DatetimeIndex) -> Codes:
    """Set apart what started long before all others: one typing error would make years of empty months."""
    good = starts[codes == GOOD]
    if len(good) < _ENOUGH:
        return codes
    usual = good.sort_values()[int(np.ceil(_FEW * (len(good) - 1)))]
    early = np.asarray(starts < usual - pd.DateOffset(years=_YEARS))
    return np.where(early & (codes == GOOD), np.int8(_LONG_BEFORE), codes)


def judge_later(cases: Cases, codes: Codes, peildatum: pd.Timestamp) -> Codes:
    """Set apart what started after the moment for which the file speaks."""
    later = np.asarray(cases.dates["start"].parsed.moments > peildatum)
    return np.where(later & (codes == GOOD), np.int8(_AFTER_PEILDATUM), codes)


def list_apart(cases: Cases, codes: Codes) -> tuple[Apart, ...]:
    """Return the cases that do not count, by row; at most ``MOST_LISTED``."""
    return tuple(
        Apart(int(cases.rows[index]), _sentence(cases, int(codes[index]), int(index)))
        for index in np.flatnonzero(codes)[:MOST_LISTED]
    )


def _sentence(cases: Cases, code: int, index: int) -> str:
    text = cases.dates[_QUOTES[code]].quotes.get(index, "") if code in _QUOTES else ""
    return REASONS[code].format(f" '{text}'" if text else "")


def tell_apart(codes: Codes) -> Iterator[str]:
    """Yield one message per kind of reason, with how many cases it is about."""
    counts = np.bincount(codes, minlength=len(REASONS))
    for reason, count in zip(REASONS[1:], counts[1:], strict=True):
        if count:
            cases = dutch.counted(int(count), "zaak telt", "zaken tellen")
            yield f"{cases} niet mee. De reden: {reason[0].lower()}{reason[1:].format('')}"
    total = int(counts[1:].sum())
    if total > MOST_LISTED:
        yield f"De lijst toont de eerste {dutch.number(MOST_LISTED)} van {dutch.number(total)} rijen."
