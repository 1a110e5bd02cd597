"""How often somebody corrected own sealed answers today, found by a mark and not by who that is."""

from __future__ import annotations

import datetime as dt
import hmac
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from adoptie.retention import Counts, counted
from adoptie.secrets import read_or_make_secret
from metingen.models import Verbeterdag
from metingen.models.verbeterdag import MOST_A_DAY


def day_mark(code: str, day: dt.date) -> bytes:
    """Return the mark of who has this volgcode, on one day."""
    key = read_or_make_secret(Path(settings.KEY_DIR) / "verbeteren").encode()
    return hmac.digest(key, f"{day.isoformat()}:{code}".encode(), "sha256")


def corrections_left(code: str) -> int:
    """Return how often who has this volgcode may still correct something today."""
    rows = Verbeterdag.objects.filter(merk=day_mark(code, timezone.localdate()))
    return MOST_A_DAY - (rows.values_list("aantal", flat=True).first() or 0)


def old_days(moment: dt.datetime) -> QuerySet[Verbeterdag]:
    return Verbeterdag.objects.filter(dag__lt=timezone.localdate(moment))


def due_days(moment: dt.datetime) -> Counts:
    return counted(old_days(moment), "gemeente")
