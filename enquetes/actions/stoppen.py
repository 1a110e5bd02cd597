"""The ondernemingsraad stops a measurement among staff, and chooses what becomes of the answers."""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.db import transaction
from django.utils import timezone

from adoptie.actions.storing import store
from adoptie.audit import Actor, signature
from adoptie.forgetting import forget_deleted
from adoptie.queue import enqueue
from adoptie.refusal import Refusal
from enquetes.actions.stopberichten import queue_stopberichten
from enquetes.leftovers import ROWS, clean_up, forget_when
from enquetes.locking import hold_ronde
from enquetes.models import (
    Concept,
    Doelgroep,
    Inzending,
    Papiercode,
    Ronde,
    Status,
    Stop,
    Stopkeuze,
    Verzending,
)
from enquetes.queries.bewaren import unchosen_rondes
from enquetes.queries.concepten import count_concepten

# So long the key and the answers stay at most.
CHOOSE_WITHIN = dt.timedelta(days=14)
_SHORTEST = dt.timedelta(seconds=1)
_WORKER_CHOSE = "niemand koos op tijd"


@transaction.atomic
def halt_ronde(*, ronde: Ronde, reden: str, by: Actor) -> Ronde:
    """Stop collecting at once, for good; answers stay under their key for 14 days at most.

    What leads from an invitation to an answer goes now: links, codes on paper, drafts. Nobody can undo this.
    Raises Refusal for a round that does not run, and for one that is not among staff.
    """
    current = hold_ronde(ronde)
    if current.doelgroep != Doelgroep.MEDEWERKERS or current.is_proef or current.ingelezen:
        raise Refusal("De ondernemingsraad stopt alleen metingen onder medewerkers.")
    if current.status not in {Status.OPEN, Status.GESLOTEN}:
        raise Refusal(f"De ronde is {current.get_status_display()}. Er valt niets te stoppen.")
    now = timezone.now()
    current.vervallen_concepten = count_concepten(current)
    Concept.objects.filter(ronde=current).delete()
    Verzending.objects.filter(uitnodiging__ronde=current).update(link_hash=None)
    Papiercode.objects.filter(ronde=current).delete()
    forget_when(current)
    current.sluit_op = min(current.sluit_op, max(now, current.opent_op + _SHORTEST))
    # Nobody is thanked for what was stopped.
    current.bedank_op = None
    current.status, current.stopkeuze = Status.GESTOPT, Stopkeuze.WACHT
    current.kiezen_tot = now + CHOOSE_WITHIN
    until = str(timezone.localdate(current.kiezen_tot))
    stopped = store(
        current,
        "ronde gestopt door de ondernemingsraad",
        by=by,
        gemeente=current.gemeente,
        reden=reden,
        kiezen_tot=until,
    )
    stop = Stop(ronde=stopped, reden=reden, door=signature(by)[:120])
    stop.full_clean(exclude=["ronde"])
    stop.save()
    queue_stopberichten(stop=stop)
    forget_deleted(*ROWS)
    return stopped


@transaction.atomic
def choose_ending(*, ronde: Ronde, keuze: Stopkeuze, by: Actor) -> Ronde:
    """Choose whether the answers of a stopped round are sealed or destroyed.

    Who chose sealing may still choose to destroy, until it is done. Raises Refusal when nothing waits for a
    choice, and when the time is over.
    """
    current = hold_ronde(ronde)
    if not current.is_held or keuze in {current.stopkeuze, Stopkeuze.WACHT}:
        raise Refusal("Bij deze ronde is niets meer te kiezen.")
    if current.kiezen_tot is None or current.kiezen_tot <= timezone.now():
        raise Refusal("De 14 dagen zijn voorbij. De antwoorden worden vernietigd.")
    if keuze == Stopkeuze.VERNIETIGEN:
        return _destroy(current, by)
    Stop.objects.filter(ronde=current).update(gekozen_op=timezone.now(), gekozen_door=signature(by)[:120])
    current.stopkeuze = keuze
    chosen = store(current, "gestopte ronde: definitief afsluiten", by=by, gemeente=current.gemeente)
    transaction.on_commit(partial(enqueue, "enquetes.tasks.seal", current.pk))
    return chosen


def destroy_unchosen(*, by: Actor) -> int:
    """Destroy the answers of rounds that were stopped 14 days ago and are not sealed; return of how many."""
    late = unchosen_rondes(timezone.now())
    return sum(_destroy_late(pk, by) for pk in late.values_list("pk", flat=True))


@transaction.atomic
def _destroy_late(pk: int, by: Actor) -> bool:
    current = hold_ronde(Ronde(pk=pk))
    if current.is_held:
        _destroy(current, by, reden=_WORKER_CHOSE)
    return current.has_ended


def _destroy(current: Ronde, by: Actor, **details: str) -> Ronde:
    """Delete the answers, and the key as soon as that is certain; say how many there were."""
    number = Inzending.objects.filter(ronde=current).count()
    Inzending.objects.filter(ronde=current).delete()
    Stop.objects.filter(ronde=current).update(
        gekozen_op=timezone.now(), gekozen_door=signature(by)[:120], gewist=number
    )
    current.stopkeuze = Stopkeuze.VERNIETIGEN
    destroyed = store(
        current, "antwoorden vernietigd", by=by, gemeente=current.gemeente, aantal=number, **details
    )
    forget_when(current)
    transaction.on_commit(partial(clean_up, current))
    forget_deleted(*ROWS)
    return destroyed
