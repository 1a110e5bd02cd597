"""How long cases stay open, in a period and in the same one a year before."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from adoptie.models import Gemeente
from adoptie.periods import Period, add_months, period_of
from metingen.queries.cijfers import Cijfer, Status, read_cijfers

CODE = "doorlooptijd-verloop"


@dataclass(frozen=True, slots=True)
class Verloop:
    """Which share was still open after how many days, of one source; and a year before, where known."""

    nu: tuple[Cijfer, ...]
    eerder: tuple[Cijfer, ...]


def read_verloop(gemeente: Gemeente, period: Period, statuses: Collection[Status]) -> tuple[Cijfer, ...]:
    """Return the figures of the period and of the same one a year before, of all sources. One query."""
    before = _year_before(period)
    figures = read_cijfers(
        gemeente,
        lengte=period.length,
        codes=[CODE],
        since=before.begin,
        until=period.last_day,
        statuses=statuses,
    )
    return tuple(each for each in figures if each.periode in {before.code, period.code})


def verloop_of(figures: Iterable[Cijfer], bron: str, period: Period) -> Verloop:
    """Return what is told of one source."""
    own = [each for each in figures if each.bron == bron]
    before = _year_before(period).code
    return Verloop(
        tuple(each for each in own if each.periode == period.code),
        tuple(each for each in own if each.periode == before),
    )


def _year_before(period: Period) -> Period:
    return period_of(add_months(period.begin, -12), period.length)
