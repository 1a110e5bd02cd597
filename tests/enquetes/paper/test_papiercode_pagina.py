"""The page on which a code from paper is typed: any way of typing, and few wrong ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from enquetes.actions.ronde import close_ronde
from enquetes.papercodes import grouped
from tests.enquetes.paper.worlds import letter_ronde, open_ronde_with_forms, printed_codes, resident

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db

PAGE = reverse("papiercode")
WRONG = "ABCD2345ABCD2345"


@pytest.fixture(autouse=True)
def _no_attempts_yet(db: None) -> None:
    cache.clear()


def send(code: str, address: str = "203.0.113.9") -> tuple[int, str]:
    """Return the status and, where it leads on, where to."""
    response = Client().post(PAGE, {"code": code}, REMOTE_ADDR=address)
    return response.status_code, response.get("Location", response.content.decode())


@pytest.mark.parametrize("how", [str, str.lower, grouped, lambda code: grouped(code).replace(" ", "-")])
def test_code_leads_to_its_questions(how: Callable[[str], str]) -> None:
    ronde, (code, *_) = open_ronde_with_forms(1)

    assert send(how(code)) == (302, reverse("antwoord", args=[ronde.code, code]))


def test_code_finds_its_round_among_others() -> None:
    open_ronde_with_forms(1)
    ronde = letter_ronde()
    (code,) = printed_codes(ronde, [resident()])

    assert send(code) == (302, reverse("antwoord", args=[ronde.code, code]))


@pytest.mark.parametrize(
    ("code", "words"),
    [("", "Vul de code in"), ("ABCD", "niet compleet"), (WRONG, "Deze code kennen we niet")],
)
def test_wrong_code_is_said(code: str, words: str) -> None:
    open_ronde_with_forms(1)

    status, page = send(code)

    assert status == 422
    assert words in page


def test_code_of_a_closed_round_says_that_it_is_closed() -> None:
    ronde, (code,) = open_ronde_with_forms(1)
    close_ronde(ronde=ronde, by="test")

    response = Client().post(PAGE, {"code": code}, follow=True)

    assert "Deze vragenlijst is gesloten" in response.content.decode()


def test_who_guesses_is_stopped_and_nobody_else() -> None:
    _, (code,) = open_ronde_with_forms(1)
    for _ in range(10):
        send(WRONG)

    assert send(code)[0] == 429
    assert send(code, "198.51.100.7")[0] == 302


def test_guessing_from_one_network_of_newer_addresses_is_one_sender() -> None:
    open_ronde_with_forms(1)
    for number in range(10):
        send(WRONG, f"2001:db8:1:2::{number}")

    assert send(WRONG, "2001:db8:1:2::ff")[0] == 429
    assert send(WRONG, "2001:db8:1:3::1")[0] == 422


def test_good_code_leaves_no_trace_of_who_came_when() -> None:
    _, (code,) = open_ronde_with_forms(1)

    send(code)

    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM spoor_cache")
        assert cursor.fetchone() == (0,)


def test_paper_code_is_no_way_into_another_round() -> None:
    _, (code,) = open_ronde_with_forms(1)
    other = letter_ronde()

    assert Client().get(reverse("antwoord", args=[other.code, code])).status_code == 404


def test_made_up_code_opens_nothing_in_a_round_with_an_open_link() -> None:
    ronde, _ = open_ronde_with_forms(1)

    assert Client().get(reverse("antwoord", args=[ronde.code, WRONG])).status_code == 404


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_code_is_pasted_and_answered_without_javascript(
    page_without_js: Page, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    _, (code,) = open_ronde_with_forms(1)
    page = page_without_js
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(live_server.url + PAGE)
    page.get_by_label("Code").fill("fout")
    page.get_by_role("button", name="Naar de vragen").click()
    expect(page.get_by_text("niet compleet").first).to_be_visible()

    page.get_by_label("Code").fill(f"  {grouped(code).lower()} ")
    page.get_by_role("button", name="Naar de vragen").click()

    expect(page.get_by_role("button", name="Beginnen")).to_be_visible()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_page_has_no_axe_violation(
    sized_page: Page, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    sized_page.goto(live_server.url + PAGE)

    assert axe(sized_page) == []
