from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from adoptie.models import Gemeente, Interventie, Traject
from adoptie.queries.gereedheid import SpoorStand, spoor_stand


@dataclass(frozen=True, slots=True)
class TrajectStand:
    traject: Traject
    sporen: tuple[SpoorStand, ...]


def trajecten_of(gemeente: Gemeente, day: dt.date = dt.date.max) -> tuple[TrajectStand, ...]:
    """Return the trajecten of a gemeente with how far each spoor was on a day, in four queries."""
    trajecten = gemeente.trajecten.prefetch_related("sporen__stappen__criteria")
    return tuple(
        TrajectStand(traject, tuple(spoor_stand(spoor, day) for spoor in traject.sporen.all()))
        for traject in trajecten
    )


def interventies_of(traject: Traject) -> QuerySet[Interventie]:
    """Return the interventies of a traject, latest first, with spoor and onderdelen."""
    return (
        Interventie.objects.filter(spoor__traject=traject)
        .select_related("spoor")
        .prefetch_related(Prefetch("onderdelen"))
        .order_by("-ingangsdatum", "naam")
    )
