"""Where only invented gemeenten are to be seen, every page says so; elsewhere none does."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Gemeente
from tests.factories.adoptie import GebruikerFactory, GemeenteFactory, LidmaatschapFactory, member

pytestmark = pytest.mark.django_db
WORDS = "Alle cijfers zijn verzonnen"
OUTSIDE = ("/", "/toegankelijkheid/", "/privacy/", "/contact/", "/account/login/", "/bestaat-niet/")
INSIDE = ("/toegankelijkheid/", "/account/tweestaps/", "/account/password/change/", "/account/logout/")


@pytest.fixture
def invented() -> Gemeente:
    return GemeenteFactory.create(fictief=True)


def says_so(client: Client, path: str) -> bool:
    return WORDS in client.get(path).content.decode()


@pytest.mark.parametrize("path", OUTSIDE)
def test_demo_says_so_to_a_stranger(client: Client, invented: Gemeente, path: str) -> None:
    assert says_so(client, path)


@pytest.mark.parametrize("path", OUTSIDE)
def test_site_with_a_real_gemeente_does_not_say_so_to_a_stranger(
    client: Client, invented: Gemeente, path: str
) -> None:
    GemeenteFactory.create()

    assert not says_so(client, path)


def test_site_without_gemeenten_does_not_say_so(client: Client) -> None:
    assert not says_so(client, "/")


@pytest.mark.parametrize("path", INSIDE)
def test_who_works_for_invented_gemeenten_reads_so_everywhere(
    client: Client, invented: Gemeente, path: str
) -> None:
    GemeenteFactory.create()
    client.force_login(member(invented))

    assert says_so(client, path)


@pytest.mark.parametrize("path", INSIDE)
def test_who_also_works_for_a_real_gemeente_does_not(client: Client, invented: Gemeente, path: str) -> None:
    gebruiker = member(invented)
    LidmaatschapFactory.create(gebruiker=gebruiker)
    client.force_login(gebruiker)

    assert not says_so(client, path)


def test_page_of_a_gemeente_speaks_for_that_gemeente_only(client: Client, invented: Gemeente) -> None:
    real = GemeenteFactory.create()
    gebruiker = GebruikerFactory.create()
    for gemeente in (real, invented):
        LidmaatschapFactory.create(gebruiker=gebruiker, gemeente=gemeente)
    client.force_login(gebruiker)

    assert says_so(client, f"/gemeente/{invented.slug}/onderdelen/")
    assert not says_so(client, f"/gemeente/{real.slug}/onderdelen/")


def test_notice_costs_one_query(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert client.get("/").status_code == 200


@pytest.mark.django_db
def test_request_for_another_host_is_refused_in_words(client: Client) -> None:
    response = client.get("/", headers={"host": "elders.example.org"})

    assert response.status_code == 400
    assert "traceback" not in response.content.decode().lower()
