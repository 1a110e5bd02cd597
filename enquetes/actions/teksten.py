"""What people wrote themselves goes after a year: it may tell who they are, and figures do not need it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

from django.utils import timezone

from adoptie import audit
from adoptie.audit import Actor
from adoptie.files import sync_folder
from adoptie.retention import Counts
from enquetes.models import Ronde
from enquetes.queries.bewaren import rondes_with_old_texts
from enquetes.sealed import WRITTEN, sealed_base, sealed_folder


def texts_of(ronde: Ronde) -> list[Path]:
    """Return the files with what people wrote in a sealed round, as far as they are there."""
    folder = sealed_folder(sealed_base(ronde.gemeente.slug), ronde.sleutel, ronde.verzegeld_hash)
    return list(folder.glob(f"{WRITTEN}*.parquet"))


def count_old_texts(moment: dt.datetime) -> Counts:
    """Count questions of which what people wrote would go."""
    found: Counts = Counter()
    for ronde in rondes_with_old_texts(moment):
        if texts := texts_of(ronde):
            found[ronde.gemeente.pk] += len(texts)
    return found


def forget_texts(*, by: Actor) -> int:
    """Remove the open answers of rounds that were sealed a year ago; return of how many rounds."""
    rounds = 0
    for ronde in rondes_with_old_texts(timezone.now()):
        if gone := texts_of(ronde):
            for file in gone:
                file.unlink(missing_ok=True)
            sync_folder(gone[0].parent)
            audit.record("open antwoorden gewist", ronde, by=by, gemeente=ronde.gemeente, vragen=len(gone))
            rounds += 1
    return rounds
