"""Who may reach which page of telling, and how: four of the five questions for every view at once."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from adoptie.models import Gemeente, Rol
from adoptie.permissions import ANY, LEADERS
from rapportage.models import Rapport, Rapportplan
from tests.factories.adoptie import GemeenteFactory, InterventieFactory, member
from tests.factories.rapportage import make_rapport, make_rapportplan, make_uitvoering
from tests.rapportage.conftest import LogIn

READ = {
    "dashboard": ANY,
    "rondecijfers": ANY,
    "cijfer": ANY - {Rol.KLANTCONTACT},
    "cijfer-bestand": ANY - {Rol.KLANTCONTACT},
    "effect": ANY,
    "effect-bestand": ANY - {Rol.KLANTCONTACT},
    "rapporten": ANY,
    "rapport": ANY - {Rol.KLANTCONTACT},
    "rapport-bestand": ANY - {Rol.KLANTCONTACT},
    "rapport-maken": LEADERS,
    "rapport-wachten": LEADERS,
    "rapportplannen": LEADERS,
}
FORM = {
    "rapport-maken-soort": LEADERS,
    "rapport-vaststellen": frozenset({Rol.PROGRAMMALEIDER}),
    "rapport-publiceren": frozenset({Rol.PROGRAMMALEIDER}),
    "rapport-verbeteren": frozenset({Rol.PROGRAMMALEIDER}),
    "rapport-teksten": LEADERS,
    "rapportplan-toevoegen": LEADERS,
    "rapportplan-stoppen": LEADERS,
    "rapportplan-wijzigen": LEADERS,
}
EVERY = {**READ, **FORM}
# Klantcontact sees figures and reports only once they are published: until then these are not there.
_NOT_THERE = {
    Rol.KLANTCONTACT: {*("cijfer", "cijfer-bestand", "effect-bestand", "rapport", "rapport-bestand")}
}


@pytest.fixture
def urls(gemeente: Gemeente) -> dict[str, str]:
    rapport = make_rapport(gemeente, status=Rapport.Status.VASTGESTELD)
    plan: Rapportplan = make_rapportplan(gemeente)
    interventie = InterventieFactory.create(
        spoor__traject__gemeente=gemeente, ingangsdatum=dt.date(2011, 5, 1)
    )
    arguments: dict[str, list[object]] = {
        "cijfer": ["doorlooptijd"],
        "cijfer-bestand": ["doorlooptijd", "grafiek-cijfer.svg"],
        "effect": [interventie.pk],
        "effect-bestand": [interventie.pk, "tabel-bewijs.csv"],
        "rapport": [rapport.pk],
        "rapport-bestand": [rapport.pk, "rapport.pdf"],
        "rapport-maken-soort": ["voortgang"],
        "rapport-vaststellen": [rapport.pk],
        "rapport-publiceren": [rapport.pk],
        "rapport-verbeteren": [rapport.pk],
        "rapport-teksten": [rapport.pk],
        "rapport-wachten": [make_uitvoering(gemeente).pk],
        "rapportplan-stoppen": [plan.pk],
        "rapportplan-wijzigen": [plan.pk],
    }
    return {name: reverse(name, args=[gemeente.slug, *arguments.get(name, [])]) for name in EVERY}


@pytest.mark.parametrize("name", EVERY)
def test_view_answers_each_role_as_it_should(
    name: str, gemeente: Gemeente, urls: dict[str, str], log_in: LogIn
) -> None:
    for rol in Rol:
        status = log_in(gemeente, rol).get(urls[name]).status_code
        not_there = name in _NOT_THERE.get(rol, set())
        assert status == (404 if not_there else 200 if rol in EVERY[name] else 403), rol


@pytest.mark.parametrize("name", EVERY)
def test_view_sends_stranger_to_login(name: str, urls: dict[str, str], client: Client) -> None:
    assert client.get(urls[name])["Location"].startswith("/account/login/?next=")


@pytest.mark.parametrize("name", EVERY)
def test_view_hides_itself_from_other_gemeente(name: str, urls: dict[str, str], client: Client) -> None:
    client.force_login(member(GemeenteFactory.create()))

    assert client.get(urls[name]).status_code == 404


@pytest.mark.parametrize("name", READ)
def test_page_refuses_post(name: str, gemeente: Gemeente, urls: dict[str, str], log_in: LogIn) -> None:
    assert log_in(gemeente).post(urls[name]).status_code == 405


@pytest.mark.parametrize("name", FORM)
def test_form_refuses_delete(name: str, gemeente: Gemeente, urls: dict[str, str], log_in: LogIn) -> None:
    assert log_in(gemeente).delete(urls[name]).status_code == 405
