"""What the worker does for asking. Each task finds its work from state and may run twice or not at all."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.utils import timezone

from adoptie.queue import enqueue
from adoptie.refusal import Refusal
from enquetes import leftovers, sealing
from enquetes.actions import panelmails, retour, stopberichten
from enquetes.actions import ronde as rondes
from enquetes.actions.reeks import tend_reeks
from enquetes.actions.stoppen import destroy_unchosen
from enquetes.actions.verzending import mark_lost_mails, queue_mails, send_waiting_mails
from enquetes.keys import existing_keys
from enquetes.models import Panelmail, Reeks, Ronde, Status, Stopbericht
from enquetes.queries.afsluiten import due_for_sealing
from enquetes.queries.verzendingen import due_mails, waiting_mails

WORKER = "worker"

logger = logging.getLogger(__name__)


def tend_rondes() -> None:
    """Every minute: close, remind, thank and seal what is due, send what waits, finish what was cut off."""
    now = timezone.now()
    for ronde in Ronde.objects.filter(status=Status.OPEN, sluit_op__lte=now):
        _unless_refused(rondes.close_ronde, ronde=ronde, by=WORKER)
    for ronde, soort in due_mails(now):
        queue_mails(ronde=ronde, soort=soort)
    mark_lost_mails()
    for pk in waiting_mails().order_by().values_list("uitnodiging__ronde", flat=True).distinct():
        enqueue("enquetes.tasks.send_mails", pk)
    panelmails.mark_lost_panelmails()
    if Panelmail.objects.filter(status=Panelmail.Status.WACHT).exists():
        enqueue("enquetes.tasks.send_panelmails")
    destroy_unchosen(by=WORKER)
    for ronde in Ronde.objects.filter(due_for_sealing(now)):
        enqueue("enquetes.tasks.seal", ronde.pk)
    if Stopbericht.objects.filter(status=Stopbericht.Status.WACHT).exists():
        enqueue("enquetes.tasks.send_stopberichten")
    _remove_keys()


def _remove_keys() -> None:
    """Destroy keys of rounds that ended, where a crash came between the end and the destroying."""
    for ronde in Ronde.objects.filter(leftovers.ended(), sleutel__in=existing_keys()):
        leftovers.clean_up(ronde)


def _unless_refused(action: Callable[..., object], **values: object) -> None:
    """Do it, or leave it to whoever was just before: the next round must not wait for this one."""
    try:
        action(**values)
    except Refusal as refusal:
        logger.info("%s: %s", next(iter(values.values())), refusal)


def send_mails(ronde_pk: int) -> int:
    """Send what waits in one round."""
    ronde = Ronde.objects.select_related("traject__gemeente").filter(pk=ronde_pk).first()
    return send_waiting_mails(ronde=ronde) if ronde else 0


def seal(ronde_pk: int) -> None:
    """Seal one round that is due.

    What was queued may be overtaken: a round that was opened again or stopped meanwhile is left alone. What
    cannot be sealed is tried again the next minute, and its page says so.
    """
    ronde = Ronde.objects.filter(due_for_sealing(timezone.now()), pk=ronde_pk).first()
    if ronde is None:
        return
    try:
        _unless_refused(sealing.seal_ronde, ronde=ronde, by=WORKER)
    except sealing.FAULTS:
        logger.exception("Not sealed: %s", ronde)


def send_stopberichten() -> int:
    """Tell who lead a programme that the ondernemingsraad stopped a round."""
    return stopberichten.send_stopberichten()


def send_panelmails() -> int:
    """Send the mails of the panel that wait."""
    return panelmails.send_panelmails()


def tend_reeksen() -> None:
    """Every ten minutes: have the rounds that reeksen need, and open those whose day has come."""
    for reeks in Reeks.objects.filter(status=Reeks.Status.LOOPT):
        _unless_refused(tend_reeks, reeks=reeks, by=WORKER)


def read_returned_mail() -> None:
    """Every ten minutes: write down which mails came back."""
    retour.read_returned_mail()
