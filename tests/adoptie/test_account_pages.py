"""The pages around logging in: ours, in Dutch, and nothing in them that the browser refuses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.template.loader import render_to_string
from django.test import Client

from adoptie.models import Gebruiker
from tests.factories.adoptie import GebruikerFactory

TEMPLATES = Path(__file__).resolve().parents[2] / "adoptie" / "templates"
PASSWORD = "een heel lang woord"
REFUSED = re.compile(r"\sstyle=|<script|<style|\son[a-z]+=|data:|javascript:")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _our_templates(settings: Any) -> None:
    """Let our templates win from those of allauth, in whatever order the apps stand."""
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [TEMPLATES]}]
    settings.MFA_ALLOW_UNVERIFIED_EMAIL = True


@pytest.fixture
def inside() -> Client:
    """Return the browser of somebody who has just logged in."""
    client = Client()
    Gebruiker.objects.create_user(email="a@example.org", password=PASSWORD)
    client.post("/account/login/", {"login": "a@example.org", "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def heading(html: str) -> str:
    """Return the words of the one h1 of a page that the browser can show as it is."""
    assert not REFUSED.search(html)
    (found,) = re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    return str(found).strip()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/account/login/", "Inloggen"),
        ("/account/password/reset/", "Wachtwoord vergeten"),
        ("/account/password/reset/done/", "Kijk in uw e-mail"),
        ("/account/password/reset/key/1-abc/", "Deze link werkt niet meer"),
        ("/account/password/reset/key/done/", "Uw wachtwoord is gekozen"),
        ("/account/inactive/", "Uw account is uitgeschakeld"),
        ("/account/signup/", "U kunt zelf geen account maken"),
    ],
)
def test_page_outside_is_ours(client: Client, path: str, words: str) -> None:
    assert heading(client.get(path).content.decode()) == words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/account/logout/", "Uitloggen"),
        ("/account/password/change/", "Wachtwoord veranderen"),
        ("/account/reauthenticate/", "Bent u het echt?"),
        ("/account/tweestaps/", "Inloggen in twee stappen"),
        ("/account/tweestaps/totp/activate/", "App koppelen"),
    ],
)
def test_page_inside_is_ours(inside: Client, path: str, words: str) -> None:
    assert heading(inside.get(path).content.decode()) == words


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/account/password/change/", "Wachtwoord veranderen"),
        ("/account/tweestaps/totp/activate/", "Inloggen in twee stappen"),
    ],
)
def test_page_inside_says_where_it_is_and_leads_back(inside: Client, path: str, here: str) -> None:
    html = inside.get(path).content.decode()

    assert 'href="/">Begin</a>' in html
    assert re.findall(r'aria-current="(?:page|true)">([^<]+)</a>', html) == [here]


def test_fields_are_named_in_plain_words(inside: Client) -> None:
    assert "Code uit de app" in inside.get("/account/tweestaps/totp/activate/").content.decode()
    assert "Nieuw wachtwoord, nog een keer" in inside.get("/account/password/change/").content.decode()


def test_activate_shows_the_code_as_a_drawing_in_the_page(inside: Client) -> None:
    html = inside.get("/account/tweestaps/totp/activate/").content.decode()
    assert re.search(r'<div class="spoor-qr"[^>]*>.*<svg.*<path', html, re.DOTALL)


def test_login_with_a_wrong_password_tells_so_in_the_summary(client: Client) -> None:
    html = client.post("/account/login/", {"login": "a@example.org", "password": "fout"}).content.decode()
    assert 'id="foutoverzicht"' in html
    assert "<title>Fout:" in html


def test_password_mail_is_short_and_dutch(client: Client) -> None:
    Gebruiker.objects.create_user(email="a@example.org", password=PASSWORD)
    client.post("/account/password/reset/", {"email": "a@example.org"})
    body = mail.outbox[0].body
    assert "/account/password/reset/key/" in body
    assert body.startswith("Goedendag,")


@pytest.mark.parametrize("path", ["email/", "confirm-email/", "confirm-email/x:y/"])
def test_pages_that_nobody_needs_lead_to_the_start(client: Client, path: str) -> None:
    assert client.get(f"/account/{path}")["Location"] == "/"


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/account/login/", {"login": "a@example.org", "password": "fout"}),
        ("/account/reauthenticate/", {"password": "fout"}),
        ("/account/password/change/", {"oldpassword": "fout", "password1": "kort", "password2": "kort"}),
        (
            "/account/password/change/",
            {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": "iets heel anders"},
        ),
        ("/account/tweestaps/totp/activate/", {"code": "fout"}),
    ],
)
def test_what_goes_wrong_is_said_in_our_words(inside: Client, path: str, data: dict[str, str]) -> None:
    if path == "/account/login/":
        inside.logout()

    html = inside.post(path, data).content.decode()

    assert 'id="foutoverzicht"' in html
    assert not re.search(r"\b([Jj]e|[Jj]ouw|[Pp]assword|must|incorrect)\b", re.sub(r"<[^>]+>", " ", html))


def test_wrong_code_says_where_to_look(inside: Client) -> None:
    html = inside.post("/account/tweestaps/totp/activate/", {"code": "123456"}).content.decode()

    assert "Vul de code in die de app nu laat zien." in html


@pytest.mark.parametrize("code", ["400", "403", "404", "429", "500"])
def test_error_page_needs_no_request_and_says_what_to_do(code: str) -> None:
    assert heading(render_to_string(f"{code}.html"))


def test_expired_form_page_says_what_to_do() -> None:
    assert heading(render_to_string("adoptie/formulier_verlopen.html")) == "Dit formulier is verlopen"


def test_nobody_changes_the_address_of_an_account_alone(client: Client) -> None:
    gebruiker = GebruikerFactory.create(email="vast@gemeente.example")
    client.force_login(gebruiker)

    answer = client.post("/account/email/", {"email": "nieuw@elders.example", "action_add": ""})

    gebruiker.refresh_from_db()
    assert answer.status_code == 302
    assert gebruiker.email == "vast@gemeente.example"
