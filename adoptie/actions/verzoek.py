"""Requests about own data that come by letter, phone or at the desk: written down, done, answered.

The log keeps number, reference, how it came, and how it was found out who asks. It never says who that was.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from adoptie import audit
from adoptie.actions.nieuwadres import correct_on_request
from adoptie.actions.persoon import (
    erase_answers,
    erase_person,
    object_to_mail,
    restrict_mail,
    withdraw_objection,
)
from adoptie.audit import Actor
from adoptie.models import Gemeente, Verzoek
from adoptie.queries.verzoek import is_about
from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene, request_mark


@transaction.atomic
def record_request(*, gemeente: Gemeente, by: Actor, **values: Any) -> Verzoek:
    """Write down a request; its last day follows from the day it came. Raises Refusal for a double one."""
    verzoek = Verzoek(gemeente=gemeente, **values)
    verzoek.uiterlijk_op = verzoek.last_day
    try:
        with transaction.atomic():
            verzoek.save()
    except IntegrityError as fault:
        raise Refusal("Er is al een verzoek met dit kenmerk. Zoek het in de lijst.") from fault
    came = {"kenmerk": verzoek.kenmerk, "manier": verzoek.manier, "vrager": verzoek.vrager}
    _log("verzoek vastgelegd", verzoek, by, **came)
    return verzoek


@transaction.atomic
def change_request(*, verzoek: Verzoek, identiteit: str, verlengd_waarom: str, by: Actor) -> None:
    """Write how it was found out who asks, or why it takes two months longer.

    Raises Refusal when it has been answered, and when the first month is over: then it is too late to say so.
    """
    current = _held(verzoek)
    late = timezone.localdate() > current.uiterlijk_op
    if verlengd_waarom and not current.verlengd_waarom and late:
        raise Refusal("De maand is al voorbij. U kunt de tijd nu niet meer verlengen.")
    current.identiteit, current.verlengd_waarom = identiteit, verlengd_waarom
    current.uiterlijk_op = current.last_day
    current.save()
    _log("verzoek bijgewerkt", current, by, langer=bool(verlengd_waarom))


@transaction.atomic
def conclude_request(*, verzoek: Verzoek, uitkomst: str, uitkomst_waarom: str, by: Actor) -> None:
    """Write down that the person has an answer. Raises Refusal when that was so already."""
    current = _held(verzoek)
    current.afgehandeld_op, current.uitkomst = timezone.localdate(), uitkomst
    current.uitkomst_waarom = uitkomst_waarom
    current.save()
    _log("verzoek afgehandeld", current, by, uitkomst=uitkomst)


@transaction.atomic
def tie_request(*, verzoek: Verzoek, who: Betrokkene, by: Actor) -> None:
    """Note about which address a request is, by a mark that nobody can read.

    Raises Refusal when it has been answered, and when something was done under it for another address.
    """
    current = _held(verzoek)
    if is_about(current, who):
        return
    _tie(current, who)
    current.save(update_fields=["adresmerk"])
    _log("verzoek gekoppeld", current, by)


def carry_out(*, verzoek: Verzoek, stap: str, who: Betrokkene, by: Actor, **new: str) -> list[str]:
    """Do for a person what a request asks; return what happened, and what could not be done.

    Raises Refusal when it has been answered, as long as nobody found out who asks, and when it is about
    another address.
    """
    if stap == _ANSWERS:
        with transaction.atomic():
            _for_whom(verzoek, who)
        # Each round by itself: a file is written anew before the database changes.
        if left := erase_answers(who=who, by=by):
            # Without the volgcode nobody could find them tomorrow.
            return ["Er is nog niets gewist.", *left]
    with transaction.atomic():
        current = _for_whom(verzoek, who)
        told = _STEPS[stap](who, by, **new)
        # What was refused was not done, and the log does not say that it was.
        _log("verzoek uitgevoerd", current, by, stap=stap)
    return told


def _object(who: Betrokkene, by: Actor) -> list[str]:
    return ["Gewist. Deze persoon wordt niet meer uitgenodigd.", *object_to_mail(who=who, by=by)]


def _restrict(who: Betrokkene, by: Actor) -> list[str]:
    restrict_mail(who=who, by=by)
    return ["Er gaat geen mail van een ronde meer naar dit adres. Er is niets gewist."]


def _invite_again(who: Betrokkene, by: Actor) -> list[str]:
    withdraw_objection(who=who, by=by)
    return ["Deze persoon kan weer worden uitgenodigd."]


def _erase(who: Betrokkene, by: Actor) -> list[str]:
    return ["Het adres is gewist.", *erase_person(who=who, by=by)]


def _erase_after_answers(who: Betrokkene, by: Actor) -> list[str]:
    return ["De antwoorden en het adres zijn gewist.", *erase_person(who=who, by=by)]


def _correct(who: Betrokkene, by: Actor, *, naam: str, nieuw: str) -> list[str]:
    return correct_on_request(who=who, naam=naam, nieuw=nieuw, by=by)


_ANSWERS = "antwoorden"
_STEPS: dict[str, Callable[..., list[str]]] = {
    "verbeteren": _correct,
    "wissen": _erase,
    _ANSWERS: _erase_after_answers,
    "bezwaar": _object,
    "beperken": _restrict,
    "weer": _invite_again,
}
STEPS = frozenset(_STEPS)


def _held(verzoek: Verzoek) -> Verzoek:
    current = Verzoek.objects.select_for_update().select_related("gemeente").get(pk=verzoek.pk)
    if not current.is_open:
        raise Refusal("Dit verzoek is al afgehandeld.")
    return current


def _known(verzoek: Verzoek) -> Verzoek:
    current = _held(verzoek)
    if current.identiteit == Verzoek.Identiteit.NIET:
        raise Refusal("Ga eerst na wie dit vraagt. Vul dat in bij 'Bijwerken'.")
    return current


def _for_whom(verzoek: Verzoek, who: Betrokkene) -> Verzoek:
    """Return a request of which it is known who asks, tied for good to this address."""
    current = _known(verzoek)
    if current.adresmerk is None:
        _tie(current, who)
    elif not is_about(current, who):
        raise Refusal(_OTHER)
    current.uitgevoerd = True
    current.save(update_fields=["adresmerk", "uitgevoerd"])
    return current


def _tie(current: Verzoek, who: Betrokkene) -> None:
    if current.uitgevoerd:
        raise Refusal(_OTHER)
    current.adresmerk = request_mark(who)


_OTHER = "Dit verzoek gaat over een ander adres. Leg voor dit adres een eigen verzoek vast."


def _log(action: str, verzoek: Verzoek, by: Actor, **details: Any) -> None:
    known = {
        "soort": verzoek.soort,
        "ontvangen_op": verzoek.ontvangen_op.isoformat(),
        "uiterlijk_op": verzoek.uiterlijk_op.isoformat(),
        "identiteit": verzoek.identiteit,
    }
    audit.record(action, verzoek, by=by, gemeente=verzoek.gemeente, **known, **details)
