"""The ondernemingsraad asks for more answers before anything is shown."""

from __future__ import annotations

from django.db import transaction

from adoptie import audit, dutch
from adoptie.actions.storing import store
from adoptie.audit import Actor, signature
from adoptie.models import Traject
from adoptie.refusal import Refusal
from enquetes.models import Ondergrens, Ronde, Status
from enquetes.models.ondergrens import LEAST
from enquetes.queries.ondergrens import ondergrens_of

# Above this nothing of a small gemeente would ever be seen.
MOST = 50
_RUNNING = (Status.OPEN, Status.GESLOTEN, Status.GESTOPT)


@transaction.atomic
def set_ondergrens(*, traject: Traject, waarde: int, reden: str, by: Actor) -> Ondergrens:
    """Choose from how many answers on something is shown in this traject, from now on.

    Rounds that run go along, but only upwards: their respondents were promised no less. What is sealed
    stays. Raises Refusal below five, above fifty, and when nothing changes.
    """
    if not LEAST <= waarde <= MOST:
        raise Refusal(f"Kies een ondergrens van {LEAST} tot en met {MOST}.")
    held = Traject.objects.select_for_update().get(pk=traject.pk)
    before = ondergrens_of(held)
    if waarde == before:
        raise Refusal(f"De ondergrens is al {waarde}.")
    made = store(
        Ondergrens(traject=held, waarde=waarde, reden=reden, door=signature(by)[:120]),
        "ondergrens gekozen",
        by=by,
        gemeente=held.gemeente,
        ondergrens=[before, waarde],
        reden=reden,
    )
    running = Ronde.objects.filter(traject=held, status__in=_RUNNING, ondergrens__lt=waarde)
    for ronde in running.select_for_update(of=("self",)).order_by("pk"):
        old, ronde.ondergrens = ronde.ondergrens, waarde
        ronde.save(update_fields=["ondergrens"])
        audit.record("ondergrens verhoogd", ronde, by=by, gemeente=held.gemeente, ondergrens=[old, waarde])
    return made


def fix_ondergrens(ronde: Ronde) -> None:
    """Set on a round that opens what counts from now on; nobody chooses another meanwhile."""
    traject = Traject.objects.select_for_update().get(pk=ronde.traject_id)
    ronde.ondergrens = ondergrens_of(traject)


def told_ondergrens(waarde: int) -> str:
    """Say what an ondergrens means.

    >>> told_ondergrens(8)
    'Van minder dan 8 antwoorden laten we niets zien.'
    """
    return f"Van minder dan {dutch.number(waarde)} antwoorden laten we niets zien."
