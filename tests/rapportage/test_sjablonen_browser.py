"""Composing a report in a real browser: with and without scripts, on a phone and at a desk, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from adoptie.models import Gemeente, Rol
from rapportage.models import Sjabloon
from rapportage.reports.parts import starting_as_voortgang, write_delen
from tests.browsing import with_and_without_scripts
from tests.enquetes.seen import Axe, looking
from tests.enquetes.test_browser import _log_in
from tests.factories.adoptie import member

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sjabloon(gemeente: Gemeente) -> Sjabloon:
    words = [
        {"soort": "kop", "tekst": "Waar we aan werkten"},
        {"soort": "tekst", "tekst": "We hielpen mensen.\n- elke ochtend\n- ook op zaterdag"},
    ]
    return Sjabloon.objects.create(
        gemeente=gemeente, naam="Kwartaalbrief", delen=[*words, *write_delen(starting_as_voortgang())]
    )


@pytest.mark.slow
@with_and_without_scripts
def test_composing(
    page: Page, live_server: LiveServer, axe: Axe, sjabloon: Sjabloon, *, scripts: bool
) -> None:
    slug, pk = sjabloon.gemeente.slug, sjabloon.pk
    _log_in(page, live_server, member(sjabloon.gemeente, Rol.PROGRAMMALEIDER))
    with looking(page, live_server, axe, scripts=scripts) as looker:
        for name, arguments in (
            ("sjablonen", []),
            ("sjabloon-nieuw", []),
            ("sjabloon", [pk]),
            ("sjabloon-naam", [pk]),
            ("sjabloon-deel-toevoegen", [pk, 1]),
            ("sjabloon-voorbeeld", [pk]),
            ("sjabloon-verwijderen", [pk]),
        ):
            looker.see(name, reverse(name, args=[slug, *arguments]))


def test_a_part_moves_and_comes_back_by_keyboard(
    page: Page, live_server: LiveServer, sjabloon: Sjabloon
) -> None:
    _log_in(page, live_server, member(sjabloon.gemeente, Rol.PROGRAMMALEIDER))
    page.goto(live_server.url + reverse("sjabloon", args=[sjabloon.gemeente.slug, sjabloon.pk]))

    page.locator("#deel-2").get_by_role("button", name="Omhoog").press("Enter")
    page.wait_for_url("**#deel-1")
    assert page.locator("#kop-1").inner_text() == "1. Eigen tekst"

    page.locator("#deel-1").get_by_role("button", name="Verwijderen").press("Enter")
    page.get_by_role("button", name="Ongedaan maken").press("Enter")
    page.get_by_text("Laatste wijziging: deel 2 staat een plaats hoger.").wait_for()
    assert page.locator("#kop-1").inner_text() == "1. Eigen tekst"
