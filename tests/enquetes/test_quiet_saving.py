"""Answers are kept in between, and a page waits for the internet to come back."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from enquetes.actions.antwoord import save_page
from enquetes.models import Inzending
from enquetes.queries.links import Link
from enquetes.queries.sitting import Sitting
from tests.enquetes.test_routed_answers import ROUTED
from tests.factories.enquetes import make_open_ronde, open_links

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)


def url(link: Link, number: int) -> str:
    return reverse("antwoord-pagina", args=[link.ronde.code, link.token, number])


def test_what_makes_sense_is_kept_in_between(client: Client) -> None:
    (link,) = open_links(make_open_ronde(), 1)

    kept = client.post(url(link, 2), {"actie": "bewaren", "v_uren": "veel", "v_open": "Prima"})

    assert kept.status_code == 204
    assert link.draft()["antwoorden"] == {"open": "Prima"}
    assert Sitting.of(link).next_page() == 1, "a page that was kept in between was not sent"


def test_question_that_came_up_meanwhile_is_still_asked(client: Client) -> None:
    (link,) = open_links(make_open_ronde(inhoud=ROUTED), 1)
    client.post(url(link, 1), {"actie": "bewaren", "v_thuis": "ja", "getoond": "thuis"})

    sent = client.post(url(link, 1), {"v_thuis": "ja", "getoond": "thuis"})

    assert sent.headers["Location"].startswith(f"{url(link, 1)}?nieuw")


def test_change_that_makes_answers_void_waits_until_somebody_agrees(client: Client) -> None:
    (link,) = open_links(make_open_ronde(inhoud=ROUTED), 1)
    save_page(link=link, answers={"thuis": "ja", "dagen": 2.0, "genoeg": "nee"})

    quiet = client.post(url(link, 1), {"actie": "bewaren", "v_thuis": "nee", "v_dagen": "2"})

    assert quiet.status_code == 200
    assert link.draft()["antwoorden"]["thuis"] == "ja"
    assert client.post(url(link, 1), {"v_thuis": "nee", "v_dagen": "2"}).status_code == 409


def test_page_waits_for_the_internet_and_is_sent_once(page: Page, live_server: LiveServer) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    page.goto(live_server.url + url(link, 2))
    page.get_by_label("Hoeveel uren per week?").fill("32")
    expect(page.locator("#bewaarstand")).to_have_text("Uw antwoorden zijn bewaard.")

    page.context.set_offline(True)
    page.get_by_label("Wat wilt u nog kwijt?").fill("Lekker rustig hier")
    page.get_by_role("button", name="Versturen").click()
    expect(page.locator("#bewaarstand")).to_contain_text("Laat dit scherm open")
    assert not Inzending.objects.exists()

    page.context.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw vragenlijst is binnen")
    expect(page.get_by_text("Lekker rustig hier")).to_be_visible()
    assert Inzending.objects.count() == 1


def test_page_left_open_is_kept_without_a_button(page: Page, live_server: LiveServer) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    page.goto(live_server.url + url(link, 1))

    page.get_by_label("eens", exact=True).check()

    expect(page.locator("#bewaarstand")).to_have_text("Uw antwoorden zijn bewaard.")
    assert link.draft()["antwoorden"] == {"werk": "4"}


def test_connection_that_hangs_is_told_and_the_page_sent_once_it_works(
    page: Page, live_server: LiveServer
) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    page.clock.install()
    page.goto(live_server.url + url(link, 1))
    page.route("**/e/**", lambda _: None, times=1)

    page.get_by_label("eens", exact=True).check()
    page.get_by_role("button", name="Volgende").click()
    page.clock.run_for(7_000)
    expect(page.locator("#bewaarstand")).to_contain_text("Laat dit scherm open")
    page.clock.run_for(30_000)

    expect(page).to_have_url(live_server.url + url(link, 2))
    assert link.draft()["antwoorden"]["werk"] == "4"


@pytest.mark.slow
def test_page_that_was_kept_already_waits_too_where_there_is_no_connection(
    page: Page, live_server: LiveServer
) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    page.goto(live_server.url + url(link, 1))
    page.get_by_label("eens", exact=True).check()
    expect(page.locator("#bewaarstand")).to_have_text("Uw antwoorden zijn bewaard.")

    page.route("**/e/**", lambda route: route.abort())
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator("#bewaarstand")).to_contain_text("Laat dit scherm open")
    page.unroute("**/e/**")

    expect(page).to_have_url(live_server.url + url(link, 2))


@pytest.mark.slow
def test_answer_is_kept_later_where_the_connection_was_gone_a_while(
    page: Page, live_server: LiveServer
) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    page.goto(live_server.url + url(link, 1))
    page.route("**/e/**", lambda route: route.abort(), times=1)

    page.get_by_label("eens", exact=True).check()

    expect(page.locator("#bewaarstand")).to_contain_text("Uw antwoorden staan nog op dit scherm")
    expect(page.locator("#bewaarstand")).to_have_text("Uw antwoorden zijn bewaard.")


def test_button_that_is_pressed_again_while_the_page_is_on_its_way_changes_nothing(
    page: Page, live_server: LiveServer
) -> None:
    (link,) = open_links(make_open_ronde(), 1)
    page.goto(live_server.url + url(link, 2))
    page.get_by_label("Wat wilt u nog kwijt?").fill("Lekker rustig hier")
    sent: list[str] = []

    def slowly(route: Route) -> None:
        if "actie=versturen" in (route.request.post_data or ""):
            sent.append(route.request.url)
            time.sleep(1)
        route.continue_()

    page.route("**/e/**", slowly)
    again = "document.forms[0].onsubmit = event => setTimeout(() => event.submitter.click(), 400)"
    page.evaluate(f"{again}; addEventListener('submit', () => document.forms[0].onsubmit = null)")
    page.get_by_role("button", name="Versturen").click()

    expect(page.get_by_text("Lekker rustig hier")).to_be_visible()
    assert len(sent) == 1
