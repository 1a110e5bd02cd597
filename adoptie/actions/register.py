from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from adoptie import audit
from adoptie.audit import Actor
from adoptie.models import Gemeente, Registerveld


@transaction.atomic
def fill_register(*, gemeente: Gemeente, velden: Mapping[str, str], by: Actor) -> None:
    """Keep what only people know; what is left empty is said to be open."""
    for naam in Registerveld.Naam.values:
        Registerveld.objects.update_or_create(
            gemeente=gemeente, naam=naam, defaults={"tekst": velden.get(naam, "").strip()}
        )
    audit.record("register van verwerkingen ingevuld", gemeente, by=by, gemeente=gemeente)
