from __future__ import annotations

from django.urls import reverse

from adoptie.models import Orbesluit, Rol
from tests.adoptie.views.conftest import World
from tests.factories.adoptie import OrbesluitFactory, TrajectFactory


def test_orbesluiten_shows_what_may_be_measured(world: World) -> None:
    OrbesluitFactory.create(traject=world.traject)

    page = world.client(Rol.LEZER).get(world.url("orbesluiten")).content.decode()

    assert "Alleen anoniem meten mag." in page
    assert "geldig tot en met 10 januari 2012" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "Besluit vastleggen" not in page


def test_orbesluiten_says_that_nothing_may_begin_yet(world: World) -> None:
    assert "Er is nog geen besluit" in world.client(Rol.OR).get(world.url("orbesluiten")).content.decode()


def test_orbesluit_vastleggen_needs_a_dossier(world: World) -> None:
    page = world.client(Rol.OR).post(world.url("orbesluit-vastleggen"), {"soort": "instemming"})

    assert "Er is nog geen dossier" in page.content.decode()
    assert not Orbesluit.objects.exists()


def test_first_page_of_the_council_leads_to_the_decisions_of_a_traject_once(world: World) -> None:
    gemeente = world.traject.gemeente
    type(gemeente).objects.filter(pk=gemeente.pk).update(begin_opzij=True)
    for _ in range(2):
        OrbesluitFactory.create(traject=world.traject)

    def page() -> str:
        return world.client(Rol.OR).get(reverse("gemeente-overzicht", args=[gemeente.slug])).content.decode()

    assert page().count("Bekijk de besluiten") == 1
    assert page().count(world.url("orbesluiten")) == 1
    other = OrbesluitFactory.create(traject=TrajectFactory.create(gemeente=gemeente, naam="Zaaksysteem"))
    told = page()
    assert told.count("Bekijk de besluiten van") == 2
    assert f"Bekijk de besluiten van {other.traject}" in told


def test_first_page_says_what_each_decision_is_about(world: World) -> None:
    gemeente = world.traject.gemeente
    type(gemeente).objects.filter(pk=gemeente.pk).update(begin_opzij=True)
    for soort, about in (("instemming", "Thermometer herfst."), ("afgewezen", "Thermometer lente")):
        OrbesluitFactory.create(traject=world.traject, soort=soort, metingen=about, dossier_versie="3")

    page = world.client(Rol.OR).get(reverse("gemeente-overzicht", args=[gemeente.slug])).content.decode()

    assert "Instemming op dossier 3: Thermometer herfst. Het besluit geldt" in page
    assert "Afgewezen op dossier 3: Thermometer lente." in page
