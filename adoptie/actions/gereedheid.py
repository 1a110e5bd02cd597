from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from adoptie import audit
from adoptie.actions.storing import remove, store
from adoptie.audit import Actor
from adoptie.models import Gemeente, Gereedheid, Spoor, Stap
from adoptie.refusal import Refusal


def _gemeente_of(stap: Stap) -> Gemeente:
    return stap.spoor.traject.gemeente


@transaction.atomic
def meet_criterium(*, gereedheid: Gereedheid, bewijs: str, voldaan_op: dt.date, by: Actor) -> Gereedheid:
    """Record that a criterion is met, with the evidence; whoever does it is named.

    Raises Refusal without evidence, and for a day that has yet to come.
    """
    if not bewijs.strip():
        raise Refusal("Schrijf op waaruit blijkt dat dit klaar is.")
    if voldaan_op > timezone.localdate():
        raise Refusal("De datum ligt in de toekomst. Kies vandaag of een eerdere dag.")
    gereedheid.bewijs = bewijs
    gereedheid.voldaan_op = voldaan_op
    gereedheid.voldaan_door = audit.name_of(by)
    return store(gereedheid, "criterium vastgesteld", by=by, gemeente=_gemeente_of(gereedheid.stap))


@transaction.atomic
def reopen_criterium(*, gereedheid: Gereedheid, by: Actor) -> Gereedheid:
    """Take back that a criterion is met; the evidence stays as a note, the logboek keeps who found it met.

    Raises Refusal when it was not met.
    """
    if gereedheid.voldaan_op is None:
        raise Refusal("Dit punt staat al op 'nog niet klaar'.")
    before = {"voldaan_op": gereedheid.voldaan_op.isoformat(), "voldaan_door": gereedheid.voldaan_door}
    gereedheid.voldaan_op = None
    gereedheid.voldaan_door = ""
    gemeente = _gemeente_of(gereedheid.stap)
    return store(gereedheid, "criterium teruggezet", by=by, gemeente=gemeente, **before)


@transaction.atomic
def add_criterium(*, stap: Stap, criterium: str, by: Actor) -> Gereedheid:
    """Add a criterion to a step.

    Raises Refusal when the step already has it.
    """
    if stap.criteria.filter(criterium=criterium).exists():
        raise Refusal("Dit punt staat al bij deze stap.")
    gereedheid = Gereedheid(stap=stap, criterium=criterium)
    return store(gereedheid, "criterium toegevoegd", by=by, gemeente=_gemeente_of(stap))


@transaction.atomic
def remove_criterium(*, gereedheid: Gereedheid, by: Actor) -> None:
    """Take a criterion away.

    Raises Refusal when it is met: that is evidence to keep.
    """
    if gereedheid.voldaan_op is not None:
        raise Refusal("Dit punt is al vastgesteld. Zet het eerst terug.")
    remove(gereedheid, "criterium verwijderd", by=by, gemeente=_gemeente_of(gereedheid.stap))


@transaction.atomic
def add_stap(*, spoor: Spoor, naam: str, by: Actor) -> Stap:
    """Add a step after the last one of this spoor."""
    last = spoor.stappen.aggregate(last=Max("volgorde"))["last"] or 0
    stap = Stap(spoor=spoor, volgorde=last + 1, naam=naam)
    return store(stap, "stap toegevoegd", by=by, gemeente=_gemeente_of(stap))


@transaction.atomic
def remove_stap(*, stap: Stap, by: Actor) -> None:
    """Take a step away.

    Raises Refusal when one of its criteria is met: that is evidence to keep.
    """
    if stap.criteria.filter(voldaan_op__isnull=False).exists():
        raise Refusal("Bij deze stap is al iets vastgesteld. Zet dat eerst terug.")
    remove(stap, "stap verwijderd", by=by, gemeente=_gemeente_of(stap))
