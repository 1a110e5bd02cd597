from __future__ import annotations

from django.db import transaction

from adoptie import audit
from adoptie.actions.storing import assign, remove, store
from adoptie.audit import Actor
from adoptie.models import Gebruiker, Gemeente, Lidmaatschap, Rol
from adoptie.queue import enqueue
from adoptie.refusal import Refusal


@transaction.atomic
def grant_lidmaatschap(
    *, gemeente: Gemeente, email: str, naam: str, rol: str, functie: str = "", by: Actor
) -> Lidmaatschap:
    """Give somebody a role. Who has no account gets one without password, and a mail to choose it.

    Nobody is mailed about a role that they took themselves.
    ``functie`` is what this person is in the ondernemingsraad; only there. Raises Refusal when this person
    has this role already.
    """
    address = email.strip().lower()
    gebruiker = Gebruiker.objects.filter(email=address).first()
    if gebruiker is None:
        gebruiker = Gebruiker(email=address, naam=naam)
        gebruiker.set_unusable_password()
        store(gebruiker, "account gemaakt", by=by, gemeente=gemeente)
    lidmaatschap = Lidmaatschap(gebruiker=gebruiker, gemeente=gemeente, rol=rol, functie=functie)
    lidmaatschap.mail = "" if gebruiker == by else Lidmaatschap.Mail.WACHT
    store(lidmaatschap, "toegang gegeven", by=by, gemeente=gemeente, rol=rol, functie=functie)
    if lidmaatschap.mail:
        enqueue("adoptie.tasks.mail_toegang")
    return lidmaatschap


def become_programmaleider(*, gemeente: Gemeente, by: Gebruiker) -> Lidmaatschap:
    """Give a beheerder who leads the programme as well that role. Raises Refusal when it was there."""
    return grant_lidmaatschap(gemeente=gemeente, email=by.email, naam=by.naam, rol=Rol.PROGRAMMALEIDER, by=by)


@transaction.atomic
def change_functie(*, lidmaatschap: Lidmaatschap, functie: str, by: Actor) -> Lidmaatschap:
    """Say what a member of the ondernemingsraad is in it. Raises Refusal for any other role."""
    if lidmaatschap.rol != Rol.OR:
        raise Refusal("Alleen wie in de ondernemingsraad zit, heeft daarin een functie.")
    changed = assign(lidmaatschap, {"functie": functie})
    return store(lidmaatschap, "functie in de or gewijzigd", by=by, gemeente=lidmaatschap.gemeente, **changed)


@transaction.atomic
def mail_lidmaatschap(*, lidmaatschap: Lidmaatschap, by: Actor) -> Lidmaatschap:
    """Send the mail again, with a new link."""
    audit.record("toegang opnieuw gemaild", lidmaatschap, by=by, gemeente=lidmaatschap.gemeente)
    lidmaatschap.mail = Lidmaatschap.Mail.WACHT
    lidmaatschap.save(update_fields=["mail"])
    enqueue("adoptie.tasks.mail_toegang")
    return lidmaatschap


@transaction.atomic
def revoke_lidmaatschap(*, lidmaatschap: Lidmaatschap, by: Actor) -> None:
    """Take a role away; the account stays, because it may have other roles.

    Raises Refusal for the last beheerder of the gemeente.
    """
    gemeente = Gemeente.objects.select_for_update().get(pk=lidmaatschap.gemeente_id)
    others = gemeente.lidmaatschappen.filter(rol=Rol.BEHEERDER, gebruiker__is_active=True)
    if lidmaatschap.rol == Rol.BEHEERDER and not others.exclude(pk=lidmaatschap.pk).exists():
        raise Refusal("Dit is de laatste beheerder. Maak eerst iemand anders beheerder.")
    remove(lidmaatschap, "toegang ingetrokken", by=by, gemeente=gemeente)
