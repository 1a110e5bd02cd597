"""Telling an old address that its mail goes elsewhere now: who did not ask for that reads it there.

The old address is kept until the mail left, a week at most. What failed, or may have, is told to who helps
people and sent again by them: who lost a mailbox for a minute has no other sign of it.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from adoptie import audit
from adoptie.actions.lastmail import letter
from adoptie.audit import Actor
from adoptie.delivery import CLAIM_LASTS, Uitkomst, deliver, in_turn, mail_server
from adoptie.forgetting import forget_deleted
from adoptie.models import Adreswijziging, Gemeente
from adoptie.queries.oudadres import not_told
from adoptie.queue import enqueue
from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene

Status = Adreswijziging.Status
# Nobody at the old address can be told, and nobody reads along there either.
_DONE = {Uitkomst.VERZONDEN: "gelukt", Uitkomst.ONBEREIKBAAR: "adres bestaat niet"}
_TASK = "adoptie.tasks.mail_inzage"


@transaction.atomic
def tell_old_address(*, who: Betrokkene, new: str) -> None:
    """Have the old address of somebody told once this transaction commits, without naming the new one."""
    Adreswijziging.objects.create(
        gemeente=who.gemeente,
        oud=who.email.lower(),
        nieuw=new.lower(),
        gevraagd_op=timezone.now(),
        status=Status.OUD_WACHT,
    )
    enqueue(_TASK)


def send_to_old_addresses() -> int:
    """Mail the old addresses that wait, each once; return how many left. Without a server they wait."""
    _lose_claims(timezone.now() - CLAIM_LASTS)
    rows = Adreswijziging.objects.filter(status=Status.OUD_WACHT).order_by("pk")
    waiting = list(rows.values_list("pk", flat=True))
    if not waiting:
        return 0
    with mail_server() as server:
        return sum(_send(pk, server) for pk in in_turn(waiting, server))


def _lose_claims(late: dt.datetime) -> None:
    lost = Adreswijziging.objects.filter(status=Status.OUD_BEZIG, geclaimd_op__lt=late)
    lost.update(status=Status.OUD_ONZEKER)


def _send(pk: int, server: BaseEmailBackend) -> bool:
    mine = Adreswijziging.objects.filter(pk=pk)
    # Claimed before the mail leaves.
    claim = {"status": Status.OUD_BEZIG, "geclaimd_op": timezone.now()}
    if not mine.filter(status=Status.OUD_WACHT).update(**claim):
        return False
    row = mine.select_related("gemeente").first()
    if row is None:
        return False
    outcome = deliver(_moved(row), server)
    _ended(mine, row.gemeente, outcome)
    return outcome is Uitkomst.VERZONDEN


@transaction.atomic
def _ended(mine: QuerySet[Adreswijziging], gemeente: Gemeente, outcome: Uitkomst) -> None:
    if outcome in _DONE:
        mine.delete()
        forget_deleted(Adreswijziging)
    else:
        mine.update(status=Status.OUD_ONZEKER if outcome is Uitkomst.ONZEKER else Status.OUD_MISLUKT)
    result = _DONE.get(outcome, outcome.name.lower())
    audit.record("oud adres gemaild", gemeente, by="worker", gemeente=gemeente, result=result)


@transaction.atomic
def resend_to_old_addresses(*, gemeente: Gemeente, by: Actor) -> int:
    """Send again what failed or may have; return how many. Raises Refusal when there is nothing."""
    number = not_told(gemeente).update(status=Status.OUD_WACHT)
    if not number:
        raise Refusal("Er is geen mail om opnieuw te sturen. Laad de pagina opnieuw.")
    audit.record("oude adressen opnieuw gemaild", gemeente, by=by, gemeente=gemeente, aantal=number)
    enqueue(_TASK)
    return number


def _moved(row: Adreswijziging) -> EmailMessage:
    gemeente = row.gemeente
    way = "" if gemeente.contact else f" Kijk op {settings.SITE_URL}{reverse('contact')}"
    return letter(
        f"{gemeente} mailt u voortaan op een ander adres",
        gemeente,
        row.oud,
        f"Er is een ander e-mailadres opgegeven voor mail van {gemeente}, en dat is bevestigd.",
        "Vanaf nu mailen wij u daar.",
        f"Hebt u dat niet gedaan? Laat het ons dan meteen weten.{way}",
    )
