"""Mails of the panel: asked for at most once in ten minutes, claimed, sent, and never sent twice."""

from __future__ import annotations

import datetime as dt
from itertools import chain, takewhile

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from adoptie import audit
from adoptie.audit import Actor
from adoptie.delivery import CLAIM_LASTS, Uitkomst, deliver, in_turn, mail_server, reachable
from adoptie.models import Gemeente
from adoptie.queue import enqueue
from adoptie.refusal import Refusal
from enquetes import panelmails
from enquetes.actions.retour import count_panelmail
from enquetes.models import Panellid, Panelmail
from enquetes.queries.panel import uncertain_warnings
from enquetes.queries.tempo import may_send
from enquetes.retour import addressed

PAUSE = dt.timedelta(minutes=10)
Soort, Status = Panelmail.Soort, Panelmail.Status


@transaction.atomic
def ask_mail(*, lid: Panellid, soort: Panelmail.Soort, adres: str = "", zelf: bool = False) -> bool:
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
    Panelmail.objects.create(panellid=lid, soort=soort, adres=adres, gevraagd_op=now, zelf=zelf)
    enqueue("enquetes.tasks.send_panelmails")
    return True


def mark_lost_panelmails() -> int:
    """Call ``onzeker`` what a worker claimed that is gone; return how many there are."""
    late = timezone.now() - CLAIM_LASTS
    return Panelmail.objects.filter(status=Status.BEZIG, geclaimd_op__lt=late).update(status=Status.ONZEKER)


def send_panelmails() -> int:
    """Send every mail of the panel that waits; return how many left.

    What somebody asked for goes first and at once, warnings only as fast as mails may leave.

    One that the server did not take is forgotten, so that its member can ask again. One of which nobody
    knows whether it left is ``onzeker``, and not sent again by itself.
    """
    waiting = Panelmail.objects.filter(status=Status.WACHT).order_by("pk")
    asked = waiting.exclude(soort=Soort.BLIJVEN).values_list("pk", flat=True)
    warnings = waiting.filter(soort=Soort.BLIJVEN).values_list("pk", flat=True)
    keys = chain(list(asked), takewhile(lambda _: may_send(), list(warnings)))
    with mail_server() as server:
        return sum(_send(pk, server) for pk in in_turn(keys, server))


def _send(pk: int, server: BaseEmailBackend) -> bool:
    now = timezone.now()
    mine = Panelmail.objects.filter(pk=pk)
    if not mine.filter(status=Status.WACHT).update(status=Status.BEZIG, geclaimd_op=now):
        return False
    mail = mine.select_related("panellid__gemeente").defer("panellid__gemeente__logo").first()
    if mail is None:
        return False
    letter = (*panelmails.compose(mail), panelmails.ways_out(mail))
    outcome = deliver(addressed(letter, mail.adres or mail.panellid.email, mail), server)
    claimed = mine.filter(status=Status.BEZIG, geclaimd_op=now)
    if outcome is Uitkomst.ONBEREIKBAAR:
        count_panelmail(mail)
    if outcome is Uitkomst.VERZONDEN:
        claimed.update(status=Status.VERZONDEN, verstuurd_op=timezone.now())
    elif outcome is Uitkomst.ONZEKER:
        claimed.update(status=Status.ONZEKER)
    elif outcome is Uitkomst.ONBEREIKBAAR and mail.soort == Soort.BLIJVEN:
        # Who can no longer be reached was warned as well as can be, and is erased in time.
        claimed.update(status=Status.GEWEIGERD, verstuurd_op=timezone.now())
    else:
        claimed.delete()
    return outcome is Uitkomst.VERZONDEN


@transaction.atomic
def resend_uncertain_warnings(*, gemeente: Gemeente, by: Actor) -> int:
    """Send again the warnings of which nobody knows whether they left; return how many.

    Raises Refusal when there are none.
    """
    rows = uncertain_warnings(gemeente)
    number = Panelmail.objects.filter(pk__in=rows.values("pk")).update(status=Status.WACHT, geclaimd_op=None)
    if not number:
        raise Refusal("Er is geen mail om opnieuw te sturen. Laad de pagina opnieuw.")
    audit.record("onzekere waarschuwingen opnieuw", gemeente, by=by, gemeente=gemeente, aantal=number)
    enqueue("enquetes.tasks.send_panelmails")
    return number


def send_last_mail(words: panelmails.Words, adres: str) -> None:
    """Mail an address that will stand nowhere any more, once this transaction commits, or not at all."""
    transaction.on_commit(lambda: _send_now(words, adres))


def _send_now(words: panelmails.Words, adres: str) -> None:
    subject, body = words
    with mail_server() as server:
        if reachable(server):
            deliver(EmailMessage(subject, body, to=[adres]), server)
