"""What the kernel does for a person: accounts, and who answers questions."""

from __future__ import annotations

from collections.abc import Iterator

from adoptie.actions.lidmaatschap import revoke_lidmaatschap
from adoptie.audit import Actor
from adoptie.models import Gebruiker
from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene, Rechten


def _account(who: Betrokkene) -> Gebruiker | None:
    rows = Gebruiker.objects.filter(email__iexact=who.email, lidmaatschappen__gemeente=who.gemeente)
    return rows.distinct().first()


def _correct(who: Betrokkene, *, naam: str, email: str, **_: object) -> Iterator[str]:
    account = _account(who)
    if account is None:
        return
    if naam and naam != account.naam:
        account.naam = naam
        account.save(update_fields=["naam"])
    if email and email != who.email.lower():
        yield "Inloggen doet u nog met het oude adres. De beheerder kan u toegang geven met het nieuwe."


def _erase(who: Betrokkene, *, by: Actor) -> Iterator[str]:
    if who.gemeente.contact_email.lower() == who.email.lower():
        yield "Dit adres staat op de site voor vragen. Vul daar eerst iemand anders in, bij Gegevens."
    account = _account(who)
    if account is None:
        return
    try:
        for role in account.lidmaatschappen.filter(gemeente=who.gemeente):
            revoke_lidmaatschap(lidmaatschap=role, by=by)
    except Refusal as refusal:
        yield f"Het account blijft. {refusal}"
        return
    if account.lidmaatschappen.exists():
        yield "Het account blijft, want deze persoon werkt ook voor een andere gemeente."
        return
    account.delete()


RECHTEN = Rechten(correct=_correct, erase=_erase)
