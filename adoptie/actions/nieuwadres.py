"""Another address for a person: it counts once a link that was mailed there has been opened.

A list that the programmaleider hands in needs no such link: there the gemeente itself says who works where.
"""

from __future__ import annotations

import datetime as dt
import secrets

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from adoptie import audit
from adoptie.actions.lastmail import letter
from adoptie.actions.oudadres import tell_old_address
from adoptie.actions.persoon import BETROKKENE, correct_person
from adoptie.audit import Actor
from adoptie.delivery import CLAIM_LASTS, Uitkomst, deliver, in_turn, mail_server
from adoptie.forgetting import forget_deleted
from adoptie.models import Adreswijziging
from adoptie.queries.persoon import find_wijziging, has_rows
from adoptie.queue import enqueue
from adoptie.refusal import Refusal
from adoptie.rights import NEW_ADDRESS_LASTS, Betrokkene, hash_of_link, new_address_link

PAUSE = dt.timedelta(minutes=10)
Status = Adreswijziging.Status
_ASKING = (Status.WACHT, Status.BEZIG, Status.VERZONDEN, Status.ONZEKER)


@transaction.atomic
def correct_on_request(*, who: Betrokkene, naam: str, nieuw: str, by: Actor) -> list[str]:
    """Write another name at once, and ask a new address whether it is this person's; tell what happened.

    Raises Refusal as ``ask_new_address``, and when there is nothing to do.
    """
    told: list[str] = []
    if nieuw:
        ask_new_address(who=who, email=nieuw, by=by)
        told = [
            f"Er gaat een mail naar {nieuw.lower()}. Het nieuwe adres telt als de link daarin is geopend.",
            "Tot die tijd blijft het oude adres in gebruik.",
        ]
    if naam:
        told = ["De naam is verbeterd.", *correct_person(who=who, naam=naam, email="", by=by), *told]
    if not told:
        raise Refusal("Vul een naam of een nieuw e-mailadres in.")
    return told


@transaction.atomic
def ask_new_address(*, who: Betrokkene, email: str, by: Actor) -> None:
    """Mail the new address; until its link is opened the old one stays in use.

    Where somebody else than the person asks, no volgcode goes along: whoever gives an address of their own
    would read the answers. What was asked before does not count any more. Raises Refusal when it is the same
    address, when nothing is kept at the old one, or when another was given just before.
    """
    oud, nieuw, now = who.email.lower(), email.lower(), timezone.now()
    if oud == nieuw:
        raise Refusal("Dit adres hebben wij al.")
    if not has_rows(who):
        raise Refusal("Bij dit adres bewaren wij niets.")
    asked = Adreswijziging.objects.select_for_update().filter(gemeente=who.gemeente, oud=oud)
    same = asked.filter(status__in=_ASKING)
    if same.filter(gevraagd_op__gt=now - PAUSE).exists():
        raise Refusal("Er is net al een nieuw adres opgegeven. Wacht tien minuten en probeer het opnieuw.")
    same.delete()
    Adreswijziging.objects.create(
        gemeente=who.gemeente, oud=oud, nieuw=nieuw, gevraagd_op=now, zelf=by == BETROKKENE
    )
    audit.record("nieuw adres gevraagd", who.gemeente, by=by, gemeente=who.gemeente)
    enqueue("adoptie.tasks.mail_inzage")


def send_new_address_mails() -> int:
    """Mail the links that wait, each once; return how many left. The link is made here and kept nowhere."""
    late = timezone.now() - CLAIM_LASTS
    Adreswijziging.objects.filter(status=Status.BEZIG, geclaimd_op__lt=late).update(status=Status.ONZEKER)
    rows = Adreswijziging.objects.filter(status=Status.WACHT).order_by("pk")
    waiting = list(rows.values_list("pk", flat=True))
    if not waiting:
        return 0
    with mail_server() as server:
        return sum(_send(pk, server) for pk in in_turn(waiting, server))


def _send(pk: int, server: BaseEmailBackend) -> bool:
    token = secrets.token_urlsafe(16)
    mine = Adreswijziging.objects.filter(pk=pk)
    # Claimed, with the hash of its link, before the mail leaves.
    claim = {"status": Status.BEZIG, "geclaimd_op": timezone.now(), "link_hash": hash_of_link(token)}
    if not mine.filter(status=Status.WACHT).update(**claim):
        return False
    row = mine.select_related("gemeente").first()
    if row is None:
        return False
    outcome = deliver(_question(row, new_address_link(token)), server)
    if outcome in {Uitkomst.VERZONDEN, Uitkomst.ONZEKER}:
        sent = outcome is Uitkomst.VERZONDEN
        mine.update(status=Status.VERZONDEN if sent else Status.ONZEKER)
        return sent
    # Nobody has that link: it can be asked for again.
    mine.delete()
    return False


@transaction.atomic
def confirm_new_address(*, token: str, by: Actor) -> list[str]:
    """Let the new address take the place of the old one, and tell the old one; return what could not be done.

    Raises ``WrongPersonLinkError`` for a link that is none, is too old, or was used.
    """
    row = find_wijziging(token, hold=True)
    who = Betrokkene(row.gemeente, row.oud)
    row.delete()
    left = correct_person(who=who, naam="", email=row.nieuw, by=by, zelf=row.zelf)
    audit.record("nieuw adres bevestigd", who.gemeente, by=by, gemeente=who.gemeente)
    forget_deleted(Adreswijziging)
    tell_old_address(who=who, new=row.nieuw)
    return left


def _question(row: Adreswijziging, link: str) -> EmailMessage:
    gemeente = row.gemeente
    return letter(
        f"Bevestig uw nieuwe e-mailadres voor {gemeente}",
        gemeente,
        row.nieuw,
        f"Iemand die mail krijgt van {gemeente}, wil die mail voortaan op dit adres.",
        "Bent u dat? Open dan deze link en druk op de knop:",
        link,
        f"De link werkt {NEW_ADDRESS_LASTS.days} dagen en één keer.",
        "Bent u dat niet? Dan hoeft u niets te doen. Wij wissen dit adres dan vanzelf.",
    )
