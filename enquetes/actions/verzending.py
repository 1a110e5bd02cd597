"""Mails with personal links: claimed, sent, and never sent twice."""

from __future__ import annotations

import secrets
from itertools import takewhile

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from adoptie.delivery import CLAIM_LASTS, Uitkomst, deliver, in_turn, mail_server
from adoptie.queue import enqueue
from adoptie.refusal import Refusal
from adoptie.rights import objectors
from enquetes import mails
from enquetes.actions.retour import count_for_member
from enquetes.keys import load_key
from enquetes.locking import hold_open_ronde, hold_shut_ronde
from enquetes.models import Ronde, Verzending
from enquetes.queries.quota import still_welcome
from enquetes.queries.tempo import may_send
from enquetes.queries.verzendingen import AFTERWARDS, REMINDERS, addressees, waiting_mails
from enquetes.retour import addressed
from enquetes.uitkomstlink import Plek, link_to

Soort = Verzending.Soort
_STATUS = {
    Uitkomst.VERZONDEN: Verzending.Status.VERZONDEN,
    Uitkomst.MISLUKT: Verzending.Status.MISLUKT,
    Uitkomst.ONBEREIKBAAR: Verzending.Status.TERUG,
    Uitkomst.ONZEKER: Verzending.Status.ONZEKER,
}


def queue_mails(*, ronde: Ronde, soort: Verzending.Soort) -> int:
    """Note for everybody who should get this mail that it has to go; return how many there are.

    Doing this twice adds nothing. A first reminder that still waits gives way to the second. Nobody is
    reminded of a round in which their class is full.
    """
    new = addressees(ronde, soort).exclude(verzendingen__soort=soort).select_related("panellid")
    people = still_welcome(ronde, new) if soort in REMINDERS else new
    rows = [Verzending(uitnodiging=person, soort=soort) for person in people]
    if soort == Soort.HERINNERING_2:
        waiting_mails().filter(uitnodiging__ronde=ronde, soort=Soort.HERINNERING).delete()
    Verzending.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    if rows:
        enqueue("enquetes.tasks.send_mails", ronde.pk)
    return len(rows)


def mark_lost_mails() -> int:
    """Call ``onzeker`` what a worker claimed that is gone; return how many there are."""
    late = timezone.now() - CLAIM_LASTS
    lost = Verzending.objects.filter(status=Verzending.Status.BEZIG, geclaimd_op__lt=late)
    return lost.update(status=Verzending.Status.ONZEKER)


def send_waiting_mails(*, ronde: Ronde) -> int:
    """Send every mail of this round that waits, as many as may leave in this minute; return how many left.

    The next minute goes on. A mail of which nobody knows whether it left becomes ``onzeker`` and is not sent
    again by itself. While the mail server cannot be reached nothing is claimed, so that everything still
    waits.
    """
    waiting = waiting_mails().filter(uitnodiging__ronde=ronde)
    rows = list(waiting.order_by("pk").values_list("pk", "uitnodiging__email"))
    # Who objected is on no list any more; who asked to wait is, and gets nothing as long as that lasts.
    silent = objectors(ronde.gemeente, {email for _, email in rows})
    keys = [pk for pk, email in rows if email not in silent]
    with mail_server() as server:
        may_leave = takewhile(lambda _: may_send(), keys)
        return sum(_send(pk, ronde, server) for pk in in_turn(may_leave, server))


def _send(pk: int, ronde: Ronde, server: BaseEmailBackend) -> bool:
    token = secrets.token_urlsafe(16)
    try:
        row = _claim(pk, ronde, token)
    except Refusal:
        return False
    if row is None:
        return False
    mail = mails.compose(row, mails.links_for(row.uitnodiging, _link(row, ronde, token)))
    row.status = _STATUS[deliver(addressed(mail, row.uitnodiging.email, row), server)]
    _conclude(row)
    return row.status == Verzending.Status.VERZONDEN


def _link(row: Verzending, ronde: Ronde, token: str) -> str:
    """Return where a mail leads: to the questions, or to the outcomes, where nobody is told apart."""
    if row.soort == Soort.UITKOMST:
        return link_to(Plek(ronde.pk, row.uitnodiging.groep_id))
    return settings.SITE_URL + reverse("antwoord", args=[ronde.code, token])


@transaction.atomic
def _conclude(row: Verzending) -> None:
    """Write how it ended, unless the claim took so long that it was given up or came back meanwhile."""
    claimed = Verzending.objects.filter(
        pk=row.pk, geclaimd_op=row.geclaimd_op, status=Verzending.Status.BEZIG
    )
    if claimed.update(status=row.status) and row.status == Verzending.Status.TERUG:
        count_for_member(row)


@transaction.atomic
def _claim(pk: int, ronde: Ronde, token: str) -> Verzending | None:
    """Take a waiting mail for this worker and store the hash of its link, if any, before it leaves.

    Whoever answered while the reminder waited gets none.
    """
    waiting = Verzending.objects.filter(pk=pk, status=Verzending.Status.WACHT)
    link_hash = None
    if waiting.filter(soort__in=AFTERWARDS).exists():
        hold_shut_ronde(ronde)
    else:
        current = hold_open_ronde(ronde)
        link_hash = load_key(current.sleutel).invitation_hash(token)
    if waiting.filter(soort__in=REMINDERS, uitnodiging__gebruikt=True).delete()[0]:
        return None
    claimed = waiting.update(status=Verzending.Status.BEZIG, geclaimd_op=timezone.now(), link_hash=link_hash)
    if not claimed:
        return None
    return Verzending.objects.select_related(
        "uitnodiging__ronde__traject__gemeente", "uitnodiging__ronde__versie"
    ).get(pk=pk)
