"""Rights of a person: asking for a link, looking into, correcting, erasing, objecting.

The log tells that somebody was looked into or erased and by whom, and never who that was.
"""

from __future__ import annotations

import datetime as dt

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from adoptie import audit
from adoptie.audit import Actor
from adoptie.delivery import deliver, in_turn, mail_server
from adoptie.forgetting import forget_deleted
from adoptie.models import Adreswijziging, Bezwaar, Gemeente, Inzageverzoek, Verzoek
from adoptie.queries.persoon import has_rows, is_known
from adoptie.queue import enqueue
from adoptie.retention import models_that_empty
from adoptie.rights import Betrokkene, link_of, mark_of, rechten, request_mark

# Who acts by a link in a mail.
BETROKKENE = "betrokkene"
PAUSE = dt.timedelta(minutes=10)
Status = Inzageverzoek.Status


@transaction.atomic
def ask_link(*, gemeente: Gemeente, email: str) -> None:
    """Have the link mailed, at most once in ten minutes; it does the same for an address nobody knows."""
    now = timezone.now()
    row, made = Inzageverzoek.objects.select_for_update().get_or_create(
        gemeente=gemeente, email=email.lower(), defaults={"gevraagd_op": now}
    )
    if not made and row.gevraagd_op <= now - PAUSE:
        row.gevraagd_op, row.status = now, Status.WACHT
        row.save(update_fields=["gevraagd_op", "status"])
    enqueue("adoptie.tasks.mail_inzage")


def send_links() -> int:
    """Mail the links that wait, each once; return how many left. Who is not known here gets none."""
    waiting = list(
        Inzageverzoek.objects.filter(status=Status.WACHT).order_by("pk").values_list("pk", flat=True)
    )
    if not waiting:
        return 0
    sent = 0
    with mail_server() as server:
        for pk in in_turn(waiting, server):
            if not Inzageverzoek.objects.filter(pk=pk, status=Status.WACHT).update(status=Status.KLAAR):
                continue
            row = Inzageverzoek.objects.select_related("gemeente").get(pk=pk)
            who = Betrokkene(row.gemeente, row.email)
            if is_known(who):
                deliver(_mail(who), server)
                sent += 1
    return sent


def _mail(who: Betrokkene) -> EmailMessage:
    words = (
        "Beste lezer,",
        f"U vroeg wat {who.gemeente} met Mentaal Spoor over u bewaart. U ziet het met deze link:",
        link_of(who),
        "De link werkt 24 uur. U kunt daar uw gegevens verbeteren, meenemen of wissen.",
        "Hebt u dit niet gevraagd? Dan hoeft u niets te doen.",
        f"Met vriendelijke groet,\n{who.gemeente}",
    )
    subject = f"Wat {who.gemeente} over u bewaart"
    return EmailMessage(subject, "\n\n".join(words), to=[who.email])


@transaction.atomic
def note_looked_into(*, gemeente: Gemeente, by: Actor, what: str = "ingezien") -> None:
    """Note that somebody of the gemeente looked up an address, or took along what is stored about it."""
    audit.record(f"persoonsgegevens {what}", gemeente, by=by, gemeente=gemeente)


@transaction.atomic
def correct_person(*, who: Betrokkene, naam: str, email: str, by: Actor, zelf: bool = False) -> list[str]:
    """Write another name or address where mail is still to go; return what could not be changed.

    ``zelf``: the person asked for the address, by a link that went to the old one.
    """
    new = {"naam": naam, "email": email.lower(), "zelf": zelf}
    left = [told for each in rechten() for told in each.correct(who, **new)]
    if email:
        move_marks(who=who, new=email)
    audit.record("persoonsgegevens verbeterd", who.gemeente, by=by, gemeente=who.gemeente)
    return left


@transaction.atomic
def move_marks(*, who: Betrokkene, new: str) -> None:
    """Have a wish for no mail, and requests by letter, stand under a new address that was confirmed."""
    there = Betrokkene(who.gemeente, new)
    Verzoek.objects.filter(gemeente=who.gemeente, adresmerk=request_mark(who)).update(
        adresmerk=request_mark(there)
    )
    removed, _ = Bezwaar.objects.filter(gemeente=who.gemeente, kenmerk=mark_of(who.email)).delete()
    if removed:
        _mark(there)


@transaction.atomic
def erase_person(*, who: Betrokkene, by: Actor) -> list[str]:
    """Take away every row that holds this address; return what stays and why.

    Answers stay, for from here on nothing leads to them. Doing it again does nothing.
    """
    left = [told for each in rechten() for told in each.erase(who, by=by)]
    _forget_asked(who)
    audit.record("persoonsgegevens gewist", who.gemeente, by=by, gemeente=who.gemeente)
    forget_deleted(*models_that_empty())
    return left


def forget_asked(*, who: Betrokkene) -> None:
    """Take away what somebody asked for with this address, where nothing else is kept of it any more."""
    if not has_rows(who):
        _forget_asked(who)


def _forget_asked(who: Betrokkene) -> None:
    Inzageverzoek.objects.filter(gemeente=who.gemeente, email__iexact=who.email).delete()
    moves = Adreswijziging.objects.filter(gemeente=who.gemeente)
    moves.filter(Q(oud__iexact=who.email) | Q(nieuw__iexact=who.email)).delete()


def erase_answers(*, who: Betrokkene, by: Actor) -> list[str]:
    """Take this person's own answers out of vertrouwelijke rounds; return what could not go."""
    return [told for each in rechten() for told in each.erase_answers(who, by)]


@transaction.atomic
def object_to_mail(*, who: Betrokkene, by: Actor) -> list[str]:
    """Erase this person, and keep a mark so that they are not invited again."""
    left = erase_person(who=who, by=by)
    _mark(who)
    audit.record("bezwaar vastgelegd", who.gemeente, by=by, gemeente=who.gemeente)
    return left


@transaction.atomic
def restrict_mail(*, who: Betrokkene, by: Actor) -> None:
    """Keep everything as it is and send nothing of a round, until the mark is taken back."""
    _mark(who)
    audit.record("gebruik van gegevens beperkt", who.gemeente, by=by, gemeente=who.gemeente)


def _mark(who: Betrokkene) -> None:
    Bezwaar.objects.get_or_create(
        gemeente=who.gemeente, kenmerk=mark_of(who.email), defaults={"sinds": timezone.localdate()}
    )


@transaction.atomic
def withdraw_objection(*, who: Betrokkene, by: Actor) -> None:
    """Let this person be invited again."""
    removed, _ = Bezwaar.objects.filter(gemeente=who.gemeente, kenmerk=mark_of(who.email)).delete()
    if removed:
        audit.record("bezwaar ingetrokken", who.gemeente, by=by, gemeente=who.gemeente)
