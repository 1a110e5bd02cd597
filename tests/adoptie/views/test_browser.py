"""The kernel's pages in a real browser: filled, empty, with errors, narrow, without JavaScript."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from adoptie.actions.traject import start_traject
from adoptie.models import Gebruiker, Interventie, Rol
from enquetes.models import Doelgroep
from tests.adoptie.views.conftest import World
from tests.adoptie.views.test_access import FORM, READ
from tests.browsing import left_to_the_build
from tests.factories.adoptie import (
    GemeenteFactory,
    LidmaatschapFactory,
    OrbesluitFactory,
    TrajectFactory,
    member,
)
from tests.factories.enquetes import make_ronde

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

Axe = Callable[["Page"], list[str]]
PUBLIC = ("/", "/toegankelijkheid/", "/privacy/", "/contact/", "/bestaat-niet/")
OUTSIDE = ("/account/login/", "/account/password/reset/", "/account/password/reset/done/", "/account/signup/")
INSIDE = ("/account/tweestaps/", "/account/password/change/", "/account/logout/")
# Forms that have something to complain of when they are sent empty.
COMPLAINING = (
    "toegang-toevoegen",
    "onderdeel-toevoegen",
    "onderdeel-beeindigen",
    "traject-starten",
    "criterium-voldaan",
    "criterium-toevoegen",
    "stap-toevoegen",
    "interventie-toevoegen",
    "rapportagegroep-toevoegen",
    "orbesluit-vastleggen",
)
OVERFLOW = "document.documentElement.scrollWidth > window.innerWidth"


@pytest.fixture
def everything(world: World) -> World:
    """Give the world's beheerder all there is to see."""
    LidmaatschapFactory.create(gebruiker=world.beheerder, gemeente=world.gemeente, rol=Rol.PROGRAMMALEIDER)
    OrbesluitFactory.create(traject=world.traject)
    # Something that the ondernemingsraad can decide on.
    make_ronde(traject=world.traject, doelgroep=Doelgroep.MEDEWERKERS)
    start_traject(
        gemeente=world.gemeente,
        naam="Nog een",
        doel="Lichter werk.",
        begint_op=dt.date(2011, 1, 1),
        by="test",
    )
    return world


def _log_in(page: Page, live_server: LiveServer, gebruiker: Gebruiker) -> None:
    client = Client()
    client.force_login(gebruiker)
    value = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])


def test_filled_pages_have_no_axe_violation_and_fit_their_width(
    sized_page: Page, live_server: LiveServer, everything: World, axe: Axe
) -> None:
    _log_in(sized_page, live_server, everything.beheerder)
    for name in (*READ, *FORM):
        sized_page.goto(live_server.url + everything.url(name))
        assert axe(sized_page) == [], name
        assert not sized_page.evaluate(OVERFLOW), name


@pytest.mark.parametrize("rol", [Rol.LEZER, *left_to_the_build(Rol.OR, Rol.MANAGER, Rol.KLANTCONTACT)])
def test_pages_of_readers_have_no_axe_violation_and_fit_a_phone(
    page: Page, live_server: LiveServer, everything: World, axe: Axe, rol: Rol
) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    _log_in(page, live_server, member(everything.gemeente, rol))
    for name in (name for name, roles in READ.items() if rol in roles):
        page.goto(live_server.url + everything.url(name))
        assert axe(page) == [], name
        assert not page.evaluate(OVERFLOW), name


@pytest.mark.slow
def test_forms_tell_what_is_wrong_without_javascript(
    page_without_js: Page, live_server: LiveServer, everything: World
) -> None:
    page = page_without_js
    _log_in(page, live_server, everything.beheerder)
    for name in COMPLAINING:
        page.goto(live_server.url + everything.url(name))
        page.locator("main form button[type=submit]").click()
        expect(page.locator("#foutoverzicht a").first, name).to_be_visible()


