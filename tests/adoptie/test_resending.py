"""What somebody typed is not lost when the session ends: it is sent once more after logging in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from adoptie.models import Gemeente, Onderdeel, Rol
from tests.browsing import go
from tests.enquetes.test_browser import _log_in, _look
from tests.factories.adoptie import GemeenteFactory, member

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db

TYPED = {"naam": "Balie <b>", "begin": "2026-01-01"}
FORM = "application/x-www-form-urlencoded"
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def gemeente() -> Gemeente:
    return GemeenteFactory.create()


def send(client: Client, address: str, typed: dict[str, str], headers: dict[str, str]) -> HttpResponse:
    """Post as a browser does that sends no file."""
    response = client.post(address, urlencode(typed), FORM, headers=headers)
    assert isinstance(response, HttpResponse)
    return response


def url(gemeente: Gemeente) -> str:
    return reverse("onderdeel-toevoegen", args=[gemeente.slug])


def test_form_is_held_for_who_is_no_longer_logged_in(client: Client, gemeente: Gemeente) -> None:
    page = send(client, url(gemeente), TYPED, FROM_HERE)

    assert page.status_code == 403
    assert 'name="naam" value="Balie &lt;b&gt;"' in page.content.decode()
    assert f'action="{url(gemeente)}"' in page.content.decode()
    assert not Onderdeel.objects.exists()


def test_form_of_who_logged_in_anew_elsewhere_is_held(gemeente: Gemeente) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(member(gemeente, Rol.BEHEERDER))
    old = TYPED | {"csrfmiddlewaretoken": "x" * 64}

    page = send(client, url(gemeente), old, FROM_HERE).content.decode()

    assert 'name="naam"' in page
    assert "x" * 64 not in page


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://elders.example"},
        FROM_HERE | {"HX-Request": "true"},
    ],
)
def test_what_another_site_sent_is_not_repeated(
    client: Client, gemeente: Gemeente, headers: dict[str, str]
) -> None:
    response = send(client, url(gemeente), TYPED, headers)

    assert response.headers["Location"].startswith("/account/login/")


def test_password_is_never_held() -> None:
    typed = {"login": "a@voorbeeld.example", "password": "mijn geheime woord"}

    page = send(Client(enforce_csrf_checks=True), reverse("account_login"), typed, FROM_HERE)

    assert page.status_code == 403
    assert "mijn geheime woord" not in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_form_is_sent_after_logging_in_on_another_tab(
    page: Page, live_server: LiveServer, gemeente: Gemeente, axe: Callable[[Page], list[str]]
) -> None:
    beheerder = member(gemeente, Rol.BEHEERDER)
    page.set_viewport_size({"width": 320, "height": 700})
    _log_in(page, live_server, beheerder)
    go(page, live_server.url + url(gemeente))
    page.get_by_label("Naam").fill("Balie")
    page.context.clear_cookies(name="sessionid")
    page.locator("main form button").first.click()
    expect(page.locator("h1")).to_have_text("Nog niet bewaard")
    assert axe(page) == []
    _look(page, "opnieuw-versturen")
    _log_in(page, live_server, beheerder)

    page.get_by_role("button", name="Opnieuw versturen").click()

    expect(page.get_by_text("Balie").first).to_be_visible()
    assert Onderdeel.objects.filter(naam="Balie").exists()
