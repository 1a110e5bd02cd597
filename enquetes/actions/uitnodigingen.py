"""Who is asked, and mails that did not arrive."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from adoptie import audit
from adoptie.audit import Actor
from adoptie.queue import enqueue
from adoptie.refusal import Refusal
from enquetes.locking import hold_ronde
from enquetes.models import Doelgroep, Panellid, Ronde, Status, Uitnodiging, Verzending
from enquetes.queries.verzendingen import AFTERWARDS

NOT_ARRIVED = frozenset({Verzending.Status.MISLUKT, Verzending.Status.TERUG})
_NONE = "Er is geen mail om opnieuw te sturen. Laad de pagina opnieuw."


@transaction.atomic
def invite_panel(*, ronde: Ronde, by: Actor) -> int:
    """Invite all members of the panel to a round in concept; return how many are invited now.

    Who left the panel meanwhile is no longer invited. Raises Refusal for a round that is not for the panel
    or not in concept, and when the panel has no members.
    """
    current = hold_ronde(ronde)
    if current.doelgroep != Doelgroep.PANEL:
        raise Refusal("Deze ronde is niet voor het panel.")
    if current.status != Status.CONCEPT:
        raise Refusal("De ronde is al geopend. Er kan niemand meer bij.")
    members = Panellid.objects.filter(gemeente=current.traject.gemeente_id, status=Panellid.Status.ACTIEF)
    current.uitnodigingen.exclude(panellid__in=members).delete()
    new = [
        Uitnodiging(ronde=current, email=lid.email, panellid=lid)
        for lid in members.exclude(uitnodiging__ronde=current)
    ]
    Uitnodiging.objects.bulk_create(new, batch_size=500)
    number = current.uitnodigingen.count()
    if not number:
        raise Refusal("Het panel heeft nog geen leden.")
    audit.record("panel uitgenodigd", current, by=by, gemeente=current.gemeente, aantal=number)
    return number


@transaction.atomic
def retry_failed_mails(*, ronde: Ronde, by: Actor) -> int:
    """Let mails with a link that were refused or came back go again, with a new link; return how many.

    Raises Refusal when the round is not open or there is no such mail.
    """
    number = _send_again(ronde, NOT_ARRIVED, "mislukte mails opnieuw", by)
    if not number:
        raise Refusal(_NONE)
    return number


@transaction.atomic
def resend_uncertain_mails(*, ronde: Ronde, by: Actor) -> int:
    """Send mails with a link of which nobody knows whether they left, with a new one; return how many.

    The link in a mail that did arrive works no longer. Who answered evidently got the mail and gets no
    other. Raises Refusal when the round is not open or no mail is uncertain.
    """
    arrived = Verzending.objects.filter(
        uitnodiging__ronde=ronde, uitnodiging__gebruikt=True, status=Verzending.Status.ONZEKER
    ).exclude(soort__in=AFTERWARDS)
    known = arrived.update(status=Verzending.Status.VERZONDEN)
    number = _send_again(ronde, {Verzending.Status.ONZEKER}, "onzekere mails opnieuw", by)
    if not number and not known:
        raise Refusal(_NONE)
    return number


def _send_again(ronde: Ronde, statuses: Collection[Verzending.Status], action: str, by: Actor) -> int:
    current = hold_ronde(ronde)
    if current.status != Status.OPEN:
        raise Refusal("De ronde is niet open. Er gaan geen mails meer weg.")
    rows = Verzending.objects.filter(uitnodiging__ronde=current, status__in=statuses).exclude(
        soort__in=AFTERWARDS
    )
    number = rows.update(status=Verzending.Status.WACHT, link_hash=None, geclaimd_op=None)
    if number:
        audit.record(action, current, by=by, gemeente=current.gemeente, aantal=number)
        enqueue("enquetes.tasks.send_mails", current.pk)
    return number
