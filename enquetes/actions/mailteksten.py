"""Writing other words for the mails of a round, and trying them on oneself."""

from __future__ import annotations

from django.core.mail import EmailMessage
from django.db import transaction

from adoptie import audit
from adoptie.audit import Actor
from adoptie.delivery import Uitkomst, deliver, mail_server, reachable
from adoptie.refusal import Refusal
from enquetes import mails
from enquetes.locking import hold_ronde
from enquetes.mailteksten import Tekst, refuse_text
from enquetes.models import Ronde, Verzending
from enquetes.queries.verzendingen import changeable_mails, has_link, sample_mail

_GONE = "Deze mail gaat al weg. De tekst verandert niet meer."
_NOT_SENT = "De proefmail is niet verstuurd. Probeer het later opnieuw, of vraag de beheerder om hulp."


@transaction.atomic
def change_mail(*, ronde: Ronde, soort: Verzending.Soort, tekst: Tekst, by: Actor) -> None:
    """Have a mail say this. Only what differs from our own words is kept.

    Raises Refusal when the first of these mails is on its way, or when a field in the text cannot be.
    """
    current = hold_ronde(ronde)
    if soort not in changeable_mails(current):
        raise Refusal(_GONE)
    refuse_text(tekst, linked=has_link(soort))
    others = {kind: words for kind, words in current.mailteksten.items() if kind != soort}
    if tekst != mails.default_text(current, soort):
        others[soort] = {"onderwerp": tekst.onderwerp, "tekst": tekst.tekst}
    current.mailteksten = others
    current.save(update_fields=["mailteksten"])
    audit.record("mailtekst gewijzigd", current, by=by, gemeente=current.gemeente, mail=soort.label)


def send_sample(*, ronde: Ronde, soort: Verzending.Soort, tekst: Tekst, to: str) -> None:
    """Mail this text to somebody of the staff, with words in place of the links.

    Raises Refusal when a field in the text cannot be, and when the mail did not leave.
    """
    refuse_text(tekst, linked=has_link(soort))
    subject, body, _ = mails.compose(sample_mail(ronde, soort), mails.sample_links(ronde), tekst)
    with mail_server() as server:
        message = EmailMessage(subject=f"Proefmail: {subject}", body=body, to=[to])
        if not reachable(server) or deliver(message, server) is not Uitkomst.VERZONDEN:
            raise Refusal(_NOT_SENT)
