"""What asking knows about criteria of a step: how many answered the nulmeting."""

from __future__ import annotations

from django.utils import timezone

from adoptie import dutch
from adoptie.criteria import ENOUGH_ANSWERED, NULMETING_INGEVULD
from adoptie.models import Traject
from adoptie.queries.gereedheidfeiten import Feiten, Gereedheidfeit
from enquetes.models import Doelgroep, Ronde, Status
from enquetes.queries.rondes import Response, with_response


def nulmeting(traject: Traject) -> Feiten:
    """Tell how many answered the first round among staff of this traject. One query."""
    rows = Ronde.objects.filter(
        traject=traject, doelgroep=Doelgroep.MEDEWERKERS, proef_van=None, ingelezen=False
    ).exclude(status__in=[Status.CONCEPT, Status.GESTOPT])
    first = with_response(rows.order_by("pk")[:1])
    return _told(*first[0]) if first else {}


def _told(ronde: Ronde, response: Response) -> Feiten:
    asked, share = response.uitgenodigd, response.share
    if asked is None or share is None:
        return {}
    today = timezone.localdate()
    day = today if ronde.status == Status.OPEN else min(response.eind, today)
    zin = (
        f"Volgens het programma: respons {dutch.percentage(share)} op '{ronde.naam}' "
        f"({dutch.number(response.ingevuld)} van {dutch.number(asked)} mensen), "
        f"stand van {dutch.tied(dutch.day(day))}."
    )
    return {NULMETING_INGEVULD: Gereedheidfeit(zin, day if share >= ENOUGH_ANSWERED else None)}
