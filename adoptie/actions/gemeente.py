from __future__ import annotations

from django.db import transaction

from adoptie.actions.storing import assign, store
from adoptie.audit import Actor
from adoptie.models import Gemeente


@transaction.atomic
def create_gemeente(*, naam: str, slug: str, cbs_code: str, fictief: bool = False, by: Actor) -> Gemeente:
    """Make a gemeente.

    Raises Refusal for a CBS code or address (slug) that is taken or not well formed.
    """
    gemeente = Gemeente(naam=naam, slug=slug, cbs_code=cbs_code, fictief=fictief)
    return store(gemeente, "gemeente aangemaakt", by=by, gemeente=gemeente)


@transaction.atomic
def change_gemeente(
    *, gemeente: Gemeente, naam: str, inwoners: int | None, contact_email: str, by: Actor
) -> Gemeente:
    changed = assign(gemeente, {"naam": naam, "inwoners": inwoners, "contact_email": contact_email})
    return store(gemeente, "gegevens gewijzigd", by=by, gemeente=gemeente, **changed)
