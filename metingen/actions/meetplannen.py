from __future__ import annotations

from django.db import transaction

from adoptie.actions.storing import store
from adoptie.audit import Actor
from adoptie.models import Interventie
from adoptie.refusal import Refusal
from metingen.models import Indicator, Meetplan
from metingen.plan import Plan
from metingen.queries.bronnen import first_bron


@transaction.atomic
def record_meetplan(*, interventie: Interventie, plan: Plan, by: Actor) -> Meetplan:
    """Record the plan of an interventie. Raises Refusal when it has one, or a figure does not exist yet."""
    gemeente = interventie.spoor.traject.gemeente
    if Meetplan.objects.filter(interventie=interventie).exists():
        raise Refusal("Deze verandering heeft al een meetplan. Dat verandert niet meer.")
    bron = plan.bron or first_bron(gemeente)
    found = {
        code: Indicator.objects.filter(gemeente=gemeente, code=code, bron=bron).first()
        for code in (plan.indicator, plan.controle)
        if code
    }
    missing = [code for code, indicator in found.items() if indicator is None]
    if missing:
        raise Refusal(f"Er is nog geen cijfer '{missing[0]}'. Lees eerst gegevens in.")
    meetplan = Meetplan(
        interventie=interventie,
        indicator=found[plan.indicator],
        controle=found.get(plan.controle),
        onaangeraakt=plan.onaangeraakt,
        vastgelegd_op=plan.vastgelegd_op,
        einddatum=plan.einddatum,
    )
    return store(meetplan, "meetplan vastgelegd", by=by, gemeente=gemeente, indicator=plan.indicator)
