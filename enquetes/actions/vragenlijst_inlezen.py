"""Taking in a questionnaire of another program, as a draft that can be changed."""

from __future__ import annotations

from django.db import transaction

from adoptie.audit import Actor
from adoptie.models import Gemeente
from enquetes.actions.beeld import keep_beeld
from enquetes.actions.ontwerp import create_vragenlijst
from enquetes.actions.vragenlijst import save_vragenlijst
from enquetes.importers.verlies import Gelezen
from enquetes.models import Vragenlijst


@transaction.atomic
def take_in_vragenlijst(*, gemeente: Gemeente, naam: str, gelezen: Gelezen, by: Actor) -> Vragenlijst:
    """Keep a questionnaire that was read as a new draft. Raises Refusal when the name is taken."""
    vragenlijst = create_vragenlijst(gemeente=gemeente, naam=naam, by=by)
    for plaatje in gelezen.beelden:
        keep_beeld(gemeente=gemeente, plaatje=plaatje)
    save_vragenlijst(gemeente=gemeente, naam=vragenlijst.naam, inhoud=gelezen.inhoud, by=by)
    return vragenlijst
