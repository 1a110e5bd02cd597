from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from adoptie.models import Gemeente
from metingen.models import Bron, Levering


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one source told last, and what was noticed about it."""

    bron: str
    peildatum: dt.date
    van: dt.date
    tot: dt.date
    aantal: int
    apart: tuple[tuple[int, str], ...]
    meldingen: tuple[str, ...]


def snapshots(gemeente: Gemeente) -> tuple[Snapshot, ...]:
    """Return all leveringen of a gemeente, newest first. One query."""
    rows = Levering.objects.filter(bron__gemeente=gemeente).select_related("bron")
    return tuple(
        Snapshot(
            bron=row.bron.naam,
            peildatum=timezone.localdate(row.peildatum),
            van=row.van,
            tot=row.tot,
            aantal=row.aantal,
            apart=tuple((each["rij"], each["reden"]) for each in row.apart),
            meldingen=tuple(row.meldingen),
        )
        for row in rows
    )


def first_bron(gemeente: Gemeente) -> str:
    """Return the name of the source that was there first, the one that is meant when none is named."""
    return Bron.objects.filter(gemeente=gemeente).order_by("pk").values_list("naam", flat=True).first() or ""
