"""The pages along the life of a report in a real browser: accessible, and never wider than the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from adoptie.models import Gemeente, Rol
from rapportage.models import Rapport, Soort
from tests.browsing import go
from tests.enquetes.test_browser import OVERFLOW, _log_in
from tests.factories.adoptie import member
from tests.factories.rapportage import make_rapport, make_rapportplan, make_uitvoering

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_pages_of_a_report_have_no_axe_violation_and_fit_the_screen(
    sized_page: Page, live_server: LiveServer, gemeente: Gemeente, axe: Callable[[Page], list[str]]
) -> None:
    old = make_rapport(gemeente, status=Rapport.Status.VASTGESTELD)
    make_rapport(gemeente, versie=2, erratum="Fout was: 93 dagen.\nGoed is: 39 dagen.")
    brief = make_rapport(gemeente, soort=Soort.RAADSBRIEF)
    busy = make_uitvoering(gemeente, status="bezig", stap="Grafieken tekenen: 12 van 25", klaar=50)
    plan = make_rapportplan(gemeente, goedkeuring=True)
    _log_in(sized_page, live_server, member(gemeente, Rol.PROGRAMMALEIDER))

    for path in (
        "",
        "?woorden=zeppelin",
        f"{old.pk}/",
        f"{old.pk}/verbeteren/",
        f"{brief.pk}/teksten/",
        f"wachten/{busy.pk}/?vanzelf=nee",
        "maken/",
        "maken/voortgang/",
        "maken/effect/",
        "vast/",
        f"vast/{plan.pk}/wijzigen/",
    ):
        go(sized_page, f"{live_server.url}/gemeente/{gemeente.slug}/rapporten/{path}")

        assert axe(sized_page) == [], path
        assert not sized_page.evaluate(OVERFLOW), path
