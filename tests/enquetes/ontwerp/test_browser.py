"""Making a questionnaire in a real browser: in place, page by page without JavaScript, by keyboard too."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from playwright.sync_api import expect

from adoptie.models import Gebruiker, Gemeente, Rol
from enquetes.actions.ontwerp import change_vraag, remove_vraag, set_vraag
from enquetes.actions.talen import translate
from enquetes.actions.vragenlijst import save_vragenlijst
from enquetes.models import Vragenlijst
from tests.browsing import go
from tests.enquetes.ontwerp.making import codes, url, vraag_of
from tests.enquetes.ontwerp.test_beelden import picture
from tests.factories.adoptie import member
from tests.factories.soorten import EVERY_KIND

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)
Axe = Callable[["Page"], list[str]]
OVERFLOW = "document.documentElement.scrollWidth > window.innerWidth"


@pytest.fixture
def anna(gemeente: Gemeente) -> Gebruiker:
    return member(gemeente, Rol.PROGRAMMALEIDER, naam="Anna")


def visit(page: Page, live_server: LiveServer, anna: Gebruiker, address: str) -> Page:
    client = Client()
    client.force_login(anna)
    value = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
    go(page, live_server.url + address)
    return page


def look(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at the pages: SPOOR_BEELDEN names the folder."""
    folder = os.environ.get("SPOOR_BEELDEN")
    if folder:
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=Path(folder) / f"ontwerp-{name}-{width}.png", full_page=True)


def checked(page: Page, axe: Axe, name: str) -> None:
    look(page, name)
    assert axe(page) == [], name
    assert not page.evaluate(OVERFLOW), name


@pytest.mark.slow
def test_question_is_changed_where_it_stands(
    sized_page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker, axe: Axe
) -> None:
    page = visit(sized_page, live_server, anna, url("vragenlijst", lijst))
    checked(page, axe, "begin")
    here = page.url

    page.locator("#wijzig-functie").click()
    form = page.locator("#bewerken-vraag-functie")
    expect(form.get_by_role("heading", name="Vraag wijzigen")).to_be_focused()
    checked(page, axe, "wijzigen")
    form.get_by_label("Vraag of stelling").fill("")
    form.get_by_role("button", name="Bewaren").click()
    expect(form.locator("#foutoverzicht")).to_be_focused()
    checked(page, axe, "fout")
    form.get_by_label("Vraag of stelling").fill("Wat is uw werk?")
    form.get_by_role("button", name="Bewaren").click()

    expect(page.locator("#vraag-functie")).to_contain_text("Wat is uw werk?")
    expect(page.locator("#vraag-functie")).to_contain_text("'Wat is uw werk?' is gewijzigd. Door Anna.")
    assert page.url == here
    checked(page, axe, "gewijzigd")


@pytest.mark.slow
def test_question_of_another_kind_is_added_in_place(
    page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker, axe: Axe
) -> None:
    visit(page, live_server, anna, url("vragenlijst", lijst))

    page.locator("#nieuw-na-werk").click()
    expect(page.get_by_role("link", name="Een getal")).to_be_visible()
    checked(page, axe, "soorten")
    page.locator("#meer-functie").click()
    checked(page, axe, "meer")
    page.get_by_role("link", name="Een getal").click()
    page.get_by_role("link", name="Andere soort vraag").click()
    page.get_by_role("link", name="Een open vraag").click()
    page.get_by_label("Vraag of stelling").fill("Waarom?")
    page.get_by_role("button", name="Toevoegen").click()

    expect(page.locator("#vraag-waarom")).to_be_visible()
    assert codes(lijst)[0] == ["werk", "waarom", "functie"]


def test_next_question_is_added_below_the_last_one(
    page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker
) -> None:
    visit(page, live_server, anna, url("vragenlijst", lijst))

    for button, words in (("", "Waarom?"), (" op een nieuwe pagina", "Wanneer?")):
        page.get_by_role("link", name=f"Vraag toevoegen{button}", exact=True).click()
        page.get_by_role("link", name="Een open vraag").click()
        page.get_by_label("Vraag of stelling").fill(words)
        page.get_by_role("button", name="Toevoegen").click()
        expect(page.locator(".enquete-vraag").last).to_contain_text(words)

    assert codes(lijst)[-2:] == [["middel", "uren", "stel", "open", "waarom"], ["wanneer"]]


