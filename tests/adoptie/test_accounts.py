"""How people log in: by e-mail, with an account that somebody else made."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing

from adoptie.actions.lidmaatschap import grant_lidmaatschap
from adoptie.models import Gebruiker
from tests.factories.adoptie import PASSWORD, GebruikerFactory, GemeenteFactory

pytestmark = pytest.mark.django_db


def test_login_works_with_email_in_any_case(client: Client) -> None:
    GebruikerFactory.create(email="aicha@example.nl")

    response = client.post("/account/login/", {"login": "Aicha@Example.nl", "password": PASSWORD})

    assert response.status_code == 302
    assert response["Location"] == "/"
    assert "_auth_user_id" in client.session


def test_login_ends_with_the_browser(client: Client) -> None:
    """A desk is shared: who closes the browser has logged out, and is not asked to choose."""
    GebruikerFactory.create(email="aicha@example.nl")

    form = client.get("/account/login/").context["form"]
    client.post("/account/login/", {"login": "aicha@example.nl", "password": PASSWORD})

    assert "remember" not in form.fields
    assert client.cookies["sessionid"]["max-age"] == ""


def test_login_refuses_wrong_password(client: Client) -> None:
    GebruikerFactory.create(email="aicha@example.nl")

    client.post("/account/login/", {"login": "aicha@example.nl", "password": "iets anders"})

    assert "_auth_user_id" not in client.session


def test_login_refuses_account_without_password(client: Client) -> None:
    gebruiker = Gebruiker.objects.create_user("nieuw@example.nl")

    client.post("/account/login/", {"login": gebruiker.email, "password": ""})

    assert "_auth_user_id" not in client.session


def test_signup_is_closed(client: Client) -> None:
    client.post("/account/signup/", {"email": "x@example.nl", "password1": PASSWORD, "password2": PASSWORD})

    assert not Gebruiker.objects.exists()


def test_logout_ends_session(client: Client) -> None:
    client.force_login(GebruikerFactory.create())

    response = client.post("/account/logout/")

    assert response["Location"] == "/"
    assert "_auth_user_id" not in client.session


def test_link_in_mail_lets_new_person_choose_password_and_log_in(
    client: Client, django_capture_on_commit_callbacks: Committing, mailoutbox: list[Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        grant_lidmaatschap(
            gemeente=GemeenteFactory.create(), email="nieuw@example.nl", naam="Nia", rol="or", by="opdracht"
        )
    [path] = re.findall(r"http://[^/]+(/account/password/reset/key/\S+)", mailoutbox[0].body)

    form = client.get(path)["Location"]
    client.post(form, {"password1": PASSWORD, "password2": PASSWORD})
    client.post("/account/login/", {"login": "nieuw@example.nl", "password": PASSWORD})

    assert Client().get(path).context["token_fail"]
    assert "_auth_user_id" in client.session
