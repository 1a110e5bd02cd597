"""Mails with personal links: claimed, sent, and never sent twice."""

from __future__ import annotations

import datetime as dt
import secrets
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from adoptie.queue import enqueue
from adoptie.refusal import Refusal
from enquetes import mails
from enquetes.keys import load_key
from enquetes.locking import hold_open_ronde
from enquetes.models import Ronde, Uitnodiging, Verzending

# Longer than any mail server takes; a claim this old was made by a worker that is gone.
_CLAIM_LASTS = dt.timedelta(minutes=15)


def queue_mails(*, ronde: Ronde, soort: Verzending.Soort) -> int:
    """Note for everybody who should get this mail that it has to go; return how many there are.

    Reminders go to links that were not used. Doing this twice adds nothing.
    """
    people = Uitnodiging.objects.filter(ronde=ronde)
    if soort == Verzending.Soort.HERINNERING:
        people = people.filter(gebruikt=False)
    new = people.exclude(verzendingen__soort=soort)
    rows = [Verzending(uitnodiging=person, soort=soort) for person in new]
    Verzending.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    enqueue("enquetes.tasks.send_mails", ronde.pk)
    return len(rows)


def send_waiting_mails(*, ronde: Ronde) -> int:
    """Send every mail of this round that waits; return how many left.

    A mail of which nobody knows whether it left becomes ``onzeker`` and is not sent again by itself.
    """
    late = timezone.now() - _CLAIM_LASTS
    Verzending.objects.filter(
        uitnodiging__ronde=ronde, status=Verzending.Status.BEZIG, geclaimd_op__lt=late
    ).update(status=Verzending.Status.ONZEKER)
    waiting = Verzending.objects.filter(uitnodiging__ronde=ronde, status=Verzending.Status.WACHT)
    keys = list(waiting.values_list("pk", flat=True))
    if not keys:
        return 0
    with get_connection() as connection:
        return sum(_send(pk, ronde, connection) for pk in keys)


def _send(pk: int, ronde: Ronde, connection: BaseEmailBackend) -> bool:
    token = secrets.token_urlsafe(16)
    try:
        row = _claim(pk, ronde, token)
    except Refusal:
        return False
    if row is None:
        return False
    link = settings.SITE_URL + reverse("antwoord", args=[ronde.code, token])
    try:
        _message(row, link, connection).send()
    except (SMTPException, OSError) as fault:
        refused = isinstance(fault, SMTPException) and "Refused" in type(fault).__name__
        row.status = Verzending.Status.MISLUKT if refused else Verzending.Status.ONZEKER
    else:
        row.status = Verzending.Status.VERZONDEN
    row.save(update_fields=["status"])
    return row.status == Verzending.Status.VERZONDEN


@transaction.atomic
def _claim(pk: int, ronde: Ronde, token: str) -> Verzending | None:
    """Take a waiting mail for this worker and store the hash of its link, before it leaves."""
    current = hold_open_ronde(ronde)
    claimed = Verzending.objects.filter(pk=pk, status=Verzending.Status.WACHT).update(
        status=Verzending.Status.BEZIG,
        geclaimd_op=timezone.now(),
        link_hash=load_key(current.sleutel).invitation_hash(token),
    )
    if not claimed:
        return None
    return Verzending.objects.select_related("uitnodiging__ronde__traject__gemeente").get(pk=pk)


def _message(row: Verzending, link: str, connection: BaseEmailBackend) -> EmailMessage:
    subject, body, headers = mails.invitation(row, link)
    return EmailMessage(
        subject=subject, body=body, to=[row.uitnodiging.email], headers=headers, connection=connection
    )