def test_keyboard_moves_a_question_and_stays_at_its_button(
    page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker
) -> None:
    visit(page, live_server, anna, url("vragenlijst", lijst))
    page.locator("#omlaag-werk").focus()

    for wanted in (["functie", "werk"], ["functie"]):
        page.keyboard.press("Enter")
        expect(page.locator("#pagina-1 .enquete-vraag")).to_have_count(len(wanted))
        expect(page.locator("#vraag-werk .ontwerp__stand")).to_be_visible()
        expect(page.locator("#omlaag-werk")).to_be_focused()
        assert codes(lijst)[0] == wanted


def test_removed_question_comes_back_where_it_was(
    page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker
) -> None:
    visit(page, live_server, anna, url("vragenlijst", lijst))

    page.locator("#meer-functie").click()
    page.locator("#verwijderen-functie").click()
    expect(page.locator("#vraag-functie")).to_have_count(0)
    expect(page.locator("#hier")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#ongedaan-hier")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#vraag-functie")).to_be_visible()
    page.locator("#opnieuw").click()
    expect(page.locator("#vraag-functie")).to_have_count(0)


def test_second_person_chooses_in_place(
    sized_page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker, axe: Axe
) -> None:
    from dataclasses import replace

    page = visit(sized_page, live_server, anna, url("vragenlijst", lijst))
    page.locator("#wijzig-functie").click()
    page.get_by_label("Vraag of stelling").fill("Wat is uw werk?")
    change_vraag(vragenlijst=lijst, vraag=replace(vraag_of(lijst, "functie"), tekst="Anders?"), by="Bo")

    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator("#bewerken-vraag-functie")).to_contain_text("Bo heeft dit intussen gewijzigd")
    checked(page, axe, "tegelijk")
    page.get_by_role("button", name="Mijn versie bewaren").click()

    expect(page.locator("#vraag-functie")).to_contain_text("Wat is uw werk?")


def test_refusal_is_told_above_the_draft(
    page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker
) -> None:
    visit(page, live_server, anna, url("vragenlijst", lijst))

    page.locator("#omhoog-werk").click()

    expect(page.locator("#meldingen")).to_contain_text("Deze vraag staat al bovenaan.")
    page.locator("#omlaag-werk").click()
    expect(page.locator("#meldingen")).not_to_contain_text("bovenaan")


def test_who_was_logged_out_comes_to_the_login(
    page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker
) -> None:
    visit(page, live_server, anna, url("vragenlijst", lijst))
    page.context.clear_cookies(name="sessionid")

    page.locator("#wijzig-functie").click()

    expect(page).to_have_url(re.compile("/account/login/"))


def test_question_that_is_gone_is_told_in_place(
    page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker
) -> None:
    visit(page, live_server, anna, url("vragenlijst", lijst))
    remove_vraag(vragenlijst=lijst, code="functie", by="Bo")

    page.locator("#wijzig-functie").click()

    expect(page.locator("#meldingen")).to_contain_text("intussen verwijderd")
    expect(page.locator("#vraag-functie")).to_have_count(0)


@pytest.mark.slow
def test_all_of_it_goes_without_javascript(
    page_without_js: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker
) -> None:
    page = visit(page_without_js, live_server, anna, url("vragenlijst", lijst))

    page.locator("#nieuw-na-werk").click()
    page.get_by_role("link", name="Een open vraag").click()
    page.get_by_label("Vraag of stelling").fill("Waarom?")
    page.get_by_role("button", name="Toevoegen").click()
    page.locator("#omlaag-waarom").click()
    page.locator("#meer-werk").click()
    page.locator("#verwijderen-werk").click()
    expect(page.locator("#vraag-werk")).to_have_count(0)
    page.locator("#ongedaan").click()
    expect(page.locator("#vraag-werk")).to_be_visible()

    assert codes(lijst)[0] == ["werk", "functie", "waarom"]


