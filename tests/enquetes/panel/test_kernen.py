"""The list of kernen that a gemeente sets: from it inwoners choose, and nothing else is asked."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from adoptie.models import Gebeurtenis, Gemeente, Rol
from enquetes.models import Kern
from enquetes.queries.panel import kernen_of
from tests.factories.adoptie import GemeenteFactory, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente() -> Gemeente:
    return GemeenteFactory.create()


def browser(gemeente: Gemeente, rol: Rol) -> Client:
    client = Client()
    client.force_login(member(gemeente, rol))
    return client


def test_leaders_set_the_list_and_see_it_on_the_page_of_the_panel(gemeente: Gemeente) -> None:
    client = browser(gemeente, Rol.BEHEERDER)
    panel, page = (reverse(name, args=[gemeente.slug]) for name in ("panel", "panel-kernen"))
    assert "Er is nog geen lijst" in client.get(panel).content.decode()

    client.post(page, {"namen": " Wezep\r\nOldebroek \r\n\r\n't  Loo"})
    client.post(page, {"namen": "Wezep\r\nOosterwolde"})

    assert kernen_of(gemeente) == ("Oosterwolde", "Wezep")
    assert "kunnen kiezen uit: Oosterwolde en Wezep." in client.get(panel).content.decode()
    assert "Oosterwolde\nWezep" in client.get(page).content.decode()
    assert Gebeurtenis.objects.filter(action="kernen gewijzigd").count() == 2


@pytest.mark.parametrize(
    ("namen", "words"),
    [
        ("Wezep\nwezep", "staat er twee keer"),
        ("x" * 61, "korter dan 60 tekens"),
        ("\n".join(f"Wijk {number}" for number in range(61)), "hoogstens 60 regels"),
    ],
)
def test_list_that_cannot_be_is_refused_in_words(gemeente: Gemeente, namen: str, words: str) -> None:
    client = browser(gemeente, Rol.BEHEERDER)

    page = client.post(reverse("panel-kernen", args=[gemeente.slug]), {"namen": namen})

    assert words in page.content.decode()
    assert not Kern.objects.exists()


def test_clerk_does_not_set_the_list(gemeente: Gemeente) -> None:
    client = browser(gemeente, Rol.KLANTCONTACT)

    assert client.get(reverse("panel-kernen", args=[gemeente.slug])).status_code == 403
    assert "Kernen wijzigen" not in client.get(reverse("panel", args=[gemeente.slug])).content.decode()


def test_round_offers_kern_only_where_there_is_a_list(gemeente: Gemeente) -> None:
    from enquetes.forms.ronde import PlanForm

    def offered() -> list[str]:
        return [name for name, _ in PlanForm(gemeente=gemeente).fields["profielitems"].choices]  # type: ignore[attr-defined]

    assert offered() == ["leeftijd", "ondernemer"]
    Kern.objects.create(gemeente=gemeente, naam="Wezep")
    assert offered() == ["leeftijd", "kern", "ondernemer"]
