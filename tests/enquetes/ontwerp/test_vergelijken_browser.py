"""Saying whether a changed question can be compared, in a real browser and without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from adoptie.models import Gebruiker, Gemeente, Rol
from enquetes.actions.ontwerp import begin_versie, set_vraag
from enquetes.actions.vragenlijst import publish_versie
from enquetes.editing import options_from
from enquetes.models import Vragenlijst
from tests.enquetes.ontwerp.making import url
from tests.enquetes.ontwerp.test_browser import Axe, checked, visit
from tests.factories.adoptie import member

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def anna(gemeente: Gemeente) -> Gebruiker:
    return member(gemeente, Rol.PROGRAMMALEIDER, naam="Anna")


@pytest.fixture
def tweede(lijst: Vragenlijst) -> Vragenlijst:
    """Give a second version with a typo mended, fewer answers and another question."""
    first = lijst.versies.get()
    publish_versie(versie=first, by="test")
    begin_versie(vragenlijst=lijst, by="test")
    three = options_from(("oneens", "niet eens, niet oneens", "eens"))
    set_vraag(vragenlijst=lijst, code="werk", opties=three, by="test")
    set_vraag(vragenlijst=lijst, code="functie", tekst="Wat is uw werk?", by="test")
    set_vraag(vragenlijst=lijst, code="uren", tekst="Hoeveel uren per maand?", by="test")
    return lijst


@pytest.mark.slow
def test_change_is_decided_without_an_axe_violation(
    sized_page: Page, live_server: LiveServer, tweede: Vragenlijst, anna: Gebruiker, axe: Axe
) -> None:
    page = visit(sized_page, live_server, anna, url("vragenlijst", tweede))
    checked(page, axe, "anders")
    page.goto(live_server.url + url("vragenlijst-vergelijken", tweede))
    checked(page, axe, "vergelijken")
    page.get_by_role("link", name="Mijn werk is goed te doen.").click()
    expect(page.get_by_label("'helemaal oneens' wordt")).to_be_hidden()
    checked(page, axe, "vergelijken-vraag")
    page.get_by_label("Ja, met andere antwoorden.").check()
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.locator("#foutoverzicht")).to_be_visible()
    checked(page, axe, "vergelijken-fout")


@pytest.mark.slow
def test_answers_are_recoded_without_javascript(
    page_without_js: Page, live_server: LiveServer, tweede: Vragenlijst, anna: Gebruiker
) -> None:
    page = visit(page_without_js, live_server, anna, url("vragenlijst-vaststellen", tweede))
    page.locator("#anders ~ ul").get_by_role("link", name="Mijn werk is goed te doen.").click()
    page.get_by_label("Ja, met andere antwoorden.").check()
    page.get_by_label("'helemaal oneens' wordt").select_option("oneens")
    page.get_by_label("'helemaal eens' wordt").select_option("eens")
    page.get_by_label("'niet eens, niet oneens' wordt").select_option("vervalt: telt niet meer mee")
    page.get_by_label("Waarom?").fill("Vijf antwoorden was te veel.")
    page.get_by_role("button", name="Vastleggen").click()

    expect(page.get_by_text("De antwoorden zijn om te zetten. Vastgelegd door Anna")).to_be_visible()
