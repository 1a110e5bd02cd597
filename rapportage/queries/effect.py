"""The facts for a report on one interventie."""

from __future__ import annotations

from collections.abc import Collection

from adoptie.models import Interventie
from adoptie.periods import Period
from metingen.queries.bronnen import newest_snapshots
from metingen.queries.cijfers import ALL, Status, read_cijfers
from metingen.queries.effecten import effects_of
from rapportage.reports.effect_limits import Vraag


def read_vraag(interventie: Interventie, period: Period, statuses: Collection[Status] = ALL) -> Vraag:
    """Return what is known about an interventie at the end of a period, from figures of these statuses."""
    gemeente = interventie.spoor.traject.gemeente
    until = period.last_day
    effects = effects_of(interventie, until=until, statuses=statuses)
    quarters = read_cijfers(
        gemeente,
        lengte="kwartaal",
        codes=["doorlooptijd", "overdrachten"],
        categorie="",
        until=until,
        bron=effects[0].about.bron if effects else None,
        statuses=statuses,
    )
    return Vraag(
        gemeente=gemeente.naam,
        fictief=gemeente.fictief,
        thema=dict(gemeente.thema),
        naam=interventie.naam,
        phrase=interventie.phrase,
        spoor=interventie.spoor.soort,
        date=interventie.ingangsdatum,
        wat=interventie.wat,
        waarom=interventie.waarom,
        period=period.code,
        until=until,
        effects=effects,
        quarters=quarters,
        stand=max((each.peildatum for each in newest_snapshots(gemeente)), default=None),
    )
