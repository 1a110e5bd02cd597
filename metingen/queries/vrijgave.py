"""Figures that are computed and wait until somebody releases them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, Min, OuterRef
from django.utils import timezone

from adoptie.models import Gemeente
from enquetes.models import Ronde, Status, Uitnodiging, Verzending
from metingen.models import Meetwaarde
from metingen.queries.cijfers import RELEASED
from metingen.queries.rondes import measured_rondes

# A database takes so many keys at once.
_MOST_KEYS = 500
_MAAND, _RONDE = Meetwaarde.Lengte.MAAND, Meetwaarde.Lengte.RONDE


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many figures management and staff do not see yet, and since which day the oldest waits."""

    count: int
    since: dt.date | None

    @property
    def too_long(self) -> bool:
        """Tell whether it is more than four weeks: who answered has a right to see the outcome."""
        return self.since is not None and timezone.localdate() - self.since > dt.timedelta(weeks=4)


def waiting_figures(gemeente: Gemeente, *, until: dt.date | None = None) -> Waiting:
    """Count the figures that wait, of periods that end on or before ``until``. One query."""
    rows = Meetwaarde.objects.filter(gemeente=gemeente, status=Meetwaarde.Status.BEREKEND)
    if until is not None:
        rows = rows.filter(eind__lte=until)
    found = rows.order_by().aggregate(count=Count("pk"), since=Min("created_at"))
    return Waiting(found["count"], timezone.localdate(found["since"]) if found["since"] else None)


def unpublished_elsewhere(gemeente: Gemeente, keys: Collection[int]) -> list[str]:
    """Return which other gemeenten have figures with these keys that they did not publish."""
    known, names = sorted(keys), set[str]()
    for start in range(0, len(known), _MOST_KEYS):
        rows = Meetwaarde.objects.filter(pk__in=known[start : start + _MOST_KEYS]).exclude(gemeente=gemeente)
        waiting = rows.exclude(status=Meetwaarde.Status.GEPUBLICEERD).order_by()
        names |= set(waiting.values_list("gemeente__naam", flat=True).distinct())
    return sorted(names)


def span_of_figures(gemeente: Gemeente) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day that figures of months and rounds tell about. One query."""
    rows = Meetwaarde.objects.filter(gemeente=gemeente, lengte__in=[_MAAND, _RONDE])
    found = rows.aggregate(first=Min("begin"), last=Max("eind"))
    return (found["first"], found["last"]) if found["first"] else None


def figures_stamp(gemeente: Gemeente) -> str:
    """Return what is another as soon as a figure comes, is released or is published. One query."""
    rows = Meetwaarde.objects.filter(gemeente=gemeente).order_by()
    found = rows.values("status").annotate(count=Count("pk"), last=Max("pk"))
    return ";".join(sorted(f"{row['status']}:{row['count']}:{row['last']}" for row in found))


def is_released(ronde: Ronde) -> bool:
    """Tell whether figures of this round have reached staff."""
    return ronde.pk in measured_rondes(ronde.gemeente, RELEASED)


def ronde_to_tell(gemeente: Gemeente) -> int | None:
    """Return the last round with released figures of which those who were asked were told nothing yet."""
    asked = Uitnodiging.objects.filter(ronde=OuterRef("pk")).exclude(email="")
    told = Verzending.objects.filter(uitnodiging__ronde=OuterRef("pk"), soort=Verzending.Soort.UITKOMST)
    rows = Ronde.objects.filter(pk__in=measured_rondes(gemeente, RELEASED), status=Status.VERZEGELD)
    found = rows.filter(Exists(asked), ~Exists(told)).order_by("-sluit_op")
    return found.values_list("pk", flat=True).first()
