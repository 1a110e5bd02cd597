from __future__ import annotations

import datetime as dt

from django.db.models import Exists, Q, QuerySet

from adoptie.models import Gemeente
from adoptie.periods import parse_period
from rapportage.models import Rapport, Rapportplan, Uitvoering
from rapportage.models.opdracht import same_subject, with_subject

_GOING = (Uitvoering.Status.WACHT, Uitvoering.Status.BEZIG)


def free_uitvoeringen(stale: dt.datetime) -> QuerySet[Uitvoering]:
    """Return what a worker can take up: new, claimed before ``stale``, or settled since it was made."""
    settled = with_subject(Rapport.objects.exclude(status=Rapport.Status.CONCEPT)).filter(**same_subject())
    status = Uitvoering.Status
    return with_subject(Uitvoering.objects.all()).filter(
        Q(status=status.WACHT)
        | Q(status=status.BEZIG, geclaimd_op__lt=stale)
        | Q(Exists(settled), status=status.VASTSTELLEN)
    )


def waiting_uitvoeringen(stale: dt.datetime) -> list[int]:
    """Return the keys of what must be taken up, oldest period first; claims before ``stale`` are free."""
    rows = free_uitvoeringen(stale).order_by().values_list("periode", "pk")
    return [pk for _, pk in sorted(rows, key=lambda row: (parse_period(row[0]).end, row[1]))]


def going_of(gemeente: Gemeente) -> QuerySet[Uitvoering]:
    """Return the reports that somebody asked for and that are not there yet."""
    return gemeente.uitvoeringen.filter(plan=None, status__in=_GOING).select_related("interventie")


def rapportplannen_of(gemeente: Gemeente) -> list[tuple[Rapportplan, Uitvoering | None]]:
    """Return each plan with the report of its latest period. Two queries."""
    plans = gemeente.rapportplannen.select_related("sjabloon").prefetch_related("uitvoeringen").order_by("pk")
    return [
        (plan, max(plan.uitvoeringen.all(), key=lambda row: parse_period(row.periode).end, default=None))
        for plan in plans
    ]
