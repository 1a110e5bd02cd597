from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import QuerySet

from adoptie.models import Gemeente
from metingen.models import Meetwaarde
from metingen.queries.cijfers import Status


def rondes_by_end(gemeente: Gemeente, statuses: Collection[Status]) -> tuple[tuple[int, dt.date], ...]:
    """Return the keys of the rounds with figures of these statuses, each with its last day, newest first.

    One query.
    """
    rows = _measured(gemeente, statuses).order_by("-eind", "-ronde_id")
    return tuple(rows.values_list("ronde_id", "eind").distinct())


def measured_rondes(gemeente: Gemeente, statuses: Collection[Status]) -> frozenset[int]:
    """Return the keys of the rounds with figures of these statuses. One query."""
    rows = _measured(gemeente, statuses).order_by()
    return frozenset(rows.values_list("ronde_id", flat=True).distinct())


def measured_groepen(gemeente: Gemeente, statuses: Collection[Status]) -> dict[int, tuple[str, ...]]:
    """Return per round, by key, the groups of which something may be shown. One query."""
    rows = _measured(gemeente, statuses).filter(waarde__isnull=False, kenmerk="").exclude(groep="")
    found: dict[int, tuple[str, ...]] = {}
    for ronde, groep in rows.order_by("ronde_id", "groep").values_list("ronde_id", "groep").distinct():
        found[ronde] = (*found.get(ronde, ()), groep)
    return found


def _measured(gemeente: Gemeente, statuses: Collection[Status]) -> QuerySet[Meetwaarde]:
    return Meetwaarde.objects.filter(
        gemeente=gemeente, lengte=Meetwaarde.Lengte.RONDE, status__in=statuses, ronde__isnull=False
    )
