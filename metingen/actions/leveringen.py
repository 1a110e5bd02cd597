"""Taking in what a source tells."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import asdict
from pathlib import Path

from django.db import transaction

from adoptie import audit
from adoptie.audit import Actor
from adoptie.models import Gemeente
from adoptie.queue import enqueue
from enquetes.sealed import file_hash
from metingen import sealed
from metingen.importers.mapping import Mapping
from metingen.importers.zaken import Zaken, aggregate, read_zaken
from metingen.models import Bron, Levering


@transaction.atomic
def ensure_bron(*, gemeente: Gemeente, naam: str, by: Actor) -> Bron:
    """Return the source with this name; make it when it is new."""
    bron, made = Bron.objects.get_or_create(gemeente=gemeente, naam=naam)
    if made:
        bron.full_clean()
        audit.record("bron gemaakt", bron, by=by, gemeente=gemeente)
    return bron


def receive_zaken(
    *, bron: Bron, path: Path, mapping: Mapping, by: Actor, peildatum: dt.date | None = None
) -> tuple[Levering, bool]:
    """Count a case export and keep the counts; return the levering and whether it is new.

    The same file again changes nothing. A file about the same months goes before the older one, which stays.
    The file itself is not kept. Raises LeveringError or SheetError when it cannot be read; then nothing is
    stored.
    """
    digest = file_hash(path)
    known = bron.leveringen.filter(bestand_hash=digest).first()
    if known is not None:
        return known, False
    zaken = read_zaken(path, mapping, peildatum=peildatum)
    name = uuid.uuid4()
    counts_hash = sealed.write_counts(bron.gemeente.slug, name, aggregate(zaken))
    try:
        return _keep(bron, name, path.name, (digest, counts_hash), zaken, by), True
    except BaseException:
        sealed.remove_counts(bron.gemeente.slug, name)
        raise


@transaction.atomic
def _keep(
    bron: Bron, name: uuid.UUID, file_name: str, hashes: tuple[str, str], zaken: Zaken, by: Actor
) -> Levering:
    first, last = zaken.period
    levering = Levering(
        bron=bron,
        sleutel=name,
        bestand=file_name[:200],
        bestand_hash=hashes[0],
        verzegeld_hash=hashes[1],
        peildatum=zaken.peildatum.to_pydatetime(),
        van=first.date(),
        tot=last.date(),
        aantal=len(zaken.frame),
        apart=[asdict(row) for row in zaken.apart],
        meldingen=list(zaken.meldingen),
    )
    levering.full_clean()
    levering.save()
    audit.record(
        "levering ontvangen", levering, by=by, gemeente=bron.gemeente, aantal=levering.aantal, hash=hashes[0]
    )
    enqueue("metingen.tasks.measure_source", bron.pk)
    return levering
