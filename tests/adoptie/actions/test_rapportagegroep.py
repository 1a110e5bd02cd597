from __future__ import annotations

import pytest

from adoptie.actions.rapportagegroep import (
    add_rapportagegroep,
    change_rapportagegroep,
    remove_rapportagegroep,
)
from adoptie.models import Gebeurtenis, Onderdeel, Rapportagegroep, Traject
from adoptie.refusal import Refusal
from tests.factories.adoptie import OnderdeelFactory, RapportagegroepFactory, TrajectFactory

pytestmark = pytest.mark.django_db


def _onderdeel(traject: Traject) -> Onderdeel:
    return OnderdeelFactory.create(gemeente=traject.gemeente)


def test_add_rapportagegroep_keeps_onderdelen() -> None:
    traject = TrajectFactory.create()
    onderdelen = [_onderdeel(traject), _onderdeel(traject)]

    groep = add_rapportagegroep(traject=traject, naam="Samenleving", onderdelen=onderdelen, by="opdracht")

    assert set(groep.onderdelen.all()) == set(onderdelen)
    assert Gebeurtenis.objects.get().changes == [f"onderdelen: {onderdelen[0]} en {onderdelen[1]}"]


def test_add_rapportagegroep_refuses_no_onderdelen() -> None:
    with pytest.raises(Refusal, match="minstens één onderdeel"):
        add_rapportagegroep(traject=TrajectFactory.create(), naam="Leeg", onderdelen=[], by="opdracht")


def test_add_rapportagegroep_refuses_onderdeel_of_other_gemeente() -> None:
    with pytest.raises(Refusal, match="onderdelen van deze gemeente"):
        add_rapportagegroep(
            traject=TrajectFactory.create(), naam="A", onderdelen=[OnderdeelFactory.create()], by="opdracht"
        )


def test_add_rapportagegroep_refuses_onderdeel_twice_in_traject() -> None:
    traject = TrajectFactory.create()
    onderdeel = _onderdeel(traject)
    RapportagegroepFactory.create(traject=traject, onderdelen=[onderdeel])

    with pytest.raises(Refusal, match="zit al in een andere groep"):
        add_rapportagegroep(traject=traject, naam="Nog een", onderdelen=[onderdeel], by="opdracht")


def test_add_rapportagegroep_allows_onderdeel_of_other_traject() -> None:
    traject = TrajectFactory.create()
    onderdeel = _onderdeel(traject)
    other = TrajectFactory.create(gemeente=traject.gemeente)
    RapportagegroepFactory.create(traject=other, onderdelen=[onderdeel])

    assert add_rapportagegroep(traject=traject, naam="A", onderdelen=[onderdeel], by="opdracht").pk


def test_change_rapportagegroep_sets_neighbour() -> None:
    groep = RapportagegroepFactory.create()
    buur = RapportagegroepFactory.create(traject=groep.traject)
    onderdeel = _onderdeel(groep.traject)

    change_rapportagegroep(groep=groep, naam=groep.naam, onderdelen=[onderdeel], buur=buur, by="opdracht")

    groep.refresh_from_db()
    assert groep.buur == buur


def test_change_rapportagegroep_refuses_itself_as_neighbour() -> None:
    groep = RapportagegroepFactory.create()

    with pytest.raises(Refusal, match="buur van zichzelf"):
        change_rapportagegroep(groep=groep, naam="A", onderdelen=[], buur=groep, by="opdracht")


def test_change_rapportagegroep_refuses_neighbour_of_other_traject() -> None:
    groep = RapportagegroepFactory.create()

    with pytest.raises(Refusal, match="buurgroep van dit traject"):
        change_rapportagegroep(
            groep=groep, naam="A", onderdelen=[], buur=RapportagegroepFactory.create(), by="opdracht"
        )


def test_remove_rapportagegroep_leaves_neighbours_without() -> None:
    groep = RapportagegroepFactory.create()
    other = RapportagegroepFactory.create(traject=groep.traject, buur=groep)

    remove_rapportagegroep(groep=groep, by="opdracht")

    other.refresh_from_db()
    assert other.buur is None
    assert Rapportagegroep.objects.get() == other
