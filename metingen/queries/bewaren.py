"""What knowing has that is due to go: sets that both the dry run and the daily job count."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.db.models import QuerySet

from adoptie.retention import Counts, counted
from enquetes.queries.bewaren import rondes_with_old_texts
from enquetes.seals import settled
from metingen.models import Antwoordbestand, Levering, Tekst
from metingen.models.antwoordbestand import KEPT

# Selectielijst gemeenten 2020: P1Y for a request.
KEEP_REQUESTS = dt.timedelta(days=365)
_OF = "ronde__traject__gemeente"
Status = Antwoordbestand.Status


def expired_files(moment: dt.datetime) -> QuerySet[Antwoordbestand]:
    """Return files that lay ready for a day."""
    return Antwoordbestand.objects.filter(status=Status.KLAAR, klaar_op__lte=moment - KEPT)


def expired(moment: dt.datetime) -> Counts:
    return counted(expired_files(moment), _OF)


def old_requests(moment: dt.datetime) -> QuerySet[Antwoordbestand]:
    """Return requests of a year ago of which no file lies ready."""
    rows = Antwoordbestand.objects.filter(created_at__lt=moment - KEEP_REQUESTS)
    return rows.filter(status__in=[Status.WEG, Status.MISLUKT])


def requests(moment: dt.datetime) -> Counts:
    return counted(old_requests(moment), _OF)


def old_texts(moment: dt.datetime) -> QuerySet[Tekst]:
    """Return what was decided of texts in rounds that were sealed a year ago."""
    return Tekst.objects.filter(lezing__ronde__in=rondes_with_old_texts(moment))


def read_texts(moment: dt.datetime) -> Counts:
    return counted(old_texts(moment), "lezing__ronde__traject__gemeente")


def unnamed_counts() -> list[Path]:
    """Return counts of cases that no levering names."""
    known = set(Levering.objects.values_list("sleutel", flat=True))
    lying = settled("leveringen")
    return [path for path, name in lying if name not in known or path.name.startswith(".")]
