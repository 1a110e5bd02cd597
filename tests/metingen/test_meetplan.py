"""A leader agrees beforehand on what to look at; from then on the plan stands."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from adoptie.models import Interventie, Rol
from metingen.models import Meetplan
from tests.factories.adoptie import GemeenteFactory, InterventieFactory, member
from tests.factories.metingen import year_of_figures

pytestmark = pytest.mark.django_db


@pytest.fixture
def interventie() -> Interventie:
    """Give a change that begins in 30 days, in a gemeente with figures."""
    begins = timezone.localdate() + dt.timedelta(days=30)
    found = InterventieFactory.create(in_een_zin="het digitale loket", ingangsdatum=begins)
    year_of_figures(found.spoor.traject.gemeente)
    return found


def url_of(interventie: Interventie) -> str:
    return f"/gemeente/{interventie.spoor.traject.gemeente.slug}/interventie/{interventie.pk}/meetplan/"


def enter(interventie: Interventie, rol: Rol = Rol.PROGRAMMALEIDER) -> Client:
    client = Client()
    client.force_login(member(interventie.spoor.traject.gemeente, rol))
    return client


def answers(interventie: Interventie, **other: str) -> dict[str, str]:
    due = interventie.ingangsdatum + dt.timedelta(days=200)
    return {
        "indicator": "digitaal-aandeel",
        "controle": "doorlooptijd",
        "onaangeraakt": "",
        "einddatum": due.isoformat(),
    } | other


def test_leader_agrees_beforehand_and_sees_what_was_agreed(interventie: Interventie) -> None:
    client = enter(interventie)
    assert "voordat de verandering begint" in client.get(url_of(interventie)).content.decode()

    page = client.post(url_of(interventie), answers(interventie), follow=True).content.decode()

    plan = Meetplan.objects.get()
    assert (plan.indicator.code, plan.controle and plan.controle.code) == ("digitaal-aandeel", "doorlooptijd")
    assert not plan.afterwards
    assert "Het meetplan van het digitale loket" in page
    assert "voor de start" in page


def test_plan_of_a_change_that_began_says_so_before_it_is_made(interventie: Interventie) -> None:
    Interventie.objects.update(ingangsdatum=dt.date(2011, 5, 1))
    interventie.refresh_from_db()
    client = enter(interventie)

    assert "dat het plan achteraf is gemaakt" in client.get(url_of(interventie)).content.decode()
    page = client.post(url_of(interventie), answers(interventie), follow=True).content.decode()

    assert "na de start" in page


def test_plan_does_not_change(interventie: Interventie) -> None:
    client = enter(interventie)
    client.post(url_of(interventie), answers(interventie))

    page = client.post(url_of(interventie), answers(interventie, indicator="te-laat")).content.decode()

    assert Meetplan.objects.get().indicator.code == "digitaal-aandeel"
    assert "Het plan verandert niet meer." in page


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"indicator": ""}, "Kies het cijfer waar het om gaat."),
        ({"controle": "digitaal-aandeel"}, "Kies een ander cijfer"),
        ({"einddatum": "2011-01-01"}, "is er geen oordeel."),
        ({"einddatum": "9999-01-01"}, "Deze datum kan niet."),
    ],
)
def test_plan_that_cannot_be_is_refused_in_words(
    interventie: Interventie, other: dict[str, str], told: str
) -> None:
    page = enter(interventie).post(url_of(interventie), answers(interventie, **other)).content.decode()

    assert told in page
    assert not Meetplan.objects.exists()


def test_without_figures_the_page_says_what_to_do_first() -> None:
    interventie = InterventieFactory.create()

    assert "Lees eerst gegevens in." in enter(interventie).get(url_of(interventie)).content.decode()


def test_plan_is_made_by_leaders_of_this_gemeente_only(interventie: Interventie) -> None:
    stranger = Client()
    stranger.force_login(member(GemeenteFactory.create(), Rol.PROGRAMMALEIDER))

    assert enter(interventie, Rol.MANAGER).get(url_of(interventie)).status_code == 403
    assert stranger.get(url_of(interventie)).status_code == 404
