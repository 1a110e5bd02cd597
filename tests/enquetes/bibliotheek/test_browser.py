"""The library in a real browser: found, taken over, kept, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from adoptie.models import Gebruiker, Gemeente, Rol
from enquetes.models import Vragenlijst
from tests.enquetes.ontwerp.making import codes, url
from tests.enquetes.ontwerp.test_browser import checked, visit
from tests.factories.adoptie import member

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)
Axe = Callable[["Page"], list[str]]


@pytest.fixture
def anna(gemeente: Gemeente) -> Gebruiker:
    return member(gemeente, Rol.PROGRAMMALEIDER, naam="Anna")


def test_questions_are_found_and_taken_over(
    sized_page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker, axe: Axe
) -> None:
    page = visit(sized_page, live_server, anna, url("vragenlijst-bibliotheek", lijst))
    checked(page, axe, "bibliotheek")

    page.get_by_label("Zoeken").fill("ingewikkelder")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("status")).to_contain_text("1 gevonden.")
    page.get_by_role("link", name="System Usability Scale").click()
    expect(page.get_by_label("Waar komen de vragen?")).to_be_visible()
    checked(page, axe, "sus")
    page.get_by_label("Waar komen de vragen?").select_option("Op een nieuwe pagina na pagina 1")
    page.get_by_role("button", name="Voeg toe aan deze vragenlijst").click()

    expect(page.locator("#vraag-sus")).to_be_in_viewport()
    assert codes(lijst) == [["werk", "functie"], ["sus"], ["middel", "uren", "stel", "open"]]


def test_own_question_is_kept_where_it_stands(
    page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker, axe: Axe
) -> None:
    visit(page, live_server, anna, url("vragenlijst", lijst))
    page.locator("#meer-werk").click()
    page.locator("#bibliotheek-werk").click()
    form = page.locator("#bewerken-bibliotheek-werk")

    form.get_by_role("button", name="Bewaren").click()
    expect(form).to_contain_text("Kies aan wie u deze vragen stelt.")
    form.get_by_label("Naam").fill("Werk")
    form.get_by_label("Waarvoor zijn deze vragen?").fill("Of het werk te doen is.")
    form.get_by_label("Medewerkers").check()
    form.get_by_role("button", name="Bewaren").click()

    expect(page.locator("#meldingen")).to_contain_text("'Werk' staat in de bibliotheek.")
    page.goto(live_server.url + reverse("bibliotheek", args=[lijst.gemeente.slug]))
    checked(page, axe, "eigen")
    page.get_by_role("button", name="Delen met andere gemeenten").click()
    expect(page.get_by_role("button", name="Niet meer delen")).to_be_visible()


@pytest.mark.slow
def test_library_needs_no_javascript(
    page_without_js: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker
) -> None:
    page = visit(page_without_js, live_server, anna, url("vraag-soort", lijst, "functie", "na"))

    page.get_by_role("link", name="Uit de bibliotheek").click()
    page.get_by_role("link", name="Rapportcijfer").click()
    page.get_by_role("button", name="Voeg toe aan deze vragenlijst").click()

    expect(page.locator("#vraag-rapportcijfer")).to_be_visible()
    assert codes(lijst)[1] == ["rapportcijfer"]
