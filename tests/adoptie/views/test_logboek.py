from __future__ import annotations

from adoptie import audit
from adoptie.models import Rol
from tests.adoptie.views.conftest import World
from tests.factories.adoptie import GemeenteFactory


def test_logboek_shows_who_did_what(world: World) -> None:
    audit.record("traject gewijzigd", world.traject, by="opdracht", gemeente=world.gemeente, naam=["A", "B"])

    page = world.client(Rol.OR).get(world.url("logboek")).content.decode()

    assert "Traject gewijzigd" in page
    assert "naam: van &#x27;A&#x27; naar &#x27;B&#x27;" in page


def test_logboek_says_in_words_which_process_did_it(world: World) -> None:
    audit.record("ronde gesloten", world.traject, by="worker", gemeente=world.gemeente, hash="0f" * 32)

    page = world.client(Rol.OR).get(world.url("logboek")).content.decode()

    assert "het programma" in page
    assert "worker" not in page
    assert "controlegetal: 0f0f0f0f0f0f…<" in page


def test_logboek_says_what_did_not_succeed(world: World) -> None:
    audit.record("mail gestuurd", world.traject, by="worker", gemeente=world.gemeente, result="geweigerd")

    assert "(geweigerd)" in world.client().get(world.url("logboek")).content.decode()


def test_logboek_hides_other_gemeenten(world: World) -> None:
    audit.record("geheim", world.traject, by="opdracht", gemeente=GemeenteFactory.create())

    assert "Geheim" not in world.client().get(world.url("logboek")).content.decode()


def test_logboek_turns_pages(world: World) -> None:
    for number in range(51):
        audit.record(f"actie {number}", world.traject, by="opdracht", gemeente=world.gemeente)

    first = world.client().get(world.url("logboek")).content.decode()
    second = world.client().get(world.url("logboek"), {"bladzijde": "2"}).content.decode()

    assert "Oudere regels" in first
    assert "Bladzijde 2 van 2" in second


def test_logboek_says_when_it_is_empty(world: World) -> None:
    assert "nog niets in het logboek" in world.client().get(world.url("logboek")).content.decode()
