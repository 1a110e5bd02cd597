from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from adoptie import audit
from adoptie.audit import Actor
from adoptie.models import Interventie
from adoptie.refusal import Refusal
from metingen.models import Indicator, Meetplan


@dataclass(frozen=True, slots=True)
class Plan:
    """What is agreed to look at: the codes of the indicator and of the one that must not move."""

    indicator: str
    einddatum: dt.date
    vastgelegd_op: dt.date
    controle: str = ""
    onaangeraakt: str = ""


@transaction.atomic
def record_meetplan(*, interventie: Interventie, plan: Plan, by: Actor) -> Meetplan:
    """Record the plan of an interventie. Raises Refusal when it has one, or a figure does not exist yet."""
    gemeente = interventie.spoor.traject.gemeente
    if Meetplan.objects.filter(interventie=interventie).exists():
        raise Refusal("Deze interventie heeft al een meetplan. Dat verandert niet meer.")
    found = {
        code: Indicator.objects.filter(gemeente=gemeente, code=code).order_by("pk").last()
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
    meetplan.full_clean()
    meetplan.save()
    audit.record("meetplan vastgelegd", meetplan, by=by, gemeente=gemeente, indicator=plan.indicator)
    return meetplan
