"""From a closed round to a sealed file: nothing lost, nothing added, nothing half.

(a) Outside a transaction the answers are read, typed, shuffled, written, fsynced and read back.
(b) In one transaction the round is locked, rows and file are compared with what (a) read and wrote, the hash
is recorded, the rows are deleted and the round is sealed; or all of it rolls back and the file goes.
(c) Folders that the round does not name are removed, and then its key. This can be done any number of times.

A crash before (b) commits leaves a closed round, after it a sealed one; the next run finishes the rest.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import Error, transaction
from django.utils import timezone

from adoptie import audit
from adoptie.audit import Actor
from adoptie.faults import kind_and_places
from adoptie.forgetting import forget_deleted
from adoptie.refusal import Refusal
from enquetes import frames, sealed
from enquetes.keys import DamagedError, KeyGoneError, load_key
from enquetes.leftovers import ROWS, clean_up, forget_when
from enquetes.locking import hold_ronde
from enquetes.mails import promised
from enquetes.models import Concept, Inzending, Modus, Papiercode, Ronde, Status, Verzending
from enquetes.queries.concepten import count_concepten
from enquetes.queries.courses import course_of
from enquetes.queries.namen import known_names
from enquetes.queries.volgcodes import known_codes
from enquetes.respondent import Packed, Respondent, Wijze
from enquetes.sealed import SealedRound
from enquetes.seals import DamagedSealError
from enquetes.smallgroups import merge_small_groups, ways_of

_NOT_CLOSED = "Alleen een gesloten ronde kan definitief worden afgesloten, en een proef nooit."

logger = logging.getLogger(__name__)


class ChangedWhileSealingError(Exception):
    """The rows or the file are not what they were; the round stays closed and can be tried again."""


class SealingError(Exception):
    """Something nobody foresaw, named by its kind and place: what it says itself could hold an answer."""


# What can keep a round from being sealed; it stays closed, and nothing is lost.
FAULTS = (ChangedWhileSealingError, KeyGoneError, DamagedError, DamagedSealError, OSError, SealingError)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What (a) read: the respondents, and per row a digest of its stored bytes."""

    respondents: list[Respondent]
    digests: dict[UUID, bytes]

    @property
    def volgcodes(self) -> set[str]:
        return {person.volgcode for person in self.respondents if person.volgcode}


def seal_ronde(*, ronde: Ronde, by: Actor) -> Ronde:
    """Seal a closed round; return it. Sealing a sealed round changes nothing.

    Raises Refusal when the round is not closed yet, ChangedWhileSealingError when its rows changed
    meanwhile, keys.KeyGoneError or keys.DamagedError when its answers cannot be read, and OSError or
    SealingError when something else is in the way.
    """
    ronde = Ronde.objects.select_related("traject__gemeente", "versie").get(pk=ronde.pk)
    if ronde.status == Status.VERZEGELD:
        clean_up(ronde)
        return ronde
    if not ronde.is_sealable:
        raise Refusal(_NOT_CLOSED)
    try:
        snapshot = read_answers(ronde)
        _commit_or_forget(ronde, snapshot, _write(ronde, snapshot), by)
    except Exception as fault:
        now = _as_it_is(ronde)
        # Otherwise whoever was first took away what this one was reading or writing.
        if now is None or now.is_sealable:
            if isinstance(fault, FAULTS):
                raise
            raise SealingError(kind_and_places(fault)) from None
        if now.status != Status.VERZEGELD:
            raise Refusal(_NOT_CLOSED) from fault
    clean_up(ronde)
    forget_deleted(*ROWS)
    return Ronde.objects.select_related("traject__gemeente", "versie").get(pk=ronde.pk)


def is_whole(ronde: Ronde) -> bool:
    """Tell whether the file of a sealed round is there, as it was sealed."""
    try:
        sealed.open_sealed(sealed.sealed_base(ronde.gemeente.slug), ronde.sleutel, ronde.verzegeld_hash)
    except DamagedSealError:
        return False
    return True


def _as_it_is(ronde: Ronde) -> Ronde | None:
    """Return the round as it is by now, or None as long as the database does not answer."""
    try:
        return Ronde.objects.get(pk=ronde.pk)
    except Error:
        return None


def _digest(stored: bytes | memoryview[int]) -> bytes:
    return hashlib.sha256(bytes(stored)).digest()


