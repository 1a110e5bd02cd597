"""Guessing passwords: attempts are counted for all processes, for the address that asks and for no other."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from tests.factories.adoptie import PASSWORD, GebruikerFactory

pytestmark = pytest.mark.django_db
# allauth: so many failed attempts in a minute from one address.
MOST = 10


def attempt(number: int, address: str, right: str = "fout") -> int:
    """Try to log in as somebody from ``address``, seen through our own proxy; return what the page says."""
    page = Client().post(
        "/account/login/",
        {"login": f"{number}@gemeente.example", "password": right},
        headers={"x-forwarded-for": address},
        REMOTE_ADDR="10.0.0.1",
    )
    return page.status_code


def refused(number: int, address: str) -> bool:
    """Tell whether a right password does not let somebody in now."""
    GebruikerFactory.create(email=f"{number}@gemeente.example")
    return attempt(number, address, PASSWORD) != 302


@pytest.fixture(autouse=True)
def _behind_one_proxy(settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1


def test_who_guesses_is_stopped_and_locks_nobody_else_out() -> None:
    for number in range(MOST):
        attempt(number, "203.0.113.9")

    assert refused(100, "203.0.113.9")
    assert not refused(101, "198.51.100.7")


def test_addresses_that_somebody_makes_up_do_not_count() -> None:
    for number in range(MOST):
        attempt(number, f"192.0.2.{number}, 203.0.113.9")

    assert refused(100, "192.0.2.200, 203.0.113.9")


def test_attempts_lie_in_the_database_where_every_process_sees_them() -> None:
    attempt(1, "203.0.113.9")

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM spoor_cache")
        rows = cursor.fetchall()
    assert rows
    assert "203.0.113.9" not in str(rows)


def test_who_tries_too_often_reads_what_to_do() -> None:
    for number in range(30):
        attempt(number, "203.0.113.9")
    page = Client().post("/account/login/", {}, headers={"x-forwarded-for": "203.0.113.9"})

    assert page.status_code == 429
    assert "Wacht vijf minuten" in page.content.decode()
