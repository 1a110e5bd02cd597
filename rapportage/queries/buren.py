"""The figures of a gemeente beside those of gemeenten that agreed to be compared."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from adoptie.models import Gemeente
from adoptie.periods import Period, add_months
from metingen.queries.cijfers import RELEASED, Cijfer, Status
from metingen.queries.verschillen import Vraag, read_doelen, read_vragen
from rapportage.queries.delingen import agreed_on
from rapportage.queries.feiten import GOALS

# A round is told beside a period that ended so many months later at most.
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """One gemeente of the comparison: its goals by code, and its last answer to each question."""

    naam: str
    doelen: Mapping[str, Cijfer] = field(default_factory=dict)
    vragen: Mapping[Vraag, Cijfer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Buren:
    """A gemeente and those with which it is compared; never more than both sides agreed to."""

    gemeente: str
    fictief: bool
    thema: dict[str, str]
    period: Period
    own: Deelnemer
    others: tuple[Deelnemer, ...]

    @property
    def all(self) -> tuple[Deelnemer, ...]:
        return (self.own, *self.others)

    @property
    def cijfers(self) -> Iterator[Cijfer]:
        """Yield every figure that the report rests on, those of others too."""
        for each in self.all:
            yield from (*each.doelen.values(), *each.vragen.values())


def read_buren(gemeente: Gemeente, period: Period, statuses: Collection[Status]) -> Buren:
    """Return the figures of all that agreed. Three queries for each.

    Of others only what was released there is read, whoever asks.
    """
    others = [deling.met for deling in agreed_on(gemeente)]
    return Buren(
        gemeente=gemeente.naam,
        fictief=gemeente.fictief,
        thema=dict(gemeente.thema),
        period=period,
        own=_deelnemer(gemeente, period, statuses),
        others=tuple(_deelnemer(each, period, RELEASED) for each in others),
    )


def _deelnemer(gemeente: Gemeente, period: Period, statuses: Collection[Status]) -> Deelnemer:
    return Deelnemer(
        gemeente.naam,
        read_doelen(gemeente, lengte=period.length, begin=period.begin, codes=GOALS, statuses=statuses),
        read_vragen(
            gemeente,
            since=add_months(period.end, -_MONTHS),
            until=period.last_day,
            statuses=statuses,
        ),
    )
