"""The dashboard in a real browser: accessible, and never wider than the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from adoptie.models import Gemeente, Rol
from tests.browsing import go
from tests.enquetes.test_browser import OVERFLOW, _log_in
from tests.factories.adoptie import member
from tests.rapportage.test_dashboard import measured_ronde

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)


def test_dashboard_with_cases_and_a_later_round_has_no_axe_violation_and_fits_the_screen(
    sized_page: Page, live_server: LiveServer, gemeente: Gemeente, axe: Callable[[Page], list[str]]
) -> None:
    measured_ronde(gemeente, "Vervolg")
    _log_in(sized_page, live_server, member(gemeente, Rol.PROGRAMMALEIDER))

    go(sized_page, f"{live_server.url}/gemeente/{gemeente.slug}/dashboard/")

    assert axe(sized_page) == []
    assert not sized_page.evaluate(OVERFLOW)
