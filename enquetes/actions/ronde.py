"""The life of a round: concept, open, gesloten, and from there sealing takes over."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from adoptie import audit
from adoptie.audit import Actor
from adoptie.models import Orbesluit, Traject
from adoptie.refusal import Refusal
from enquetes.actions.verzending import queue_mails
from enquetes.keys import make_key
from enquetes.models import Doelgroep, Modus, Ronde, Status, Verzending, Vragenlijstversie
from enquetes.queries.groepen import MINIMUM_INVITED, coarse_profile, fixed_groups

SEAL_AFTER = dt.timedelta(days=10)
PROFILE_ITEMS = 3
# Letters and digits that are not mistaken for one another when read aloud.
_ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody fills in to plan a round."""

    naam: str
    doelgroep: Doelgroep
    opent_op: dt.datetime
    sluit_op: dt.datetime
    modus: Modus = Modus.ANONIEM
    verzegel_op: dt.datetime | None = None
    herinner_op: dt.datetime | None = None
    profielitems: tuple[str, ...] = ()


@transaction.atomic
def create_ronde(*, traject: Traject, versie: Vragenlijstversie, plan: Plan, by: Actor) -> Ronde:
    """Plan a round. Raises Refusal or ValidationError when it cannot be carried out like this."""
    if versie.vragenlijst.gemeente_id != traject.gemeente_id:
        raise Refusal("Deze vragenlijst is van een andere gemeente.")
    if plan.profielitems and plan.doelgroep != Doelgroep.PANEL:
        raise Refusal("Kenmerken uit het profiel gaan alleen mee in een ronde voor het panel.")
    if len(plan.profielitems) > PROFILE_ITEMS:
        raise Refusal(f"Neem hoogstens {PROFILE_ITEMS} kenmerken uit het profiel mee.")
    ronde = Ronde(
        traject=traject,
        versie=versie,
        naam=plan.naam,
        doelgroep=plan.doelgroep,
        modus=plan.modus,
        opent_op=plan.opent_op,
        sluit_op=plan.sluit_op,
        verzegel_op=plan.verzegel_op or plan.sluit_op + SEAL_AFTER,
        herinner_op=plan.herinner_op,
        profielitems=list(plan.profielitems),
        code="".join(secrets.choice(_ALPHABET) for _ in range(8)),
    )
    ronde.full_clean()
    ronde.save()
    audit.record(
        "ronde gepland", ronde, by=by, gemeente=ronde.gemeente, modus=plan.modus, doelgroep=plan.doelgroep
    )
    return ronde


def open_ronde(*, ronde: Ronde, by: Actor) -> Ronde:
    """Check the plan, make the key, fix the groups and let the invitations go.

    Raises Refusal with what must be mended first.
    """

    def change(current: Ronde) -> None:
        _check_may_open(current)
        current.groepen = fixed_groups(current)
        _check_groups(current)
        current.profielitems = coarse_profile(current)
        make_key(current.sleutel)
        current.status = Status.OPEN
        queue_mails(ronde=current, soort=Verzending.Soort.UITNODIGING)

    return _move(ronde, Status.CONCEPT, "ronde geopend", by, change)


def close_ronde(*, ronde: Ronde, by: Actor) -> Ronde:
    """Shut the web. Raises Refusal when the round is not open (any more)."""

    def change(current: Ronde) -> None:
        current.status = Status.GESLOTEN

    return _move(ronde, Status.OPEN, "ronde gesloten", by, change)


def reopen_ronde(*, ronde: Ronde, sluit_op: dt.datetime, by: Actor) -> Ronde:
    """Open a closed round again until ``sluit_op``; sealing moves along."""

    def change(current: Ronde) -> None:
        if sluit_op <= timezone.now():
            raise Refusal("Kies een datum in de toekomst om de ronde weer te sluiten.")
        current.verzegel_op = sluit_op + (current.verzegel_op - current.sluit_op)
        current.sluit_op = sluit_op
        current.status = Status.OPEN

    return _move(ronde, Status.GESLOTEN, "ronde heropend", by, change)


def stop_ronde(*, ronde: Ronde, reden: str, by: Actor) -> Ronde:
    """Halt collecting at once; what was collected is not used."""

    def change(current: Ronde) -> None:
        current.status = Status.GESTOPT

    return _move(ronde, Status.OPEN, "ronde gestopt", by, change, reden=reden)


@transaction.atomic
def _move(
    ronde: Ronde, expected: Status, action: str, by: Actor, change: Callable[[Ronde], None], **details: str
) -> Ronde:
    current = (
        Ronde.objects.select_for_update(of=("self",)).select_related("traject__gemeente").get(pk=ronde.pk)
    )
    if current.status != expected:
        raise Refusal(
            f"De ronde is {current.get_status_display()}; dit kan alleen als zij {expected.label} is."
        )
    change(current)
    current.full_clean()
    current.save()
    audit.record(action, current, by=by, gemeente=current.gemeente, **details)
    return current


def _check_may_open(ronde: Ronde) -> None:
    if not ronde.versie.vastgesteld:
        raise Refusal("Stel eerst de vragenlijst vast.")
    if ronde.sluit_op <= timezone.now():
        raise Refusal("De sluitdatum is al voorbij. Kies een nieuwe.")
    if ronde.doelgroep != Doelgroep.OPEN and not ronde.uitnodigingen.exists():
        raise Refusal("Er is nog niemand uitgenodigd. Voeg eerst een lijst toe.")
    if ronde.doelgroep == Doelgroep.MEDEWERKERS:
        _check_orbesluit(ronde)
    if ronde.doelgroep == Doelgroep.OPEN and ronde.modus == Modus.VERTROUWELIJK:
        raise Refusal("Een open link is altijd anoniem: een volgcode hoort bij een persoon.")


def _check_orbesluit(ronde: Ronde) -> None:
    besluit: Orbesluit | None = ronde.traject.orbesluiten.first()
    last_day = timezone.localdate(ronde.sluit_op)
    if besluit is None or not besluit.allows or besluit.geldig_tot < last_day:
        raise Refusal(
            "Een meting onder medewerkers begint pas na een besluit van de ondernemingsraad "
            "dat geldt tot en met de sluitdatum. Leg het besluit eerst vast."
        )
    if ronde.modus == Modus.VERTROUWELIJK and not besluit.vertrouwelijk_mag:
        raise Refusal("De ondernemingsraad heeft alleen anoniem meten toegestaan.")


def _check_groups(ronde: Ronde) -> None:
    if ronde.doelgroep == Doelgroep.MEDEWERKERS and not ronde.groepen:
        raise Refusal(
            f"Nodig minstens {MINIMUM_INVITED} mensen uit, ieder in een groep. "
            "Met minder mensen is niet te beloven dat antwoorden anoniem blijven."
        )
