"""Making and changing questionnaires; what is fixed stays fixed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db import transaction

from adoptie import audit
from adoptie.actions.storing import store
from adoptie.audit import Actor
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from enquetes import editing
from enquetes.actions.vragenlijst import save_vragenlijst
from enquetes.content import Inhoud, Pagina, Vraag
from enquetes.editing import Plek
from enquetes.meanwhile import Seen, refuse_changed
from enquetes.models import Vragenlijst, Vragenlijstversie
from enquetes.sjabloon import NULMETING
from enquetes.vertalen import keep_up

_SHORT = 60


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
    last = lock_vragenlijst(vragenlijst).versies.first()
    if last is None:
        raise Refusal("Deze vragenlijst heeft nog geen vragen. Voeg een vraag toe.")
    if not last.vastgesteld:
        raise Refusal("Er is al een nieuwe versie. Werk daarin verder.")
    return save_vragenlijst(
        gemeente=vragenlijst.gemeente,
        naam=vragenlijst.naam,
        inhoud=last.content,
        by=by,
        wat="De nieuwe versie is begonnen.",
    )


@transaction.atomic
def change_ontwerp(
    *,
    vragenlijst: Vragenlijst,
    change: Callable[[Inhoud], Inhoud],
    by: Actor,
    wat: str = "",
    plek: str = "",
    seen: Seen | None = None,
) -> Vragenlijstversie:
    """Change the draft as it is now, so that two people at work do not undo each other.

    ``seen`` is the part that was changed, as the maker saw it. Raises ChangedMeanwhileError when somebody
    changed that part since, Refusal when there is no draft, and as ``change`` does.
    """
    draft = _draft(vragenlijst)
    if seen is not None:
        refuse_changed(draft, seen)
    before = draft.content
    return save_vragenlijst(
        gemeente=vragenlijst.gemeente,
        naam=vragenlijst.naam,
        inhoud=keep_up(before, change(before)),
        by=by,
        wat=wat,
        plek=plek,
    )


@transaction.atomic
def step_ontwerp(*, vragenlijst: Vragenlijst, back: bool, stap: int, by: Actor) -> Vragenlijstversie:
    """Undo the last change of the draft, or do again what was undone.

    ``stap`` is where the maker saw the draft stand. Raises Refusal when it stands elsewhere by now, and when
    there is nothing to go to.
    """
    draft = _draft(vragenlijst)
    if draft.stap != stap:
        raise Refusal("Er is intussen nog iets veranderd. Kijk eerst wat de laatste wijziging is.")
    to = draft.stappen.filter(nummer=stap - 1 if back else stap + 1).first()
    if to is None:
        raise Refusal("Verder terug kan niet." if back else "Er is niets om opnieuw te doen.")
    draft.inhoud, draft.hash, draft.stap = to.inhoud, to.hash, to.nummer
    draft.full_clean()
    draft.save()
    action = "wijziging ongedaan gemaakt" if back else "wijziging opnieuw gedaan"
    audit.record(action, draft, by=by, gemeente=vragenlijst.gemeente, hash=draft.hash)
    return draft


@transaction.atomic
def add_vraag(
    *, vragenlijst: Vragenlijst, vraag: Vraag, by: Actor, code: str = "", plek: Plek = "na"
) -> Vragenlijstversie:
    """Add a question beside the one with this code, under a code that no version ever used.

    Without a code it comes last. The first question of all makes the draft. Raises Refusal when the last
    version is fixed.
    """
    versions = list(lock_vragenlijst(vragenlijst).versies.all())
    new = replace(vraag, code=editing.code_from(vraag.tekst, _used(versions)))
    wat = f"{_named(new)} is toegevoegd."
    if not versions:
        inhoud = Inhoud(vragenlijst.naam, (Pagina((new,)),))
        return save_vragenlijst(
            gemeente=vragenlijst.gemeente, naam=vragenlijst.naam, inhoud=inhoud, by=by, wat=wat, plek=new.code
        )

    def change(inhoud: Inhoud) -> Inhoud:
        beside = code or list(inhoud.vragen())[-1].code
        return editing.insert_vraag(inhoud, new, beside, plek)

    return change_ontwerp(vragenlijst=vragenlijst, change=change, by=by, wat=wat, plek=new.code)


@transaction.atomic
def copy_vraag(*, vragenlijst: Vragenlijst, code: str, by: Actor) -> Vragenlijstversie:
    """Put a copy after a question; it is another question, with a code and a line of its own."""
    versions = list(lock_vragenlijst(vragenlijst).versies.all())
    vraag = _vraag(_draft(vragenlijst).content, code)
    new = replace(vraag, code=editing.code_from(vraag.tekst, _used(versions)), concept="")
    return change_ontwerp(
        vragenlijst=vragenlijst,
        change=lambda inhoud: editing.insert_vraag(inhoud, new, code, "na"),
        by=by,
        wat=f"{_named(vraag)} is gekopieerd.",
        plek=new.code,
    )


def change_vraag(
    *, vragenlijst: Vragenlijst, vraag: Vraag, by: Actor, seen: Seen | None = None
) -> Vragenlijstversie:
    """Put this question in the place of the one with its code. Raises Refusal as ``change_ontwerp`` does."""
    return change_ontwerp(
        vragenlijst=vragenlijst,
        change=lambda inhoud: editing.replace_vraag(inhoud, vraag),
        by=by,
        wat=f"{_named(vraag)} is gewijzigd.",
        plek=vraag.code,
        seen=seen,
    )


@transaction.atomic
def set_vraag(
    *, vragenlijst: Vragenlijst, code: str, by: Actor, seen: Seen | None = None, **values: Any
) -> Vragenlijstversie:
    """Change something of a question, its condition say, and leave the rest."""
    return change_ontwerp(
        vragenlijst=vragenlijst,
        change=lambda inhoud: editing.change_vraag(inhoud, code, **values),
        by=by,
        wat=f"{_named(_vraag(_draft(vragenlijst).content, code))} is gewijzigd.",
        plek=code,
        seen=seen,
    )


@transaction.atomic
def move_vraag(*, vragenlijst: Vragenlijst, code: str, up: bool, by: Actor) -> Vragenlijstversie:
    """Move a question one place. Raises Refusal where there is no further place."""
    name = _named(_vraag(_draft(vragenlijst).content, code))
    return change_ontwerp(
        vragenlijst=vragenlijst,
        change=lambda inhoud: editing.move_vraag(inhoud, code, up=up),
        by=by,
        wat=f"{name} staat nu een plaats {'hoger' if up else 'lager'}.",
        plek=code,
    )


@transaction.atomic
def remove_vraag(*, vragenlijst: Vragenlijst, code: str, by: Actor) -> Vragenlijstversie:
    """Take a question out of the draft; that can be undone. Raises Refusal for the last one."""
    inhoud = _draft(vragenlijst).content
    codes = [vraag.code for vraag in inhoud.vragen()]
    name = _named(_vraag(inhoud, code))
    at = codes.index(code)
    return change_ontwerp(
        vragenlijst=vragenlijst,
        change=lambda inhoud: editing.remove_vraag(inhoud, code),
        by=by,
        wat=f"{name} is verwijderd.",
        plek=codes[at - 1] if at else codes[min(1, len(codes) - 1)],
    )


def _named(vraag: Vraag) -> str:
    text = vraag.tekst if len(vraag.tekst) <= _SHORT else f"{vraag.tekst[:_SHORT].rstrip()}…"
    return f"'{text}'"


def _used(versions: list[Vragenlijstversie]) -> set[str]:
    return {used.code for version in versions for used in version.content.vragen()}


def _vraag(inhoud: Inhoud, code: str) -> Vraag:
    number, at = editing.find_vraag(inhoud, code)
    return inhoud.paginas[number].vragen[at]


def _draft(vragenlijst: Vragenlijst) -> Vragenlijstversie:
    """Return the draft, held until this change is done. Raises Refusal when there is none."""
    draft = lock_vragenlijst(vragenlijst).versies.filter(vastgesteld=False).first()
    if draft is None:
        raise Refusal("Deze versie ligt vast. Maak eerst een nieuwe versie.")
    return draft


def lock_vragenlijst(vragenlijst: Vragenlijst) -> Vragenlijst:
    """Hold a questionnaire until this change is done."""
    return Vragenlijst.objects.select_for_update(of=("self",)).get(pk=vragenlijst.pk)
