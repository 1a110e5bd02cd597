"""A tablet on a desk: everybody begins anew, and nothing of the person before is left to see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from adoptie.models import Rol
from enquetes import tasks
from enquetes.actions.ronde import close_ronde
from enquetes.keys import load_key
from enquetes.models import Concept, Doelgroep, Inzending, Ronde
from tests.browsing import CHROMIUM_NAMES, find_browser
from tests.enquetes.test_reeksen import make_reeks
from tests.factories.adoptie import member
from tests.factories.enquetes import make_open_ronde, make_ronde

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserType, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

Axe = Callable[["Page"], list[str]]
SECRET = "Dit mag niemand anders lezen"


@pytest.fixture
def ronde() -> Ronde:
    return make_open_ronde()


def begin(client: Client, ronde: Ronde) -> str:
    """Press the button on the tablet; return the path of the first page."""
    return str(client.post(reverse("kiosk", args=[ronde.code])).headers["Location"])


def page_of(first: str, number: int) -> str:
    return f"{first.removesuffix('1/')}{number}/"


def payload(ronde: Ronde) -> dict[str, object]:
    row = Inzending.objects.get(ronde=ronde)
    stored = load_key(ronde.sleutel).decrypt(bytes(row.inhoud), bytes(row.link_hash))
    answers: dict[str, object] = stored["antwoorden"]
    return answers


def test_answers_given_on_a_tablet_count(client: Client, ronde: Ronde) -> None:
    first = begin(client, ronde)

    second = client.post(first, {"v_werk": "4"}).headers["Location"]
    done = client.post(second, {"v_open": SECRET}, follow=True)

    assert second == page_of(first, 2)
    assert payload(ronde) == {"werk": "4", "open": SECRET}
    assert "Uw vragenlijst is binnen" in done.content.decode()


def test_nothing_of_the_person_before_is_shown_once_it_was_sent(client: Client, ronde: Ronde) -> None:
    first = begin(client, ronde)
    client.post(first, {"v_werk": "4"})
    done = client.post(page_of(first, 2), {"v_open": SECRET}, follow=True)
    token = first.split("/")[3]

    assert SECRET not in done.content.decode()
    assert done.headers["Refresh"] == f"15; url={reverse('kiosk', args=[ronde.code])}"
    assert "intrekken" not in done.content.decode()
    for path in (first, page_of(first, 2), f"/k/{ronde.code}/{token}/rust/"):
        for again in (client.get(path), client.post(path, {"v_werk": "1"})):
            assert again.headers["Location"] == reverse("kiosk", args=[ronde.code])
    assert payload(ronde)["werk"] == "4"


def test_address_in_the_history_of_the_browser_opens_nothing_elsewhere(client: Client, ronde: Ronde) -> None:
    first = begin(client, ronde)
    client.post(first, {"v_werk": "4"})
    client.post(page_of(first, 2), {"v_open": SECRET})
    token = first.split("/")[3]

    client.post(reverse("antwoord-intrekken", args=[ronde.code, token]))
    elsewhere = client.get(reverse("antwoord-klaar", args=[ronde.code, token]), follow=True)

    assert SECRET not in elsewhere.content.decode()
    assert "Uw vragenlijst is binnen" not in elsewhere.content.decode()
    assert Inzending.objects.count() == 1


@pytest.mark.parametrize("how", ["get", "post"])
def test_walking_away_wipes_what_was_filled_in(client: Client, ronde: Ronde, how: str) -> None:
    first = begin(client, ronde)
    client.post(first, {"v_werk": "4"})
    client.post(page_of(first, 2), {"v_open": SECRET, "actie": "bewaren"})
    assert Concept.objects.count() == 1

    for _ in range(2):
        gone = getattr(client, how)(first.replace("/1/", "/weg/"))
        assert gone.headers["Location"] == reverse("kiosk", args=[ronde.code])

    assert not Concept.objects.exists()
    assert SECRET not in client.get(page_of(first, 2)).content.decode()


@pytest.mark.parametrize("extra", [{}, {"actie": "bewaren"}, {"actie": "vorige"}])
def test_page_that_was_still_on_its_way_is_not_kept_after_the_wiping(
    client: Client, ronde: Ronde, extra: dict[str, str]
) -> None:
    first = begin(client, ronde)
    client.post(first, {"v_werk": "4"})
    client.post(first.replace("/1/", "/weg/"))

    late = client.post(page_of(first, 2), {"v_open": SECRET, **extra})

    assert late.headers["Location"] == reverse("kiosk", args=[ronde.code])
    assert not Concept.objects.exists()
    assert not Inzending.objects.exists()


def test_pages_say_when_they_wipe_themselves_and_how_to_do_that_now(client: Client, ronde: Ronde) -> None:
    first = begin(client, ronde)

    page = client.get(first).content.decode()

    assert "Doet u 2 minuten niets? Dan wissen we wat u invulde." in page
    assert "Stoppen en wissen" in page
    assert "Bewaar dan dit adres" not in page
    assert "nakijken" not in client.get(page_of(first, 2)).content.decode()
    assert 'autocomplete="off"' in page


def test_without_a_script_the_page_leads_to_the_warning_and_that_to_the_end(
    client: Client, ronde: Ronde
) -> None:
    first = begin(client, ronde)
    rest = first.replace("/1/", "/rust/")

    assert f'<noscript><meta http-equiv="refresh" content="150; url={rest}?pagina=1">' in "".join(
        line.strip() for line in client.get(first).content.decode().splitlines()
    )
    warning = client.get(f"{rest}?pagina=1")
    assert "Bent u er nog?" in warning.content.decode()
    assert warning.headers["Refresh"] == f"30; url={first.replace('/1/', '/weg/')}"
    assert f'href="{first}"' in warning.content.decode()
    for strange in ("99", "-1", "x"):
        assert client.get(f"{rest}?pagina={strange}").status_code == 200


def test_pages_of_others_know_nothing_of_a_tablet(client: Client, ronde: Ronde) -> None:
    client.get(begin(client, ronde))
    own = client.post(reverse("open-link", args=[ronde.code])).headers["Location"]

    page = client.get(own).content.decode()

    assert "kiosk" not in page
    assert "Bewaar dan dit adres" in page


def test_browser_keeps_nothing(client: Client, ronde: Ronde) -> None:
    start = client.get(reverse("kiosk", args=[ronde.code]))
    first = client.get(begin(client, ronde))

    assert start.headers["Clear-Site-Data"] == '"cache"'
    for response in (start, first):
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert not response.cookies


def test_tablet_is_for_an_open_link_only(client: Client) -> None:
    concept, sample = make_ronde(), make_ronde(doelgroep=Doelgroep.STEEKPROEF)
    Ronde.objects.filter(pk=sample.pk).update(status="open")

    for ronde in (concept, sample):
        assert client.get(reverse("kiosk", args=[ronde.code])).status_code == 404
        assert client.post(reverse("kiosk", args=[ronde.code])).status_code == 404


def test_closed_round_says_so(client: Client, ronde: Ronde) -> None:
    first = begin(client, ronde)
    close_ronde(ronde=ronde, by="test")

    for path in (reverse("kiosk", args=[ronde.code]), first, first.replace("/1/", "/weg/")):
        assert "gesloten" in client.get(path).content.decode()


def test_tablet_goes_on_with_the_next_round_of_a_reeks(client: Client) -> None:
    with time_machine.travel(dt.datetime(2011, 5, 3, 10, tzinfo=dt.UTC), tick=False) as clock:
        reeks = make_reeks()
        lasting = reverse("reeks-tablet", args=[reeks.code])
        waiting = client.get(lasting)
        assert "geen vragenlijst open" in waiting.content.decode()
        assert waiting.headers["Refresh"] == "600"

        tasks.tend_reeksen()
        start = client.get(lasting).headers["Location"]
        assert start == reverse("kiosk", args=[Ronde.objects.get().code])
        clock.shift(dt.timedelta(days=30))
        tasks.tend_rondes()

        assert client.get(start).headers["Location"] == lasting


def test_leader_finds_the_link_for_the_tablet(ronde: Ronde) -> None:
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))

    page = client.get(reverse("ronde", args=[ronde.gemeente.slug, ronde.pk])).content.decode()

    assert reverse("kiosk", args=[ronde.code]) in page


# --- In a real browser --------------------------------------------------------------------------------


def start(page: Page, live_server: LiveServer, ronde: Ronde) -> None:
    page.goto(live_server.url + reverse("kiosk", args=[ronde.code]))
    page.get_by_role("button", name="Beginnen").click()
    expect(page.get_by_role("button", name="Volgende")).to_be_visible()
    # The scripts of a page run after it can be seen: from here on they have.
    page.wait_for_load_state()


def test_back_button_shows_nothing_of_the_person_before(
    page: Page, live_server: LiveServer, ronde: Ronde
) -> None:
    start(page, live_server, ronde)
    page.get_by_label("eens", exact=True).check()
    page.get_by_role("button", name="Volgende").click()
    page.get_by_label("Wat wilt u nog kwijt?").fill(SECRET)
    page.get_by_role("button", name="Versturen").click()
    expect(page.locator("h1")).to_have_text("Uw vragenlijst is binnen")
    page.get_by_role("link", name="Opnieuw beginnen").click()
    expect(page.get_by_role("button", name="Beginnen")).to_be_visible()

    for _ in range(4):
        page.go_back()
        assert SECRET not in page.content()
        assert page.locator("textarea").count() == 0 or page.locator("textarea").input_value() == ""
        assert page.locator("input:checked").count() == 0


@pytest.fixture
def keeping_browser(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """Open a browser that keeps pages whole for who goes back, as those of people do."""
    keeping = {
        "executable_path": find_browser(*CHROMIUM_NAMES),
        "ignore_default_args": ["--disable-back-forward-cache"],
    }
    with browser_type.launch(**browser_type_launch_args | keeping) as browser:
        yield browser


@pytest.mark.slow
def test_page_that_the_browser_kept_whole_shows_nothing_of_the_person_before(
    keeping_browser: Browser, live_server: LiveServer, ronde: Ronde
) -> None:
    page = keeping_browser.new_page()
    page.goto(live_server.url + reverse("privacy"))
    page.evaluate("window.kept = true")
    page.goto(live_server.url + reverse("contact"))
    # A page that comes back whole is not loaded, so there is nothing to wait for but its address.
    page.go_back(wait_until="commit")
    assert page.evaluate("window.kept === true"), "this browser keeps no pages, so nothing is tried here"

    start(page, live_server, ronde)
    page.get_by_label("eens", exact=True).check()
    page.get_by_role("button", name="Volgende").click()
    page.get_by_label("Wat wilt u nog kwijt?").fill(SECRET)
    page.get_by_role("button", name="Versturen").click()
    page.get_by_role("link", name="Opnieuw beginnen").click()
    expect(page.get_by_role("button", name="Beginnen")).to_be_visible()
    for _ in range(4):
        page.go_back(wait_until="commit")
        expect(page.locator("input:checked")).to_have_count(0)
        assert SECRET not in page.content()
        assert SECRET not in [field.input_value() for field in page.locator("textarea").all()]


def test_tablet_asks_and_then_wipes(page: Page, live_server: LiveServer, ronde: Ronde, axe: Axe) -> None:
    page.clock.install()
    start(page, live_server, ronde)
    page.get_by_label("eens", exact=True).check()
    assert axe(page) == []

    page.clock.fast_forward(70_000)
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.clock.fast_forward(25_000)
    expect(page.get_by_role("dialog", name="Bent u er nog?")).to_be_visible()
    expect(page.get_by_role("button", name="Ja, ik ga verder")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_label("eens", exact=True)).to_be_checked()

    page.clock.fast_forward(91_000)
    expect(page.get_by_role("dialog")).to_be_visible()
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()

    page.clock.fast_forward(91_000)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.clock.fast_forward(31_000)
    expect(page.get_by_role("button", name="Beginnen")).to_be_visible()
    assert not Concept.objects.exists()


@pytest.mark.slow
def test_every_page_of_a_tablet_is_accessible(
    sized_page: Page, live_server: LiveServer, ronde: Ronde, axe: Axe
) -> None:
    page = sized_page
    start(page, live_server, ronde)
    for path in (page.url, page.url.replace("/1/", "/rust/"), reverse("kiosk-klaar", args=[ronde.code])):
        page.goto(path if path.startswith("http") else live_server.url + path)
        assert axe(page) == [], path
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), path


def test_tablet_works_without_a_script(page_without_js: Page, live_server: LiveServer, ronde: Ronde) -> None:
    page = page_without_js
    start(page, live_server, ronde)
    page.get_by_label("eens", exact=True).check()
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("button", name="Versturen")).to_be_visible()

    page.goto(page.url.replace("/2/", "/rust/"))
    page.get_by_role("link", name="Ja, ik ga verder").click()
    page.get_by_role("button", name="Stoppen en wissen").click()

    expect(page.get_by_role("button", name="Beginnen")).to_be_visible()
    assert not Concept.objects.exists()
    assert timezone.now() < ronde.sluit_op
