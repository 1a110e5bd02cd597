"""What asking does for a person: invitations, the panel, volgcodes."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from adoptie.actions.persoon import BETROKKENE
from adoptie.audit import Actor
from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene, Deel, Rechten
from enquetes.actions.panel import erase
from enquetes.actions.panelgegevens import move_member, move_volgcodes
from enquetes.models import Bibliotheekstuk, Doelgroep, Ontwerpstap, Panelmail, Status, Uitnodiging, Volgcode
from enquetes.queries.panel import find_member, profile_of


def _stored(who: Betrokkene) -> Iterator[Deel]:
    lid = find_member(who.gemeente, who.email.lower())
    if lid is not None:
        yield "Kenmerken in het panel", [profile_of(lid) or {"kenmerken": "niet ingevuld"}]


def _correct(who: Betrokkene, *, naam: str, email: str, zelf: bool) -> Iterator[str]:
    """Change what mail is still sent by, once a new address was confirmed: invitations, panel, volgcodes."""
    mine = Uitnodiging.objects.filter(
        ronde__traject__gemeente=who.gemeente, email__iexact=who.email, panellid=None
    ).exclude(ronde__status__in=[Status.VERZEGELD, Status.GESTOPT])
    if naam:
        mine.update(naam=naam)
    if not email or email == who.email.lower():
        return
    taken = Uitnodiging.objects.filter(email__iexact=email).values("ronde")
    for row in mine.filter(ronde__in=taken).select_related("ronde"):
        yield f"In '{row.ronde}' staat dit nieuwe adres al op de lijst. Daar is niets veranderd."
    mine.exclude(ronde__in=list(taken.values_list("ronde", flat=True))).update(email=email)
    codes = set(Doelgroep)
    lid = find_member(who.gemeente, who.email.lower())
    if lid is not None:
        codes.remove(Doelgroep.PANEL)
        try:
            move_member(lid=lid, new=email, zelf=zelf)
        except Refusal as refusal:
            yield f"In het panel is niets veranderd. {refusal}"
    move_volgcodes(who.gemeente, who.email, email, codes, zelf=zelf)


def _erase(who: Betrokkene, *, by: Actor) -> Iterator[str]:
    lid = find_member(who.gemeente, who.email.lower())
    if lid is not None:
        # Who asked by letter or phone does not see our page, and is told with one last mail.
        erase(lid=lid, by=by, farewell=by != BETROKKENE)
    here = Q(gemeente=who.gemeente)
    Volgcode.objects.filter(here, email__iexact=who.email).delete()
    asked = Uitnodiging.objects.filter(ronde__traject__gemeente=who.gemeente)
    asked.filter(email__iexact=who.email).delete()
    asked.filter(eerder_adres__iexact=who.email).update(eerder_adres="")
    Panelmail.objects.filter(panellid__gemeente=who.gemeente, adres__iexact=who.email).delete()
    Bibliotheekstuk.objects.filter(here, door__iexact=who.email).update(door="")
    steps = Ontwerpstap.objects.filter(versie__vragenlijst__gemeente=who.gemeente)
    steps.filter(door__iexact=who.email).update(door="")
    yield from ()


RECHTEN = Rechten(stored=_stored, correct=_correct, erase=_erase)
