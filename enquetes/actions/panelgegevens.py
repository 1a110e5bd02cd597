"""Correcting what is stored about a member of the panel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from adoptie import audit
from adoptie.actions.oudadres import tell_old_address
from adoptie.actions.persoon import move_marks
from adoptie.audit import Actor
from adoptie.forgetting import forget_deleted
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene
from enquetes.actions import volgcode
from enquetes.actions.panel import INWONER, record, remove, seen, write_profile
from enquetes.actions.panelmails import ask_mail
from enquetes.models import Doelgroep, Kern, Panellid, Panelmail, Uitnodiging, Volgcode
from enquetes.queries.panel import Klassen
from enquetes.volgcodes import Houder


@transaction.atomic
def set_kernen(*, gemeente: Gemeente, namen: Sequence[str], by: Actor) -> None:
    """Have exactly these kernen to choose from; what members chose before stays in their profile."""
    Kern.objects.filter(gemeente=gemeente).exclude(naam__in=namen).delete()
    known = set(Kern.objects.filter(gemeente=gemeente).values_list("naam", flat=True))
    Kern.objects.bulk_create(Kern(gemeente=gemeente, naam=naam) for naam in namen if naam not in known)
    audit.record("kernen gewijzigd", gemeente, by=by, gemeente=gemeente, kernen=list(namen))


@transaction.atomic
def change_profile(*, lid: Panellid, klassen: Klassen, by: Actor) -> None:
    """Write other classes; they count in rounds that are answered from now on."""
    write_profile(lid, klassen)
    seen(lid)
    record("panellid gewijzigd", lid.gemeente, by, wat="kenmerken")


@transaction.atomic
def ask_new_address(*, lid: Panellid, email: str, by: Actor) -> None:
    """Mail the new address; the old one counts until the new one is confirmed.

    Raises Refusal when it is no other address, or when one was given just before.
    """
    if email.lower() == lid.email:
        raise Refusal("Dit adres hebben wij al.")
    if not ask_mail(lid=lid, soort=Panelmail.Soort.ADRES, adres=email.lower(), zelf=by == INWONER):
        raise Refusal("Er is net al een nieuw adres opgegeven. Wacht tien minuten en probeer het opnieuw.")
    seen(lid)
    record("nieuw adres gevraagd", lid.gemeente, by)


@transaction.atomic
def confirm_new_address(*, mail: Panelmail, by: Actor) -> None:
    """Let the new address take the place of the old one wherever it stands, and tell the old one.

    Raises Refusal when somebody is a member with that address already.
    """
    lid, old = mail.panellid, mail.panellid.email
    move_member(lid=lid, new=mail.adres, zelf=mail.zelf)
    move_marks(who=Betrokkene(lid.gemeente, old), new=mail.adres)
    tell_old_address(who=Betrokkene(lid.gemeente, old), new=mail.adres)
    forget_deleted()
    record("panellid gewijzigd", lid.gemeente, by, wat="e-mailadres")


def move_member(*, lid: Panellid, new: str, zelf: bool) -> None:
    """Write a new address, whose mailbox said yes to it, wherever the panel has the old one.

    Without ``zelf`` somebody else than the member gave it, and the volgcode goes.

    Raises Refusal when somebody is a member with that address already.
    """
    old = lid.email
    other = Panellid.objects.filter(gemeente=lid.gemeente, email=new).exclude(pk=lid.pk).first()
    if other is not None and other.status == Panellid.Status.ACTIEF:
        raise Refusal("Met dit adres is al iemand lid van het panel.")
    if other is not None:
        remove(other)
    _move_invitations(lid, new)
    move_volgcodes(lid.gemeente, old, new, {Doelgroep.PANEL}, zelf=zelf)
    Panellid.objects.filter(pk=lid.pk).update(email=new, teruggekomen=0)
    Panelmail.objects.filter(panellid=lid, soort=Panelmail.Soort.ADRES).delete()
    seen(lid)


def move_volgcodes(
    gemeente: Gemeente, old: str, new: str, doelgroepen: Iterable[Doelgroep], *, zelf: bool
) -> None:
    """Have the codes of a person lead from a new address; where that has one of its own, that one stays.

    A code opens answers. Without ``zelf`` nobody showed to read the mail of the old address, so it goes.
    """
    for doelgroep in doelgroepen:
        codes = Volgcode.objects.filter(gemeente=gemeente, doelgroep=doelgroep)
        if not zelf or codes.filter(email__iexact=new).exists():
            codes.filter(email__iexact=old).delete()
        else:
            codes.filter(email__iexact=old).update(email=new)


def _move_invitations(lid: Panellid, new: str) -> None:
    """Have invitations on the new address; where that was invited to the same round, the old one goes."""
    mine = Uitnodiging.objects.filter(panellid=lid)
    taken = list(Uitnodiging.objects.filter(email=new).values_list("ronde", flat=True))
    mine.filter(ronde__in=taken).delete()
    mine.update(email=new)


@transaction.atomic
def withdraw_volgcode(*, lid: Panellid, by: Actor) -> None:
    """Take back the consent to lay answers of several rounds side by side: nothing joins them any more."""
    removed = volgcode.withdraw_volgcode(houder=Houder(lid.gemeente_id, Doelgroep.PANEL, lid.email))
    seen(lid)
    if removed:
        record("volgcode ingetrokken", lid.gemeente, by)
