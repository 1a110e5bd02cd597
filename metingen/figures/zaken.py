"""Figures from counted cases, by month, quarter and year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from adoptie.periods import Length, Period, parse_period, period_of
from metingen.analysis import tallies
from metingen.analysis.cases import Counted, CountedCases, counted_cases
from metingen.analysis.tallies import T
from metingen.analysis.values import TE_WEINIG, VEEL_OPEN, Estimate, nothing
from metingen.disclosure import Klasse, cut_time, thresholds
from metingen.figures.case_indicators import (
    COURSE,
    COURSE_DAYS,
    COURSE_LENGTHS,
    INDICATORS,
)
from metingen.figures.rounding import rounded
from metingen.figures.values import Definition, Figure

METHOD = "zaken-3"
LENGTHS: tuple[Length, ...] = ("maand", "kwartaal", "jaar")


@dataclass(frozen=True, slots=True)
class Moment:
    """An interventie to compare before and after: ``key`` finds the figures back."""

    key: str
    phrase: str
    date: dt.date

    @property
    def first_month(self) -> dt.date:
        """Return the first whole month after the change."""
        month = period_of(self.date, "maand")
        return month.begin if self.date.day == 1 else month.end


@dataclass(frozen=True, slots=True)
class _Shown:
    """Between which days a period may be shown; None: all of them, because counts are free."""

    first: dt.date
    last: dt.date
    cuts: frozenset[dt.date] | None

    def permit(self, period: Period, estimate: Estimate) -> Estimate:
        """Return the figure, or nothing where it, or a part that it leaves over, rests on too few cases."""
        # Outside the data there is nothing to subtract.
        ends = {max(period.begin, self.first), min(period.end, self.last)}
        if self.cuts is None or ends <= self.cuts:
            return estimate
        return nothing(estimate.n, TE_WEINIG)


def _shown_periods(counted: Counted[T], moments: Sequence[Moment], *, outcome: bool = True) -> _Shown:
    """Cut time for one indicator: months join inside a quarter if they can, over a change if they must."""
    months = [(parse_period(code), estimate.n) for code, estimate in counted.series("maand")]
    days = [months[0][0].begin, *(month.end for month, _ in months)]
    if not outcome:
        return _Shown(days[0], days[-1], None)
    changes = {day for moment in moments for day in (moment.date.replace(day=1), moment.first_month)}
    weights = {
        at: 3 if day in changes else 2 if day.month == 1 else 1 if day.month % 3 == 1 else 0
        for at, day in enumerate(days)
    }
    cuts = cut_time([n for _, n in months], thresholds(Klasse.ZAKEN).groep, weights)
    return _Shown(days[0], days[-1], frozenset(days[at] for at in cuts))


def case_figures(frame: pd.DataFrame, source: str, moments: Iterable[Moment] = ()) -> Iterator[Figure]:
    """Yield all figures of counted cases (columns: see ``metingen.analysis.cases``) of one source.

    Per month, quarter and year, and for the time before and after each of the ``moments``.
    """
    if frame.empty:
        return
    moments, parts = tuple(moments), _parts(frame)
    for indicator in INDICATORS:
        if indicator.definition.code == "overdrachten" and frame["overdrachten"].isna().all():
            continue
        definition = replace(indicator.definition, bron=source)
        for channel, part in parts.items():
            if channel and not indicator.per_channel:
                continue
            counted = part.count(indicator.count)
            shown = _shown_periods(counted, moments, outcome=indicator.outcome)
            for length in LENGTHS:
                for code, estimate in counted.series(length):
                    period = parse_period(code)
                    yield _figure(definition, period, shown.permit(period, estimate), channel)
            for moment in moments:
                yield from _before_and_after(definition, counted, moment, channel, shown)
    yield from _course(parts[""].count(tallies.lead_time), source, moments)


def _parts(frame: pd.DataFrame) -> dict[str, CountedCases]:
    """Return the whole (under an empty name) and each channel, ready to be counted."""
    channels = {str(name): counted_cases(part) for name, part in frame.groupby("kanaal", sort=True)}
    return {"": counted_cases(frame), **channels}


def _course(counted: Counted[tallies.LeadTime], source: str, moments: Sequence[Moment]) -> Iterator[Figure]:
    """Yield which share was still open after how many days; shown where the lead time itself is."""
    shown = _shown_periods(counted, moments)
    definition = replace(COURSE, bron=source)
    for length in COURSE_LENGTHS:
        for code, lead_time in counted.sums(length):
            period = parse_period(code)
            for day, estimate in zip(COURSE_DAYS, lead_time.course(COURSE_DAYS), strict=True):
                figure = _figure(definition, period, shown.permit(period, estimate), f"na {day} dagen")
                yield replace(figure, volgorde=day)


def _before_and_after(
    definition: Definition,
    counted: Counted[T],
    moment: Moment,
    channel: str,
    shown: _Shown,
) -> Iterator[Figure]:
    """Yield the figure of all months before the change, and after it up to each month that is complete.

    A report speaks of what was known at its end, so each month has its own "after". Months at the end in
    which too much is still open say nothing yet, and would pull down the figure.
    """
    if definition.eenheid == "aantal":
        return
    months = dict(counted.series("maand"))
    complete = sorted(months)
    while complete and VEEL_OPEN in months[complete[-1]].flags:
        complete.pop()
    begun, first = moment.date.strftime("%Y-%m"), f"{moment.first_month:%Y-%m}"
    before = [code for code in months if code < begun]
    after = [code for code in complete if code >= first]
    sides = [("voor", "vóór", before, counted.tallies.figure(before))] if before else []
    sides += [
        (f"na:{code}", "na", after[: at + 1], estimate)
        for at, (code, estimate) in enumerate(zip(after, counted.tallies.running(after), strict=True))
    ]
    for side, word, wanted, estimate in sides:
        if not estimate.n:
            continue
        period = _span(min(wanted), max(wanted))
        figure = _figure(definition, period, shown.permit(period, estimate), channel)
        name = f"{word} {moment.phrase}"
        yield replace(figure, lengte="interventie", periode=f"{moment.key}:{side}", periode_naam=name)


def _span(first: str, last: str) -> Period:
    begin, end = parse_period(first), parse_period(last)
    return replace(begin, end=end.end)


def _figure(definition: Definition, period: Period, estimate: Estimate, channel: str) -> Figure:
    estimate = rounded(estimate, definition.eenheid)
    return Figure(
        definition=definition,
        lengte=period.length,
        periode=period.code,
        periode_naam=period.label,
        begin=period.begin,
        eind=period.last_day,
        n=estimate.n,
        waarde=estimate.value,
        laag=estimate.low if estimate.value is not None else None,
        hoog=estimate.high if estimate.value is not None else None,
        se=estimate.se if estimate.value is not None else None,
        categorie=channel,
        vlaggen=estimate.flags,
    )
