"""The page with files of answers in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from enquetes.models import Ronde
from metingen.actions.antwoordbestanden import make_bestand
from metingen.models import Antwoordbestand
from tests.enquetes.test_browser import OVERFLOW, _log_in, _look
from tests.metingen.microdata.worlds import REASON, made, sealed_vertrouwelijk

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

Axe = Callable[["Page"], list[str]]


def address(live_server: LiveServer, ronde: Ronde) -> str:
    return live_server.url + reverse("antwoordbestanden", args=[ronde.gemeente.slug, ronde.pk])


@pytest.mark.slow
def test_page_has_no_axe_violation_and_fits_the_screen(
    sized_page: Page, live_server: LiveServer, axe: Axe
) -> None:
    ready = made(sealed_vertrouwelijk())
    _log_in(sized_page, live_server, ready.gevraagd_door)
    sized_page.goto(address(live_server, ready.ronde))
    _look(sized_page, "antwoorden")
    assert axe(sized_page) == []
    assert not sized_page.evaluate(OVERFLOW)

    sized_page.get_by_label("SPSS").check()
    sized_page.get_by_label("Waar hebt u de antwoorden voor nodig?").fill(REASON)
    sized_page.get_by_role("button", name="Verder").click()
    expect(sized_page.get_by_role("button", name="Bestand maken")).to_be_visible()
    _look(sized_page, "antwoorden-vooraf")
    assert axe(sized_page) == []
    assert not sized_page.evaluate(OVERFLOW)


@pytest.mark.slow
def test_file_comes_without_javascript(page_without_js: Page, live_server: LiveServer) -> None:
    earlier = made(sealed_vertrouwelijk(), "parquet")
    page = page_without_js
    _log_in(page, live_server, earlier.gevraagd_door)
    page.goto(address(live_server, earlier.ronde))
    page.get_by_label("CSV").check()
    page.get_by_label("Waar hebt u de antwoorden voor nodig?").fill(REASON)
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_text("net zo is: 16.")).to_be_visible()
    page.get_by_label("Hoeveel uren per week?").check()
    page.get_by_role("button", name="Opnieuw tellen").click()
    expect(page.get_by_text("net zo is: 16.")).not_to_be_visible()
    page.get_by_role("button", name="Bestand maken").click()
    expect(page.get_by_text("Het bestand wordt gemaakt.")).to_be_visible()
    make_bestand(pk=Antwoordbestand.objects.latest("pk").pk)

    page.reload()
    with page.expect_download() as download:
        page.get_by_role("button", name="Downloaden").first.click()

    assert "uren" not in download.value.path().read_text("utf-8-sig").splitlines()[0]
