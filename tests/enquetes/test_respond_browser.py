"""Answering in a real browser, without JavaScript: accessible on every width, and never at a loss."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from enquetes.actions.ronde import close_ronde, open_ronde
from enquetes.models import Inzending, Modus, Ronde, Volgcode
from tests.factories.enquetes import make_open_ronde, make_staff_ronde, personal_links

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

Axe = Callable[["Page"], list[str]]
OVERFLOW = "document.documentElement.scrollWidth > window.innerWidth"
FINGER = 44


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def looks_right(page: Page, axe: Axe) -> None:
    assert axe(page) == [], page.url
    assert not page.evaluate(OVERFLOW), page.url


def heights(found: Locator) -> list[float]:
    boxes = [one.bounding_box() for one in found.all()]
    return [box["height"] for box in boxes if box]


@pytest.fixture
def vertrouwelijk() -> Ronde:
    ronde = make_staff_ronde({"Samenleving": 23}, opened=False, modus=Modus.VERTROUWELIJK)
    return open_ronde(ronde=ronde, by="test")


def test_open_round_from_first_page_to_receipt(sized_page: Page, live_server: LiveServer, axe: Axe) -> None:
    page = sized_page
    page.goto(live_server.url + reverse("open-link", args=[make_open_ronde().code]))
    looks_right(page, axe)
    press(page, "Beginnen")
    page.get_by_label("eens", exact=True).check()
    looks_right(page, axe)
    assert min(heights(page.locator("label.spoor-optie, main form button"))) >= FINGER
    press(page, "Volgende")
    page.get_by_label("Hoeveel uren per week?").fill("veel")
    press(page, "Versturen")
    expect(page.locator("#foutoverzicht")).to_be_focused()
    looks_right(page, axe)
    page.get_by_label("Hoeveel uren per week?").fill("7,5")
    page.locator("summary").click()
    looks_right(page, axe)
    press(page, "Versturen")

    expect(page.locator("h1")).to_have_text("Uw vragenlijst is binnen")
    looks_right(page, axe)
    assert Inzending.objects.count() == 1


def test_who_comes_back_by_the_address_on_the_page_goes_on(
    page_without_js: Page, live_server: LiveServer
) -> None:
    page = page_without_js
    page.goto(live_server.url + reverse("open-link", args=[make_open_ronde().code]))
    press(page, "Beginnen")
    press(page, "Volgende")
    address = page.locator(".spoor-eigen-adres").inner_text()
    page.goto(live_server.url + reverse("contact"))

    page.goto(live_server.url + address[address.index("/e/") :])
    press(page, "Verder gaan")

    expect(page.locator("main")).to_contain_text("Vraag 3 tot en met 6 van 6.")


@pytest.mark.slow
def test_answer_is_taken_back_without_javascript(page_without_js: Page, live_server: LiveServer) -> None:
    page = page_without_js
    page.goto(live_server.url + reverse("open-link", args=[make_open_ronde().code]))
    press(page, "Beginnen")
    page.get_by_label("Balie").check()
    press(page, "Volgende")
    press(page, "Vorige")
    expect(page.get_by_label("Balie")).to_be_checked()
    page.get_by_role("group", name="Wat doet u?").get_by_label("Geen antwoord").check()
    press(page, "Volgende")
    press(page, "Vorige")

    expect(page.get_by_label("Balie")).not_to_be_checked()


def test_consent_is_asked_given_and_taken_back(
    sized_page: Page, live_server: LiveServer, axe: Axe, vertrouwelijk: Ronde
) -> None:
    page = sized_page
    link = personal_links(vertrouwelijk)[0]
    page.goto(live_server.url + reverse("antwoord", args=[vertrouwelijk.code, link.token]))
    looks_right(page, axe)
    press(page, "Beginnen")
    expect(page.locator("#foutoverzicht")).to_be_focused()
    expect(page.locator("#foutoverzicht")).to_contain_text("Kies ja of nee.")
    looks_right(page, axe)
    page.get_by_label("Ja, dat mag").check()
    press(page, "Beginnen")
    press(page, "Volgende")
    press(page, "Versturen")
    expect(page.locator("h1")).to_have_text("Uw vragenlijst is binnen")
    looks_right(page, axe)
    assert Volgcode.objects.exists()
    # The link leads to the address of the site, which in a test is another one.
    way = page.get_by_role("link", name="Toestemming voor de volgcode intrekken").get_attribute("href") or ""
    page.goto(live_server.url + way[way.index("/volgcode/") :])
    looks_right(page, axe)
    press(page, "Ja, trek in")

    expect(page.locator("h1")).to_have_text("Uw toestemming is ingetrokken")
    looks_right(page, axe)
    assert not Volgcode.objects.exists()


@pytest.mark.slow
def test_pages_without_a_question_are_accessible(sized_page: Page, live_server: LiveServer, axe: Axe) -> None:
    ronde = make_staff_ronde({"Balie": 12})
    for path in (
        reverse("antwoord", args=[ronde.code, "A" * 22]),
        reverse("antwoord", args=["bestaatniet", "A" * 22]),
        reverse("open-link", args=[close_ronde(ronde=make_open_ronde(), by="test").code]),
    ):
        sized_page.goto(live_server.url + path)
        looks_right(sized_page, axe)
