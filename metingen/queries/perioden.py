"""Of which periods there are figures of cases, without reading the figures."""

from __future__ import annotations

from collections.abc import Collection

from adoptie.models import Gemeente
from metingen.models import Meetwaarde
from metingen.queries.cijfers import Status

_LENGTHS = (Meetwaarde.Lengte.MAAND, Meetwaarde.Lengte.KWARTAAL, Meetwaarde.Lengte.JAAR)


def told_periods(gemeente: Gemeente, codes: Collection[str], statuses: Collection[Status]) -> dict[str, bool]:
    """Return the months, quarters and years with figures of the whole, and whether some can be judged.

    One query.
    """
    rows = Meetwaarde.objects.filter(
        gemeente=gemeente,
        lengte__in=_LENGTHS,
        indicator__code__in=codes,
        groep="",
        categorie="",
        status__in=statuses,
    )
    newest = {
        (indicator, periode): flags
        for indicator, periode, flags in rows.order_by("pk").values_list("indicator_id", "periode", "vlaggen")
    }
    told: dict[str, bool] = {}
    for (_, periode), flags in newest.items():
        if Meetwaarde.VERVALLEN not in flags:
            told[periode] = told.get(periode, False) or "veel_open" not in flags
    return told
