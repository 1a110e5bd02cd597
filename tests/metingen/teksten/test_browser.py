"""The pages of a reader in a real browser: on a phone, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from enquetes.models import Ronde
from metingen.actions.themas import add_thema
from metingen.models import Tekst
from tests.enquetes.test_browser import OVERFLOW, _log_in, _look
from tests.metingen.teksten.worlds import reader_of, sealed_with_texts

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)
Axe = Callable[["Page"], list[str]]


def address(live_server: LiveServer, ronde: Ronde, name: str) -> str:
    place = [] if name == "teksten" else [1]
    return live_server.url + reverse(name, args=[ronde.gemeente.slug, ronde.pk, *place])


@pytest.fixture
def look(sized_page: Page, axe: Axe) -> Callable[[str], None]:
    def looked(name: str) -> None:
        _look(sized_page, f"tekst-{name}")
        assert axe(sized_page) == []
        assert not sized_page.evaluate(OVERFLOW)

    return looked


@pytest.mark.slow
def test_pages_of_reading_have_no_axe_violation_and_fit_the_screen(
    sized_page: Page, live_server: LiveServer, look: Callable[[str], None]
) -> None:
    ronde, page = sealed_with_texts(13), sized_page
    _log_in(page, live_server, reader_of(ronde))

    page.goto(live_server.url + reverse("leesrij", args=[ronde.gemeente.slug]))
    look("rij")
    page.goto(address(live_server, ronde, "teksten"))
    look("overzicht")
    page.goto(address(live_server, ronde, "teksten-lezen"))
    look("lezen")
    page.get_by_text("Woorden zwart maken").first.click()
    page.get_by_role("checkbox").nth(1).check()
    look("zwart")
    page.get_by_label("Niet laten zien").first.check()
    page.get_by_role("button", name="Bewaren en verder").click()
    expect(page.get_by_text("Dit moet nog anders")).to_be_visible()
    look("fout")
    page.goto(address(live_server, ronde, "teksten-vrijgeven"))
    look("vrijgeven")


@pytest.mark.slow
def test_pages_of_themes_have_no_axe_violation_and_fit_the_screen(
    sized_page: Page, live_server: LiveServer, look: Callable[[str], None]
) -> None:
    ronde, page = sealed_with_texts(13), sized_page
    reader = reader_of(ronde)
    _log_in(page, live_server, reader)

    page.goto(address(live_server, ronde, "tekst-themas"))
    look("themas-leeg")
    for naam in ("Minder dubbel werk", "Meer tijd"):
        add_thema(ronde=ronde, kolom="open", naam=naam, by=reader)
    page.goto(address(live_server, ronde, "tekst-themas"))
    look("themas")
    page.goto(address(live_server, ronde, "teksten-indelen"))
    look("indelen")
    page.goto(address(live_server, ronde, "tekst-themas"))
    page.get_by_role("link", name="Wijzigen van Meer tijd").click()
    expect(page.get_by_role("heading", name="Samenvoegen")).to_be_visible()
    look("thema")


@pytest.mark.slow
def test_ten_texts_are_read_by_keyboard_in_a_few_presses(page: Page, live_server: LiveServer) -> None:
    """One is held back with its reason; the others take one press together."""
    ronde = sealed_with_texts(10)
    _log_in(page, live_server, reader_of(ronde))
    page.goto(address(live_server, ronde, "teksten-lezen"))

    # From "not yet decided" back to "not shown", on to its reason, and there by its first letters.
    page.get_by_label("Nog niet besloten").first.focus()
    expect(page.get_by_label("Waarom niet?").first).to_be_hidden()
    for press in ("ArrowUp", "Tab", "h", "Enter"):
        page.keyboard.press(press)
    assert page.get_by_label("Waarom niet?").first.evaluate("el => el === document.activeElement")
    assert page.get_by_label("Waarom niet?").first.input_value() == "ander"
    page.get_by_role("button", name="De andere laten zien en verder").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("10 van de 10 teksten gelezen.")).to_be_visible()
    assert Tekst.objects.filter(oordeel="vrij").count() == 9
    assert Tekst.objects.get(oordeel="dicht").reden == "ander"


@pytest.mark.slow
def test_texts_are_read_without_a_script(page_without_js: Page, live_server: LiveServer) -> None:
    ronde = sealed_with_texts(10)
    page = page_without_js
    _log_in(page, live_server, reader_of(ronde))
    page.goto(address(live_server, ronde, "teksten-lezen"))

    page.get_by_text("Woorden zwart maken").first.click()
    page.get_by_label("iemand").first.check()
    for shown in page.get_by_label("Laten zien", exact=True).all():
        shown.check()
    page.get_by_role("button", name="Bewaren en naar het overzicht").click()

    expect(page.get_by_text("10 van de 10 teksten gelezen.")).to_be_visible()
    assert Tekst.objects.filter(oordeel="vrij").count() == 10
    assert [row.zwart for row in Tekst.objects.exclude(zwart=[])] == [[3]]
    page.get_by_role("link", name="Vrijgeven").click()
    page.get_by_role("button", name="Vrijgeven").click()
    expect(page.get_by_text("De teksten zijn vrijgegeven.")).to_be_visible()
    assert Tekst.objects.filter(tekst__endswith="███").count() == 1
