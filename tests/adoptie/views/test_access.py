"""Who may reach which page of the kernel, and how: four of the five questions for every view at once."""

from __future__ import annotations

import pytest
from django.test import Client

from adoptie.models import Rol
from adoptie.permissions import ANY, LEADERS
from tests.adoptie.views.conftest import World
from tests.factories.adoptie import GemeenteFactory, member

BEHEERDER = frozenset({Rol.BEHEERDER})
OR = frozenset({Rol.OR, Rol.PROGRAMMALEIDER})
# Pages that show, pages with a form, and buttons.
READ = {
    "gemeente-overzicht": ANY,
    "onderdelen": ANY,
    "traject": ANY,
    "gereedheid": ANY,
    "interventies": ANY,
    "rapportagegroepen": ANY,
    "orbesluiten": ANY,
    "logboek": frozenset({Rol.BEHEERDER, Rol.OR}),
    "toegang": BEHEERDER,
}
FORM = {
    "gemeente-gegevens": LEADERS,
    "thema": BEHEERDER,
    "thema-herstellen": BEHEERDER,
    "toegang-toevoegen": BEHEERDER,
    "toegang-functie": BEHEERDER,
    "toegang-intrekken": BEHEERDER,
    "onderdeel-toevoegen": LEADERS,
    "onderdeel-wijzigen": LEADERS,
    "onderdeel-beeindigen": LEADERS,
    "traject-starten": LEADERS,
    "traject-wijzigen": LEADERS,
    "interventie-toevoegen": LEADERS,
    "interventie-wijzigen": LEADERS,
    "interventie-verwijderen": LEADERS,
    "criterium-voldaan": LEADERS,
    "criterium-toevoegen": LEADERS,
    "criterium-verwijderen": LEADERS,
    "stap-toevoegen": LEADERS,
    "stap-verwijderen": LEADERS,
    "rapportagegroep-toevoegen": LEADERS,
    "rapportagegroep-wijzigen": LEADERS,
    "rapportagegroep-verwijderen": LEADERS,
    "orbesluit-vastleggen": OR,
    "orbesluit-eerder": OR,
}
BUTTON = {
    "toegang-mailen": BEHEERDER,
    "onderdeel-heropenen": LEADERS,
    "criterium-terugzetten": LEADERS,
}
EVERY = {**READ, **FORM, **BUTTON}


def _status(client: Client, name: str, url: str) -> int:
    return (client.post(url) if name in BUTTON else client.get(url)).status_code


@pytest.mark.parametrize("name", EVERY)
def test_view_works_for_each_role_that_may(name: str, world: World) -> None:
    for rol in EVERY[name]:
        assert _status(world.client(rol), name, world.url(name)) in {200, 302}


@pytest.mark.parametrize("name", EVERY)
def test_view_refuses_each_role_that_may_not(name: str, world: World) -> None:
    for rol in ANY - EVERY[name]:
        assert _status(world.client(rol), name, world.url(name)) == 403


@pytest.mark.parametrize("name", EVERY)
def test_view_sends_stranger_to_login(name: str, world: World, client: Client) -> None:
    response = client.post(world.url(name)) if name in BUTTON else client.get(world.url(name))

    assert response["Location"].startswith("/account/login/?next=")


@pytest.mark.parametrize("name", EVERY)
def test_view_hides_itself_from_other_gemeente(name: str, world: World, client: Client) -> None:
    client.force_login(member(GemeenteFactory.create()))

    assert _status(client, name, world.url(name)) == 404


@pytest.mark.parametrize("name", READ)
def test_page_refuses_post(name: str, world: World) -> None:
    assert world.client().post(world.url(name)).status_code == 405


@pytest.mark.parametrize("name", FORM)
def test_form_refuses_delete(name: str, world: World) -> None:
    assert world.client().delete(world.url(name)).status_code == 405


@pytest.mark.parametrize("name", BUTTON)
def test_button_refuses_get(name: str, world: World) -> None:
    assert world.client().get(world.url(name)).status_code == 405
