"""Indicators from counted cases: volumes, digital share, lead time, late, hand-offs.

A frame of cases has the columns ``startmaand`` (first of the month, or 'YYYY-MM'), ``kanaal``,
``zaaktype``, ``duur`` (days; for an open case until the peildatum), ``open`` (bool), ``te_laat`` (bool, NA
without a norm; open and overdue counts as late), ``overdrachten`` and ``n`` (cases a row stands for).
A case counts in the period in which it *started*. A series has every period from first to last, also
those without a case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf
from typing import Literal

import numpy as np
import pandas as pd

from adoptie.periods import Length, Period, period_of
from metingen.analysis.scores import mean, sums_of
from metingen.analysis.shares import wilson
from metingen.analysis.survival import median, survival_curve
from metingen.analysis.values import (
    KLEIN_AANTAL,
    NEGATIEVE_DUUR,
    VEEL_OPEN,
    AnalysisError,
    Estimate,
)

By = Literal["maand", "kwartaal", "jaar", "alles"]
Series = tuple[tuple[str, Estimate], ...]
Indicator = Callable[[pd.DataFrame], Estimate]

DIGITAAL = "digitaal"
ONBEKEND = "onbekend"
COLUMNS = ("startmaand", "kanaal", "zaaktype", "duur", "open", "te_laat", "overdrachten", "n")
SMALL = 5
OPEN_LIMIT = 0.10


def volumes(cases: pd.DataFrame, by: By = "maand") -> pd.DataFrame:
    """Return one row per period: ``periode, ontvangen, afgesloten, open`` (whole numbers of cases).

    Cases are counted in the period in which they started: ``ontvangen = afgesloten + open``.
    """
    rows = [
        (
            code,
            int(part["n"].sum()),
            int(part.loc[~_open(part), "n"].sum()),
            int(part.loc[_open(part), "n"].sum()),
        )
        for code, part in _periods(cases, by)
    ]
    return pd.DataFrame(rows, columns=["periode", "ontvangen", "afgesloten", "open"])


def digital_share(cases: pd.DataFrame, by: By = "maand") -> Series:
    """Return the share (0..1) that came in digitally, with Wilson interval.

    Base: cases with a known channel (``intern`` is known; leave internal zaaktypen out beforehand). Never
    shown without ``unknown_share``, its missing part.
    """
    return series(cases, by, lambda part: _share(part[part["kanaal"] != ONBEKEND], "kanaal", DIGITAAL))


def unknown_share(cases: pd.DataFrame, by: By = "maand") -> Series:
    """Return the share (0..1) of *all* cases of which the channel is not known, with Wilson interval."""
    return series(cases, by, lambda part: _share(part, "kanaal", ONBEKEND))


def median_lead_time(cases: pd.DataFrame, by: By = "kwartaal") -> Series:
    """Return the Kaplan-Meier median lead time in days, open cases censored at the peildatum.

    Cases with a negative duration cannot be; they are left out and the flag ``negatieve_duur`` says so. Flag
    ``veel_open``: more than a tenth of the cases is open, or the median or its upper limit is not reached.
    Then the figure may be drawn (hollow) and gets no verdict: what is open now will still make it longer.
    """
    return series(cases, by, _lead_time)


def share_late(cases: pd.DataFrame, by: By = "kwartaal") -> Series:
    """Return the share (0..1) that was late, with Wilson interval.

    Late: closed after the norm, or open and past it. Base: all cases with a norm, open ones too; pass
    ``cases[~cases["open"]]`` for the share of closed cases. Flag ``veel_open`` when more than a tenth of
    the base is open, because what is not late yet may become so.
    """
    return series(cases, by, _late)


def handoffs(cases: pd.DataFrame, by: By = "maand") -> Series:
    """Return the mean number of hand-offs per case, with t interval (never below 0).

    A hand-off is a change of person between two consecutive events of a case. Flag ``veel_open`` when more
    than a tenth is open: those cases may still change hands.
    """
    return series(cases, by, _handoffs)


def per_channel(
    indicator: Callable[[pd.DataFrame, By], Series], cases: pd.DataFrame, by: By
) -> dict[str, Series]:
    """Return the series of an indicator for each channel apart, channels in alphabetical order."""
    _check(cases)
    channels = sorted(cases["kanaal"].unique())
    return {channel: indicator(cases[cases["kanaal"] == channel], by) for channel in channels}


def series(cases: pd.DataFrame, by: By, indicator: Indicator) -> Series:
    """Return ``(period code, figure)`` for each period; fewer than five cases get ``klein_aantal``."""
    return tuple((code, _marked(indicator(part))) for code, part in _periods(cases, by))


def _marked(estimate: Estimate) -> Estimate:
    return estimate.flagged(KLEIN_AANTAL) if 0 < estimate.n < SMALL else estimate


def _share(part: pd.DataFrame, column: str, value: str) -> Estimate:
    return wilson(int(part.loc[part[column] == value, "n"].sum()), int(part["n"].sum()))


def _lead_time(part: pd.DataFrame) -> Estimate:
    possible = part[part["duur"] >= 0]
    estimate = median(survival_curve(possible["duur"], ~_open(possible), possible["n"]))
    if estimate.n and (estimate.high is None or _much_open(possible)):
        estimate = estimate.flagged(VEEL_OPEN)
    return estimate.flagged(NEGATIEVE_DUUR) if len(possible) < len(part) else estimate


def _late(part: pd.DataFrame) -> Estimate:
    normed = part[part["te_laat"].notna()]
    late = int(normed.loc[normed["te_laat"].astype(bool), "n"].sum())
    estimate = wilson(late, int(normed["n"].sum()))
    return estimate.flagged(VEEL_OPEN) if _much_open(normed) else estimate


def _handoffs(part: pd.DataFrame) -> Estimate:
    estimate = mean(sums_of(part["overdrachten"].to_numpy(dtype=np.float64), part["n"].to_numpy())).clipped(
        0, inf
    )
    return estimate.flagged(VEEL_OPEN) if _much_open(part) else estimate


def _much_open(part: pd.DataFrame) -> bool:
    return int(part.loc[_open(part), "n"].sum()) > OPEN_LIMIT * int(part["n"].sum())


def _open(part: pd.DataFrame) -> pd.Series:
    return part["open"].astype(bool)


def _periods(cases: pd.DataFrame, by: By) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield every period from first to last with its cases; 'alles' is one period."""
    _check(cases)
    if by == "alles":
        yield "alles", cases
        return
    if cases.empty:
        return
    found = {month: _period(month, by) for month in cases["startmaand"].unique()}
    codes = cases["startmaand"].map({month: period.code for month, period in found.items()})
    parts = dict(iter(cases.groupby(codes.astype(str), sort=False)))
    period, last = min(found.values()), max(found.values())
    while period <= last:
        yield period.code, parts.get(period.code, cases.iloc[:0])
        period = period_of(period.end, period.length)


def _period(month: object, by: Length) -> Period:
    try:
        return period_of(pd.Timestamp(str(month)).date(), by)
    except ValueError as error:
        raise AnalysisError(f"'{month}' is geen maand. Schrijf de maand als 2011-05.") from error


def _check(cases: pd.DataFrame) -> None:
    missing = [name for name in COLUMNS if name not in cases.columns]
    if missing:
        raise AnalysisError(f"De kolom '{missing[0]}' ontbreekt in de zaken. Controleer het bestand.")
    if (cases["n"] < 0).any():
        raise AnalysisError("Een aantal zaken kan niet kleiner zijn dan nul. Controleer de kolom 'n'.")
