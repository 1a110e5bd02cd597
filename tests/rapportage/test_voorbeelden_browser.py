"""The gallery of charts, and the page of a figure with its two charts, on a phone and at a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adoptie.models import Gemeente, Rol
from tests.browsing import with_and_without_scripts
from tests.enquetes.seen import Axe, looking
from tests.enquetes.test_browser import _log_in
from tests.factories.adoptie import GemeenteFactory, member

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@with_and_without_scripts
def test_gallery(page: Page, live_server: LiveServer, axe: Axe, *, scripts: bool) -> None:
    GemeenteFactory.create(fictief=True)

    with looking(page, live_server, axe, scripts=scripts) as looker:
        looker.see("voorbeelden-grafieken", "/voorbeelden/grafieken/")
        for summary in looker.page.locator("main summary").all():
            summary.click()
        looker.judge("voorbeelden-grafieken-open")


def test_figure_with_its_variation(page: Page, live_server: LiveServer, axe: Axe, gemeente: Gemeente) -> None:
    _log_in(page, live_server, member(gemeente, Rol.LEZER))

    with looking(page, live_server, axe) as looker:
        looker.see("cijfer", f"/gemeente/{gemeente.slug}/dashboard/cijfer/doorlooptijd/")
        assert looker.page.get_by_role("heading", name="Is dit gewone schommeling?").is_visible()
