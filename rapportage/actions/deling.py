"""Agreeing to be compared with another gemeente, and taking that back."""

from __future__ import annotations

from django.utils import timezone

from adoptie import audit
from adoptie.actions.storing import remove, store
from adoptie.audit import Actor
from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from rapportage.models import Deling


def add_deling(*, gemeente: Gemeente, met: Gemeente, by: Actor) -> Deling:
    """Agree that ``met`` may compare itself with us, as soon as it agrees too.

    Raises Refusal when this was agreed before, and where invented and real figures would stand together.
    """
    if gemeente.fictief != met.fictief:
        raise Refusal("Verzonnen en echte cijfers vergelijken we niet met elkaar.")
    deling = Deling(gemeente=gemeente, met=met, sinds=timezone.localdate(), door=audit.name_of(by)[:200])
    return store(deling, "vergelijken afgesproken", by=by, gemeente=gemeente, met=met.naam)


def withdraw_deling(*, deling: Deling, by: Actor) -> None:
    """Take an agreement back; reports that were made stay, and no new one holds figures of either side."""
    remove(deling, "vergelijken gestopt", by=by, gemeente=deling.gemeente)
