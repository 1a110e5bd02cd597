from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q

from adoptie.actions.storing import assign, store
from adoptie.audit import Actor
from adoptie.dutch import day
from adoptie.models import Gemeente, Onderdeel
from adoptie.refusal import Refusal

_ONE_DAY = dt.timedelta(days=1)


def _refuse_stranger(gemeente: Gemeente, other: Onderdeel | None) -> None:
    if other is not None and other.gemeente_id != gemeente.pk:
        raise Refusal("Kies een onderdeel van deze gemeente.")


def _refuse_loop(onderdeel: Onderdeel, ouder: Onderdeel | None) -> None:
    above = ouder
    while above is not None:
        if above.pk == onderdeel.pk:
            raise Refusal(f"'{onderdeel}' kan niet onder zichzelf vallen.")
        above = above.ouder


def _refuse_outliving(onderdeel: Onderdeel, ouder: Onderdeel | None) -> None:
    """Where an onderdeel lies says something of today only, so it may be older than the one above it."""
    if ouder is None or ouder.eindigt_op is None:
        return
    if onderdeel.eindigt_op is None or onderdeel.eindigt_op > ouder.eindigt_op:
        raise Refusal(f"'{ouder}' bestaat maar tot en met {day(ouder.eindigt_op)}. Kies een ander onderdeel.")


def _refuse_late_begin(onderdeel: Onderdeel, begint_op: dt.date | None) -> None:
    """Refuse a first day that leaves a gap after the last day of an onderdeel that this one succeeded."""
    if begint_op is None or onderdeel.pk is None:
        return
    gap = onderdeel.voorgangers.filter(eindigt_op__lt=begint_op - _ONE_DAY).order_by("eindigt_op").first()
    if gap is not None and gap.eindigt_op is not None:
        raise Refusal(
            f"'{onderdeel}' volgt '{gap}' op, dat eindigt op {day(gap.eindigt_op)}. Kies een eerdere datum."
        )


def _refuse_successor(onderdeel: Onderdeel, eindigt_op: dt.date, opvolger: Onderdeel | None) -> None:
    if opvolger is None:
        return
    _refuse_stranger(onderdeel.gemeente, opvolger)
    if opvolger.pk == onderdeel.pk:
        raise Refusal("Een onderdeel kan zichzelf niet opvolgen.")
    if opvolger.eindigt_op is not None and opvolger.eindigt_op <= eindigt_op:
        raise Refusal(f"'{opvolger}' bestaat op die dag zelf niet meer. Kies een ander onderdeel.")
    if opvolger.begint_op is not None and opvolger.begint_op > eindigt_op + _ONE_DAY:
        raise Refusal(f"'{opvolger}' begint pas op {day(opvolger.begint_op)}. Kies een latere laatste dag.")


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

    Raises Refusal for a name that is taken, and for a parent of another gemeente or one that ends.
    """
    onderdeel = Onderdeel(gemeente=gemeente, naam=naam, ouder=ouder, begint_op=begint_op)
    _refuse_stranger(gemeente, ouder)
    _refuse_outliving(onderdeel, ouder)
    return store(onderdeel, "onderdeel toegevoegd", by=by, gemeente=gemeente)


@transaction.atomic
def change_onderdeel(
    *, onderdeel: Onderdeel, naam: str, ouder: Onderdeel | None, begint_op: dt.date | None, by: Actor
) -> Onderdeel:
    """Change the name, place or first day of an onderdeel.

    Raises Refusal as ``add_onderdeel`` does, for a parent that lies under the onderdeel itself, and for a
    first day that leaves a gap after an onderdeel that it took over from.
    """
    gemeente = onderdeel.gemeente
    _refuse_stranger(gemeente, ouder)
    _refuse_loop(onderdeel, ouder)
    _refuse_outliving(onderdeel, ouder)
    _refuse_late_begin(onderdeel, begint_op)
    changed = assign(onderdeel, {"naam": naam, "ouder": ouder, "begint_op": begint_op})
    return store(onderdeel, "onderdeel gewijzigd", by=by, gemeente=gemeente, **changed)


@transaction.atomic
def end_onderdeel(
    *, onderdeel: Onderdeel, eindigt_op: dt.date, opvolger: Onderdeel | None = None, by: Actor
) -> Onderdeel:
    """Let an onderdeel end on a day; its successor takes over its people and its figures.

    Raises Refusal when it has ended already, when an onderdeel under it or one that it took over from goes
    on after that day, and when the successor is itself, of another gemeente, gone by then or not there yet.
    """
    gemeente = onderdeel.gemeente
    if onderdeel.eindigt_op is not None:
        raise Refusal(f"'{onderdeel}' is al beëindigd.")
    if onderdeel.onderliggend.filter(Q(eindigt_op__isnull=True) | Q(eindigt_op__gt=eindigt_op)).exists():
        raise Refusal(f"Onder '{onderdeel}' vallen nog andere onderdelen. Verplaats of beëindig die eerst.")
    before = onderdeel.voorgangers.filter(eindigt_op__gte=eindigt_op).order_by("-eindigt_op").first()
    if before is not None and before.eindigt_op is not None:
        raise Refusal(
            f"'{onderdeel}' volgt '{before}' op, dat eindigt op {day(before.eindigt_op)}. Kies later."
        )
    _refuse_successor(onderdeel, eindigt_op, opvolger)
    changed = assign(onderdeel, {"eindigt_op": eindigt_op, "opvolger": opvolger})
    return store(onderdeel, "onderdeel beëindigd", by=by, gemeente=gemeente, **changed)


@transaction.atomic
def reopen_onderdeel(*, onderdeel: Onderdeel, by: Actor) -> Onderdeel:
    """Undo the ending.

    Raises Refusal when it had not ended, or when the onderdeel above it has.
    """
    if onderdeel.eindigt_op is None:
        raise Refusal(f"'{onderdeel}' is niet beëindigd.")
    if onderdeel.ouder is not None and onderdeel.ouder.eindigt_op is not None:
        raise Refusal(f"'{onderdeel.ouder}' is beëindigd. Heropen dat onderdeel eerst.")
    changed = assign(onderdeel, {"eindigt_op": None, "opvolger": None})
    return store(onderdeel, "onderdeel heropend", by=by, gemeente=onderdeel.gemeente, **changed)
