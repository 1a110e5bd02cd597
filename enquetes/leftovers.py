"""What an end or a crash leaves of a round: answers in plain text, the key, and when who answered."""

from __future__ import annotations

import logging
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from adoptie import audit
from enquetes import sealed
from enquetes.keys import destroy_key, existing_keys
from enquetes.locking import hold_ronde
from enquetes.models import Concept, Inzending, Papiercode, Ronde, Status, Stopkeuze, Uitnodiging, Verzending
from enquetes.seals import settled

# Where what was asked of somebody and what somebody answered stood.
ROWS = (Uitnodiging, Verzending, Papiercode, Concept, Inzending)

logger = logging.getLogger(__name__)


def ended() -> Q:
    """Return which rounds have ended, as ``Ronde.has_ended``: their keys must be gone."""
    gone = Q(status=Status.GESTOPT, stopkeuze__in=["", Stopkeuze.VERNIETIGEN])
    return Q(status=Status.VERZEGELD) | gone


def forget_when(ronde: Ronde) -> None:
    """Have the people invited to a round that ends written at one moment.

    The database remembers the transaction in which each row was written last, and that is when somebody
    answered, in the order of all answers.
    """
    Uitnodiging.objects.filter(ronde=ronde).update(gebruikt=F("gebruikt"))


@transaction.atomic
def clean_up(ronde: Ronde) -> None:
    """Remove the folders that a round does not name, and the key of one that has ended.

    Whoever seals waits for this, or is waited for: a folder that is being recorded stays. The key goes last,
    so that a round of which something could not be removed is found by it, the next minute.
    """
    current = hold_ronde(ronde)
    if not current.has_ended and current.sleutel not in existing_keys():
        # An older database was put back: what this round was sealed to is all that can still be read of it.
        logger.error("Left alone, its key is gone: ronde %s", current.pk)
        return
    base = sealed.sealed_base(current.gemeente.slug)
    try:
        sealed.remove_sealed(base, current.sleutel, keep=current.verzegeld_hash)
        if current.has_ended:
            _end_key(current)
    except OSError:
        logger.exception("Not cleaned up: ronde %s", current.pk)


def _end_key(ronde: Ronde) -> None:
    """Destroy a key; where the ondernemingsraad was promised that, say so: it is the proof."""
    promised = ronde.stopkeuze == Stopkeuze.VERNIETIGEN and ronde.sleutel in existing_keys()
    destroy_key(ronde.sleutel)
    if promised:
        audit.record("sleutel vernietigd", ronde, by="programma", gemeente=ronde.gemeente)


def unnamed() -> list[tuple[Path, UUID]]:
    """Return folders that no round names, with the round that they were of."""
    rows = Ronde.objects.filter(status=Status.VERZEGELD).values_list("sleutel", "verzegeld_hash")
    named = {sealed.sealed_folder(Path(), name, digest).name for name, digest in rows}
    return [(folder, name) for folder, name in settled("rondes") if folder.name not in named]


def sweep() -> None:
    """Remove folders that no round names, as a crash leaves them when the key is gone already."""
    for folder, name in unnamed():
        ronde = Ronde.objects.filter(sleutel=name).first()
        if ronde is not None:
            clean_up(ronde)
            continue
        try:
            sealed.remove_folder(folder)
        except OSError:
            logger.exception("Not removed: %s", folder)
