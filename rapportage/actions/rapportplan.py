"""Plans: that a report is made every period, and the reports that follow from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from adoptie.actions.storing import assign, remove, store
from adoptie.audit import Actor
from adoptie.models import Gemeente
from adoptie.periods import Length, Period, period_of
from adoptie.queue import enqueue
from rapportage.models import Opdracht, Rapportplan, Soort, Uitvoering
from rapportage.queries.opdrachten import check_opdracht
from rapportage.queries.perioden import check_period


class Planwaarden(TypedDict):
    """What is decided in a plan; ``rapport`` is a kind, with the key of its sjabloon if it has one."""

    rapport: tuple[Soort, int | None]
    lengte: str
    ontvangers: Collection[str]
    dagen_erna: int
    begint_op: dt.date
    goedkeuring: bool


@transaction.atomic
def add_rapportplan(*, gemeente: Gemeente, by: Actor, **values: Unpack[Planwaarden]) -> Rapportplan:
    """Have a report made and mailed every month, quarter or year.

    The first is about the period in which ``begint_op`` falls. Raises Refusal when there is such a plan.
    """
    plan = Rapportplan(gemeente=gemeente, **_fields(values))
    return store(plan, "rapportplan toegevoegd", by=by, gemeente=gemeente, ontvangers=plan.ontvangers)


@transaction.atomic
def change_rapportplan(*, plan: Rapportplan, by: Actor, **values: Unpack[Planwaarden]) -> Rapportplan:
    """Change a plan; what was made or noted before stays as it is, and is not made again.

    Raises Refusal when there is such a plan already.
    """
    current = Rapportplan.objects.select_for_update(of=("self",)).select_related("gemeente").get(pk=plan.pk)
    changed = assign(current, _fields(values))
    if not changed:
        return current
    return store(current, "rapportplan gewijzigd", by=by, gemeente=current.gemeente, **changed)


def _fields(values: Planwaarden) -> dict[str, Any]:
    soort, sjabloon = values["rapport"]
    return {
        "soort": soort.value,
        "sjabloon_id": sjabloon,
        "lengte": values["lengte"],
        "ontvangers": list(dict.fromkeys(values["ontvangers"])),
        "dagen_erna": values["dagen_erna"],
        "begint_op": values["begint_op"],
        "goedkeuring": values["goedkeuring"],
    }


def stop_rapportplan(*, plan: Rapportplan, by: Actor) -> None:
    """Stop a plan; the reports that it made stay."""
    remove(plan, "rapportplan gestopt", by=by, gemeente=plan.gemeente)


def plan_due(today: dt.date) -> int:
    """Note every report that is due by now and was not noted yet; return how many there are.

    Periods that passed while no worker ran are caught up, the oldest first. Doing this twice, or in two
    workers at once, adds nothing.
    """
    known: dict[int, set[str]] = {}
    for plan_pk, code in Uitvoering.objects.filter(plan__isnull=False).values_list("plan", "periode"):
        known.setdefault(plan_pk, set()).add(code)
    new = [
        Uitvoering(
            plan=plan,
            gemeente_id=plan.gemeente_id,
            soort=plan.soort,
            sjabloon_id=plan.sjabloon_id,
            periode=period.code,
        )
        for plan in Rapportplan.objects.order_by("pk")
        for period in due_periods(plan, today)
        if period.code not in known.get(plan.pk, ())
    ]
    Uitvoering.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def due_periods(plan: Rapportplan, today: dt.date) -> Iterator[Period]:
    """Yield the periods of a plan that are over for at least ``dagen_erna`` days, oldest first."""
    length: Length = plan.lengte  # type: ignore[assignment]  # the choices of the model are the lengths
    period = period_of(plan.begint_op, length)
    while period.end + dt.timedelta(days=plan.dagen_erna) <= today:
        yield period
        period = period_of(period.end, length)


@transaction.atomic
def request_rapport(*, opdracht: Opdracht, by: Actor) -> Uitvoering:
    """Have a report made now, by the worker; return what tells how far it is.

    Asking again while it is being made returns the same. Raises Refusal when a report of this kind cannot be
    about that, and for a period that is not over or that no figure tells about.
    """
    check_opdracht(opdracht)
    # A round with figures is over, though its quarter may not be.
    if opdracht.ronde is None:
        check_period(opdracht.gemeente, opdracht.period, timezone.localdate())
    wanted = {**opdracht.subject, "teksten": dict(opdracht.teksten), "erratum": opdracht.erratum}
    going = Uitvoering.objects.filter(
        **wanted, plan=None, status__in=[Uitvoering.Status.WACHT, Uitvoering.Status.BEZIG]
    ).first()
    if going is not None:
        return going
    asked = store(Uitvoering(**wanted), "rapport gevraagd", by=by, gemeente=opdracht.gemeente)
    enqueue("rapportage.tasks.carry_out", asked.pk)
    return asked
