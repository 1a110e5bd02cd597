"""What would go today and in the coming month; nothing changes by looking."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from adoptie.models import Gebeurtenis, Gemeente
from adoptie.retention import Bewaarklasse, Counts, klassen

AHEAD = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Vooruitblik:
    """One class: how many records would go now, and how many within 30 days, those of now among them."""

    klasse: Bewaarklasse
    nu: Counts
    straks: Counts

    @property
    def telbaar(self) -> bool:
        """Tell whether something goes by itself; a template would call ``due`` instead of looking at it."""
        return self.klasse.due is not None

    @property
    def aantal_nu(self) -> int:
        return self.nu.total()

    @property
    def aantal_straks(self) -> int:
        return self.straks.total()


def upcoming(gemeente: Gemeente | None = None) -> tuple[Vooruitblik, ...]:
    """Return the whole table with what would go: of this gemeente and of what belongs to none, or of all."""
    now = timezone.now()
    keys = None if gemeente is None else {gemeente.pk, None}
    return tuple(
        Vooruitblik(klasse, _of(klasse, now, keys), _of(klasse, now + AHEAD, keys)) for klasse in klassen()
    )


def _of(klasse: Bewaarklasse, moment: dt.datetime, keys: Iterable[int | None] | None) -> Counts:
    due: Counts = klasse.due(moment) if klasse.due else Counter()
    return due if keys is None else Counter({key: due[key] for key in keys if due[key]})


def last_applied(gemeente: Gemeente) -> Gebeurtenis | None:
    """Return the last line of the log that proves that the job ran for this gemeente."""
    rows = Gebeurtenis.objects.filter(gemeente_id=gemeente.pk, action="bewaartermijnen toegepast")
    return rows.order_by("-pk").first()
