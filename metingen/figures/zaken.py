"""Figures from counted cases, by month, quarter and year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import pandas as pd

from adoptie.periods import Length, Period, parse_period, period_of
from metingen.analysis import cases
from metingen.analysis.cases import By
from metingen.analysis.values import TE_WEINIG, VEEL_OPEN, Estimate, nothing
from metingen.disclosure import Klasse, thresholds
from metingen.figures.values import Better, Definition, Figure, Unit

METHOD = "zaken-1"
LENGTHS: tuple[Length, ...] = ("maand", "kwartaal", "jaar")
Series = tuple[tuple[str, Estimate], ...]
Compute = Callable[[pd.DataFrame, By], Series]


@dataclass(frozen=True, slots=True)
class CaseIndicator:
    """A definition with its computation; an ``outcome`` needs five cases, a count is free."""

    definition: Definition
    compute: Compute
    outcome: bool = False
    per_channel: bool = False


def _define(code: str, naam: str, eenheid: Unit, richting: Better, definitie: str) -> Definition:
    return Definition(code, naam, eenheid, richting, "zaken", definitie, spoor="virtueel")


def _volume(column: str) -> Compute:
    def compute(frame: pd.DataFrame, length: By) -> Series:
        table = cases.volumes(frame, length)
        counts = zip(table["periode"], table[column], table["ontvangen"], strict=True)
        return tuple((code, Estimate(float(count), None, None, int(n))) for code, count, n in counts)

    return compute


INDICATORS = (
    CaseIndicator(
        _define(
            "zaken-ontvangen",
            "Ontvangen aanvragen",
            "aantal",
            "geen",
            "Het aantal aanvragen dat in deze periode begon.",
        ),
        _volume("ontvangen"),
    ),
    CaseIndicator(
        _define(
            "zaken-afgehandeld",
            "Afgehandelde aanvragen",
            "aantal",
            "geen",
            "Van de aanvragen die in deze periode begonnen: hoeveel er klaar zijn op de peildatum.",
        ),
        _volume("afgesloten"),
    ),
    CaseIndicator(
        _define(
            "zaken-open",
            "Aanvragen die nog lopen",
            "aantal",
            "lager",
            "Van de aanvragen die in deze periode begonnen: hoeveel er nog lopen op de peildatum.",
        ),
        _volume("open"),
    ),
    CaseIndicator(
        _define(
            "digitaal-aandeel",
            "Aandeel digitale aanvragen",
            "procent",
            "hoger",
            "Het deel van de aanvragen dat digitaal binnenkwam. Aanvragen waarvan we de weg niet kennen, "
            "tellen niet mee; dat deel staat erbij.",
        ),
        cases.digital_share,
    ),
    CaseIndicator(
        _define(
            "kanaal-onbekend",
            "Aanvragen waarvan de weg onbekend is",
            "procent",
            "lager",
            "Het deel van alle aanvragen waarvan niet is vastgelegd hoe ze binnenkwamen.",
        ),
        cases.unknown_share,
    ),
    CaseIndicator(
        _define(
            "doorlooptijd",
            "Doorlooptijd",
            "dagen",
            "lager",
            "Na hoeveel dagen de helft van de aanvragen klaar was (mediaan volgens Kaplan-Meier). "
            "Aanvragen die nog lopen, tellen mee tot de peildatum.",
        ),
        cases.median_lead_time,
        outcome=True,
        per_channel=True,
    ),
    CaseIndicator(
        _define(
            "te-laat",
            "Aandeel te laat",
            "procent",
            "lager",
            "Het deel van de aanvragen met een uiterste datum dat te laat klaar was, "
            "of nog loopt en over die datum heen is.",
        ),
        cases.share_late,
        outcome=True,
    ),
    CaseIndicator(
        _define(
            "overdrachten",
            "Overdrachten per aanvraag",
            "getal",
            "lager",
            "Hoe vaak een aanvraag gemiddeld van de ene medewerker naar de andere ging.",
        ),
        cases.handoffs,
        outcome=True,
    ),
)


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


def case_figures(frame: pd.DataFrame, source: str, moments: Iterable[Moment] = ()) -> Iterator[Figure]:
    """Yield all figures of counted cases (columns: see ``metingen.analysis.cases``) of one source.

    Per month, quarter and year, and for the time before and after each of the ``moments``.
    """
    if frame.empty:
        return
    moments = tuple(moments)
    for indicator in INDICATORS:
        if indicator.definition.code == "overdrachten" and frame["overdrachten"].isna().all():
            continue
        definition = replace(indicator.definition, bron=source)
        for channel, part in _parts(indicator, frame):
            for length in LENGTHS:
                for code, estimate in indicator.compute(part, length):
                    yield _figure(definition, parse_period(code), _permitted(indicator, estimate), channel)
            for moment in moments:
                yield from _before_and_after(indicator, definition, part, moment, channel)


def _parts(indicator: CaseIndicator, frame: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    yield "", frame
    if indicator.per_channel:
        for channel in sorted(frame["kanaal"].unique()):
            yield channel, frame[frame["kanaal"] == channel]


def _before_and_after(
    indicator: CaseIndicator, definition: Definition, frame: pd.DataFrame, moment: Moment, channel: str
) -> Iterator[Figure]:
    """Yield the figure of all months before the change, and after it up to each month that is complete.

    A report speaks of what was known at its end, so each month has its own "after". Months at the end in
    which too much is still open say nothing yet, and would pull down the figure.
    """
    if not indicator.outcome and definition.eenheid == "aantal":
        return
    months = dict(indicator.compute(frame, "maand"))
    complete = sorted(months)
    while complete and VEEL_OPEN in months[complete[-1]].flags:
        complete.pop()
    begun, first = moment.date.strftime("%Y-%m"), f"{moment.first_month:%Y-%m}"
    before = [code for code in months if code < begun]
    after = [code for code in complete if code >= first]
    sides = [
        ("voor", "vóór", before),
        *((f"na:{code}", "na", after[: at + 1]) for at, code in enumerate(after)),
    ]
    for side, word, wanted in sides:
        part = frame[frame["startmaand"].isin(wanted)]
        if part.empty:
            continue
        ((_, estimate),) = indicator.compute(part, "alles")
        period = _span(min(wanted), max(wanted))
        figure = _figure(definition, period, _permitted(indicator, estimate), channel)
        name = f"{word} {moment.phrase}"
        yield replace(figure, lengte="interventie", periode=f"{moment.key}:{side}", periode_naam=name)


def _span(first: str, last: str) -> Period:
    begin, end = parse_period(first), parse_period(last)
    return replace(begin, end=end.end)


def _permitted(indicator: CaseIndicator, estimate: Estimate) -> Estimate:
    if indicator.outcome and not thresholds(Klasse.ZAKEN).may_show_group(estimate.n):
        return nothing(estimate.n, TE_WEINIG)
    return estimate


def _figure(definition: Definition, period: Period, estimate: Estimate, channel: str) -> Figure:
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
