"""Mails of the panel: asked for at most once in ten minutes, claimed, sent, and never sent twice."""

from __future__ import annotations

import datetime as dt
import logging
from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from adoptie.models import Gemeente
from adoptie.queue import enqueue
from enquetes import panelmails
from enquetes.models import Panellid, Panelmail

PAUSE = dt.timedelta(minutes=10)
Soort = Panelmail.Soort

logger = logging.getLogger(__name__)


@transaction.atomic
def ask_mail(*, lid: Panellid, soort: Panelmail.Soort, adres: str = "") -> bool:
    """Have a mail of this kind sent; tell whether it will be.

    It will not when one of the same kind was asked for less than ten minutes ago. The links in an earlier
    mail about a new address work no longer.
    """
    now = timezone.now()
    Panellid.objects.select_for_update().get(pk=lid.pk)
    same = Panelmail.objects.filter(panellid=lid, soort=soort)
    if same.filter(gevraagd_op__gt=now - PAUSE).exists():
        return False
    same.delete()
    Panelmail.objects.create(panellid=lid, soort=soort, adres=adres, gevraagd_op=now)
    enqueue("enquetes.tasks.send_panelmails")
    return True


def send_panelmails() -> int:
    """Send every mail of the panel that waits; return how many left.

    One that did not leave is forgotten, so that its member can ask again.
    """
    waiting = Panelmail.objects.filter(verstuurd=False).order_by("pk")
    return sum(_send(pk) for pk in list(waiting.values_list("pk", flat=True)))


def _send(pk: int) -> bool:
    if not Panelmail.objects.filter(pk=pk, verstuurd=False).update(verstuurd=True):
        return False
    rows = Panelmail.objects.select_related("panellid__gemeente").defer("panellid__gemeente__logo")
    mail = rows.filter(pk=pk).first()
    if mail is None:
        return False
    refused = _deliver(panelmails.compose(mail), mail.adres or mail.panellid.email)
    # Who can no longer be reached was warned as well as can be, and is erased in time.
    if refused and not (mail.soort == Soort.BLIJVEN and refused == SMTPRecipientsRefused.__name__):
        Panelmail.objects.filter(pk=pk).delete()
    return not refused


def send_farewell(gemeente: Gemeente, adres: str) -> None:
    """Send the last mail to an address that stands nowhere any more: now, or not at all."""
    _deliver(panelmails.farewell(gemeente), adres)


def _deliver(words: panelmails.Words, adres: str) -> str:
    """Send one mail; return what went wrong, which never holds the address."""
    subject, body = words
    try:
        send_mail(subject, body, None, [adres])
    except (SMTPException, OSError) as fault:
        # The text of the fault may hold the address, and a log is kept.
        logger.warning("A mail of the panel did not leave: %s", type(fault).__name__)
        return type(fault).__name__
    return ""
