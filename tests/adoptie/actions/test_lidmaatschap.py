from __future__ import annotations

from collections.abc import Callable
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing
from pytest_django import Settings

from adoptie.actions.lidmaatschap import (
    become_programmaleider,
    grant_lidmaatschap,
    mail_lidmaatschap,
    revoke_lidmaatschap,
)
from adoptie.models import Gebeurtenis, Gebruiker, Lidmaatschap, Rol
from adoptie.refusal import Refusal
from adoptie.tasks import mail_toegang
from tests.factories.adoptie import GebruikerFactory, GemeenteFactory, LidmaatschapFactory, member

pytestmark = pytest.mark.django_db


def test_grant_lidmaatschap_makes_account_without_password(
    django_capture_on_commit_callbacks: Committing, mailoutbox: list[Any], settings: Settings
) -> None:
    settings.SITE_URL = "https://spoor.example"

    with django_capture_on_commit_callbacks(execute=True):
        lidmaatschap = grant_lidmaatschap(
            gemeente=GemeenteFactory.create(), email="Aicha@Example.nl", naam="Aicha", rol="or", by="opdracht"
        )

    assert lidmaatschap.gebruiker.email == "aicha@example.nl"
    assert not lidmaatschap.gebruiker.has_usable_password()
    assert mailoutbox[0].to == ["aicha@example.nl"]
    assert "https://spoor.example/account/password/reset/key/" in mailoutbox[0].body


def test_grant_lidmaatschap_sends_known_person_to_login(
    django_capture_on_commit_callbacks: Committing, mailoutbox: list[Any]
) -> None:
    known = GebruikerFactory.create(naam="Eigen naam")

    with django_capture_on_commit_callbacks(execute=True):
        grant_lidmaatschap(
            gemeente=GemeenteFactory.create(), email=known.email, naam="Anders", rol="or", by="opdracht"
        )

    assert Gebruiker.objects.get().naam == "Eigen naam"
    assert "/account/login/" in mailoutbox[0].body
    assert "reset" not in mailoutbox[0].body


def test_nobody_is_mailed_about_a_role_that_they_took_themselves(
    django_capture_on_commit_callbacks: Committing, mailoutbox: list[Any]
) -> None:
    beheerder = LidmaatschapFactory.create(rol="beheerder")

    with django_capture_on_commit_callbacks(execute=True):
        own = become_programmaleider(gemeente=beheerder.gemeente, by=beheerder.gebruiker)

    assert own.rol == "programmaleider"
    assert not mailoutbox


def test_grant_lidmaatschap_refuses_same_role_twice() -> None:
    lidmaatschap = LidmaatschapFactory.create()

    with pytest.raises(Refusal, match="heeft deze rol al"):
        grant_lidmaatschap(
            gemeente=lidmaatschap.gemeente,
            email=lidmaatschap.gebruiker.email,
            naam="",
            rol=lidmaatschap.rol,
            by="opdracht",
        )


def test_grant_lidmaatschap_refuses_address_that_is_none() -> None:
    with pytest.raises(Refusal):
        grant_lidmaatschap(gemeente=GemeenteFactory.create(), email="x", naam="", rol="or", by="opdracht")

    assert not Gebruiker.objects.exists()


def test_logboek_never_holds_reset_token(
    django_capture_on_commit_callbacks: Committing, mailoutbox: list[Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        grant_lidmaatschap(
            gemeente=GemeenteFactory.create(), email="a@example.nl", naam="", rol="or", by="opdracht"
        )

    token = mailoutbox[0].body.split("/reset/key/")[1].split("/")[0].split("-", 1)[1]
    assert not any(token in str(vars(line)) for line in Gebeurtenis.objects.all())


def test_mail_lidmaatschap_sends_again(
    django_capture_on_commit_callbacks: Committing, mailoutbox: list[Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        mail_lidmaatschap(lidmaatschap=LidmaatschapFactory.create(), by="opdracht")

    assert len(mailoutbox) == 1


def waiting(email: str) -> Lidmaatschap:
    return grant_lidmaatschap(
        gemeente=GemeenteFactory.create(), email=email, naam="", rol="or", by="opdracht"
    )


def test_mail_about_a_role_goes_once(mailoutbox: list[Any]) -> None:
    role = waiting("a@example.nl")

    assert (mail_toegang(), mail_toegang()) == (1, 0)

    role.refresh_from_db()
    assert (len(mailoutbox), role.mail) == (1, Lidmaatschap.Mail.VERZONDEN)


def test_mail_about_a_role_waits_while_the_mail_server_is_away(
    monkeypatch: pytest.MonkeyPatch, mailoutbox: list[Any]
) -> None:
    role = waiting("a@example.nl")
    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "open", refuse(ConnectionRefusedError()))
        assert mail_toegang() == 0
    role.refresh_from_db()
    assert role.mail == Lidmaatschap.Mail.WACHT

    assert mail_toegang() == len(mailoutbox) == 1


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (SMTPRecipientsRefused({"a@example.nl": (550, b"no such user")}), "kijk het adres na"),
        (SMTPServerDisconnected("halfway"), "weten we niet of hij aankwam"),
    ],
)
def test_beheerder_sees_that_a_mail_did_not_arrive(
    client: Client, monkeypatch: pytest.MonkeyPatch, fault: Exception, told: str
) -> None:
    role = waiting("a@example.nl")
    monkeypatch.setattr(EmailBackend, "send_messages", refuse(fault))

    mail_toegang()

    client.force_login(member(role.gemeente, Rol.BEHEERDER))
    assert told in client.get(f"/gemeente/{role.gemeente.slug}/toegang/").content.decode()


def refuse(fault: Exception) -> Callable[..., int]:
    def fail(*_: object) -> int:
        raise fault

    return fail


def test_revoke_lidmaatschap_keeps_account() -> None:
    lidmaatschap = LidmaatschapFactory.create(rol=Rol.LEZER)

    revoke_lidmaatschap(lidmaatschap=lidmaatschap, by="opdracht")

    assert not Lidmaatschap.objects.exists()
    assert Gebruiker.objects.exists()


def test_revoke_lidmaatschap_refuses_last_beheerder() -> None:
    lidmaatschap = LidmaatschapFactory.create()
    LidmaatschapFactory.create(gemeente=lidmaatschap.gemeente, rol=Rol.LEZER)
    LidmaatschapFactory.create()

    with pytest.raises(Refusal, match="laatste beheerder"):
        revoke_lidmaatschap(lidmaatschap=lidmaatschap, by="opdracht")
