"""The classes of the panel on the page of a question in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from adoptie.models import Rol
from metingen.actions.meetwaarden import release_figures
from tests.browsing import go
from tests.enquetes.test_browser import OVERFLOW, _log_in
from tests.factories.adoptie import member
from tests.metingen.panelronde import measured_panel

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_classes_have_no_axe_violation_and_fit_the_screen(
    sized_page: Page, live_server: LiveServer, axe: Callable[[Page], list[str]]
) -> None:
    ronde = measured_panel(young=lambda at: "ja" if at % 3 else "nee", numbers=(16, 14))
    release_figures(gemeente=ronde.gemeente, by="test")
    _log_in(sized_page, live_server, member(ronde.gemeente, Rol.MANAGER))

    for code in ("gemak", "goed"):
        go(sized_page, f"{live_server.url}{reverse('cijfer', args=[ronde.gemeente.slug, code])}")
        assert axe(sized_page) == []
        assert not sized_page.evaluate(OVERFLOW)
