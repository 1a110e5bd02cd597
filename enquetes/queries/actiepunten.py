"""What was promised after rounds, and what of it is not done yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from adoptie.models import Gemeente
from enquetes.models import Actiepunt

_FIELDS = ("ronde_id", "ronde__naam", "wat", "wie", "wanneer")


@dataclass(frozen=True, slots=True)
class Open:
    """Something that will be done: what, by whom, by when, and after which round."""

    ronde_id: int
    ronde: str
    wat: str
    wie: str
    wanneer: dt.date


def open_actiepunten(gemeente: Gemeente) -> tuple[Open, ...]:
    """Return what is still to do, what comes first on top. One query."""
    rows = Actiepunt.objects.filter(
        ronde__traject__gemeente=gemeente, ronde__proef_van=None, status=Actiepunt.Status.GEPLAND
    )
    return tuple(Open(*row) for row in rows.order_by("wanneer", "pk").values_list(*_FIELDS))


def actiepunten_from(gemeente: Gemeente, day: dt.date) -> tuple[tuple[Open, bool], ...]:
    """Return what was promised for this day or later, each with whether it is done. One query."""
    rows = Actiepunt.objects.filter(
        ronde__traject__gemeente=gemeente, ronde__proef_van=None, wanneer__gte=day
    )
    values = rows.order_by("wanneer", "pk").values_list(*_FIELDS, "status")
    return tuple((Open(*row), status == Actiepunt.Status.KLAAR) for *row, status in values)
