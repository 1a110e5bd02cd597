"""The facts for a report on a year."""

from __future__ import annotations

from collections.abc import Collection

from adoptie.models import Gemeente
from adoptie.periods import Period
from enquetes.queries.actiepunten import actiepunten_from
from metingen.queries.cijfers import Status, read_cijfers
from rapportage.queries.effect import interventies_of, read_vraag
from rapportage.queries.feiten import GOALS, read_feiten
from rapportage.reports.jaarverslag import Jaar


def read_jaar(gemeente: Gemeente, period: Period, statuses: Collection[Status]) -> Jaar:
    """Return what is known of a year at its end, from figures of these statuses.

    Only promises after rounds with such figures are told. The effect of each change takes a second.
    """
    feiten = read_feiten(gemeente, period, statuses)
    told = {figure.ronde_id for figure in feiten.onderzoek.cijfers}
    promised = [each for each in actiepunten_from(gemeente, period.begin) if each[0].ronde_id in told]
    begun = interventies_of(gemeente).filter(ingangsdatum__range=(period.begin, period.last_day))
    return Jaar(
        feiten=feiten,
        kwartalen=read_cijfers(
            gemeente,
            lengte="kwartaal",
            codes=GOALS,
            groep="",
            categorie="",
            since=period.begin,
            until=period.last_day,
            statuses=statuses,
        ),
        vragen=tuple(read_vraag(row, period, statuses) for row in begun.order_by("ingangsdatum", "pk")),
        beloften=tuple(each for each in promised if period.contains(each[0].wanneer)),
        later=tuple(belofte for belofte, done in promised if not done and belofte.wanneer > period.last_day),
    )
