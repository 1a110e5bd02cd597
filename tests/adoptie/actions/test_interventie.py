from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from adoptie.actions.interventie import add_interventie, change_interventie, remove_interventie
from adoptie.models import Gebeurtenis, Interventie
from adoptie.refusal import Refusal
from tests.factories.adoptie import InterventieFactory, OnderdeelFactory, SpoorFactory

pytestmark = pytest.mark.django_db

FIELDS: dict[str, Any] = {
    "naam": "Digitaal loket",
    "ingangsdatum": dt.date(2011, 5, 1),
    "wat": "Het loket gaat open.",
    "waarom": "Sneller antwoord.",
    "by": "opdracht",
}


def test_add_interventie_keeps_onderdelen() -> None:
    spoor = SpoorFactory.create()
    onderdeel = OnderdeelFactory.create(gemeente=spoor.traject.gemeente)

    interventie = add_interventie(spoor=spoor, onderdelen=[onderdeel], **FIELDS)

    assert list(interventie.onderdelen.all()) == [onderdeel]
    line = Gebeurtenis.objects.get()
    assert line.action == "verandering toegevoegd"
    assert line.changes == ["ingangsdatum: 1 mei 2011", f"onderdelen: {onderdeel}"]


def test_add_interventie_refuses_onderdeel_of_other_gemeente() -> None:
    with pytest.raises(Refusal, match="onderdelen van deze gemeente"):
        add_interventie(spoor=SpoorFactory.create(), onderdelen=[OnderdeelFactory.create()], **FIELDS)

    assert not Interventie.objects.exists()


def test_add_interventie_refuses_name_twice_on_spoor() -> None:
    spoor = SpoorFactory.create()
    add_interventie(spoor=spoor, **FIELDS)

    with pytest.raises(Refusal, match="al een verandering met deze naam"):
        add_interventie(spoor=spoor, **FIELDS)


def test_change_interventie_moves_to_other_spoor_of_traject() -> None:
    interventie = InterventieFactory.create()
    other = SpoorFactory.create(traject=interventie.spoor.traject, soort="mentaal")

    change_interventie(interventie=interventie, spoor=other, **FIELDS)

    interventie.refresh_from_db()
    assert interventie.spoor == other
    assert Gebeurtenis.objects.get().details["spoor"] == ["virtueel spoor", "mentaal spoor"]


def test_change_of_onderdelen_stands_in_the_logboek() -> None:
    spoor = SpoorFactory.create()
    interventie = add_interventie(spoor=spoor, **FIELDS)
    gemeente = spoor.traject.gemeente
    burgerzaken, archief = (
        OnderdeelFactory.create(gemeente=gemeente, naam=naam) for naam in ("Burgerzaken", "Archief")
    )

    for onderdelen in ([burgerzaken, archief], [archief]):
        change_interventie(interventie=interventie, spoor=spoor, onderdelen=onderdelen, **FIELDS)

    assert [line.changes for line in Gebeurtenis.objects.all()[1:]] == [
        ["onderdelen: Archief en Burgerzaken"],
        ["onderdelen: van 'Archief en Burgerzaken' naar 'Archief'"],
    ]


def test_change_interventie_refuses_spoor_of_other_traject() -> None:
    with pytest.raises(Refusal, match="spoor van dit traject"):
        change_interventie(interventie=InterventieFactory.create(), spoor=SpoorFactory.create(), **FIELDS)


def test_remove_interventie_stays_in_logboek() -> None:
    interventie = InterventieFactory.create(naam="Proef")

    remove_interventie(interventie=interventie, by="opdracht")

    assert not Interventie.objects.exists()
    assert Gebeurtenis.objects.get().object_label == "Proef"
