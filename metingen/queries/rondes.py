from __future__ import annotations

from collections.abc import Collection

from adoptie.models import Gemeente
from metingen.models import Meetwaarde
from metingen.queries.cijfers import Status


def newest_measured_ronde(gemeente: Gemeente, statuses: Collection[Status]) -> int | None:
    """Return the key of the last round with figures of one of these statuses. One query."""
    rows = Meetwaarde.objects.filter(
        gemeente=gemeente, lengte=Meetwaarde.Lengte.RONDE, status__in=statuses, ronde__isnull=False
    )
    return rows.order_by("-eind", "-ronde_id").values_list("ronde_id", flat=True).first()


def measured_rondes(gemeente: Gemeente, statuses: Collection[Status]) -> frozenset[int]:
    """Return the keys of the rounds with figures of these statuses. One query."""
    rows = Meetwaarde.objects.filter(
        gemeente=gemeente, lengte=Meetwaarde.Lengte.RONDE, status__in=statuses, ronde__isnull=False
    )
    return frozenset(rows.order_by().values_list("ronde_id", flat=True).distinct())
