"""Indicators from counted cases: volumes, digital share, lead time, late, hand-offs.

A frame of cases has the columns ``startmaand`` (first of the month, or 'YYYY-MM'), ``kanaal``,
``zaaktype``, ``duur`` (days; for an open case until the peildatum), ``open`` (bool), ``te_laat`` (bool, NA
without a norm; open and overdue counts as late), ``overdrachten`` and ``n`` (cases a row stands for).
A case counts in the period in which it *started*. A series has every period from first to last, also
those without a case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal

import numpy as np
import pandas as pd

from adoptie.periods import Length, Period, parse_period, period_of
from metingen.analysis import tallies
from metingen.analysis.tallies import Cases, Count, Months, T
from metingen.analysis.values import AnalysisError, Estimate

By = Literal["maand", "kwartaal", "jaar", "alles"]
Series = tuple[tuple[str, Estimate], ...]

DIGITAAL = "digitaal"
ONBEKEND = "onbekend"
COLUMNS = ("startmaand", "kanaal", "zaaktype", "duur", "open", "te_laat", "overdrachten", "n")


@dataclass(frozen=True, slots=True, eq=False)
class CountedCases:
    """A frame of cases in the order of their months; ``edges``: where the rows of each begin, and end."""

    months: tuple[str, ...]
    edges: tuple[int, ...]
    cases: Cases

    def count(self, count: Count[T]) -> Counted[T]:
        """Count one indicator for each month."""
        places = zip(self.months, self.edges, self.edges[1:], strict=False)
        found = {code: count(self.cases.take(np.arange(begin, end))) for code, begin, end in places}
        return Counted(self.months, Months(found, count(self.cases.take(np.arange(0)))))


@dataclass(frozen=True, slots=True, eq=False)
class Counted(Generic[T]):
    """One indicator of cases, by month."""

    months: tuple[str, ...]
    tallies: Months[T]

    def series(self, by: By) -> Series:
        """Return ``(period code, figure)`` for each period from first to last; 'alles' is one period."""
        if by == "alles":
            return (("alles", self.tallies.figure(self.months)),)
        return tuple((code, tally.figure()) for code, tally in self.sums(by))

    def sums(self, by: Length) -> Iterator[tuple[str, T]]:
        """Yield ``(period code, tally)`` for each period from first to last."""
        return ((code, self.tallies.together(months)) for code, months in self._periods(by))

    def _periods(self, by: Length) -> Iterator[tuple[str, list[str]]]:
        if not self.months:
            return
        inside: dict[str, list[str]] = {}
        for month in self.months:
            inside.setdefault(period_of(parse_period(month).begin, by).code, []).append(month)
        period, last = (period_of(parse_period(self.months[place]).begin, by) for place in (0, -1))
        while period <= last:
            yield period.code, inside.get(period.code, [])
            period = period_of(period.end, period.length)


def counted_cases(frame: pd.DataFrame) -> CountedCases:
    """Bring a frame of cases in the form in which it is counted; raises AnalysisError where it cannot be."""
    _check(frame)
    codes = frame["startmaand"].map({month: _month(month).code for month in frame["startmaand"].unique()})
    order = np.argsort(codes.to_numpy(dtype=str), kind="stable")
    months, edges = np.unique(codes.to_numpy(dtype=str)[order], return_index=True)
    return CountedCases(tuple(months.tolist()), (*edges.tolist(), len(order)), _columns(frame).take(order))


def _columns(frame: pd.DataFrame) -> Cases:
    kanaal = frame["kanaal"]
    return Cases(
        n=frame["n"].to_numpy(dtype=np.int64),
        digital=(kanaal == DIGITAAL).to_numpy(dtype=bool),
        unknown=(kanaal == ONBEKEND).to_numpy(dtype=bool),
        days=frame["duur"].to_numpy(dtype=np.float64),
        open=frame["open"].to_numpy(dtype=bool),
        normed=frame["te_laat"].notna().to_numpy(dtype=bool),
        late=frame["te_laat"].fillna(value=False).to_numpy(dtype=bool),
        handoffs=frame["overdrachten"].to_numpy(dtype=np.float64, na_value=np.nan),
    )


def volumes(cases: pd.DataFrame, by: By = "maand") -> pd.DataFrame:
    """Return one row per period: ``periode, ontvangen, afgesloten, open`` (whole numbers of cases).

    Cases are counted in the period in which they started: ``ontvangen = afgesloten + open``.
    """
    counted = counted_cases(cases)
    columns = {"ontvangen": tallies.received, "afgesloten": tallies.closed, "open": tallies.still_open}
    found = {name: counted.count(count).series(by) for name, count in columns.items()}
    rows = {name: [int(figure.value or 0) for _, figure in series] for name, series in found.items()}
    return pd.DataFrame({"periode": [code for code, _ in found["ontvangen"]], **rows})


def digital_share(cases: pd.DataFrame, by: By = "maand") -> Series:
    """Return the share (0..1) that came in digitally, with Wilson interval.

    Base: cases with a known channel (``intern`` is known; leave internal zaaktypen out beforehand). Never
    shown without ``unknown_share``, its missing part.
    """
    return counted_cases(cases).count(tallies.digital).series(by)


def unknown_share(cases: pd.DataFrame, by: By = "maand") -> Series:
    """Return the share (0..1) of *all* cases of which the channel is not known, with Wilson interval."""
    return counted_cases(cases).count(tallies.unknown).series(by)


def median_lead_time(cases: pd.DataFrame, by: By = "kwartaal") -> Series:
    """Return the Kaplan-Meier median lead time in days, open cases censored at the peildatum.

    Cases with a negative duration cannot be; they are left out and the flag ``negatieve_duur`` says so. Flag
    ``veel_open``: more than a tenth of the cases is open, or some are and the upper limit is not reached.
    Then the figure may be drawn (hollow) and gets no verdict: what is open now will still make it longer.
    Flag ``grens_onbekend``: all are closed, and too few to have an upper limit.
    """
    return counted_cases(cases).count(tallies.lead_time).series(by)


def share_late(cases: pd.DataFrame, by: By = "kwartaal") -> Series:
    """Return the share (0..1) that was late, with Wilson interval.

    Late: closed after the norm, or open and past it. Base: all cases with a norm, open ones too; pass
    ``cases[~cases["open"]]`` for the share of closed cases. Flag ``veel_open`` when more than a tenth of
    the base is open, because what is not late yet may become so.
    """
    return counted_cases(cases).count(tallies.late).series(by)


def handoffs(cases: pd.DataFrame, by: By = "maand") -> Series:
    """Return the mean number of hand-offs per case, with t interval (never below 0).

    A hand-off is a change of person between two consecutive events of a case. Flag ``veel_open`` when more
    than a tenth is open: those cases may still change hands.
    """
    return counted_cases(cases).count(tallies.handoffs).series(by)


def per_channel(
    indicator: Callable[[pd.DataFrame, By], Series], cases: pd.DataFrame, by: By
) -> dict[str, Series]:
    """Return the series of an indicator for each channel apart, channels in alphabetical order."""
    _check(cases)
    channels = sorted(cases["kanaal"].unique())
    return {channel: indicator(cases[cases["kanaal"] == channel], by) for channel in channels}


def _month(month: object) -> Period:
    try:
        return period_of(pd.Timestamp(str(month)).date(), "maand")
    except ValueError as error:
        raise AnalysisError(f"'{month}' is geen maand. Schrijf de maand als 2011-05.") from error


def _check(cases: pd.DataFrame) -> None:
    missing = [name for name in COLUMNS if name not in cases.columns]
    if missing:
        raise AnalysisError(f"De kolom '{missing[0]}' ontbreekt in de zaken. Controleer het bestand.")
    if (cases["n"] < 0).any():
        raise AnalysisError("Een aantal zaken kan niet kleiner zijn dan nul. Controleer de kolom 'n'.")
