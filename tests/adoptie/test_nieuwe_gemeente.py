"""The first gemeente and its beheerder, on a server where nobody can log in yet."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing

from adoptie.models import Gebruiker, Gemeente, Rol
from tests.factories.adoptie import PASSWORD

pytestmark = pytest.mark.django_db
HATTEM = {"naam": "Hattem", "cbs": "GM0244", "beheerder": "Aicha@Hattem.example"}


def test_beheerder_gets_a_mail_to_choose_a_password(
    django_capture_on_commit_callbacks: Committing, mailoutbox: list[Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        call_command("nieuwe_gemeente", **HATTEM)

    lidmaatschap = Gemeente.objects.get(slug="hattem", cbs_code="GM0244").lidmaatschappen.get()
    assert (lidmaatschap.gebruiker.email, lidmaatschap.rol) == ("aicha@hattem.example", Rol.BEHEERDER)
    assert mailoutbox[0].to == ["aicha@hattem.example"]
    assert "/account/password/reset/key/" in mailoutbox[0].body
    assert "Vraag wie het programma installeerde om een nieuwe." in mailoutbox[0].body


def test_beheerder_can_come_in_by_the_link_on_screen(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("nieuwe_gemeente", **HATTEM, link=True)
    link = capsys.readouterr().out.split()[-1]

    form = client.get(link.removeprefix("http://127.0.0.1:8000"))["Location"]
    done = client.post(form, {"password1": PASSWORD, "password2": PASSWORD}, follow=True).content.decode()
    client.post("/account/login/", {"login": "aicha@hattem.example", "password": PASSWORD})

    assert "Uw wachtwoord is gekozen" in done
    assert "veranderd" not in done
    assert client.get("/gemeente/hattem/toegang/").status_code == 200


def test_link_is_shown_to_nobody_who_did_not_ask(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("nieuwe_gemeente", **HATTEM)

    assert "/account/" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"naam": "Hattem", "cbs": "GM0001"}, "al een gemeente met dit adres"),
        ({"naam": "Heerde", "cbs": "GM0244"}, "al een gemeente met deze CBS-code"),
        ({"naam": "Heerde", "cbs": "0246"}, "GM en vier cijfers"),
        ({"naam": "!", "cbs": "GM0246"}, "met letters of cijfers"),
        ({"naam": "Heerde", "cbs": "GM0246", "beheerder": "aicha"}, "geldig e-mailadres"),
    ],
)
def test_what_cannot_be_is_refused_whole(wrong: dict[str, str], words: str) -> None:
    call_command("nieuwe_gemeente", **HATTEM)

    with pytest.raises(CommandError, match=words):
        call_command("nieuwe_gemeente", **{**HATTEM, "beheerder": "b@heerde.example", **wrong})

    assert (Gemeente.objects.count(), Gebruiker.objects.count()) == (1, 1)
