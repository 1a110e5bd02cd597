"""Answers of single respondents leave by this door only: asked for with a reason, made, fetched, removed."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Collection
from functools import partial
from pathlib import Path

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from adoptie import audit
from adoptie.actions.storing import store
from adoptie.audit import Actor
from adoptie.models import Gebruiker, Rol
from adoptie.permissions import roles_of
from adoptie.queue import enqueue
from adoptie.refusal import Refusal
from enquetes.models import Ronde
from enquetes.seals import DamagedSealError, file_hash
from metingen.microdata import files, writing
from metingen.models import Antwoordbestand
from metingen.queries.antwoordbestanden import alike_in, columns_that_leave, objection
from metingen.queries.bewaren import expired_files, old_requests
from metingen.queries.sealed_rounds import open_round

# Who may ask for answers of single respondents: not who runs the program, but who answers for the questions.
ASKERS = frozenset({Rol.PROGRAMMALEIDER})
# Longer than the queue lets a task run: a claim this old was made by a worker that is gone.
CLAIM_LASTS = dt.timedelta(minutes=20)
_GONE = "Dit bestand is er niet meer. Maak het opnieuw."
_WRITERS = {
    Antwoordbestand.Soort.CSV: writing.write_csv,
    Antwoordbestand.Soort.SAV: writing.write_sav,
    Antwoordbestand.Soort.PARQUET: writing.write_parquet,
}

logger = logging.getLogger(__name__)


def request_bestand(
    *, ronde: Ronde, soort: str, reden: str, weglaten: Collection[str], by: Gebruiker
) -> Antwoordbestand:
    """Have the answers of a round made into a file, without what stands in ``weglaten``.

    Raises Refusal when they may not leave, or not to this person.
    """
    _refuse_unless_asker(ronde, by)
    said = objection(ronde)
    if said:
        raise Refusal(said)
    if not reden.strip():
        raise Refusal("Schrijf op waar u de antwoorden voor nodig hebt.")
    try:
        alike = alike_in(ronde, weglaten).gelijken
    except DamagedSealError as fault:
        raise Refusal(str(fault)) from fault
    row = Antwoordbestand(
        ronde=ronde,
        gevraagd_door=by,
        soort=soort,
        reden=reden.strip(),
        weglaten=sorted(weglaten),
        kleinste=alike.kleinste,
        onder_grens=alike.onder_grens,
    )
    return _keep(row, by)


@transaction.atomic
def _keep(row: Antwoordbestand, by: Gebruiker) -> Antwoordbestand:
    Ronde.objects.select_for_update(of=("self",)).get(pk=row.ronde_id)
    going = Antwoordbestand.objects.filter(
        ronde=row.ronde, gevraagd_door=by, soort=row.soort, status__in=["wacht", "bezig"]
    )
    if going.exists():
        raise Refusal("Dit bestand wordt al gemaakt.")
    stored = store(
        row,
        "antwoorden gevraagd",
        by=by,
        gemeente=row.ronde.gemeente,
        reden=row.reden,
        bestandssoort=row.soort,
        kleinste_combinatie=str(row.kleinste),
        mensen_onder_de_grens=str(row.onder_grens),
        weggelaten=", ".join(row.weglaten),
    )
    enqueue("metingen.tasks.make_bestand", stored.pk)
    return stored


def _refuse_unless_asker(ronde: Ronde, by: Gebruiker) -> None:
    if not ASKERS & roles_of(by, ronde.gemeente):
        raise Refusal("Alleen een programmaleider kan de antwoorden downloaden.")


def make_bestand(*, pk: int) -> bool:
    """Write one file; return whether this worker did. What cannot be made says so and is not tried again."""
    row = _claim(pk)
    if row is None:
        return False
    try:
        row.hash = files.make_file(row.ronde.gemeente.slug, row.sleutel, partial(_write, row))
        row.status, row.klaar_op, row.voortgang = row.Status.KLAAR, timezone.now(), 100
    except _LostClaimError:
        return False
    except DamagedSealError:
        logger.exception("Not made")
        row.status = row.Status.MISLUKT
    except Exception as fault:  # noqa: BLE001 - what it says itself could hold an answer
        logger.error("Not made: %s", type(fault).__name__)  # noqa: TRY400 - as above
        row.status = row.Status.MISLUKT
    _still_ours(row).update(status=row.status, hash=row.hash, klaar_op=row.klaar_op, voortgang=row.voortgang)
    return True


class _LostClaimError(Exception):
    """Another worker took over, or the round is gone."""


def _claim(pk: int) -> Antwoordbestand | None:
    now, of = timezone.now(), Antwoordbestand.Status
    free = Q(status=of.WACHT) | Q(status=of.BEZIG, geclaimd_op__lt=now - CLAIM_LASTS)
    if not Antwoordbestand.objects.filter(free, pk=pk).update(status=of.BEZIG, geclaimd_op=now):
        return None
    return Antwoordbestand.objects.select_related("ronde__traject__gemeente", "ronde__versie").get(pk=pk)


def _still_ours(row: Antwoordbestand) -> QuerySet[Antwoordbestand]:
    return Antwoordbestand.objects.filter(pk=row.pk, geclaimd_op=row.geclaimd_op)


def _write(row: Antwoordbestand, target: Path) -> None:
    # Meanwhile somebody may have taken their answers back.
    if said := objection(row.ronde):
        raise Refusal(said)
    kolommen = columns_that_leave(row.ronde, row.weglaten)
    told = 0

    def tell(share: float) -> None:
        nonlocal told
        percent = int(share * 99)
        if percent > told:
            told = percent
            if not _still_ours(row).update(voortgang=percent):
                raise _LostClaimError

    _WRITERS[Antwoordbestand.Soort(row.soort)](open_round(row.ronde).answers_path, kolommen, target, tell)


def take_bestand(*, bestand: Antwoordbestand, by: Gebruiker) -> Path:
    """Return where the file lies, for who asked for it; that it was fetched stands in the log.

    Raises Refusal when it is not there (any more), or is not for this person.
    """
    _refuse_unless_asker(bestand.ronde, by)
    if bestand.gevraagd_door_id != by.pk:
        raise Refusal("Dit bestand is door iemand anders gevraagd. Maak uw eigen bestand.")
    # Who asks for a pause after it was made may ask so too.
    if said := objection(bestand.ronde):
        raise Refusal(said)
    path = files.path_of(bestand.ronde.gemeente.slug, bestand.sleutel)
    if not bestand.te_halen or not path.exists() or file_hash(path) != bestand.hash:
        raise Refusal(_GONE)
    audit.record("antwoorden gedownload", bestand, by=by, gemeente=bestand.ronde.gemeente, hash=bestand.hash)
    return path


def remove_bestand(*, bestand: Antwoordbestand, by: Actor) -> None:
    """Remove a file that was made. Doing this twice changes nothing."""
    of = Antwoordbestand.Status
    files.remove_file(bestand.ronde.gemeente.slug, bestand.sleutel)
    with transaction.atomic():
        if Antwoordbestand.objects.filter(pk=bestand.pk, status=of.KLAAR).update(status=of.WEG):
            audit.record("antwoorden verwijderd", bestand, by=by, gemeente=bestand.ronde.gemeente)


def remove_expired(*, by: Actor) -> int:
    """Remove what has lain ready for a day; return how many files."""
    rows = list(expired_files(timezone.now()).select_related("ronde__traject__gemeente"))
    for row in rows:
        remove_bestand(bestand=row, by=by)
    return len(rows)


def unfetchable_files() -> list[Path]:
    """Return files of answers that are half, or of which the request is gone."""
    ready = Antwoordbestand.objects.filter(status=Antwoordbestand.Status.KLAAR)
    known = set(ready.values_list("sleutel", flat=True))
    return [path for path, name in files.old_files() if name not in known or path.name.startswith(".")]


def sweep() -> None:
    """Remove files that nobody can fetch: a crash came before they were done, or their round is gone."""
    for path in unfetchable_files():
        path.unlink(missing_ok=True)


def forget_requests() -> None:
    """Remove what was asked for a year ago; the log keeps saying that it was."""
    old_requests(timezone.now()).delete()
