"""Who is asked, and mails that did not arrive."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from adoptie import audit
from adoptie.audit import Actor
from adoptie.queue import enqueue
from adoptie.refusal import Refusal
from enquetes.locking import hold_ronde
from enquetes.models import Doelgroep, Panellid, Ronde, Status, Uitnodiging, Verzending
from enquetes.queries.verzendingen import NOT_ARRIVED, to_resend, to_retry

_SHUT = "De ronde is niet open. Er gaan geen mails meer weg."
NONE_LEFT = "Er is geen mail om opnieuw te sturen. Laad de pagina opnieuw."


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
def correct_address(*, uitnodiging: Uitnodiging, email: str, by: Actor) -> Uitnodiging:
    """Give somebody whose invitation did not arrive another address, and send the invitation there, once.

    Whether the person answered meanwhile, on paper, is not looked at: nobody is told. A volgcode stays with
    the old address, where its owner can take it back. Raises Refusal when the invitation may have arrived,
    or somebody is asked at that address already.
    """
    current = hold_ronde(uitnodiging.ronde)
    if current.status != Status.OPEN:
        raise Refusal(_SHUT)
    if current.doelgroep == Doelgroep.PANEL:
        raise Refusal("Een lid van het panel past het adres zelf aan, op de eigen pagina.")
    person = current.uitnodigingen.get(pk=uitnodiging.pk)
    if email == person.email:
        raise Refusal("Dit is hetzelfde adres. Schrijf het adres zoals het moet zijn.")
    if current.uitnodigingen.filter(email=email).exists():
        raise Refusal("Dit adres staat al op de lijst van deze ronde.")
    # A new row has a new label: a late report on the old address says nothing of the new one.
    what = {"uitnodiging": person, "soort": Verzending.Soort.UITNODIGING}
    if not Verzending.objects.filter(**what, status__in=NOT_ARRIVED).delete()[0]:
        raise Refusal("Van dit adres kwam geen mail terug. Er is niets te verbeteren.")
    Verzending.objects.create(**what)
    first = person.eerder_adres or person.email
    person.eerder_adres, person.email = (first if first != email else ""), email
    person.full_clean()
    person.save(update_fields=["email", "eerder_adres"])
    audit.record("adres verbeterd", current, by=by, gemeente=current.gemeente)
    enqueue("enquetes.tasks.send_mails", current.pk)
    return person


@transaction.atomic
def retry_failed_mails(*, ronde: Ronde, by: Actor) -> int:
    """Let mails with a link that did not arrive go again where that helps; return how many.

    Raises Refusal when the round is not open or there is no such mail.
    """
    number = _send_again(ronde, to_retry(ronde), "mislukte mails opnieuw", by)
    if not number:
        raise Refusal(NONE_LEFT)
    return number


@transaction.atomic
def resend_uncertain_mails(*, ronde: Ronde, by: Actor) -> int:
    """Send mails with a link of which nobody knows whether they left, with a new one; return how many.

    The link in a mail that did arrive works no longer. Raises Refusal when the round is not open or no mail
    has to go again.
    """
    number = _send_again(ronde, to_resend(ronde), "onzekere mails opnieuw", by)
    if not number:
        raise Refusal(NONE_LEFT)
    return number


def _send_again(ronde: Ronde, rows: QuerySet[Verzending], action: str, by: Actor) -> int:
    current = hold_ronde(ronde)
    if current.status != Status.OPEN:
        raise Refusal(_SHUT)
    number = send_again(ronde=current, rows=rows)
    if number:
        audit.record(action, current, by=by, gemeente=current.gemeente, aantal=number)
    return number


def send_again(*, ronde: Ronde, rows: QuerySet[Verzending]) -> int:
    """Let these mails of a round that is held wait and go again, with a new link; return how many."""
    number = rows.update(status=Verzending.Status.WACHT, link_hash=None, geclaimd_op=None)
    if number:
        enqueue("enquetes.tasks.send_mails", ronde.pk)
    return number
