from __future__ import annotations

import datetime as dt

from adoptie.models import Gereedheid, Rol, Stap
from tests.adoptie.views.conftest import World


def _met(world: World) -> None:
    Gereedheid.objects.update(voldaan_op=dt.date(2011, 5, 3), voldaan_door="Aicha", bewijs="Verslag.")


def test_gereedheid_says_what_is_missing(world: World) -> None:
    page = world.client(Rol.LEZER).get(world.url("gereedheid")).content.decode()

    assert "Klaar: 0 van 1 punt." in page
    assert "Nog niet klaar:" in page
    assert "Dit is klaar" not in page


def test_gereedheid_shows_evidence_and_who(world: World) -> None:
    _met(world)

    page = world.client().get(world.url("gereedheid")).content.decode()

    assert "Deze stap is open" in page
    assert "Klaar sinds 3 mei 2011. Vastgesteld door Aicha." in page.replace("\N{NO-BREAK SPACE}", " ")


def test_criterium_voldaan_records(world: World) -> None:
    world.client().post(world.url("criterium-voldaan"), {"bewijs": "Verslag.", "voldaan_op": "3-5-2011"})

    world.criterium.refresh_from_db()
    assert world.criterium.voldaan_op == dt.date(2011, 5, 3)
    assert world.criterium.voldaan_door == world.beheerder.naam


def test_criterium_voldaan_needs_evidence(world: World) -> None:
    response = world.client().post(world.url("criterium-voldaan"), {"voldaan_op": "3-5-2011"})

    assert "bewijs" in response.context["form"].errors


def test_criterium_terugzetten_takes_back(world: World) -> None:
    _met(world)

    world.client().post(world.url("criterium-terugzetten"))

    world.criterium.refresh_from_db()
    assert world.criterium.voldaan_op is None


def test_criterium_terugzetten_says_when_there_is_nothing_to_take_back(world: World) -> None:
    page = world.client().post(world.url("criterium-terugzetten"), follow=True).content.decode()

    assert "nog niet klaar" in page


def test_criterium_toevoegen_and_verwijderen(world: World) -> None:
    world.client().post(world.url("criterium-toevoegen"), {"criterium": "Iedereen kan oefenen."})
    world.client().post(world.url("criterium-verwijderen"))

    assert [str(item) for item in Gereedheid.objects.all()] == ["Iedereen kan oefenen."]


def test_stap_toevoegen_comes_last(world: World) -> None:
    world.client().post(world.url("stap-toevoegen"), {"naam": "Afronden"})

    assert Stap.objects.last() == Stap.objects.get(naam="Afronden")


def test_stap_toevoegen_knows_three_sporen(world: World) -> None:
    assert world.client().get(world.url("stap-toevoegen").replace("virtueel", "vierde")).status_code == 404


def test_stap_verwijderen_refuses_what_has_evidence(world: World) -> None:
    _met(world)

    page = world.client().post(world.url("stap-verwijderen")).content.decode()

    assert "al iets vastgesteld" in page
    assert Stap.objects.exists()


def test_stap_verwijderen_removes(world: World) -> None:
    world.client().post(world.url("stap-verwijderen"))

    assert not Stap.objects.exists()
