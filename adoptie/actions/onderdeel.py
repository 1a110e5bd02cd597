from __future__ import annotations

import datetime as dt

from django.db import transaction

from adoptie.actions.storing import assign, store
from adoptie.audit import Actor
from adoptie.models import Gemeente, Onderdeel
from adoptie.refusal import Refusal


def _refuse_stranger(gemeente: Gemeente, other: Onderdeel | None) -> None:
    if other is not None and other.gemeente_id != gemeente.pk:
        raise Refusal("Kies een onderdeel van deze gemeente.")


def _refuse_loop(onderdeel: Onderdeel, ouder: Onderdeel | None) -> None:
    above = ouder
    while above is not None:
        if above.pk == onderdeel.pk:
            raise Refusal(f"'{onderdeel}' kan niet onder zichzelf vallen.")
        above = above.ouder


@transaction.atomic
def add_onderdeel(
    *,
    gemeente: Gemeente,
    naam: str,
    ouder: Onderdeel | None = None,
    begint_op: dt.date | None = None,
    by: Actor,
) -> Onderdeel:
    """Add an onderdeel.

    Raises Refusal for a name that is taken and for a parent of another gemeente.
    """
    _refuse_stranger(gemeente, ouder)
    onderdeel = Onderdeel(gemeente=gemeente, naam=naam, ouder=ouder, begint_op=begint_op)
    return store(onderdeel, "onderdeel toegevoegd", by=by, gemeente=gemeente)


@transaction.atomic
def change_onderdeel(
    *, onderdeel: Onderdeel, naam: str, ouder: Onderdeel | None, begint_op: dt.date | None, by: Actor
) -> Onderdeel:
    """Change the name, place or first day of an onderdeel.

    Raises Refusal as ``add_onderdeel`` does, and for a parent that lies under the onderdeel itself.
    """
    gemeente = onderdeel.gemeente
    _refuse_stranger(gemeente, ouder)
    _refuse_loop(onderdeel, ouder)
    changed = assign(onderdeel, {"naam": naam, "ouder": ouder, "begint_op": begint_op})
    return store(onderdeel, "onderdeel gewijzigd", by=by, gemeente=gemeente, **changed)


@transaction.atomic
def end_onderdeel(
    *, onderdeel: Onderdeel, eindigt_op: dt.date, opvolger: Onderdeel | None = None, by: Actor
) -> Onderdeel:
    """Let an onderdeel end on a day; its successor takes over its people and its figures.

    Raises Refusal when it has ended already, when onderdelen still lie under it, and when the successor
    is itself, of another gemeente or gone by that day.
    """
    gemeente = onderdeel.gemeente
    if onderdeel.eindigt_op is not None:
        raise Refusal(f"'{onderdeel}' is al beëindigd.")
    if onderdeel.onderliggend.filter(eindigt_op__isnull=True).exists():
        raise Refusal(f"Onder '{onderdeel}' vallen nog andere onderdelen. Verplaats of beëindig die eerst.")
    _refuse_stranger(gemeente, opvolger)
    if opvolger is not None and opvolger.pk == onderdeel.pk:
        raise Refusal("Een onderdeel kan zichzelf niet opvolgen.")
    if opvolger is not None and opvolger.eindigt_op is not None and opvolger.eindigt_op <= eindigt_op:
        raise Refusal(f"'{opvolger}' bestaat op die dag zelf niet meer. Kies een ander onderdeel.")
    onderdeel.eindigt_op = eindigt_op
    onderdeel.opvolger = opvolger
    successor = str(opvolger) if opvolger else ""
    return store(onderdeel, "onderdeel beëindigd", by=by, gemeente=gemeente, opvolger=successor)


@transaction.atomic
def reopen_onderdeel(*, onderdeel: Onderdeel, by: Actor) -> Onderdeel:
    """Undo the ending.

    Raises Refusal when it had not ended, or when the onderdeel above it has.
    """
    if onderdeel.eindigt_op is None:
        raise Refusal(f"'{onderdeel}' is niet beëindigd.")
    if onderdeel.ouder is not None and onderdeel.ouder.eindigt_op is not None:
        raise Refusal(f"'{onderdeel.ouder}' is beëindigd. Heropen dat onderdeel eerst.")
    onderdeel.eindigt_op = None
    onderdeel.opvolger = None
    return store(onderdeel, "onderdeel heropend", by=by, gemeente=onderdeel.gemeente)
