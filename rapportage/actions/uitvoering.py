"""Making one report and mailing it: claimed by one worker, and each step safe to be cut off after.

What is done is written down before the next step begins. A worker that is killed leaves a claim; when that
is twenty minutes old another worker takes over. It finds the report that was made (building again gives the
same version) and the addresses that were mailed.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from adoptie.delivery import Uitkomst, deliver, mail_server, reachable
from adoptie.models import Rol
from adoptie.refusal import Refusal
from metingen.actions.meetwaarden import measure_all
from metingen.queries.cijfers import ALL, statuses_for
from rapportage import mails
from rapportage.actions.rapport import build_rapport
from rapportage.blocks import BlockError
from rapportage.models import Rapport, Uitvoering

WORKER = "worker"
# Longer than the queue lets a task run: a claim this old was made by a worker that is gone.
CLAIM_LASTS = dt.timedelta(minutes=20)


def carry_out(*, pk: int) -> bool:
    """Make one report and mail it; return whether this worker did.

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
    return _mail_all(row, rapport)


def _claim(pk: int) -> Uitvoering | None:
    """Take a report for this worker: of all that try, the database lets one win."""
    now = timezone.now()
    free = Q(status=Uitvoering.Status.WACHT) | Q(
        status=Uitvoering.Status.BEZIG, geclaimd_op__lt=now - CLAIM_LASTS
    )
    taken = Uitvoering.objects.filter(free, pk=pk).update(status=Uitvoering.Status.BEZIG, geclaimd_op=now)
    if not taken:
        return None
    return Uitvoering.objects.select_related("gemeente", "plan", "rapport", "interventie", "sjabloon").get(
        pk=pk
    )


def _build(row: Uitvoering) -> Rapport:
    """Build the report, from figures that are up to date.

    What is mailed holds released figures only: anybody may be a receiver.
    """
    measure_all(gemeente=row.gemeente, by=WORKER)
    rapport = build_rapport(
        opdracht=row.opdracht,
        statuses=statuses_for({Rol.LEZER}) if row.plan else ALL,
        by=WORKER,
    )
    Uitvoering.objects.filter(pk=row.pk).update(rapport=rapport)
    return rapport


def _mail_all(row: Uitvoering, rapport: Rapport) -> bool:
    """Mail every receiver that was not claimed before; tell whether all of them had their turn."""
    with mail_server() as server:
        for address in row.plan.ontvangers if row.plan else ():
            mail = mails.rapport_mail(rapport, address)
            if not reachable(server):
                return False
            if _claim_address(row, address):
                _note(row, address, deliver(mail, server))
    _finish(row, Uitvoering.Status.GEMAAKT)
    return True


@transaction.atomic
def _claim_address(row: Uitvoering, address: str) -> bool:
    """Write down that this address gets its mail, before it leaves; tell whether it is ours to send."""
    current = Uitvoering.objects.select_for_update().filter(pk=row.pk).first()
    if current is None or address in current.gemaild:
        return False
    current.gemaild = [*current.gemaild, address]
    current.save(update_fields=["gemaild"])
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
