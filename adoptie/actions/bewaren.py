"""Going through the table of retention: what is due goes, and the log proves it with counts only."""

from __future__ import annotations

import datetime as dt
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from adoptie import audit, dutch
from adoptie.audit import Actor
from adoptie.faults import kind_and_places
from adoptie.forgetting import forget_deleted
from adoptie.models import Gebeurtenis, Gemeente
from adoptie.retention import Counts, klassen, models_that_empty

ACTION = "bewaartermijnen toegepast"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Toegepast:
    """What became of one class: how many were due, how many of those are left, whether it failed."""

    code: str
    due: Counts = field(default_factory=Counter)
    left: Counts = field(default_factory=Counter)
    failed: bool = False

    def gone(self, gemeente: int | None) -> int:
        return max(0, self.due[gemeente] - self.left[gemeente])

    def stays(self, gemeente: int | None) -> bool:
        return self.failed or bool(self.left[gemeente])


def apply_retention(*, by: Actor) -> tuple[Toegepast, ...]:
    """Have everything go that is due; write down per gemeente how much that was, also where it is nothing.

    One class that fails keeps none of the others from going; the line in the log says which. A second run on
    the same day writes only what it did.
    """
    done = tuple(
        _apply(klasse.code, klasse.due, klasse.forget)
        for klasse in klassen()
        if klasse.due is not None and klasse.forget is not None
    )
    # Also for what was deleted by day, while somebody was reading.
    with transaction.atomic():
        forget_deleted(*models_that_empty())
    for gemeente in Gemeente.objects.defer("logo").order_by("pk"):
        _record(gemeente, done, by)
    return done


def _apply(code: str, due: Callable[[dt.datetime], Counts], forget: Callable[[], object]) -> Toegepast:
    moment = timezone.now()
    try:
        before = due(moment)
        forget()
        return Toegepast(code, before, due(moment))
    except Exception as fault:  # noqa: BLE001 - what it says itself could hold an address
        logger.error("Not let go: %s, %s", code, kind_and_places(fault))  # noqa: TRY400 - as above
        return Toegepast(code, failed=True)


@transaction.atomic
def _record(gemeente: Gemeente, done: tuple[Toegepast, ...], by: Actor) -> None:
    gone = {each.code: each.gone(gemeente.pk) + each.gone(None) for each in done}
    left = [each.code for each in done if each.stays(gemeente.pk) or each.stays(None)]
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    earlier = Gebeurtenis.objects.filter(gemeente_id=gemeente.pk, action=ACTION, at__gte=today)
    if earlier.exists() and not any(gone.values()) and not left:
        return
    told = [f"{code} {number}" for code, number in gone.items() if number]
    audit.record(
        ACTION,
        gemeente,
        by=by,
        gemeente=gemeente,
        result="niet alles" if left else "gelukt",
        gewist=dutch.listing(told) or "niets was aan de beurt",
        bleef_staan=dutch.listing(left),
        aantallen=gone,
    )
