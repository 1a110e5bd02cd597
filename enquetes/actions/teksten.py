"""What people wrote themselves goes after a year: it may tell who they are, and figures do not need it."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from adoptie import audit
from adoptie.audit import Actor
from enquetes.models import Ronde, Status
from enquetes.sealed import remove_texts, sealed_base

KEEP_TEXTS = dt.timedelta(days=365)


def forget_texts(*, by: Actor) -> int:
    """Remove the open answers of rounds that were sealed a year ago; return of how many rounds."""
    old = Ronde.objects.filter(status=Status.VERZEGELD, verzegel_op__lt=timezone.now() - KEEP_TEXTS)
    rounds = 0
    for ronde in old.select_related("traject__gemeente"):
        gone = remove_texts(sealed_base(ronde.gemeente.slug), ronde.sleutel, ronde.verzegeld_hash)
        if gone:
            audit.record("open antwoorden gewist", ronde, by=by, gemeente=ronde.gemeente, vragen=gone)
            rounds += 1
    return rounds
