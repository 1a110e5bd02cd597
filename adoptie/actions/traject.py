from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from adoptie.actions.default_stappen import DEFAULT_DOEL, DEFAULT_NAAM, DEFAULT_STAPPEN
from adoptie.actions.storing import assign, store
from adoptie.audit import Actor
from adoptie.models import Gemeente, Gereedheid, Spoor, Stap, Traject


@transaction.atomic
def start_traject(*, gemeente: Gemeente, naam: str, doel: str, begint_op: dt.date, by: Actor) -> Traject:
    """Make a traject with its three sporen, each with steps and criteria to begin with.

    Raises Refusal when this gemeente already has a traject with this name.
    """
    traject = Traject(gemeente=gemeente, naam=naam, doel=doel, begint_op=begint_op)
    store(traject, "traject gestart", by=by, gemeente=gemeente)
    for soort, stappen in DEFAULT_STAPPEN.items():
        spoor = Spoor.objects.create(traject=traject, soort=soort)
        for volgorde, (stap_naam, criteria) in enumerate(stappen, start=1):
            stap = Stap.objects.create(spoor=spoor, volgorde=volgorde, naam=stap_naam)
            Gereedheid.objects.bulk_create(Gereedheid(stap=stap, criterium=text) for text in criteria)
    return traject


@transaction.atomic
def ensure_traject(*, gemeente: Gemeente, by: Actor) -> Traject:
    """Return the first traject of a gemeente; start one with our own words when there is none."""
    return gemeente.trajecten.first() or start_traject(
        gemeente=gemeente, naam=DEFAULT_NAAM, doel=DEFAULT_DOEL, begint_op=timezone.localdate(), by=by
    )


@transaction.atomic
def change_traject(*, traject: Traject, naam: str, doel: str, begint_op: dt.date, by: Actor) -> Traject:
    """Change what a traject is about.

    Raises Refusal when this gemeente already has another traject with this name.
    """
    changed = assign(traject, {"naam": naam, "doel": doel, "begint_op": begint_op})
    return store(traject, "traject gewijzigd", by=by, gemeente=traject.gemeente, **changed)
