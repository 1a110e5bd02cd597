"""Everything a report or dashboard wants to know, read once; from here on nothing touches the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from adoptie.models import Gemeente, Interventie
from adoptie.periods import Period
from adoptie.queries.traject import trajecten_of
from enquetes.queries.rondes import Response, responses
from metingen.queries.bronnen import Snapshot, first_bron, snapshots
from metingen.queries.cijfers import ALL, Cijfer, Status, read_cijfers
from metingen.queries.lijnen import Lijnen
from metingen.queries.veranderingen import Change, Perioden, read_perioden

# What management follows, in the order in which it is told.
GOALS = ("digitaal-aandeel", "doorlooptijd", "te-laat", "overdrachten")
# The figures of how many answered a round in which way.
WAYS = "respons:wijze"
ALL_CODES = (*GOALS, "kanaal-onbekend", "zaken-ontvangen", "zaken-afgehandeld", "zaken-open")


@dataclass(frozen=True, slots=True)
class Stand:
    """One goal in one period: the figure, what it was before, and the road to it.

    ``other`` names the source when it is not the one that was there first.
    """

    code: str
    other: str
    now: Cijfer
    change: Change | None
    months: tuple[Cijfer, ...]

    @property
    def key(self) -> str:
        """Return what this goal is called in addresses and anchors."""
        return f"{self.code}-{self.other}" if self.other else self.code

    @property
    def cijfers(self) -> Iterator[Cijfer]:
        yield self.now
        yield from self.months
        if self.change is not None:
            yield self.change.before


@dataclass(frozen=True, slots=True)
class Zaken:
    """What the figures of cases say about one period."""

    period: Period
    standen: tuple[Stand, ...]
    onbekend: dict[str, Cijfer]
    volumes: tuple[Cijfer, ...]
    # (name, day, spoor, what) of what was changed, in order.
    interventies: tuple[tuple[str, dt.date, str, str], ...]

    @property
    def cijfers(self) -> Iterator[Cijfer]:
        for stand in self.standen:
            yield from stand.cijfers
        yield from (*self.onbekend.values(), *self.volumes)


@dataclass(frozen=True, slots=True)
class Onderzoek:
    """Rounds, oldest first, and their figures of the whole."""

    rondes: tuple[Response, ...]
    cijfers: tuple[Cijfer, ...]
    # The same figures such that those of one wording may be compared; some are counted anew from others.
    in_lijn: tuple[Cijfer, ...] = ()

    def of(self, response: Response) -> tuple[Cijfer, ...]:
        return tuple(figure for figure in self.cijfers if figure.ronde_id == response.ronde_id)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a spoor as it stood at the end of the period; criteria are (criterium, evidence, day met)."""

    traject: str
    spoor: str
    naam: str
    open: bool
    criteria: tuple[tuple[str, str, dt.date | None], ...]

    @property
    def missing(self) -> int:
        return sum(day is None for _, _, day in self.criteria)


@dataclass(frozen=True, slots=True)
class Feiten:
    """The facts of one gemeente at the end of one period."""

    gemeente: str
    fictief: bool
    thema: dict[str, str]
    period: Period
    zaken: Zaken
    onderzoek: Onderzoek
    steps: tuple[Step, ...]
    leveringen: tuple[Snapshot, ...]

    @property
    def cijfers(self) -> Iterator[Cijfer]:
        """Yield every figure that the report rests on."""
        yield from (*self.zaken.cijfers, *self.onderzoek.cijfers)

    @property
    def stand(self) -> dt.date:
        """Return the day on which the sources were as the figures have them."""
        return max((each.peildatum for each in self.leveringen), default=self.period.last_day)


def read_feiten(gemeente: Gemeente, period: Period, statuses: Collection[Status] = ALL) -> Feiten:
    """Return what is known at the end of a period, from figures of these statuses. Twelve queries."""
    until = period.last_day
    return Feiten(
        gemeente=gemeente.naam,
        fictief=gemeente.fictief,
        thema=dict(gemeente.thema),
        period=period,
        zaken=read_zaken(gemeente, period, statuses),
        onderzoek=read_onderzoek(gemeente, until, statuses),
        steps=tuple(_steps(gemeente, until)),
        leveringen=snapshots(gemeente, period.begin, until),
    )


def read_onderzoek(gemeente: Gemeente, until: dt.date, statuses: Collection[Status]) -> Onderzoek:
    """Return the rounds up to a day, with their figures of these statuses. Three queries."""
    figures = read_cijfers(gemeente, lengte="ronde", groep="", until=until, statuses=statuses)
    return Onderzoek(responses(gemeente, until=until), figures, Lijnen.of(gemeente).in_line(figures))


def read_zaken(
    gemeente: Gemeente,
    period: Period,
    statuses: Collection[Status],
    codes: Collection[str] = (
        *GOALS,
        "kanaal-onbekend",
        "zaken-ontvangen",
        "zaken-afgehandeld",
        "zaken-open",
    ),
) -> Zaken:
    """Return what the figures of cases say about a period, as far as these tell of it. Five queries."""
    until, main = period.last_day, first_bron(gemeente)
    perioden = read_perioden(gemeente, lengte=period.length, codes=codes, until=until, statuses=statuses)
    at = {(each.code, each.bron): each for each in perioden.figures if each.periode == period.code}
    bronnen = sorted({bron for _, bron in at}, key=lambda bron: (bron != main, bron))
    return Zaken(
        period=period,
        standen=tuple(
            _stand(at[code, bron], perioden, main) for bron in bronnen for code in GOALS if (code, bron) in at
        ),
        onbekend={bron: at["kanaal-onbekend", bron] for bron in bronnen if ("kanaal-onbekend", bron) in at},
        volumes=tuple(each for each in perioden.months if each.code.startswith("zaken-")),
        interventies=interventies_until(gemeente, until),
    )


def _stand(now: Cijfer, perioden: Perioden, main: str) -> Stand:
    other = now.bron if now.bron != main else ""
    return Stand(now.code, other, now, perioden.change_of(now), perioden.months_of(now))


def _steps(gemeente: Gemeente, day: dt.date) -> Iterator[Step]:
    """Yield the steps of all trajecten as they stood on a day. Four queries."""
    for traject in trajecten_of(gemeente, day):
        for spoor in traject.sporen:
            for step in spoor.stappen:
                criteria = tuple(
                    (each.criterium, each.bewijs, each.voldaan_op)
                    if step.meets(each)
                    else (each.criterium, "", None)
                    for each in step.criteria
                )
                yield Step(traject.traject.naam, spoor.spoor.soort, step.stap.naam, step.open, criteria)


def interventies_until(gemeente: Gemeente, until: dt.date) -> tuple[tuple[str, dt.date, str, str], ...]:
    """Return (name, day, spoor, what) of what was changed up to a day, in order."""
    rows = Interventie.objects.filter(spoor__traject__gemeente=gemeente, ingangsdatum__lte=until)
    return tuple(
        (row.naam, row.ingangsdatum, row.spoor.soort, row.wat)
        for row in rows.select_related("spoor").order_by("ingangsdatum", "pk")
    )
