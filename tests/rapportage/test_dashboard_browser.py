"""The dashboard in a real browser: accessible, and never wider than the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from adoptie.models import Gemeente, Rol
from tests.browsing import go
from tests.enquetes.test_browser import OVERFLOW, _log_in
from tests.factories.adoptie import member
from tests.factories.metingen import question_figure
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


@pytest.mark.slow
@pytest.mark.parametrize("path", ["", "dashboard/cijfer/werk/", "dashboard/?periode=2011-05"])
@pytest.mark.parametrize("rol", [Rol.PROGRAMMALEIDER, Rol.OR, Rol.LEZER])
def test_first_page_figure_and_month_have_no_axe_violation_and_fit_the_screen(
    sized_page: Page,
    live_server: LiveServer,
    gemeente: Gemeente,
    axe: Callable[[Page], list[str]],
    path: str,
    rol: Rol,
) -> None:
    ronde = measured_ronde(gemeente, "Vervolg")
    ronde.actiepunten.create(wat="Een cursus", wie="Team Opleiding", wanneer="2012-03-01")
    for groep, score in (("Balie", 71.0), ("Beleid", 52.0), ("Bouwen", None)):
        question_figure(ronde, "werk:score", score, groep=groep)
    _log_in(sized_page, live_server, member(gemeente, rol))

    go(sized_page, f"{live_server.url}/gemeente/{gemeente.slug}/{path}")

    assert axe(sized_page) == []
    assert not sized_page.evaluate(OVERFLOW)
