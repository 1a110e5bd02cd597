from __future__ import annotations

import pytest
from django.test import Client

from adoptie.models import Rol
from tests.factories.adoptie import GebruikerFactory, GemeenteFactory, LidmaatschapFactory, member

pytestmark = pytest.mark.django_db


def test_start_tells_stranger_what_this_is(client: Client) -> None:
    page = client.get("/").content.decode()

    assert "/account/login/" in page
    assert "Kreeg u een uitnodiging?" in page


def test_start_takes_member_of_one_gemeente_there(client: Client) -> None:
    gemeente = GemeenteFactory.create()
    gebruiker = member(gemeente)
    LidmaatschapFactory.create(gebruiker=gebruiker, gemeente=gemeente, rol=Rol.OR)
    client.force_login(gebruiker)

    assert client.get("/")["Location"] == f"/gemeente/{gemeente.slug}/"


def test_start_lists_own_gemeenten_only(client: Client) -> None:
    mine = LidmaatschapFactory.create(gemeente__naam="Hier")
    LidmaatschapFactory.create(gebruiker=mine.gebruiker, gemeente__naam="Ook hier")
    LidmaatschapFactory.create(gemeente__naam="Elders")
    client.force_login(mine.gebruiker)

    page = client.get("/").content.decode()

    assert "Ook hier" in page
    assert "Elders" not in page


def test_start_tells_person_without_gemeente_what_to_do(client: Client) -> None:
    client.force_login(GebruikerFactory.create())

    assert "Vraag de beheerder" in client.get("/").content.decode()


def test_start_refuses_post(client: Client) -> None:
    assert client.post("/").status_code == 405
