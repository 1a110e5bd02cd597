"""What was promised after rounds and is not done yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from adoptie.models import Gemeente
from enquetes.models import Actiepunt


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
    values = rows.order_by("wanneer", "pk").values_list("ronde_id", "ronde__naam", "wat", "wie", "wanneer")
    return tuple(Open(*row) for row in values)
