"""Making and changing questionnaires; what is fixed stays fixed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction

from adoptie.actions.storing import store
from adoptie.audit import Actor
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from enquetes import editing
from enquetes.actions.vragenlijst import save_vragenlijst
from enquetes.content import Inhoud, Pagina, Vraag
from enquetes.models import Vragenlijst, Vragenlijstversie
from enquetes.sjabloon import NULMETING


@transaction.atomic
def create_vragenlijst(*, gemeente: Gemeente, naam: str, by: Actor) -> Vragenlijst:
    """Begin a questionnaire without questions. Raises Refusal when the name is taken."""
    if gemeente.vragenlijsten.filter(naam__iexact=naam).exists():
        raise Refusal("Er is al een vragenlijst met deze naam. Kies een andere naam.")
    return store(Vragenlijst(gemeente=gemeente, naam=naam), "vragenlijst begonnen", by=by, gemeente=gemeente)


@transaction.atomic
def add_nulmeting(*, gemeente: Gemeente, by: Actor) -> Vragenlijst:
    """Add the ready-made questionnaire as a draft. Raises Refusal when it is there already."""
    vragenlijst = create_vragenlijst(gemeente=gemeente, naam=NULMETING.titel, by=by)
    save_vragenlijst(gemeente=gemeente, naam=vragenlijst.naam, inhoud=NULMETING, by=by)
    return vragenlijst


@transaction.atomic
def begin_versie(*, vragenlijst: Vragenlijst, by: Actor) -> Vragenlijstversie:
    """Copy the last fixed version into a draft. Raises Refusal when there is a draft, or nothing to copy."""
    last = _lock(vragenlijst).versies.first()
    if last is None:
        raise Refusal("Deze vragenlijst heeft nog geen vragen. Voeg een vraag toe.")
    if not last.vastgesteld:
        raise Refusal("Er is al een nieuwe versie. Werk daarin verder.")
    return save_vragenlijst(gemeente=vragenlijst.gemeente, naam=vragenlijst.naam, inhoud=last.content, by=by)


@transaction.atomic
def change_ontwerp(
    *, vragenlijst: Vragenlijst, change: Callable[[Inhoud], Inhoud], by: Actor
) -> Vragenlijstversie:
    """Change the draft as it is now, so that two people at work do not undo each other.

    Raises Refusal when there is no draft, and as ``change`` does.
    """
    draft = _lock(vragenlijst).versies.filter(vastgesteld=False).first()
    if draft is None:
        raise Refusal("Deze versie ligt vast. Maak eerst een nieuwe versie.")
    inhoud = change(draft.content)
    return save_vragenlijst(gemeente=vragenlijst.gemeente, naam=vragenlijst.naam, inhoud=inhoud, by=by)


@transaction.atomic
def add_vraag(*, vragenlijst: Vragenlijst, pagina: int, vraag: Vraag, by: Actor) -> Vragenlijstversie:
    """Add a question under a code that no version of this questionnaire ever used.

    The first question of all makes the draft. Raises Refusal when the last version is fixed.
    """
    versions = list(_lock(vragenlijst).versies.all())
    taken = {used.code for version in versions for used in version.content.vragen()}
    new = replace(vraag, code=editing.code_from(vraag.tekst, taken))
    if not versions:
        inhoud = Inhoud(vragenlijst.naam, (Pagina((new,)),))
        return save_vragenlijst(gemeente=vragenlijst.gemeente, naam=vragenlijst.naam, inhoud=inhoud, by=by)
    return change_ontwerp(
        vragenlijst=vragenlijst, change=lambda inhoud: editing.add_vraag(inhoud, pagina, new), by=by
    )


def change_vraag(*, vragenlijst: Vragenlijst, vraag: Vraag, by: Actor) -> Vragenlijstversie:
    """Put this question in the place of the one with its code. Raises Refusal as ``change_ontwerp`` does."""
    return change_ontwerp(
        vragenlijst=vragenlijst, change=lambda inhoud: editing.replace_vraag(inhoud, vraag), by=by
    )


def change_teksten(*, vragenlijst: Vragenlijst, titel: str, inleiding: str, by: Actor) -> Vragenlijstversie:
    """Change what stands above the questions. Raises Refusal as ``change_ontwerp`` does."""
    return change_ontwerp(
        vragenlijst=vragenlijst,
        change=lambda inhoud: replace(inhoud, titel=titel, inleiding=inleiding),
        by=by,
    )


def change_pagina(
    *, vragenlijst: Vragenlijst, pagina: int, titel: str, uitleg: str, by: Actor
) -> Vragenlijstversie:
    """Change what stands above a page. Raises Refusal as ``change_ontwerp`` does."""
    return change_ontwerp(
        vragenlijst=vragenlijst,
        change=lambda inhoud: editing.describe_pagina(inhoud, pagina, titel=titel, uitleg=uitleg),
        by=by,
    )


def _lock(vragenlijst: Vragenlijst) -> Vragenlijst:
    return Vragenlijst.objects.select_for_update(of=("self",)).get(pk=vragenlijst.pk)
