"""What the worker does for asking. Each task finds its work from state and may run twice or not at all."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from adoptie.queue import enqueue
from enquetes import sealing
from enquetes.actions import ronde as rondes
from enquetes.actions.verzending import queue_mails, send_waiting_mails
from enquetes.models import Panellid, Ronde, Status, Uitnodiging, Verzending

WORKER = "worker"
_KEEP_INVITATIONS = dt.timedelta(days=30)
_CONFIRM_WITHIN = dt.timedelta(days=7)


def tend_rondes() -> None:
    """Every minute: remind, close and seal what is due, and send what still waits."""
    now = timezone.now()
    for ronde in Ronde.objects.filter(status=Status.OPEN, sluit_op__lte=now):
        rondes.close_ronde(ronde=ronde, by=WORKER)
    for ronde in Ronde.objects.filter(status=Status.OPEN, herinner_op__lte=now):
        queue_mails(ronde=ronde, soort=Verzending.Soort.HERINNERING)
    waiting = Verzending.objects.filter(
        status=Verzending.Status.WACHT, uitnodiging__ronde__status=Status.OPEN
    )
    for pk in waiting.order_by().values_list("uitnodiging__ronde", flat=True).distinct():
        enqueue("enquetes.tasks.send_mails", pk)
    for ronde in Ronde.objects.filter(status=Status.GESLOTEN, verzegel_op__lte=now):
        enqueue("enquetes.tasks.seal", ronde.pk)


def send_mails(ronde_pk: int) -> int:
    """Send what waits in one round."""
    ronde = Ronde.objects.select_related("traject__gemeente").filter(pk=ronde_pk, status=Status.OPEN).first()
    return send_waiting_mails(ronde=ronde) if ronde else 0


def seal(ronde_pk: int) -> None:
    """Seal one round, or finish a sealing that was cut off."""
    sealing.seal_ronde(ronde=Ronde.objects.get(pk=ronde_pk), by=WORKER)


def forget() -> None:
    """Every night: remove invitations 30 days after closing, and sign-ups that were never confirmed."""
    now = timezone.now()
    ended = Ronde.objects.filter(
        status__in=[Status.VERZEGELD, Status.GESTOPT], sluit_op__lt=now - _KEEP_INVITATIONS
    )
    Uitnodiging.objects.filter(ronde__in=ended).delete()
    Panellid.objects.filter(
        status=Panellid.Status.AANGEMELD, aangemeld_op__lt=timezone.localdate() - _CONFIRM_WITHIN
    ).delete()