@pytest.mark.parametrize("rol", [Rol.BEHEERDER, *left_to_the_build(Rol.OR, Rol.LEZER)])
def test_empty_pages_have_no_axe_violation_and_say_so(
    page: Page, live_server: LiveServer, db: None, axe: Axe, rol: Rol
) -> None:
    traject = TrajectFactory.create()
    _log_in(page, live_server, member(traject.gemeente, rol))
    of_traject = ("gereedheid", "interventies", "rapportagegroepen", "orbesluiten")
    for name, more in (("onderdelen", []), *((name, [traject.pk]) for name in of_traject)):
        page.goto(live_server.url + reverse(name, args=[traject.gemeente.slug, *more]))
        expect(page.locator(".spoor-leeg"), name).to_be_visible()
        assert axe(page) == [], name


def test_pages_of_new_gemeente_have_no_axe_violation(
    page: Page, live_server: LiveServer, db: None, axe: Axe
) -> None:
    gemeente = GemeenteFactory.create()
    _log_in(page, live_server, member(gemeente))
    for name in ("gemeente-overzicht", "logboek", "toegang"):
        page.goto(live_server.url + reverse(name, args=[gemeente.slug]))
        assert axe(page) == [], name


@pytest.mark.slow
def test_pages_with_errors_have_no_axe_violation_and_start_at_summary(
    page: Page, live_server: LiveServer, everything: World, axe: Axe
) -> None:
    _log_in(page, live_server, everything.beheerder)
    for name in COMPLAINING:
        page.goto(live_server.url + everything.url(name))
        page.locator("main form button[type=submit]").click()

        expect(page.locator("#foutoverzicht"), name).to_be_focused()
        assert axe(page) == [], name


def test_public_pages_have_no_axe_violation_and_fit_their_width(
    sized_page: Page, live_server: LiveServer, db: None, axe: Axe
) -> None:
    GemeenteFactory.create()
    for path in (*PUBLIC, *OUTSIDE):
        sized_page.goto(live_server.url + path)
        assert axe(sized_page) == [], path
        assert not sized_page.evaluate(OVERFLOW), path


def test_account_pages_have_no_axe_violation_and_fit_their_width(
    sized_page: Page, live_server: LiveServer, everything: World, axe: Axe
) -> None:
    _log_in(sized_page, live_server, everything.beheerder)
    for path in INSIDE:
        sized_page.goto(live_server.url + path)
        assert axe(sized_page) == [], path
        assert not sized_page.evaluate(OVERFLOW), path


def test_login_with_errors_has_no_axe_violation(
    page: Page, live_server: LiveServer, db: None, axe: Axe
) -> None:
    page.goto(live_server.url + "/account/login/")
    page.locator("main form button[type=submit]").click()

    expect(page.locator("#foutoverzicht")).to_be_visible()
    assert axe(page) == []


@pytest.mark.slow
def test_interventie_can_be_added_and_removed_without_javascript(
    page_without_js: Page, live_server: LiveServer, everything: World
) -> None:
    page = page_without_js
    _log_in(page, live_server, everything.beheerder)
    page.goto(live_server.url + everything.url("interventie-toevoegen"))
    page.get_by_label("virtueel spoor").check()
    page.get_by_label("Naam", exact=True).fill("Loket")
    page.get_by_label("Ingangsdatum").fill("2011-05-01")
    page.get_by_label("Wat er verandert").fill("Het loket gaat open.")
    page.get_by_label("Waarom").fill("Sneller antwoord.")
    page.get_by_role("button", name="Toevoegen").click()

    expect(page.get_by_role("status")).to_have_text("De verandering is toegevoegd.")
    page.get_by_role("link", name="Verwijderen Loket").click()
    page.get_by_role("button", name="Ja, verwijderen").click()
    expect(page.get_by_role("status")).to_have_text("De verandering 'Loket' is verwijderd.")
    assert not Interventie.objects.filter(naam="Loket").exists()


def test_keyboard_reaches_content_first(page: Page, live_server: LiveServer, everything: World) -> None:
    _log_in(page, live_server, everything.beheerder)
    page.goto(live_server.url + everything.url("gereedheid"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#inhoud")).to_be_focused()
