"""Changing the pages of a draft, and what stands around them. Each raises Refusal as ``change_ontwerp``."""

from __future__ import annotations

from dataclasses import replace

from adoptie.audit import Actor
from enquetes import editing
from enquetes.actions.ontwerp import change_ontwerp
from enquetes.meanwhile import Seen
from enquetes.models import Vragenlijst, Vragenlijstversie


def change_teksten(
    *,
    vragenlijst: Vragenlijst,
    titel: str,
    inleiding: str,
    slot: str,
    by: Actor,
    seen: Seen | None = None,
) -> Vragenlijstversie:
    """Change what stands around the questions."""
    return change_ontwerp(
        vragenlijst=vragenlijst,
        change=lambda inhoud: replace(inhoud, titel=titel, inleiding=inleiding, slot=slot),
        by=by,
        wat="Titel, inleiding en slot zijn gewijzigd.",
        seen=seen,
    )


def change_pagina(
    *, vragenlijst: Vragenlijst, code: str, by: Actor, seen: Seen | None = None, **values: str
) -> Vragenlijstversie:
    """Change what goes for the whole page with this question: titel, uitleg, relevantie, blok."""
    return change_ontwerp(
        vragenlijst=vragenlijst,
        change=lambda inhoud: editing.change_pagina(inhoud, code, **values),
        by=by,
        wat="De pagina is gewijzigd.",
        plek=code,
        seen=seen,
    )


def move_pagina(*, vragenlijst: Vragenlijst, code: str, up: bool, by: Actor) -> Vragenlijstversie:
    return change_ontwerp(
        vragenlijst=vragenlijst,
        change=lambda inhoud: editing.move_pagina(inhoud, code, up=up),
        by=by,
        wat=f"De pagina staat nu een plaats {'hoger' if up else 'lager'}.",
        plek=code,
    )


def split_pagina(*, vragenlijst: Vragenlijst, code: str, by: Actor) -> Vragenlijstversie:
    """Begin a new page after a question."""
    return change_ontwerp(
        vragenlijst=vragenlijst,
        change=lambda inhoud: editing.split_pagina(inhoud, code),
        by=by,
        wat="Na deze vraag begint een nieuwe pagina.",
        plek=code,
    )


def join_pagina(*, vragenlijst: Vragenlijst, code: str, by: Actor) -> Vragenlijstversie:
    """Put the questions of a page on the page before it."""
    return change_ontwerp(
        vragenlijst=vragenlijst,
        change=lambda inhoud: editing.join_pagina(inhoud, code),
        by=by,
        wat="Twee pagina's zijn samengevoegd.",
        plek=code,
    )
