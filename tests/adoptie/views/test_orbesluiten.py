from __future__ import annotations

from adoptie.models import Orbesluit, Rol
from tests.adoptie.views.conftest import World
from tests.factories.adoptie import OrbesluitFactory


def test_orbesluiten_shows_what_may_be_measured(world: World) -> None:
    OrbesluitFactory.create(traject=world.traject)

    page = world.client(Rol.LEZER).get(world.url("orbesluiten")).content.decode()

    assert "Alleen anoniem meten mag." in page
    assert "geldig tot en met 10 januari 2012" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "Besluit vastleggen" not in page


def test_orbesluiten_says_that_nothing_may_begin_yet(world: World) -> None:
    assert "Er is nog geen besluit" in world.client(Rol.OR).get(world.url("orbesluiten")).content.decode()


def test_orbesluit_vastleggen_needs_a_dossier(world: World) -> None:
    page = world.client(Rol.OR).post(world.url("orbesluit-vastleggen"), {"soort": "instemming"})

    assert "Er is nog geen dossier" in page.content.decode()
    assert not Orbesluit.objects.exists()
