"""What the kernel does for who has an account, when that person asks to be corrected or erased."""

from __future__ import annotations

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing

from adoptie.actions.persoon import correct_person, erase_person
from adoptie.models import Gebeurtenis, Gebruiker, Gemeente, Rol
from adoptie.rights import Betrokkene
from tests.factories.adoptie import GemeenteFactory, LidmaatschapFactory, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente() -> Gemeente:
    """Give a gemeente with two beheerders, so that either may go."""
    found = GemeenteFactory.create(naam="Hattem", contact_email="vragen@hattem.example")
    for _ in range(2):
        member(found)
    return found


def test_account_goes_with_the_last_role(gemeente: Gemeente) -> None:
    account = member(gemeente, Rol.MANAGER)

    assert erase_person(who=Betrokkene(gemeente, account.email.upper()), by="test") == []

    assert not Gebruiker.objects.filter(pk=account.pk).exists()


def test_who_works_for_another_gemeente_keeps_that_account_and_is_told(gemeente: Gemeente) -> None:
    account = member(gemeente, Rol.MANAGER)
    elsewhere = LidmaatschapFactory.create(gebruiker=account, rol=Rol.LEZER)

    left = erase_person(who=Betrokkene(gemeente, account.email), by="test")

    assert left == ["Het account blijft, want deze persoon werkt ook voor een andere gemeente."]
    assert [each.pk for each in account.lidmaatschappen.all()] == [elsewhere.pk]


def test_address_for_questions_is_named_as_what_stays(gemeente: Gemeente) -> None:
    (told,) = erase_person(who=Betrokkene(gemeente, "Vragen@hattem.example"), by="test")

    assert "Vul daar eerst iemand anders in, bij Gegevens." in told


def test_name_of_an_account_is_corrected_and_its_address_is_not(gemeente: Gemeente) -> None:
    account = member(gemeente, Rol.MANAGER)
    who = Betrokkene(gemeente, account.email)

    left = correct_person(who=who, naam="Anna de Wit", email="anders@hattem.example", by="test")

    account.refresh_from_db()
    assert account.naam == "Anna de Wit"
    assert account.email == who.email
    assert any("De beheerder kan u toegang geven met het nieuwe." in each for each in left)


def test_correcting_in_one_gemeente_changes_nobody_in_another(gemeente: Gemeente) -> None:
    stranger = member(GemeenteFactory.create(), Rol.MANAGER)
    before = stranger.naam

    correct_person(who=Betrokkene(gemeente, stranger.email), naam="Iemand Anders", email="", by="test")

    stranger.refresh_from_db()
    assert stranger.naam == before


def step(client: Client, gemeente: Gemeente, stap: str, email: str) -> str:
    url = reverse("persoonsgegevens-stap", args=[gemeente.slug, stap])
    response = client.post(url, {"email": email}, follow=True)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_clerk_has_the_link_mailed_and_learns_not_whether_it_went(
    gemeente: Gemeente,
    client: Client,
    mailoutbox: list[EmailMessage],
    django_capture_on_commit_callbacks: Committing,
) -> None:
    known = member(gemeente, Rol.MANAGER)
    client.force_login(member(gemeente, Rol.KLANTCONTACT))

    with django_capture_on_commit_callbacks(execute=True):
        told = [step(client, gemeente, "mailen", each) for each in (known.email, "niemand@hattem.example")]

    assert [mail.to for mail in mailoutbox] == [[known.email]]
    assert all("Staat het adres bij ons? Dan gaat er een mail met de link heen." in page for page in told)


@pytest.mark.parametrize(("stap", "email"), [("wissen", "iemand@hattem.example"), ("mailen", "geen adres")])
def test_any_other_step_does_nothing(
    gemeente: Gemeente, client: Client, mailoutbox: list[EmailMessage], stap: str, email: str
) -> None:
    client.force_login(member(gemeente, Rol.KLANTCONTACT))
    before = Gebeurtenis.objects.count()

    step(client, gemeente, stap, email)

    assert Gebeurtenis.objects.count() == before
    assert mailoutbox == []
