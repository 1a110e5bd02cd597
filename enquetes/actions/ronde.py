"""The life of a round: concept, open, gesloten, and from there sealing takes over."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Collection
from typing import Any

from django.db import transaction
from django.utils import timezone

from adoptie import dutch
from adoptie.actions.storing import assign, store
from adoptie.audit import Actor
from adoptie.forgetting import forget_deleted
from adoptie.models import Traject
from adoptie.refusal import Refusal
from enquetes.actions.ondergrens import fix_ondergrens
from enquetes.actions.plancontrole import check_plan
from enquetes.actions.verzending import queue_mails
from enquetes.keys import destroy_key, make_key
from enquetes.leftovers import ROWS, clean_up, forget_when
from enquetes.locking import hold_ronde
from enquetes.mails import promised
from enquetes.models import (
    Concept,
    Doelgroep,
    Inzending,
    Papiercode,
    Ronde,
    Status,
    Verzending,
    Vragenlijstversie,
)
from enquetes.plan import Plan, days_along, sealing
from enquetes.queries.besluiten import besluit_objections
from enquetes.queries.groepen import coarse_profile, fixed_groups
from enquetes.queries.lancering import launch_objections

__all__ = [
    "Plan",
    "change_ronde",
    "close_ronde",
    "create_ronde",
    "extend_ronde",
    "open_ronde",
    "reopen_ronde",
    "stop_ronde",
]

_SHORTEST = dt.timedelta(seconds=1)
# Letters and digits that are not mistaken for one another when read aloud.
_ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"


def new_code() -> str:
    """Return what stands in every link of a round."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(8))


@transaction.atomic
def create_ronde(*, traject: Traject, versie: Vragenlijstversie, plan: Plan, by: Actor) -> Ronde:
    """Plan a round. Raises Refusal when it cannot be carried out like this."""
    ronde = Ronde(traject=traject, code=new_code(), **_planned(versie, plan))
    check_plan(ronde, versie, plan)
    return store(
        ronde,
        "ronde gepland",
        by=by,
        gemeente=traject.gemeente,
        modus=plan.modus,
        doelgroep=plan.doelgroep,
    )


@transaction.atomic
def change_ronde(*, ronde: Ronde, versie: Vragenlijstversie, plan: Plan, by: Actor) -> Ronde:
    """Change the plan of a round that has not opened; another doelgroep drops the list of people.

    Raises Refusal when it has opened, and as ``create_ronde`` does.
    """
    current = _hold(ronde, {Status.CONCEPT})
    check_plan(current, versie, plan)
    if plan.doelgroep != current.doelgroep:
        current.uitnodigingen.all().delete()
    changed = assign(current, _planned(versie, plan))
    return store(current, "ronde gewijzigd", by=by, gemeente=current.gemeente, **changed)


def _planned(versie: Vragenlijstversie, plan: Plan) -> dict[str, Any]:
    return {
        "versie": versie,
        "naam": plan.naam,
        "doelgroep": plan.doelgroep,
        "modus": plan.modus,
        "opent_op": plan.opent_op,
        "sluit_op": plan.sluit_op,
        "verzegel_op": plan.verzegel_op or sealing(plan.sluit_op, plan.bedank_op),
        "herinner_op": plan.herinner_op,
        "herinner_weer_op": plan.herinner_weer_op,
        "bedank_op": plan.bedank_op,
        "profielitems": list(plan.profielitems),
        "quotum_item": plan.quotum_item,
        "quotum": plan.quotum,
    }


def open_ronde(*, ronde: Ronde, by: Actor) -> Ronde:
    """Check the plan, make the key, fix the groups and let the invitations go.

    Raises Refusal with what must be mended first.
    """
    if Ronde.objects.filter(pk=ronde.pk, status=Status.OPEN).exists():
        raise Refusal("De ronde was al open. Er is niets opnieuw verstuurd.")

    def change(current: Ronde) -> dict[str, str]:
        for objection in launch_objections(current):
            raise Refusal(objection)
        for name, moment in days_along(current).items():
            setattr(current, name, moment)
        if current.doelgroep != Doelgroep.OPEN:
            current.uitgenodigd = current.uitnodigingen.count()
        fix_ondergrens(current)
        current.groepen = fixed_groups(current)
        # Finer than what was promised.
        current.eerdere_groepen = {}
        current.profielklassen = coarse_profile(current)
        current.profielitems = list(current.profielklassen)
        # An opening that was cut off left a key with which nothing was written.
        destroy_key(current.sleutel)
        make_key(current.sleutel)
        if timezone.localdate(current.opent_op) != timezone.localdate():
            current.opent_op = timezone.now()
        current.belofte = list(promised(current))
        current.teksten_gelezen = True
        current.status = Status.OPEN
        queue_mails(ronde=current, soort=Verzending.Soort.UITNODIGING)
        return {"modus": current.modus, "belofte": " ".join(current.belofte)}

    return _move(ronde, {Status.CONCEPT}, "ronde geopend", by, change)


