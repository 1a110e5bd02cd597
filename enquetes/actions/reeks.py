"""Questions that are always on: one round per period, opened by the worker, once."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from adoptie import audit
from adoptie.actions.storing import store
from adoptie.audit import Actor
from adoptie.models import Traject
from adoptie.periods import period_of
from adoptie.refusal import Refusal
from enquetes.actions.ronde import create_ronde, new_code, open_ronde
from enquetes.actions.uitnodigingen import invite_panel
from enquetes.models import Doelgroep, Modus, Reeks, Reeksronde, Ronde, Status
from enquetes.plan import MAIL_AT, Plan, Reeksplan, at
from enquetes.queries.reeksen import Veldwerk, due, length_of, newest_versie

# A round must fit in the shortest period of its length.
SHORTEST = {Reeks.Periode.MAAND: 28, Reeks.Periode.KWARTAAL: 90, Reeks.Periode.JAAR: 365}


@transaction.atomic
def create_reeks(*, traject: Traject, plan: Reeksplan, by: Actor) -> Reeks:
    """Start a reeks with the period in which ``plan.begin`` falls. Raises Refusal for what cannot be."""
    _check(traject, plan)
    reeks = Reeks(
        traject=traject,
        vragenlijst=plan.vragenlijst,
        naam=plan.naam,
        doelgroep=plan.doelgroep,
        modus=plan.modus,
        periode=plan.periode,
        begin=period_of(plan.begin, length_of(plan.periode)).begin,
        dagen=plan.dagen,
        herinner_na=plan.herinner_na,
        code=new_code(),
    )
    return store(reeks, "reeks gestart", by=by, gemeente=traject.gemeente, periode=plan.periode)


def _check(traject: Traject, plan: Reeksplan) -> None:
    lasts = plan.dagen or SHORTEST[plan.periode]
    if plan.vragenlijst.gemeente_id != traject.gemeente_id:
        raise Refusal("Deze vragenlijst is van een andere gemeente.")
    if not plan.vragenlijst.versies.filter(vastgesteld=True).exists():
        raise Refusal("Stel eerst de vragenlijst vast.")
    if traject.reeksen.filter(naam=plan.naam).exists():
        raise Refusal("Dit traject heeft al een reeks met deze naam. Kies een andere naam.")
    if plan.doelgroep == Doelgroep.OPEN and plan.modus == Modus.VERTROUWELIJK:
        raise Refusal("Een open link is altijd anoniem: een volgcode hoort bij een persoon.")
    if not 1 <= lasts <= SHORTEST[plan.periode]:
        raise Refusal(
            f"Een ronde is 1 tot en met {SHORTEST[plan.periode]} dagen open. Leeg: de hele periode."
        )
    if plan.herinner_na is not None and plan.doelgroep == Doelgroep.OPEN:
        raise Refusal("Bij een open link gaan er geen mails weg, dus ook geen herinnering.")
    if plan.herinner_na is not None and not 1 <= plan.herinner_na < lasts:
        raise Refusal("Herinner na het openen en voor het sluiten.")


@transaction.atomic
def set_status(*, reeks: Reeks, status: Reeks.Status, by: Actor) -> Reeks:
    """Let a reeks stand still, go on, or end for good. Raises Refusal when it has ended."""
    current = (
        Reeks.objects.select_for_update(of=("self",)).select_related("traject__gemeente").get(pk=reeks.pk)
    )
    if current.status == Reeks.Status.BEEINDIGD:
        raise Refusal("Deze reeks is al beëindigd.")
    current.status = status
    return store(current, f"reeks {status.label}", by=by, gemeente=current.traject.gemeente)


def tend_reeks(*, reeks: Reeks, by: Actor) -> None:
    """Have a round for the period that is due, and open it when its day has come and nothing is missing.

    Doing it again changes nothing. Raises Refusal where something stands in the way.
    """
    now = timezone.now()
    ronde = _planned(reeks, now, by)
    if ronde is not None and ronde.status == Status.CONCEPT and ronde.opent_op <= now:
        _open(ronde, by)


@transaction.atomic
def _planned(reeks: Reeks, now: dt.datetime, by: Actor) -> Ronde | None:
    """Return the round of the period that is due, made where it was not there."""
    current = (
        Reeks.objects.select_for_update(of=("self",)).select_related("traject__gemeente").get(pk=reeks.pk)
    )
    field = due(current, now)
    if field is None:
        return None
    made = current.rondes.filter(periode=field.periode.code).select_related("ronde").first()
    if made is not None:
        return made.ronde
    versie = newest_versie(current)
    if versie is None:
        raise Refusal("Stel eerst de vragenlijst vast.")
    _drop_unopened(current, field, by)
    ronde = create_ronde(traject=current.traject, versie=versie, plan=_plan(current, field), by=by)
    Reeksronde.objects.create(reeks=current, ronde=ronde, periode=field.periode.code)
    return ronde


def _plan(reeks: Reeks, field: Veldwerk) -> Plan:
    remind = None
    if reeks.herinner_na:
        remind = at(field.periode.begin + dt.timedelta(days=reeks.herinner_na), MAIL_AT)
    return Plan(
        naam=f"{reeks.naam}, {field.periode.label}",
        doelgroep=Doelgroep(reeks.doelgroep),
        modus=Modus(reeks.modus),
        opent_op=field.opent_op,
        sluit_op=field.sluit_op,
        herinner_op=remind,
    )


def _drop_unopened(reeks: Reeks, field: Veldwerk, by: Actor) -> None:
    """Remove rounds of earlier periods that never opened, with the people on their lists."""
    late = Ronde.objects.filter(
        reeksronde__reeks=reeks, reeksronde__periode__lt=field.periode.code, status=Status.CONCEPT
    )
    for ronde in late:
        audit.record("ronde vervallen", ronde, by=by, gemeente=reeks.traject.gemeente)
        ronde.delete()


@transaction.atomic
def _open(ronde: Ronde, by: Actor) -> None:
    """Open, or leave everything as it was."""
    if ronde.doelgroep == Doelgroep.PANEL:
        invite_panel(ronde=ronde, by=by)
    open_ronde(ronde=ronde, by=by)
