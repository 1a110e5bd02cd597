"""Sources of cases, and what they told; usage by staff has a page and words of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max, QuerySet
from django.utils import timezone

from adoptie.models import Gemeente
from metingen.models import Bron, Levering

_CASES = Bron.Soort.ZAKEN


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one source told at one time, and what was noticed about it."""

    pk: int
    bron: str
    peildatum: dt.date
    van: dt.date
    tot: dt.date
    aantal: int
    apart: tuple[tuple[int, str], ...]
    meldingen: tuple[str, ...]


def snapshots(gemeente: Gemeente, begin: dt.date, end: dt.date) -> tuple[Snapshot, ...]:
    """Return the leveringen that tell about a part of these days, newest first. One query."""
    rows = Levering.objects.filter(bron__gemeente=gemeente, van__lte=end, tot__gte=begin)
    return _snapshots(rows.filter(bron__soort=_CASES))


def newest_snapshots(gemeente: Gemeente) -> tuple[Snapshot, ...]:
    """Return the last levering of each source. One query."""
    last = (
        Bron.objects.filter(gemeente=gemeente, soort=_CASES).annotate(last=Max("leveringen")).values("last")
    )
    return _snapshots(Levering.objects.filter(pk__in=last))


def _snapshots(rows: QuerySet[Levering]) -> tuple[Snapshot, ...]:
    return tuple(
        Snapshot(
            pk=row.pk,
            bron=row.bron.naam,
            peildatum=timezone.localdate(row.peildatum),
            van=row.van,
            tot=row.tot,
            aantal=row.aantal,
            apart=tuple((each["rij"], each["reden"]) for each in row.apart),
            meldingen=tuple(row.meldingen),
        )
        for row in rows.select_related("bron")
    )


def last_peildatum(gemeente: Gemeente) -> dt.date | None:
    """Return the last day until which a source followed its cases; None without leveringen. One query."""
    rows = Levering.objects.filter(bron__gemeente=gemeente, bron__soort=_CASES)
    found = rows.aggregate(last=Max("peildatum"))["last"]
    return timezone.localdate(found) if found else None


def first_bron(gemeente: Gemeente) -> str:
    """Return the name of the source that was there first, the one that is meant when none is named."""
    rows = Bron.objects.filter(gemeente=gemeente, soort=_CASES).order_by("pk")
    return rows.values_list("naam", flat=True).first() or ""