def read_answers(ronde: Ronde) -> Snapshot:
    key, course = load_key(ronde.sleutel), course_of(ronde.versie)
    kept = known_codes(ronde.gemeente, ronde.doelgroep) if ronde.modus == Modus.VERTROUWELIJK else set()
    respondents, digests = [], {}
    for row in Inzending.objects.filter(ronde=ronde).iterator():
        payload = key.decrypt(bytes(row.inhoud), bytes(row.link_hash))
        digests[row.pk] = _digest(row.inhoud)
        respondents.append(
            Respondent(
                antwoorden=Packed(course.counted(payload["antwoorden"])),
                groep=payload.get("groep", ""),
                profiel=payload.get("profiel"),
                # Consent may have been taken back since this was sent in.
                volgcode=code if (code := payload.get("volgcode")) in kept else None,
                wijze=payload.get("wijze", Wijze.WEB),
            )
        )
    return Snapshot(respondents, digests)


def _write(ronde: Ronde, snapshot: Snapshot) -> SealedRound:
    inhoud = ronde.versie.content
    people = merge_small_groups(ronde, snapshot.respondents)
    frame = frames.build_frame(inhoud, people, known_names(ronde))
    base = sealed.sealed_base(ronde.gemeente.slug)
    return sealed.write_sealed(base, ronde.sleutel, manifest_of(ronde, people), frame)


def manifest_of(ronde: Ronde, people: list[Respondent]) -> dict[str, Any]:
    """Say what is in the file, so that it can be read without the database."""
    return {
        "ronde": ronde.naam,
        "sleutel": str(ronde.sleutel),
        "gemeente": ronde.gemeente.cbs_code,
        "doelgroep": ronde.doelgroep,
        "modus": ronde.modus,
        "belofte": list(promised(ronde)),
        "van": timezone.localdate(ronde.opent_op).isoformat(),
        "tot": timezone.localdate(ronde.sluit_op).isoformat(),
        "uitgenodigd": ronde.groepen,
        "aantal_uitgenodigd": ronde.uitgenodigd,
        "groepen": sealed.group_counts(person.groep for person in people),
        "wijzen": ways_of(people, ronde.ondergrens),
        "ondergrens": ronde.ondergrens,
        "vragenlijst_hash": ronde.versie.hash,
        "inhoud": ronde.versie.inhoud,
    }


@transaction.atomic
def _commit(ronde: Ronde, snapshot: Snapshot, file: SealedRound, by: Actor) -> None:
    current = hold_ronde(ronde)
    if not current.is_sealable:
        raise ChangedWhileSealingError(current.status)
    if current.ondergrens != ronde.ondergrens:
        raise ChangedWhileSealingError("ondergrens")
    rows = Inzending.objects.filter(ronde=ronde)
    now = {pk: _digest(stored) for pk, stored in rows.values_list("pk", "inhoud").iterator()}
    if now != snapshot.digests:
        raise ChangedWhileSealingError("inzendingen")
    if not snapshot.volgcodes <= known_codes(ronde.gemeente, ronde.doelgroep):
        raise ChangedWhileSealingError("volgcodes")
    current.verzegeld_hash = file.hash
    if not is_whole(current):
        # Opened again and closed meanwhile: the answers are the same, but whoever opened took this file away.
        raise ChangedWhileSealingError("bestand")
    if current.status == Status.GESLOTEN:
        # Those of a round that was stopped went, and were counted, when it stopped.
        current.vervallen_concepten = count_concepten(ronde)
    current.aantal = len(snapshot.digests)
    current.status = Status.VERZEGELD
    current.verzegel_op = max(timezone.now(), current.sluit_op)
    rows.delete()
    Concept.objects.filter(ronde=ronde).delete()
    Verzending.objects.filter(uitnodiging__ronde=ronde).update(link_hash=None)
    Papiercode.objects.filter(ronde=ronde).delete()
    forget_when(ronde)
    current.save()
    details: dict[str, Any] = {"aantal": current.aantal, "hash": file.hash}
    audit.record("ronde definitief afgesloten", current, by=by, gemeente=ronde.gemeente, **details)


def _commit_or_forget(ronde: Ronde, snapshot: Snapshot, file: SealedRound, by: Actor) -> None:
    try:
        _commit(ronde, snapshot, file, by)
    except BaseException:
        _forget_unless_recorded(ronde, file)
        raise


def _forget_unless_recorded(ronde: Ronde, file: SealedRound) -> None:
    """Remove a file that was not recorded after all.

    Where the connection went during the commit it may still be recorded: holding the round waits until that
    is known. As long as nobody can know, the file stays; ``enquetes.leftovers`` finds it.
    """
    try:
        with transaction.atomic():
            if hold_ronde(ronde).verzegeld_hash != file.hash:
                sealed.remove_folder(file.folder)
    except Error:
        logger.warning("Not known whether this was recorded: %s", file.folder)
