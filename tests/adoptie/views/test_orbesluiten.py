from __future__ import annotations

from adoptie.models import Orbesluit, Rol
from tests.adoptie.views.conftest import World
from tests.factories.adoptie import OrbesluitFactory

DATA = {
    "soort": "instemming",
    "dossier_versie": "1",
    "metingen": "De nulmeting",
    "genomen_op": "2011-01-10",
    "geldig_tot": "2012-01-10",
}


def test_orbesluiten_shows_what_may_be_measured(world: World) -> None:
    OrbesluitFactory.create(traject=world.traject)

    page = world.client(Rol.LEZER).get(world.url("orbesluiten")).content.decode()

    assert "Alleen anoniem meten mag." in page
    assert "geldig tot en met 10 januari 2012" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "Besluit vastleggen" not in page


def test_orbesluiten_says_that_nothing_may_begin_yet(world: World) -> None:
    assert "Er is nog geen besluit" in world.client(Rol.OR).get(world.url("orbesluiten")).content.decode()


def test_orbesluit_vastleggen_records(world: World) -> None:
    world.client(Rol.OR).post(world.url("orbesluit-vastleggen"), DATA)

    assert Orbesluit.objects.get().traject == world.traject


def test_orbesluit_vastleggen_refuses_more_than_a_year(world: World) -> None:
    data = {**DATA, "geldig_tot": "2012-01-11"}

    page = world.client(Rol.OR).post(world.url("orbesluit-vastleggen"), data).content.decode()

    assert "hoogstens twaalf maanden" in page
    assert not Orbesluit.objects.exists()
