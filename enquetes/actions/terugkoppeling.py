"""Telling back: what is done with the outcomes of a round, and the mail that leads to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from adoptie import audit
from adoptie.audit import Actor
from adoptie.refusal import Refusal
from enquetes.actions.uitnodigingen import NONE_LEFT, send_again
from enquetes.actions.verzending import queue_mails
from enquetes.models import Actiepunt, Ronde, Status, Verzending
from enquetes.queries.terugkoppeling import mails_begun
from enquetes.queries.verzendingen import NOT_ARRIVED

MOST_PUNTEN = 20


@dataclass(frozen=True, slots=True)
class Punt:
    """One thing that is done: what, by whom, by when, and whether that has happened."""

    wat: str
    wie: str
    wanneer: dt.date
    klaar: bool = False


@transaction.atomic
def save_actiepunten(*, ronde: Ronde, punten: Sequence[Punt], by: Actor) -> Ronde:
    """Put these in place of what was written before; readers of the page see it at once."""
    current = _held(ronde)
    if len(punten) > MOST_PUNTEN:
        raise Refusal(f"Noem hoogstens {MOST_PUNTEN} dingen. Dan leest iemand ze ook.")
    rows = [
        Actiepunt(
            ronde=current,
            wat=punt.wat,
            wie=punt.wie,
            wanneer=punt.wanneer,
            status=Actiepunt.Status.KLAAR if punt.klaar else Actiepunt.Status.GEPLAND,
        )
        for punt in punten
    ]
    for row in rows:
        row.full_clean()
    current.actiepunten.all().delete()
    Actiepunt.objects.bulk_create(rows)
    audit.record("actiepunten bewaard", current, by=by, gemeente=current.gemeente, aantal=len(rows))
    return current


@transaction.atomic
def send_uitkomsten(*, ronde: Ronde, by: Actor) -> int:
    """Mail everybody who was invited the link to the outcomes, once; return how many mails go.

    Who answered is not looked at: in an anonymous round nobody knows. That there are outcomes to see is for
    whoever calls this to know.
    """
    current = _held(ronde)
    if mails_begun(current):
        raise Refusal("De mail met de uitkomsten is al verstuurd. Niemand krijgt hem twee keer.")
    if not current.actiepunten.exists():
        raise Refusal("Schrijf eerst op wat u gaat doen. Daar kijken mensen het meest naar uit.")
    number = queue_mails(ronde=current, soort=Verzending.Soort.UITKOMST)
    if not number:
        raise Refusal("Er zijn geen adressen meer. Deel de link dan op een andere manier.")
    audit.record("uitkomsten gemaild", current, by=by, gemeente=current.gemeente, mails=number)
    return number


@transaction.atomic
def retry_uitkomsten(*, ronde: Ronde, by: Actor) -> int:
    """Mail the link again where it did not arrive, and to nobody else; return how many mails go.

    Raises Refusal when there is no such mail.
    """
    current = _held(ronde)
    rows = Verzending.objects.filter(uitnodiging__ronde=current, soort=Verzending.Soort.UITKOMST)
    number = send_again(ronde=current, rows=rows.filter(status__in=NOT_ARRIVED))
    if not number:
        raise Refusal(NONE_LEFT)
    audit.record("uitkomsten opnieuw gemaild", current, by=by, gemeente=current.gemeente, mails=number)
    return number


def _held(ronde: Ronde) -> Ronde:
    current = (
        Ronde.objects.select_for_update(of=("self",)).select_related("traject__gemeente").get(pk=ronde.pk)
    )
    if current.status != Status.VERZEGELD:
        raise Refusal("Deze ronde is nog niet definitief afgesloten. Er zijn nog geen uitkomsten.")
    return current
