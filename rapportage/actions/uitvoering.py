"""Making one report and mailing it: claimed by one worker, and each step safe to be cut off after.

What is done is written down before the next step begins. A worker that is killed leaves a claim; when that
is twenty minutes old another worker takes over. It finds the report that was made (building again gives the
same version) and the addresses that were mailed. A report that must be settled first waits for that without a
claim, and goes on by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Literal

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from adoptie.delivery import Uitkomst, deliver, mail_server, reachable
from adoptie.models import Rol
from adoptie.refusal import Refusal
from metingen.actions.meetwaarden import measure_all
from metingen.queries.cijfers import ALL, statuses_for
from rapportage import mails
from rapportage.actions.rapport import build_rapport, settle_if_possible
from rapportage.blocks import BlockError
from rapportage.models import Rapport, Rapportplan, Uitvoering
from rapportage.queries.rapporten import settled_version, settlers_of
from rapportage.queries.uitvoeringen import free_uitvoeringen

WORKER = "worker"
# Longer than the queue lets a task run: a claim this old was made by a worker that is gone.
CLAIM_LASTS = dt.timedelta(minutes=20)
# Of a hundred, how much is done when the figures are up to date.
_MEASURED = 20


def carry_out(*, pk: int) -> bool:
    """Make one report and mail it, or tell that it waits to be settled; return whether this worker did.

    Not done when another worker has it or has done it. When the mail server cannot be reached the report
    stays claimed, and is taken up again later.
    """
    row = _claim(pk)
    if row is None:
        return False
    try:
        rapport = row.rapport or _build(row)
    except (Refusal, BlockError) as fault:
        row.melding = str(fault)
        _finish(row, Uitvoering.Status.MISLUKT)
        return True
    if row.plan is None:
        _finish(row, Uitvoering.Status.GEMAAKT)
        return True
    return _deliver(row, row.plan, rapport)


def _deliver(row: Uitvoering, plan: Rapportplan, rapport: Rapport) -> bool:
    """Mail a report of a plan to its receivers, or first ask those who may settle it."""
    if not plan.goedkeuring:
        return _mail_all(row, plan.ontvangers, settle_if_possible(rapport=rapport, by=WORKER))
    settled = settled_version(rapport)
    return _mail_all(row, plan.ontvangers, settled) if settled else _ask_all(row, rapport)


def _claim(pk: int) -> Uitvoering | None:
    """Take a report for this worker: of all that try, the database lets one win."""
    now = timezone.now()
    # One statement on the row itself: who comes second finds it changed.
    free = free_uitvoeringen(now - CLAIM_LASTS).filter(pk=pk)
    taken = free.update(status=Uitvoering.Status.BEZIG, geclaimd_op=now)
    if not taken:
        return None
    return Uitvoering.objects.select_related("gemeente", "plan", "rapport", "interventie", "sjabloon").get(
        pk=pk
    )


def _build(row: Uitvoering) -> Rapport:
    """Build the report, from figures that are up to date.

    What is mailed holds released figures only: anybody may be a receiver.
    """
    tell = partial(_tell, row)
    tell("Cijfers bijwerken", 0)
    measure_all(gemeente=row.gemeente, by=WORKER)
    tell("Rapport schrijven", _MEASURED)
    rapport = build_rapport(
        opdracht=row.opdracht,
        statuses=statuses_for({Rol.LEZER}) if row.plan else ALL,
        by=WORKER,
        tell=tell,
    )
    Uitvoering.objects.filter(pk=row.pk).update(rapport=rapport)
    return rapport


def _tell(row: Uitvoering, words: str, percent: int) -> None:
    """Write down how far it is, for who waits."""
    Uitvoering.objects.filter(pk=row.pk).update(stap=words, klaar=percent)


def _mail_all(row: Uitvoering, receivers: Iterable[str], rapport: Rapport) -> bool:
    """Mail every receiver that was not claimed before; tell whether all of them had their turn."""
    Uitvoering.objects.filter(pk=row.pk).update(rapport=rapport)
    if not _send(row, "gemaild", (mails.rapport_mail(rapport, address) for address in receivers)):
        return False
    _finish(row, Uitvoering.Status.GEMAAKT)
    return True


def _ask_all(row: Uitvoering, rapport: Rapport) -> bool:
    """Mail once to each who may settle it that it waits; tell whether all of them had their turn."""
    waiting = (mails.waiting_mail(rapport, address) for address in settlers_of(rapport.gemeente))
    if not _send(row, "gevraagd", waiting):
        return False
    _finish(row, Uitvoering.Status.VASTSTELLEN)
    return True


def _send(row: Uitvoering, claims: Literal["gemaild", "gevraagd"], messages: Iterable[EmailMessage]) -> bool:
    """Send each mail whose address is not among these claims; tell whether the server could be reached."""
    with mail_server() as server:
        for mail in messages:
            if not reachable(server):
                return False
            (address,) = mail.to
            if _claim_address(row, claims, address):
                _note(row, address, deliver(mail, server))
    return True


@transaction.atomic
def _claim_address(row: Uitvoering, claims: Literal["gemaild", "gevraagd"], address: str) -> bool:
    """Write down that this address gets its mail, before it leaves; tell whether it is ours to send."""
    current = Uitvoering.objects.select_for_update().filter(pk=row.pk).first()
    if current is None or address in getattr(current, claims):
        return False
    setattr(current, claims, [*getattr(current, claims), address])
    current.save(update_fields=[claims])
    return True


def _note(row: Uitvoering, address: str, outcome: Uitkomst) -> None:
    """Write down what went wrong with a mail, for who waits for the report."""
    if outcome is Uitkomst.VERZONDEN:
        return
    sentence = f"De mail aan {address} is geweigerd."
    if outcome is Uitkomst.ONZEKER:
        sentence = f"Van de mail aan {address} weten we niet of hij aankwam."
    row.melding = f"{row.melding} {sentence}".strip()
    Uitvoering.objects.filter(pk=row.pk).update(melding=row.melding)


def _finish(row: Uitvoering, status: Uitvoering.Status) -> None:
    Uitvoering.objects.filter(pk=row.pk).update(status=status, melding=row.melding)
