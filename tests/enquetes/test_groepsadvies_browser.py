"""The advice on groups in a real browser: accessible, never wider than the screen, and without a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from adoptie.models import Rol
from enquetes.queries.groepen import invited_per_group
from tests.enquetes.test_browser import OVERFLOW, TABLE_OVERFLOW, _log_in, _look
from tests.enquetes.test_groepsadvies import TWELVE, planned
from tests.factories.adoptie import member

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.slow
def test_advice_has_no_axe_violation_and_fits_the_screen(
    sized_page: Page, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    ronde = planned(*TWELVE)
    _log_in(sized_page, live_server, member(ronde.gemeente, Rol.PROGRAMMALEIDER))

    sized_page.goto(live_server.url + reverse("ronde", args=[ronde.gemeente.slug, ronde.pk]))

    _look(sized_page, "groepsadvies")
    assert axe(sized_page) == []
    assert not sized_page.evaluate(OVERFLOW)
    assert not sized_page.evaluate(TABLE_OVERFLOW)


@pytest.mark.slow
def test_proposal_is_taken_over_and_undone_without_a_script(
    page_without_js: Page, live_server: LiveServer
) -> None:
    page, ronde = page_without_js, planned(*TWELVE)
    _log_in(page, live_server, member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    page.goto(live_server.url + reverse("ronde", args=[ronde.gemeente.slug, ronde.pk]))

    page.get_by_role("button", name="Voorstel overnemen").click()
    expect(page.get_by_text("De groepen zijn samengevoegd.")).to_be_visible()
    assert len(invited_per_group(ronde)) == 5
    page.get_by_role("button", name="Groepen terugzetten zoals ze waren").click()
    expect(page.get_by_role("heading", name="Voorstel: 5 grotere groepen")).to_be_visible()
    assert len(invited_per_group(ronde)) == 12
