"""Where accounts can be reached from the internet, a password alone opens nothing."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from adoptie.models import Gebeurtenis, Gebruiker
from tests.factories.adoptie import PASSWORD, GemeenteFactory, member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _required(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def gebruiker() -> Gebruiker:
    return member(GemeenteFactory.create(slug="hattem"))


@pytest.fixture
def inside(client: Client, gebruiker: Gebruiker) -> Client:
    """Return the browser of somebody who has logged in with a password."""
    client.post("/account/login/", {"login": gebruiker.email, "password": PASSWORD})
    return client


def codes_of(secret: str) -> list[str]:
    """Return what the app shows now and just before or after; each works once."""
    return [format_hotp_value(hotp_value(secret, counter)) for counter in yield_hotp_counters_from_time()]


def couple(client: Client) -> str:
    """Couple an app as a person does; return its secret."""
    page = client.get(reverse("mfa_activate_totp"))
    secret = re.search(r"<code>(\w+)</code>", page.content.decode())
    assert secret
    client.post(reverse("mfa_activate_totp"), {"code": codes_of(secret[1])[0]})
    return secret[1]


@pytest.mark.parametrize("path", ["/", "/gemeente/hattem/", "/gemeente/hattem/toegang/"])
def test_first_login_leads_to_coupling_an_app(inside: Client, path: str) -> None:
    answer = inside.get(path, follow=True)

    assert answer.redirect_chain[-1][0] == reverse("mfa_activate_totp")
    assert "Koppel de app één keer. Daarna kunt u verder." in answer.content.decode()


def test_who_coupled_an_app_goes_on_and_is_asked_for_its_code_from_then_on(
    inside: Client, gebruiker: Gebruiker
) -> None:
    secret = couple(inside)
    open_now = inside.get("/gemeente/hattem/").status_code
    again = Client()
    again.post("/account/login/", {"login": gebruiker.email, "password": PASSWORD})
    with_password = again.get("/gemeente/hattem/").status_code
    again.post(reverse("mfa_authenticate"), {"code": "000000"})
    with_wrong_code = again.get("/gemeente/hattem/").status_code
    again.post(reverse("mfa_authenticate"), {"code": codes_of(secret)[1]})

    assert (open_now, with_password, with_wrong_code) == (200, 302, 302)
    assert again.get("/gemeente/hattem/").status_code == 200


def test_secret_of_an_app_is_not_readable_in_the_database(inside: Client) -> None:
    secret = couple(inside)

    stored = [str(row.data) for row in Authenticator.objects.all()]
    assert stored
    assert not any(secret in row for row in stored)


def test_without_the_key_of_the_secrets_no_code_fits(
    inside: Client, gebruiker: Gebruiker, settings: Settings
) -> None:
    secret = couple(inside)
    (settings.KEY_DIR / "tweestaps").unlink()
    again = Client()
    again.post("/account/login/", {"login": gebruiker.email, "password": PASSWORD})

    page = again.post(reverse("mfa_authenticate"), {"code": codes_of(secret)[1]}).content.decode()

    assert "Deze code klopt niet." in page


def test_nobody_who_sits_down_later_couples_an_app_of_their_own(inside: Client) -> None:
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=6)):
        answer = inside.get(reverse("mfa_activate_totp"))

    assert answer["Location"].startswith(reverse("account_reauthenticate"))


def test_recovery_codes_stand_ready_and_lead_on(inside: Client) -> None:
    couple(inside)
    page = inside.get(reverse("mfa_view_recovery_codes")).content.decode()

    assert "Verder" in page
    assert Authenticator.objects.filter(type=Authenticator.Type.RECOVERY_CODES).exists()


def test_who_uncouples_the_app_couples_a_new_one_first(inside: Client) -> None:
    couple(inside)

    page = inside.get(reverse("mfa_deactivate_totp")).content.decode()
    inside.post(reverse("mfa_deactivate_totp"))

    assert "U koppelt daarna meteen een nieuwe app." in page
    assert inside.get("/gemeente/hattem/")["Location"] == reverse("mfa_activate_totp")


def test_stranger_is_asked_to_log_in_and_respondents_for_nothing(client: Client) -> None:
    assert client.get("/gemeente/hattem/")["Location"].startswith("/account/login/")
    assert client.get("/privacy/").status_code == 200


def test_at_a_desk_a_password_is_enough(inside: Client, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False

    assert inside.get("/gemeente/hattem/").status_code == 200


def test_herstel_tweestaps_lets_somebody_couple_a_new_phone(
    inside: Client, gebruiker: Gebruiker, capsys: pytest.CaptureFixture[str]
) -> None:
    couple(inside)

    call_command("herstel_tweestaps", gebruiker.email.upper())

    assert "losgekoppeld" in capsys.readouterr().out
    assert not Authenticator.objects.exists()
    assert Gebeurtenis.objects.get().action == "inloggen in twee stappen hersteld"


@pytest.mark.parametrize(
    ("email", "words"), [("vreemd@elders.nl", "geen account"), ("", "heeft geen app gekoppeld")]
)
def test_herstel_tweestaps_says_why_not(gebruiker: Gebruiker, email: str, words: str) -> None:
    with pytest.raises(CommandError, match=words):
        call_command("herstel_tweestaps", email or gebruiker.email)
