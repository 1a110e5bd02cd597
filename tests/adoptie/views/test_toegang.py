from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing

from adoptie.actions.lidmaatschap import change_functie
from adoptie.models import Gebruiker, Lidmaatschap, Rol
from adoptie.refusal import Refusal
from tests.adoptie.views.conftest import World
from tests.factories.adoptie import LidmaatschapFactory, member


def test_toegang_lists_who_never_logged_in(world: World) -> None:
    page = world.client().get(world.url("toegang")).content.decode()

    assert world.lidmaatschap.gebruiker.email in page
    assert "nog nooit" in page


def test_toegang_is_a_part_of_the_organisation(world: World) -> None:
    """Its address does not lie below that of the first page there."""
    page = world.client().get(world.url("toegang")).content.decode()

    marked = re.findall(r'aria-current="(page|true)">([^<]+)</a>', page)
    assert marked == [("true", "Organisatie"), ("page", "Toegang")]


def test_toegang_asks_no_more_for_more_people(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = world.client()
    LidmaatschapFactory.create_batch(20, gemeente=world.gemeente)

    with django_assert_num_queries(6):
        assert client.get(world.url("toegang")).status_code == 200


def test_toegang_toevoegen_makes_account_and_mails(
    world: World, django_capture_on_commit_callbacks: Committing, mailoutbox: list[Any]
) -> None:
    data = {"email": "Nieuw@example.nl", "naam": "Nia", "rol": "or"}

    with django_capture_on_commit_callbacks(execute=True):
        world.client().post(world.url("toegang-toevoegen"), data)

    assert Lidmaatschap.objects.get(gebruiker__email="nieuw@example.nl").rol == Rol.OR
    assert [mail.to for mail in mailoutbox] == [["nieuw@example.nl"]]
    assert "Vraag de beheerder om een nieuwe." in mailoutbox[0].body


def test_toegang_toevoegen_refuses_unknown_role(world: World) -> None:
    response = world.client().post(world.url("toegang-toevoegen"), {"email": "a@example.nl", "rol": "baas"})

    assert "rol" in response.context["form"].errors
    assert not Gebruiker.objects.filter(email="a@example.nl").exists()


def test_toegang_mailen_sends_again(
    world: World, django_capture_on_commit_callbacks: Committing, mailoutbox: list[Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        world.client().post(world.url("toegang-mailen"))

    assert len(mailoutbox) == 1


def test_toegang_intrekken_asks_first_then_takes_role(world: World) -> None:
    asked = world.client().get(world.url("toegang-intrekken")).content.decode()
    world.client().post(world.url("toegang-intrekken"))

    assert "Ja, intrekken" in asked
    assert not Lidmaatschap.objects.filter(pk=world.lidmaatschap.pk).exists()


def test_toegang_intrekken_keeps_last_beheerder(world: World) -> None:
    client = world.client()
    own = Lidmaatschap.objects.get(gebruiker=world.beheerder)
    world.lidmaatschap = own

    page = client.post(world.url("toegang-intrekken")).content.decode()

    assert "laatste beheerder" in page
    assert Lidmaatschap.objects.filter(pk=own.pk).exists()


def test_toegang_intrekken_of_own_role_leads_away(world: World) -> None:
    client = world.client()
    LidmaatschapFactory.create(gemeente=world.gemeente)
    world.lidmaatschap = Lidmaatschap.objects.get(gebruiker=world.beheerder)

    assert client.post(world.url("toegang-intrekken"))["Location"] == "/"


def test_toegang_of_other_gemeente_is_not_found(world: World) -> None:
    other = LidmaatschapFactory.create()
    client = world.client()
    client.force_login(member(world.gemeente))

    url = f"/gemeente/{world.gemeente.slug}/toegang/{other.pk}/intrekken/"

    assert client.post(url).status_code == 404


def functie_url(world: World, found: Lidmaatschap) -> str:
    return reverse("toegang-functie", args=[world.gemeente.slug, found.pk])


def test_toegang_functie_makes_a_chair_who_may_stop_a_round(world: World) -> None:
    found = LidmaatschapFactory.create(gemeente=world.gemeente, rol=Rol.OR)
    url = functie_url(world, found)
    assert f"Functie van {found.gebruiker}" in world.client().get(url).content.decode()

    world.client().post(url, {"functie": "voorzitter"})

    found.refresh_from_db()
    assert found.functie == "voorzitter"


def test_toegang_functie_is_for_the_ondernemingsraad_alone(world: World) -> None:
    """Who is no member of it cannot be made its chair, and so not stop a round either."""
    found = LidmaatschapFactory.create(gemeente=world.gemeente, rol=Rol.MANAGER)

    response = world.client().post(functie_url(world, found), {"functie": "voorzitter"})

    found.refresh_from_db()
    assert response.status_code == 302
    assert found.functie == ""
    with pytest.raises(Refusal, match="ondernemingsraad"):
        change_functie(lidmaatschap=found, functie="voorzitter", by="test")
