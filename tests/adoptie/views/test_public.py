from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from tests.factories.adoptie import GemeenteFactory

pytestmark = pytest.mark.django_db
PAGES = ("/toegankelijkheid/", "/privacy/", "/contact/")


@pytest.mark.parametrize("url", PAGES)
def test_public_page_names_address_of_each_gemeente_that_has_one(
    url: str, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    GemeenteFactory.create(contact_email="hier@example.nl")
    GemeenteFactory.create(contact_email="", contact_telefoon="14 0344", contact_naam="An Jansen")
    GemeenteFactory.create(naam="Zonder adres", contact_email="")

    # The addresses, and whether all of it is an example.
    with django_assert_num_queries(2):
        page = client.get(url).content.decode()

    assert "hier@example.nl" in page
    assert "14 0344</a>" in page
    assert "(An Jansen)" in page
    assert "Zonder adres" not in page


@pytest.mark.parametrize("url", PAGES)
def test_public_page_works_before_there_is_a_gemeente(url: str, client: Client) -> None:
    assert "nog geen adres ingevuld" in client.get(url).content.decode()


@pytest.mark.parametrize("url", [*PAGES, "/.well-known/security.txt"])
def test_public_page_refuses_post(url: str, client: Client) -> None:
    assert client.post(url).status_code == 405


def test_toegankelijkheid_does_not_claim_more_than_was_checked(client: Client) -> None:
    page = client.get("/toegankelijkheid/").content.decode()

    assert "Een deskundige heeft de site nog niet onderzocht" in page
    assert "nationaleombudsman.nl" in page


def test_security_txt_has_what_rfc_9116_asks(client: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://spoor.example"

    response = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines())

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == "https://spoor.example/contact/"
    assert fields["Canonical"] == "https://spoor.example/.well-known/security.txt"
    left = dt.datetime.fromisoformat(fields["Expires"]) - timezone.now()
    assert dt.timedelta(days=200) < left < dt.timedelta(days=365)


def test_privacy_says_when_the_key_goes_as_the_dossier_does(client: Client) -> None:
    page = " ".join(client.get("/privacy/").content.decode().split())

    assert "Bij het definitief afsluiten vernietigen we de sleutel." in page
    assert "Na het sluiten vernietigen we de sleutel" not in page
