"""What knowing has that is due to go: sets that both the dry run and the daily job count."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path
from uuid import UUID

from django.db.models import QuerySet

from adoptie.retention import Counts, counted
from enquetes.seals import settled
from metingen.microdata import files
from metingen.models import Antwoordbestand, Levering
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


def _unknown(lying: Iterable[tuple[Path, UUID]], known: Collection[UUID]) -> list[Path]:
    return [path for path, name in lying if name not in known or path.name.startswith(".")]


def unfetchable_files() -> list[Path]:
    """Return files of answers that are half, or of which the request is gone."""
    ready = Antwoordbestand.objects.filter(status=Status.KLAAR)
    return _unknown(files.old_files(), set(ready.values_list("sleutel", flat=True)))


def unnamed_counts() -> list[Path]:
    """Return counts of cases that no levering names."""
    return _unknown(settled("leveringen"), set(Levering.objects.values_list("sleutel", flat=True)))


def leftovers(moment: dt.datetime) -> Counts:  # noqa: ARG001 - they do not become more by waiting
    number = len(unfetchable_files()) + len(unnamed_counts())
    return Counter({None: number}) if number else Counter()
