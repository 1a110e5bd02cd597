"""The pages about personal data in a real browser: accessible, and never wider than the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from adoptie.actions.verzoek import tie_request
from adoptie.models import Adreswijziging, Gemeente
from adoptie.rights import Betrokkene, hash_of_link, link_of
from tests.adoptie.test_persoon import plant
from tests.adoptie.test_verzoeken import make_verzoek
from tests.factories.adoptie import GemeenteFactory, member

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

Axe = Callable[["Page"], list[str]]
OVERFLOW = "document.documentElement.scrollWidth > window.innerWidth"
EMAIL = "jet.de.vries-van-der-meulen@een-lang-adres.voorbeeld.example"


@pytest.fixture
def gemeente() -> Gemeente:
    found: Gemeente = GemeenteFactory.create()
    plant(found, EMAIL)
    return found


def looks_right(page: Page, axe: Axe) -> None:
    assert axe(page) == []
    assert not page.evaluate(OVERFLOW)


def test_pages_of_the_person(sized_page: Page, live_server: LiveServer, gemeente: Gemeente, axe: Axe) -> None:
    sized_page.goto(live_server.url + reverse("mijn-gegevens-vragen", args=[gemeente.slug]))
    looks_right(sized_page, axe)
    sized_page.get_by_role("button", name="Mail mij de link").click()
    expect(sized_page.get_by_text("Vul het e-mailadres in.").first).to_be_visible()
    looks_right(sized_page, axe)
    sized_page.get_by_label("E-mailadres").fill(EMAIL)
    sized_page.get_by_role("button", name="Mail mij de link").click()
    expect(sized_page.get_by_role("heading", name="Kijk in uw mail")).to_be_visible()
    looks_right(sized_page, axe)
    path = live_server.url + link_of(Betrokkene(gemeente, EMAIL)).removeprefix(settings.SITE_URL)
    for under in ("", "verbeteren/"):
        sized_page.goto(path + under)
        looks_right(sized_page, axe)
    sized_page.goto(path + "wissen/")
    looks_right(sized_page, axe)
    sized_page.get_by_label("en ik wil niet meer worden uitgenodigd").check()
    sized_page.get_by_role("button", name="Ja, wissen").click()
    expect(sized_page.get_by_role("heading", name="Gewist")).to_be_visible()
    looks_right(sized_page, axe)


def log_in(page: Page, server: LiveServer, gemeente: Gemeente) -> None:
    client = Client()
    client.force_login(member(gemeente))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": server.url}]
    )


def test_pages_of_the_beheerder(
    sized_page: Page, live_server: LiveServer, gemeente: Gemeente, axe: Axe
) -> None:
    log_in(sized_page, live_server, gemeente)
    Adreswijziging.objects.filter(gemeente=gemeente, oud=EMAIL).update(status="oud_mislukt")
    for name in ("bewaartermijnen", "register", "register-invullen", "persoonsgegevens"):
        sized_page.goto(live_server.url + reverse(name, args=[gemeente.slug]))
        looks_right(sized_page, axe)
    expect(sized_page.get_by_role("heading", name="Mail naar een oud adres")).to_be_visible()
    sized_page.get_by_label("E-mailadres").fill(EMAIL)
    sized_page.get_by_role("button", name="Zoeken").click()
    expect(sized_page.get_by_role("heading", name="Gevonden")).to_be_visible()
    looks_right(sized_page, axe)


def test_letter_of_somebody_who_wants_out(
    sized_page: Page, live_server: LiveServer, gemeente: Gemeente, axe: Axe
) -> None:
    log_in(sized_page, live_server, gemeente)
    sized_page.goto(live_server.url + reverse("verzoek-vastleggen", args=[gemeente.slug]))
    sized_page.get_by_label("Kenmerk van de brief").fill("Z2026-0123")
    for choice in ("Gegevens wissen", "De persoon zelf", "Per brief", "Teruggebeld"):
        sized_page.get_by_label(choice).check()
    sized_page.get_by_label("Ontvangen op").fill("2026-01-05")
    looks_right(sized_page, axe)
    sized_page.get_by_role("button", name="Vastleggen").click()
    expect(sized_page.get_by_role("heading", name="Verzoek Z2026-0123")).to_be_visible()
    sized_page.get_by_label("E-mailadres").fill(EMAIL)
    sized_page.get_by_role("button", name="Zoeken").click()
    expect(sized_page.get_by_role("heading", name="Wat wil deze persoon?")).to_be_visible()
    looks_right(sized_page, axe)
    sized_page.get_by_role("button", name="Wis het adres", exact=True).click()
    expect(sized_page.get_by_role("link", name="Nee, terug")).to_be_visible()
    looks_right(sized_page, axe)
    sized_page.get_by_role("button", name="Wis het adres", exact=True).click()
    expect(sized_page.get_by_text("Het adres is gewist.")).to_be_visible()
    looks_right(sized_page, axe)


def test_second_letter_of_the_same_person(
    sized_page: Page, live_server: LiveServer, gemeente: Gemeente, axe: Axe
) -> None:
    log_in(sized_page, live_server, gemeente)
    tie_request(verzoek=make_verzoek(gemeente), who=Betrokkene(gemeente, EMAIL), by="test")
    again = make_verzoek(gemeente, kenmerk="Z2026-0456")
    sized_page.goto(live_server.url + reverse("verzoek", args=[gemeente.slug, again.pk]))
    sized_page.get_by_label("E-mailadres").fill(EMAIL)
    sized_page.get_by_role("button", name="Zoeken").click()
    expect(sized_page.get_by_role("heading", name="Andere verzoeken van dit adres")).to_be_visible()
    looks_right(sized_page, axe)
    sized_page.get_by_role("button", name="Koppel aan dit adres").click()
    expect(sized_page.get_by_text("Het verzoek is gekoppeld.")).to_be_visible()
    expect(sized_page.get_by_role("link", name="Z2026-0123")).to_be_visible()
    looks_right(sized_page, axe)
    sized_page.get_by_label("E-mailadres").fill("iemand.anders@voorbeeld.example")
    sized_page.get_by_role("button", name="Zoeken").click()
    expect(sized_page.get_by_text("aan een ander adres gekoppeld")).to_be_visible()
    looks_right(sized_page, axe)


def test_new_address_in_a_browser(
    sized_page: Page, live_server: LiveServer, gemeente: Gemeente, axe: Axe
) -> None:
    token = "AbCdEfGhIjKlMnOpQrStUv"
    waiting = Adreswijziging.objects.filter(gemeente=gemeente, oud=EMAIL)
    waiting.update(status="verzonden", link_hash=hash_of_link(token))
    sized_page.goto(live_server.url + reverse("nieuw-adres", args=[token]))
    looks_right(sized_page, axe)
    sized_page.get_by_role("button", name="Ja, dit is mijn adres").click()
    expect(sized_page.get_by_role("heading", name="Uw adres is veranderd")).to_be_visible()
    looks_right(sized_page, axe)
    sized_page.goto(live_server.url + reverse("nieuw-adres", args=[token]))
    expect(sized_page.get_by_role("heading", name="Deze link werkt niet (meer)")).to_be_visible()
    looks_right(sized_page, axe)
