"""Every page of the panel in every state, in a real browser, with and without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from enquetes.mails import panel_token
from tests.browsing import with_and_without_scripts
from tests.enquetes.panel.conftest import Inwoner
from tests.enquetes.seen import Axe, looking

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.slow
@with_and_without_scripts
def test_pages_of_the_panel(
    page: Page, live_server: LiveServer, axe: Axe, inwoner: Inwoner, *, scripts: bool
) -> None:
    lid = inwoner.join()
    own = inwoner.own_page_path(lid)
    with looking(page, live_server, axe, scripts=scripts) as looker:
        looker.see("panel-aanmelden", inwoner.url("panel-aanmelden"))
        looker.see("panel-aanmelden-fout", inwoner.url("panel-aanmelden"), {"email": "iemand"}, status=422)
        looker.see("panel-link", inwoner.url("panel-link"))
        looker.see("panel-link-fout", inwoner.url("panel-link"), {"email": "iemand"}, status=422)
        for under in ("", "kenmerken/", "adres/", "stoppen/"):
            looker.see(f"panel-mijn-{under.strip('/')}", own + under)
        looker.see("panel-adres-fout", f"{own}adres/", {"email": "iemand"}, status=422)
        looker.see("panel-afmelden", reverse("panel-afmelden", args=[panel_token(lid)]))
        looker.see("panel-verkeerd", reverse("panel-mijn", args=["x"]), status=404)
