from __future__ import annotations

from django.db import transaction

from adoptie.audit import Actor
from adoptie.models import Gemeente
from enquetes.actions.ontwerp import set_vraag
from enquetes.beelden import Plaatje
from enquetes.meanwhile import Seen
from enquetes.models import Beeld, Vragenlijst, Vragenlijstversie


@transaction.atomic
def set_beeld(
    *,
    vragenlijst: Vragenlijst,
    code: str,
    bestand: Plaatje | None,
    beeld_alt: str,
    by: Actor,
    seen: Seen | None = None,
) -> Vragenlijstversie:
    """Put a picture beside a question of the draft; without one only its description changes.

    Raises Refusal as ``change_ontwerp`` does.
    """
    values = {"beeld_alt": beeld_alt}
    if bestand is not None:
        keep_beeld(gemeente=vragenlijst.gemeente, plaatje=bestand)
        values["beeld"] = bestand.sha
    return set_vraag(vragenlijst=vragenlijst, code=code, by=by, seen=seen, **values)


def keep_beeld(*, gemeente: Gemeente, plaatje: Plaatje) -> None:
    """Keep a clean picture, once."""
    Beeld.objects.get_or_create(
        gemeente=gemeente, sha=plaatje.sha, defaults={"inhoud": plaatje.inhoud, "soort": plaatje.soort}
    )
