"""Languages of a draft. Each raises Refusal as ``change_ontwerp``."""

from __future__ import annotations

from collections.abc import Mapping

from adoptie.audit import Actor
from adoptie.refusal import Refusal
from enquetes import vertalen
from enquetes.actions.ontwerp import change_ontwerp
from enquetes.content import Inhoud
from enquetes.meanwhile import Seen
from enquetes.models import Vragenlijst, Vragenlijstversie


def add_taal(*, vragenlijst: Vragenlijst, taal: str, by: Actor) -> Vragenlijstversie:
    """Let the questionnaire be answered in one more language. Raises Refusal when it is there already."""

    def change(inhoud: Inhoud) -> Inhoud:
        if taal == inhoud.taal or taal in inhoud.vertalingen:
            raise Refusal("Deze taal is er al.")
        return vertalen.add_taal(inhoud, taal)

    wat = f"De taal {vertalen.name_of(taal)} is toegevoegd."
    return change_ontwerp(vragenlijst=vragenlijst, change=change, by=by, wat=wat)


def remove_taal(*, vragenlijst: Vragenlijst, taal: str, by: Actor) -> Vragenlijstversie:
    """Take a language away with all that was translated; that can be undone."""
    return change_ontwerp(
        vragenlijst=vragenlijst,
        change=lambda inhoud: vertalen.remove_taal(inhoud, taal),
        by=by,
        wat=f"De taal {vertalen.name_of(taal)} is weggehaald.",
    )


def translate(
    *, vragenlijst: Vragenlijst, taal: str, teksten: Mapping[str, str], by: Actor, seen: Seen | None = None
) -> Vragenlijstversie:
    """Keep translations of some texts."""
    return change_ontwerp(
        vragenlijst=vragenlijst,
        change=lambda inhoud: vertalen.translate(inhoud, taal, teksten),
        by=by,
        wat=f"De vertaling in het {vertalen.name_of(taal)} is gewijzigd.",
        seen=seen,
    )