@pytest.mark.slow
def test_every_kind_is_shown_and_changed_without_an_axe_violation(
    sized_page: Page, live_server: LiveServer, gemeente: Gemeente, anna: Gebruiker, axe: Axe
) -> None:
    alles = save_vragenlijst(gemeente=gemeente, naam="Alles", inhoud=EVERY_KIND, by="test").vragenlijst
    page = visit(sized_page, live_server, anna, url("vragenlijst", alles))
    checked(page, axe, "alles")

    for vraag in EVERY_KIND.vragen():
        go(page, live_server.url + url("vraag-wijzigen", alles, vraag.code))
        checked(page, axe, f"vraag-{vraag.code}")


@pytest.mark.slow
def test_condition_is_picked_in_place_with_the_keyboard(
    sized_page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker, axe: Axe
) -> None:
    page = visit(sized_page, live_server, anna, url("vragenlijst", lijst))
    page.locator("#voorwaarde-open").focus()
    page.keyboard.press("Enter")
    form = page.locator("#bewerken-voorwaarde-open")
    expect(form.get_by_role("heading", name="Wanneer verschijnt deze vraag?")).to_be_focused()
    form.get_by_label("Vraag", exact=True).select_option("functie")
    form.get_by_label("Beleid").check()
    expect(form.get_by_label("Vraag", exact=True)).to_have_value("functie")
    expect(form.get_by_role("button", name="Antwoorden laten zien")).to_be_hidden()
    checked(page, axe, "voorwaarde")
    form.get_by_role("button", name="Regel erbij").click()
    expect(form.get_by_label("Vraag", exact=True)).to_have_count(2)
    form.get_by_role("button", name="Bewaren").last.click()
    expect(form.locator("#foutoverzicht")).to_be_focused()
    checked(page, axe, "voorwaarde-fout")
    form.get_by_role("button", name="Regel weghalen 2").click()
    expect(form.get_by_label("Vraag", exact=True)).to_have_count(1)
    form.get_by_role("link", name="Als formule typen").click()
    expect(form.get_by_label("Voorwaarde")).to_be_visible()
    checked(page, axe, "formule")
    form.get_by_role("link", name="Kiezen uit lijsten").click()
    expect(form.get_by_label("Vraag", exact=True)).to_be_visible()
    form.get_by_label("Vraag", exact=True).select_option("functie")
    form.get_by_label("Beleid").check()
    form.get_by_role("button", name="Bewaren").last.click()

    expect(page.locator("#vraag-open")).to_contain_text("Verschijnt als vraag 2 'Beleid' is.")


# Picks a question in the very moment that the list appears: nobody is slower than this.
AT_ONCE = """() => new MutationObserver((_, observer) => {
    const list = document.getElementById("id_voorwaarde-open_vraag_0");
    if (list) {
        observer.disconnect();
        list.value = "functie";
        list.dispatchEvent(new Event("change", { bubbles: true }));
    }
}).observe(document.body, { childList: true, subtree: true })"""


def test_form_listens_as_soon_as_it_appears(
    page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker
) -> None:
    visit(page, live_server, anna, url("vragenlijst", lijst))
    page.evaluate(AT_ONCE)

    page.locator("#voorwaarde-open").click()

    expect(page.locator("#bewerken-voorwaarde-open").get_by_label("Beleid")).to_be_visible()


@pytest.mark.slow
def test_condition_is_picked_without_javascript(
    page_without_js: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker
) -> None:
    page = visit(page_without_js, live_server, anna, url("vragenlijst", lijst))
    page.locator("#voorwaarde-pagina-middel").click()

    page.get_by_label("Vraag", exact=True).select_option("functie")
    page.get_by_role("button", name="Antwoorden laten zien").click()
    page.get_by_label("Balie").check()
    page.get_by_role("button", name="Bewaren").last.click()

    expect(page.locator("#pagina-2")).to_contain_text("Deze pagina verschijnt als vraag 2 'Balie' is.")


@pytest.mark.slow
def test_picture_is_put_beside_a_question_in_place(
    sized_page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker, axe: Axe
) -> None:
    page = visit(sized_page, live_server, anna, url("vragenlijst", lijst))
    page.locator("#meer-uren").click()
    page.locator("#afbeelding-uren").click()
    form = page.locator("#bewerken-afbeelding-uren")
    file = {"name": "klok.png", "mimeType": "image/png", "buffer": picture(600, 400)}
    form.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    form.get_by_role("button", name="Bewaren").click()
    expect(form.locator("#foutoverzicht")).to_be_focused()
    checked(page, axe, "afbeelding")
    form.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    form.get_by_label("Wat is er op de afbeelding te zien?").fill("Een klok")
    form.get_by_role("button", name="Bewaren").click()

    expect(page.locator("#vraag-uren").get_by_role("img", name="Een klok")).to_be_visible()
    checked(page, axe, "met-afbeelding")


