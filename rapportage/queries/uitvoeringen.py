from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from adoptie.models import Gemeente
from adoptie.periods import parse_period
from rapportage.models import Rapportplan, Uitvoering

_GOING = (Uitvoering.Status.WACHT, Uitvoering.Status.BEZIG)


def waiting_uitvoeringen(stale: dt.datetime) -> list[int]:
    """Return the keys of what must be made, oldest period first; claims from before ``stale`` are free."""
    free = Q(status=Uitvoering.Status.WACHT) | Q(status=Uitvoering.Status.BEZIG, geclaimd_op__lt=stale)
    rows = Uitvoering.objects.filter(free).order_by().values_list("periode", "pk")
    return [pk for _, pk in sorted(rows, key=lambda row: (parse_period(row[0]).end, row[1]))]


def going_of(gemeente: Gemeente) -> QuerySet[Uitvoering]:
    """Return the reports that somebody asked for and that are not there yet."""
    return gemeente.uitvoeringen.filter(plan=None, status__in=_GOING).select_related("interventie")


def rapportplannen_of(gemeente: Gemeente) -> list[tuple[Rapportplan, Uitvoering | None]]:
    """Return each plan with the report of its latest period. Two queries."""
    plans = gemeente.rapportplannen.prefetch_related("uitvoeringen").order_by("pk")
    return [
        (plan, max(plan.uitvoeringen.all(), key=lambda row: parse_period(row.periode).end, default=None))
        for plan in plans
    ]
