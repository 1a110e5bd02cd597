"""Taking in a questionnaire in a real browser, at every size and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from adoptie.models import Gemeente, Rol
from tests.enquetes.test_vragenlijst_inlezen import file
from tests.factories.adoptie import GemeenteFactory, member

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

OVERFLOW = "document.documentElement.scrollWidth > window.innerWidth"


def _open(page: Page, live_server: LiveServer, gemeente: Gemeente) -> None:
    client = Client()
    client.force_login(member(gemeente, Rol.PROGRAMMALEIDER))
    value = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
    page.goto(live_server.url + reverse("vragenlijst-inlezen", args=[gemeente.slug]))


def _take_over(page: Page, path: Path) -> None:
    page.get_by_label("Bestand met de vragenlijst").set_input_files(path)
    page.get_by_role("button", name="Bestand bekijken").click()
    expect(page.locator("h1")).to_contain_text("Klopt deze vragenlijst?")


def test_every_step_has_no_axe_violation_and_fits_the_screen(
    sized_page: Page, live_server: LiveServer, axe: Callable[[Page], list[str]], tmp_path: Path
) -> None:
    _open(sized_page, live_server, GemeenteFactory.create())
    assert axe(sized_page) == []

    sized_page.get_by_role("button", name="Bestand bekijken").click()
    expect(sized_page.locator("#foutoverzicht")).to_be_focused()
    assert axe(sized_page) == []

    _take_over(sized_page, file(tmp_path))
    for summary in sized_page.locator("summary").all():
        summary.click()
    assert axe(sized_page) == []
    assert not sized_page.evaluate(OVERFLOW)


@pytest.mark.slow
def test_questionnaire_is_taken_over_without_javascript(
    page_without_js: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    page = page_without_js
    _open(page, live_server, GemeenteFactory.create())

    _take_over(page, file(tmp_path))
    expect(page.get_by_text("Een bestand sturen kan bij ons niet.")).to_be_visible()
    page.get_by_role("button", name="Overnemen").click()

    expect(page.locator("h1")).to_contain_text("Werken in Hattem")
