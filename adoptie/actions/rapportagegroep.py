from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from adoptie.actions.storing import assign, named, regroup, remove, store
from adoptie.audit import Actor
from adoptie.dutch import listing
from adoptie.models import Onderdeel, Rapportagegroep, Traject
from adoptie.refusal import Refusal


def _refuse_overlap(groep: Rapportagegroep, onderdelen: Collection[Onderdeel]) -> None:
    if not onderdelen:
        raise Refusal("Kies minstens één onderdeel.")
    if any(onderdeel.gemeente_id != groep.traject.gemeente_id for onderdeel in onderdelen):
        raise Refusal("Kies onderdelen van deze gemeente.")
    taken = (
        Onderdeel.objects.filter(pk__in=[onderdeel.pk for onderdeel in onderdelen])
        .filter(rapportagegroepen__in=groep.traject.rapportagegroepen.exclude(pk=groep.pk))
        .distinct()
    )
    names = [f"'{onderdeel}'" for onderdeel in taken]
    if names:
        verb = "zit" if len(names) == 1 else "zitten"
        raise Refusal(f"{listing(names)} {verb} al in een andere groep. Een onderdeel telt één keer mee.")


def _refuse_buur(groep: Rapportagegroep, buur: Rapportagegroep | None) -> None:
    if buur is None:
        return
    if buur.pk == groep.pk:
        raise Refusal("Een groep kan niet de buur van zichzelf zijn.")
    if buur.traject_id != groep.traject_id:
        raise Refusal("Kies een buurgroep van dit traject.")


@transaction.atomic
def add_rapportagegroep(
    *,
    traject: Traject,
    naam: str,
    onderdelen: Collection[Onderdeel],
    buur: Rapportagegroep | None = None,
    by: Actor,
) -> Rapportagegroep:
    """Make a group of onderdelen that are reported together.

    Raises Refusal for a name that is taken, for onderdelen that are none, of another gemeente or in
    another group already, and for a neighbour of another traject.
    """
    groep = Rapportagegroep(traject=traject, naam=naam, buur=buur)
    _refuse_buur(groep, buur)
    _refuse_overlap(groep, onderdelen)
    details = {"onderdelen": named(onderdelen)}
    store(groep, "groep toegevoegd", by=by, gemeente=traject.gemeente, **details)
    groep.onderdelen.set(onderdelen)
    return groep


@transaction.atomic
def change_rapportagegroep(
    *,
    groep: Rapportagegroep,
    naam: str,
    onderdelen: Collection[Onderdeel],
    buur: Rapportagegroep | None,
    by: Actor,
) -> Rapportagegroep:
    """Change the name, onderdelen or neighbour of a group.

    Raises Refusal as ``add_rapportagegroep`` does, and for a group that is its own neighbour.
    """
    _refuse_buur(groep, buur)
    _refuse_overlap(groep, onderdelen)
    changed = assign(groep, {"naam": naam, "buur": buur}) | regroup(groep, onderdelen)
    return store(groep, "groep gewijzigd", by=by, gemeente=groep.traject.gemeente, **changed)


@transaction.atomic
def remove_rapportagegroep(*, groep: Rapportagegroep, by: Actor) -> None:
    """Take a group away.

    Raises Refusal when a ronde already used it.
    """
    remove(groep, "groep verwijderd", by=by, gemeente=groep.traject.gemeente)
