"""The page of a report of every kind, as somebody reads it on a phone, at a desk, and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adoptie.config.demo.build import agree_all, build_gemeente
from adoptie.config.demo.truth import GEMEENTEN
from adoptie.models import Gemeente, Rol
from rapportage.actions import rapport as building
from rapportage.actions.rapport import build_rapport
from rapportage.blocks import Content
from rapportage.charts import draw_svg
from rapportage.models import Soort
from rapportage.queries.opdrachten import KINDS
from rapportage.renderers.naming import charts_of
from tests.enquetes.seen import DESK, PHONE, Axe, looking
from tests.enquetes.test_browser import _log_in
from tests.factories.adoptie import member
from tests.factories.rapportage import every_opdracht

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

# Cells with a sentence in them that are too narrow to read it, where there is room or a scroller.
NARROW = """() => [...document.querySelectorAll("main .rapport-tabel :is(td, th)")]
  .filter((cell) => cell.innerText.length > 40 && cell.clientWidth > 0 && cell.clientWidth < 100)
  .map((cell) => cell.innerText)"""
# Words that a box cuts off and that nobody can scroll to.
CUT = """() => [...document.querySelectorAll("main *")]
  .filter((el) => el.clientWidth > 1 && el.scrollWidth > el.clientWidth + 1)
  .filter((el) => ["hidden", "clip"].includes(getComputedStyle(el).overflowX))
  .map((el) => el.outerHTML.slice(0, 160))"""


def drawings(content: Content, **_: object) -> dict[str, bytes]:
    """Draw what stands on a page; PDF and tables are looked at elsewhere."""
    return {
        f"grafieken/{folder}{chart.anchor}.svg": draw_svg(chart, theme=content.theme, narrow=narrow).encode()
        for chart in charts_of(content)
        for folder, narrow in (("", False), ("smal/", True))
    }


@pytest.fixture
def pages(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> dict[Soort, str]:
    """Give the page of a report of every kind about the first gemeente of the demo."""
    monkeypatch.setattr(building, "draw", drawings)
    hattem, _ = (build_gemeente(truth) for truth in GEMEENTEN[:2])
    agree_all(Gemeente.objects.all())
    made = {
        soort: build_rapport(opdracht=asked, by="test") for soort, asked in every_opdracht(hattem).items()
    }
    return {soort: f"/gemeente/{hattem.slug}/rapporten/{rapport.pk}/" for soort, rapport in made.items()}


def test_report_of_every_kind(page: Page, live_server: LiveServer, axe: Axe, pages: dict[Soort, str]) -> None:
    assert set(pages) == set(KINDS)
    _log_in(page, live_server, member(Gemeente.objects.get(slug=GEMEENTEN[0].slug), Rol.PROGRAMMALEIDER))

    # What scripts do is the same at every width.
    for width, scripts in ((DESK, True), (PHONE, False)):
        with looking(page, live_server, axe, scripts=scripts, axe_at=width) as looker:
            looker.widths = (width,)
            for soort, path in pages.items():
                looker.see(soort, path)
                for wrong in (NARROW, CUT):
                    looker.faults += [f"{soort}, {width} px: {found}" for found in page.evaluate(wrong)]
