"""Comparing with neighbours, and the reports of a few pages, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from adoptie.models import Gemeente, Rol
from rapportage.actions.rapport import build_rapport
from rapportage.models import Soort
from tests.browsing import go
from tests.enquetes.test_browser import OVERFLOW, _log_in
from tests.factories.adoptie import GemeenteFactory, member
from tests.factories.rapportage import opdracht
from tests.rapportage.test_buurgemeenten import neighbour
from tests.rapportage.test_raadsbrief import WORDS

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_comparing_has_no_axe_violation_and_fits_the_screen(
    sized_page: Page, live_server: LiveServer, gemeente: Gemeente, axe: Callable[[Page], list[str]]
) -> None:
    neighbour(gemeente, "Heerde", 0.2)
    neighbour(gemeente, "Oldebroek", 0.9)
    neighbour(gemeente, "Elburg", agreed=False)
    GemeenteFactory.create(naam="Epe").delingen.create(met=gemeente, sinds="2011-01-01", door="Jan")
    letter = opdracht(gemeente, Soort.RAADSBRIEF, teksten=WORDS)
    compared = opdracht(gemeente, Soort.BUURGEMEENTEN)
    made = [build_rapport(opdracht=asked, by="test").pk for asked in (letter, compared)]
    _log_in(sized_page, live_server, member(gemeente, Rol.PROGRAMMALEIDER))

    for path in ("buren", "buren/toevoegen", *map(str, made)):
        go(sized_page, f"{live_server.url}/gemeente/{gemeente.slug}/rapporten/{path}/")
        assert axe(sized_page) == []
        assert not sized_page.evaluate(OVERFLOW)