def close_ronde(*, ronde: Ronde, by: Actor) -> Ronde:
    """Shut the web. Raises Refusal when the round is not open (any more)."""

    def change(current: Ronde) -> None:
        # Closed early: answering was possible until now, and reports say so.
        _close_at(current, min(current.sluit_op, max(timezone.now(), current.opent_op + _SHORTEST)))
        current.status = Status.GESLOTEN

    return _move(ronde, {Status.OPEN}, "ronde gesloten", by, change)


def reopen_ronde(*, ronde: Ronde, sluit_op: dt.datetime, by: Actor) -> Ronde:
    """Open a closed round again until ``sluit_op``; sealing moves along, and thanks that did not go yet."""

    def change(current: Ronde) -> None:
        if sluit_op <= timezone.now():
            raise Refusal("Kies een datum in de toekomst om de ronde weer te sluiten.")
        _go_on_until(current, sluit_op)
        current.status = Status.OPEN
        transaction.on_commit(lambda: clean_up(current))

    return _move(ronde, {Status.GESLOTEN}, "ronde heropend", by, change)


def extend_ronde(*, ronde: Ronde, sluit_op: dt.datetime, by: Actor) -> Ronde:
    """Let an open round go on until a later ``sluit_op``; sealing and thanks move along, reminders stay.

    Raises Refusal when that is not later, and when the ondernemingsraad did not decide for so long.
    """
    days: list[str] = []

    def change(current: Ronde) -> None:
        until = timezone.localdate(current.sluit_op)
        if sluit_op <= current.sluit_op:
            raise Refusal(f"Kies een dag na {dutch.day(until)}. Eerder sluiten kan met 'Nu sluiten'.")
        days.extend([str(until), str(timezone.localdate(sluit_op))])
        _go_on_until(current, sluit_op)

    return _move(ronde, {Status.OPEN}, "sluitdatum verschoven", by, change, sluit_op=days)


def _go_on_until(ronde: Ronde, moment: dt.datetime) -> None:
    """Move the closing and the sealing, as far as the decision of the ondernemingsraad goes."""
    ronde.verzegel_op = moment + (ronde.verzegel_op - ronde.sluit_op)
    _close_at(ronde, moment)
    if ronde.doelgroep == Doelgroep.MEDEWERKERS:
        for objection in besluit_objections(ronde):
            raise Refusal(objection)


def _close_at(ronde: Ronde, moment: dt.datetime) -> None:
    """Move the closing, and by as many days the thanks that did not go yet: they go at the same hour."""
    if ronde.bedank_op is not None and ronde.bedank_op > timezone.now():
        later = timezone.localdate(moment) - timezone.localdate(ronde.sluit_op)
        planned = timezone.make_naive(ronde.bedank_op) + later
        ronde.bedank_op = timezone.make_aware(planned)
    ronde.sluit_op = moment


def stop_ronde(*, ronde: Ronde, reden: str, by: Actor) -> Ronde:
    """Halt collecting at once. What was collected is erased and its key destroyed.

    Raises Refusal when the round is not open or gesloten.
    """

    def change(current: Ronde) -> None:
        Inzending.objects.filter(ronde=current).delete()
        Concept.objects.filter(ronde=current).delete()
        Verzending.objects.filter(uitnodiging__ronde=current).update(link_hash=None)
        Papiercode.objects.filter(ronde=current).delete()
        forget_when(current)
        current.status = Status.GESTOPT
        transaction.on_commit(lambda: clean_up(current))
        forget_deleted(*ROWS)

    return _move(ronde, {Status.OPEN, Status.GESLOTEN}, "ronde gestopt", by, change, reden=reden)


@transaction.atomic
def _move(
    ronde: Ronde,
    expected: Collection[Status],
    action: str,
    by: Actor,
    change: Callable[[Ronde], dict[str, str] | None],
    **details: str | list[str],
) -> Ronde:
    current = _hold(ronde, expected)
    told = change(current) or {}
    return store(current, action, by=by, gemeente=current.gemeente, **details, **told)


def _hold(ronde: Ronde, expected: Collection[Status]) -> Ronde:
    """Return the round as it is now, so that nobody else changes it before this transaction ends."""
    current = hold_ronde(ronde)
    if current.status not in expected:
        words = " of ".join(status.label for status in sorted(expected))
        raise Refusal(f"De ronde is {current.get_status_display()}. Dit kan alleen als zij {words} is.")
    return current
