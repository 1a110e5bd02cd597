"""Writing down that a mail came back. It can be told any number of times and counts once."""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from enquetes.models import Panellid, Panelmail, Verzending
from enquetes.queries.verzendingen import REMINDERS
from enquetes.retour import Retour, UnreadableMailboxError, returned, work_off

logger = logging.getLogger(__name__)


def read_returned_mail() -> int | None:
    """Work off the mailbox for returned mail; return how many of our mails came back.

    None where there is no such mailbox, or where it cannot be read now.
    """
    if not settings.RETURN_MAILBOX:
        return None
    try:
        return work_off(settings.RETURN_MAILBOX, _handle)
    except UnreadableMailboxError as fault:
        logger.warning("Mailbox for returned mail not read: %s", fault)
        return None


def _handle(raw: bytes) -> bool:
    found = returned(raw)
    if found is None:
        return False
    note_returned(found)
    return True


@transaction.atomic
def note_returned(retour: Retour) -> bool:
    """Write down that this mail did not arrive; tell whether that was not known yet."""
    return _panelmail(retour.pk) if retour.van_panel else _verzending(retour.pk)


def _verzending(pk: int) -> bool:
    of = Verzending.Status
    left = Verzending.objects.filter(pk=pk, status__in=[of.BEZIG, of.VERZONDEN, of.ONZEKER])
    if not left.update(status=of.TERUG):
        return False
    count_for_member(Verzending.objects.get(pk=pk))
    return True


def count_for_member(row: Verzending) -> None:
    """Count a mail that came back with the member to whom it went, if any.

    A reminder counts with nobody: only who did not answer gets one, so it would tell that.
    """
    if row.soort not in REMINDERS:
        _count(Panellid.objects.filter(uitnodiging=row.uitnodiging_id))


def _panelmail(pk: int) -> bool:
    of = Panelmail.Status
    mail = Panelmail.objects.filter(pk=pk)
    left = mail.filter(status__in=[of.BEZIG, of.VERZONDEN, of.ONZEKER])
    if not left.update(status=of.TERUG):
        return False
    # Who can no longer be reached was warned as well as can be, and is erased in time.
    mail.filter(verstuurd_op=None).update(verstuurd_op=timezone.now())
    count_panelmail(Panelmail.objects.get(pk=pk))
    return True


def count_panelmail(mail: Panelmail) -> None:
    """Count a mail that came back, unless it went to a new address: that says nothing about the member's."""
    if mail.soort != Panelmail.Soort.ADRES:
        _count(Panellid.objects.filter(pk=mail.panellid_id))


def _count(members: QuerySet[Panellid]) -> None:
    members.update(teruggekomen=F("teruggekomen") + 1)
