"""Taking in what a source tells."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from adoptie import audit, dutch
from adoptie.audit import Actor
from adoptie.models import Gemeente
from adoptie.queue import enqueue
from adoptie.sheets.harmless import clean
from enquetes.seals import file_hash
from metingen import sealed
from metingen.importers.errors import LeveringError
from metingen.importers.mapping import Mapping
from metingen.importers.months import Span, only_months, per_month, refuse_shrunken
from metingen.importers.zaken import Zaken, aggregate, read_zaken
from metingen.models import Bron, Levering
from metingen.queries.bewaren import unnamed_counts
from metingen.queries.leveringen import current_counts, standing_levering


@transaction.atomic
def ensure_bron(*, gemeente: Gemeente, naam: str, by: Actor) -> Bron:
    """Return the source with this name; make it when it is new."""
    bron, made = Bron.objects.get_or_create(gemeente=gemeente, naam=naam)
    if made:
        bron.full_clean()
        audit.record("bron gemaakt", bron, by=by, gemeente=gemeente)
    return bron


@dataclass(frozen=True, slots=True)
class Lezing:
    """How a file is read: its mapping, the moment it speaks of, and of which whole months it tells.

    Without ``peildatum`` the latest date in the file; without ``maanden`` (first and last, '2011-05') all
    months between its first and last start.
    """

    mapping: Mapping
    peildatum: dt.date | None = None
    maanden: tuple[str, str] | None = None

    @property
    def hash(self) -> str:
        return hashlib.sha256(repr((self.mapping, self.peildatum, self.maanden)).encode()).hexdigest()


def receive_zaken(*, bron: Bron, path: Path, lezing: Lezing, by: Actor) -> tuple[Levering, bool]:
    """Count a case export and keep the counts; return the levering and whether it is new.

    The same file, read in the same way, changes nothing while it has the last word on its months. Any other
    file goes before what was delivered earlier about the same months. The file itself is not kept. A bron
    that is not stored yet is stored with its first levering. Raises LeveringError or SheetError when the
    file cannot be read, or seems to tell about parts of months; then nothing is stored.
    """
    if bron.is_gebruik:
        raise LeveringError("Deze bron gaat over medewerkers. Zaken horen bij een andere bron.")
    digest = file_hash(path)
    known = standing_levering(bron, digest, lezing.hash)
    if known is not None:
        return known, False
    zaken = read_zaken(path, lezing.mapping, uiterlijk=timezone.now(), peildatum=lezing.peildatum)
    counts, span, told = aggregate(zaken), (zaken.period[0].date(), zaken.period[1].date()), list[str]()
    if lezing.maanden is None:
        refuse_shrunken(per_month(current_counts(bron)[0]), per_month(counts), span)
    else:
        counts, span, told = only_months(counts, lezing.maanden)
    name = uuid.uuid4()
    counts_hash = sealed.write_counts(bron.gemeente.slug, name, counts)
    levering = Levering(
        bron=bron,
        sleutel=name,
        bestand=clean(path.name)[:200] or "bestand",
        bestand_hash=digest,
        lees_hash=lezing.hash,
        verzegeld_hash=counts_hash,
        peildatum=zaken.peildatum.to_pydatetime(),
        van=span[0],
        tot=span[1],
        aantal=int(counts["n"].sum()),
        apart=[asdict(row) for row in zaken.apart],
        meldingen=[*zaken.meldingen, *told, *_older_than_standing(bron, zaken, span)],
    )
    with sealed.removed_unless_kept(bron.gemeente.slug, name):
        _keep(levering, by)
    return levering, True


@transaction.atomic
def _keep(levering: Levering, by: Actor) -> None:
    levering.bron = ensure_bron(gemeente=levering.bron.gemeente, naam=levering.bron.naam, by=by)
    levering.full_clean()
    levering.save()
    audit.record(
        "levering ontvangen",
        levering,
        by=by,
        gemeente=levering.bron.gemeente,
        aantal=levering.aantal,
        hash=levering.bestand_hash,
    )
    enqueue("metingen.tasks.measure_source", levering.bron_id)


def _older_than_standing(bron: Bron, zaken: Zaken, span: Span) -> list[str]:
    newest = Levering.objects.filter(bron=bron.pk, van__lte=span[1], tot__gte=span[0]).first()
    this = timezone.localdate(zaken.peildatum.to_pydatetime())
    that = timezone.localdate(newest.peildatum) if newest else this
    if that <= this:
        return []
    days = f"({dutch.day(this)}) is ouder dan die van de vorige levering ({dutch.day(that)})"
    return [f"De stand van dit bestand {days}. Het telt nu."]


def sweep() -> None:
    """Remove counts that no levering names: a crash came before it was kept."""
    for path in unnamed_counts():
        path.unlink(missing_ok=True)
