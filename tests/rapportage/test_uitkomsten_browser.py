"""The outcomes on a phone, at a desk and at 200 %; and the screen on which a leader writes what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from adoptie.models import Rapportagegroep, Rol
from enquetes.models import Ronde, Verzending
from enquetes.uitkomstlink import Plek, token_of
from tests.browsing import with_and_without_scripts
from tests.enquetes.seen import Axe, Looker, looking
from tests.enquetes.test_browser import _log_in
from tests.factories.adoptie import member
from tests.factories.terugkoppeling import make_told_ronde

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ronde(mailoutbox: list[object]) -> Ronde:
    return make_told_ronde()


def unfold(looker: Looker) -> None:
    for summary in looker.page.locator("main summary").all():
        summary.click()


@pytest.mark.slow
@with_and_without_scripts
def test_outcomes(page: Page, live_server: LiveServer, axe: Axe, ronde: Ronde, *, scripts: bool) -> None:
    with looking(page, live_server, axe, scripts=scripts) as looker:
        for name in ("Balie", "Bouwen"):
            group = Rapportagegroep.objects.get(naam=name)
            looker.see(f"uitkomsten-{name}", reverse("uitkomsten", args=[token_of(Plek(ronde.pk, group.pk))]))
        unfold(looker)
        looker.judge("uitkomsten-open")
        looker.see("uitkomsten-samen", reverse("uitkomsten", args=[token_of(Plek(ronde.pk, None))]))
        looker.see("uitkomsten-geen", reverse("uitkomsten", args=["x"]), status=404)


@pytest.mark.slow
def test_leader_writes_looks_and_sends(page: Page, live_server: LiveServer, axe: Axe, ronde: Ronde) -> None:
    _log_in(page, live_server, member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    with looking(page, live_server, axe) as looker:
        looker.see("terugkoppelen-ronde", reverse("ronde", args=[ronde.gemeente.slug, ronde.pk]))
        page.get_by_role("link", name="wat eruit kwam en wat u gaat doen").click()
        expect(page.get_by_role("button", name="Bewaren")).to_be_visible()
        looker.judge("terugkoppelen")
        third = page.get_by_role("group", name="Actie 3")
        third.get_by_label("Wat gaan we doen?").fill("Nieuwe stoelen")
        page.get_by_role("button", name="Bewaren").click()
        expect(page.locator("#foutoverzicht")).to_be_visible()
        looker.judge("terugkoppelen-fout")
        third.get_by_label("Wie doet het?").fill("Facilitair")
        third.get_by_label("Wanneer is het klaar?").fill("2027-04-01")
        page.get_by_role("button", name="Bewaren").click()
        expect(page.get_by_text("Wie de link heeft, ziet dit meteen.")).to_be_visible()
        page.get_by_role("button", name="De mail nu sturen").click()
        expect(page.get_by_text("De mail is onderweg")).to_be_visible()
        looker.judge("terugkoppelen-verstuurd")

    assert Verzending.objects.filter(soort="uitkomst").count() == 56
