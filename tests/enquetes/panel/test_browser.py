"""The pages of the panel in a real browser: accessible and never wider than the screen, in every state."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from adoptie.models import Gemeente, Rol
from enquetes.mails import panel_token
from enquetes.models import Doelgroep, Panellid, Panelmail
from tests.enquetes.panel.conftest import ADRES, Inwoner
from tests.enquetes.panel.panelronde import make_members, plan_ronde
from tests.factories.adoptie import LidmaatschapFactory, member
from tests.factories.enquetes import make_volgcode

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

Axe = Callable[["Page"], list[str]]
OVERFLOW = "document.documentElement.scrollWidth > window.innerWidth"


@pytest.fixture
def lid(inwoner: Inwoner) -> Panellid:
    lid = inwoner.join()
    make_volgcode(inwoner.gemeente, ADRES, Doelgroep.PANEL)
    return lid


def public_pages(gemeente: Gemeente, lid: Panellid) -> Iterator[tuple[str, int]]:
    """Yield each address that an inwoner can come to, and the status of its answer."""
    own = reverse("panel-mijn", args=[panel_token(lid, "mijn")])
    yield reverse("panel-aanmelden", args=[gemeente.slug]), 200
    yield reverse("panel-link", args=[gemeente.slug]), 200
    yield from ((own + under, 200) for under in ("", "kenmerken/", "adres/", "volgcode/", "stoppen/"))
    yield reverse("panel-afmelden", args=[panel_token(lid)]), 200
    yield from (
        (reverse(f"panel-{name}", args=[panel_token(lid, name)]), 200) for name in ("bevestigen", "blijven")
    )
    yield reverse("panel-mijn", args=["x"]), 404


def look(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at the pages: SPOOR_BEELDEN names the folder."""
    folder = os.environ.get("SPOOR_BEELDEN")
    if folder:
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=Path(folder) / f"panel_{name}-{width}.png", full_page=True)


def judge(page: Page, axe: Axe, name: str) -> None:
    look(page, name)
    assert axe(page) == [], name
    assert not page.evaluate(OVERFLOW), f"{name} is wider than the screen"


def test_pages_for_inwoners_are_accessible_and_fit(
    sized_page: Page, live_server: LiveServer, inwoner: Inwoner, lid: Panellid, axe: Axe
) -> None:
    for number, (path, status) in enumerate(public_pages(inwoner.gemeente, lid)):
        answer = sized_page.goto(live_server.url + path)
        assert answer is not None
        assert answer.status == status, path
        judge(sized_page, axe, f"inwoner{number}")


def test_signing_up_with_and_without_errors_is_accessible(
    sized_page: Page, live_server: LiveServer, inwoner: Inwoner, axe: Axe
) -> None:
    sized_page.goto(live_server.url + inwoner.url("panel-aanmelden"))
    sized_page.fill("[name=email]", "geen adres")
    sized_page.click("main form button")
    expect(sized_page.locator("#foutoverzicht")).to_be_visible()
    judge(sized_page, axe, "aanmelden-fout")

    sized_page.fill("[name=email]", ADRES)
    sized_page.check("[name=akkoord]")
    sized_page.click("main form button")
    expect(sized_page.locator("main")).to_contain_text("druk op de knop")
    judge(sized_page, axe, "gestuurd")


def test_errors_are_in_sight_without_javascript(
    page_without_js: Page, live_server: LiveServer, inwoner: Inwoner
) -> None:
    page = page_without_js
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url + inwoner.url("panel-aanmelden"))

    page.click("main form button")

    expect(page.locator("#foutoverzicht")).to_be_in_viewport()


@pytest.mark.slow
def test_pages_for_staff_are_accessible_and_fit(
    sized_page: Page, live_server: LiveServer, inwoner: Inwoner, lid: Panellid, axe: Axe
) -> None:
    gemeente = inwoner.gemeente
    ronde = plan_ronde(gemeente)
    make_members(gemeente, 3)
    Panelmail.objects.create(
        panellid=lid, soort=Panelmail.Soort.BLIJVEN, status="onzeker", gevraagd_op="2026-03-02T09:00Z"
    )
    clerk = member(gemeente, Rol.KLANTCONTACT)
    LidmaatschapFactory.create(gebruiker=clerk, gemeente=gemeente, rol=Rol.BEHEERDER)
    client = Client()
    client.force_login(clerk)
    value = client.cookies["sessionid"].value
    sized_page.context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
    pages = [
        *(reverse(name, args=[gemeente.slug]) for name in ("panel", "panel-kernen", "panel-balie-aanmelden")),
        *(
            reverse(f"panel-lid{name}", args=[gemeente.slug, lid.pk])
            for name in ("", "-profiel", "-adres", "-verwijderen")
        ),
        reverse("ronde", args=[gemeente.slug, ronde.pk]),
    ]

    for number, path in enumerate(pages):
        sized_page.goto(live_server.url + path)
        judge(sized_page, axe, f"balie{number}")