@pytest.mark.slow
def test_preview_stands_beside_the_draft_and_follows_it(
    page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker, axe: Axe
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    visit(page, live_server, anna, url("vragenlijst", lijst))
    phone = page.frame_locator("#voorbeeld-scherm")
    phone.get_by_label("Beleid").check()
    phone.get_by_role("button", name="Volgende").last.click()
    expect(phone.get_by_label("Hoeveel uren per week?")).to_be_visible()

    page.locator("#wijzig-werk").click()
    form = page.locator("#bewerken-vraag-werk")
    expect(form.get_by_role("heading", name="Vraag wijzigen")).to_be_focused()
    form.get_by_label("Vraag of stelling").fill("Mijn werk is leuk.")
    form.get_by_role("button", name="Bewaren").click()

    expect(phone.get_by_text("Mijn werk is leuk.")).to_be_visible()
    expect(phone.get_by_label("Beleid")).to_be_checked()
    checked(page, axe, "naast")


def test_preview_is_a_link_on_a_phone(
    page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker, axe: Axe
) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    visit(page, live_server, anna, url("vragenlijst", lijst))
    expect(page.locator("#voorbeeld-scherm")).to_be_hidden()

    page.get_by_role("link", name="Invullen als voorbeeld").click()
    expect(page.get_by_role("button", name="Volgende").last).to_be_visible()
    checked(page, axe, "voorbeeld")
    page.get_by_role("button", name="Volgende").last.click()
    page.get_by_role("button", name="Versturen").click()

    expect(page.get_by_role("heading", name="Dit zou meetellen")).to_be_visible()
    checked(page, axe, "voorbeeld-klaar")


@pytest.mark.slow
def test_language_is_added_and_translated_without_javascript(
    page_without_js: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker
) -> None:
    page = visit(page_without_js, live_server, anna, url("vragenlijst", lijst))
    page.get_by_role("link", name="Talen").click()
    page.get_by_label("Taal", exact=True).select_option("ar")
    page.get_by_role("button", name="Toevoegen").click()
    page.get_by_role("link", name="Arabisch").first.click()
    page.get_by_label("Nulmeting").fill("استبيان")
    page.get_by_role("button", name="Bewaren en verder").click()
    page.get_by_label("Wat doet u?").fill("ما هو عملك؟")
    page.get_by_role("button", name="Bewaren en verder").click()

    go(page, live_server.url + url("vragenlijst-voorbeeld", lijst) + "?taal=ar")
    expect(page.get_by_text("ما هو عملك؟")).to_be_visible()


@pytest.mark.slow
def test_pages_of_languages_and_checks_have_no_axe_violation(
    sized_page: Page, live_server: LiveServer, lijst: Vragenlijst, anna: Gebruiker, axe: Axe
) -> None:
    set_vraag(vragenlijst=lijst, code="werk", tekst="Mijn werk is leuk en goed te doen.", by="Bo")
    translate(vragenlijst=lijst, taal="ar", teksten={"vraag.functie.tekst": "ما هو عملك؟"}, by="Bo")
    page = visit(sized_page, live_server, anna, url("vragenlijst-talen", lijst))
    checked(page, axe, "talen")

    for name, address in (
        ("vertalen", url("vragenlijst-taal", lijst, "ar", 1)),
        ("arabisch", url("vragenlijst-voorbeeld", lijst) + "?taal=ar"),
        ("nakijken", url("vragenlijst-vaststellen", lijst)),
        ("met-tips", url("vragenlijst", lijst)),
    ):
        go(page, live_server.url + address)
        checked(page, axe, name)
    set_vraag(vragenlijst=lijst, code="open", relevantie="weg = 1", by="Bo")
    go(page, live_server.url + url("vragenlijst-vaststellen", lijst))
    checked(page, axe, "moet")
