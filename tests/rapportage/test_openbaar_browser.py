"""The public pages in a real browser: accessible, and never wider than the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from adoptie.models import Gemeente
from rapportage.models import Rapport
from tests.browsing import go
from tests.enquetes.test_browser import OVERFLOW
from tests.factories.metingen import STATUS
from tests.factories.rapportage import make_rapport

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.mark.parametrize(
    "path", ["/openbaar/", "/openbaar/hattem/", "/openbaar/hattem/rapporten/{pk}/", "/open-data/", "/api/"]
)
def test_public_page_has_no_axe_violation_and_fits_the_screen(
    sized_page: Page, live_server: LiveServer, gemeente: Gemeente, axe: Callable[[Page], list[str]], path: str
) -> None:
    gemeente.meetwaarden.update(status=STATUS.GEPUBLICEERD)
    rapport = make_rapport(gemeente, status=Rapport.Status.GEPUBLICEERD)

    go(sized_page, f"{live_server.url}{path}".format(pk=rapport.pk))

    assert axe(sized_page) == []
    assert not sized_page.evaluate(OVERFLOW)
