from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from adoptie.actions.storing import assign, named, regroup, remove, store
from adoptie.audit import Actor
from adoptie.models import Gemeente, Interventie, Onderdeel, Spoor, Traject
from adoptie.refusal import Refusal


def _refuse_strangers(traject: Traject, spoor: Spoor, onderdelen: Collection[Onderdeel]) -> Gemeente:
    if spoor.traject_id != traject.pk:
        raise Refusal("Kies een spoor van dit traject.")
    if any(onderdeel.gemeente_id != traject.gemeente_id for onderdeel in onderdelen):
        raise Refusal("Kies onderdelen van deze gemeente.")
    return traject.gemeente


@transaction.atomic
def add_interventie(
    *,
    spoor: Spoor,
    naam: str,
    ingangsdatum: dt.date,
    wat: str,
    waarom: str,
    in_een_zin: str = "",
    onderdelen: Collection[Onderdeel] = (),
    by: Actor,
) -> Interventie:
    """Record what changes on a day; no onderdelen means the whole organisation.

    Raises Refusal for a name that this spoor already has, and for onderdelen of another gemeente.
    """
    gemeente = _refuse_strangers(spoor.traject, spoor, onderdelen)
    interventie = Interventie(
        spoor=spoor,
        naam=naam,
        in_een_zin=in_een_zin,
        ingangsdatum=ingangsdatum,
        wat=wat,
        waarom=waarom,
    )
    details = {"ingangsdatum": ingangsdatum.isoformat(), "onderdelen": named(onderdelen)}
    store(interventie, "verandering toegevoegd", by=by, gemeente=gemeente, **details)
    interventie.onderdelen.set(onderdelen)
    return interventie


@transaction.atomic
def change_interventie(
    *,
    interventie: Interventie,
    spoor: Spoor,
    naam: str,
    ingangsdatum: dt.date,
    wat: str,
    waarom: str,
    in_een_zin: str = "",
    onderdelen: Collection[Onderdeel] = (),
    by: Actor,
) -> Interventie:
    """Change what was recorded.

    Raises Refusal as ``add_interventie`` does, and for a spoor of another traject.
    """
    gemeente = _refuse_strangers(interventie.spoor.traject, spoor, onderdelen)
    changed = assign(
        interventie,
        {
            "spoor": spoor,
            "naam": naam,
            "in_een_zin": in_een_zin,
            "ingangsdatum": ingangsdatum,
            "wat": wat,
            "waarom": waarom,
        },
    )
    changed |= regroup(interventie, onderdelen)
    return store(interventie, "verandering gewijzigd", by=by, gemeente=gemeente, **changed)


@transaction.atomic
def remove_interventie(*, interventie: Interventie, by: Actor) -> None:
    """Take an interventie away.

    Raises Refusal when a figure or report already refers to it.
    """
    remove(interventie, "verandering verwijderd", by=by, gemeente=interventie.spoor.traject.gemeente)
