"""What the ondernemingsraad meets, in a real browser: accessible, and never wider than the screen."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie.models import Functie, Gebruiker, Rol
from adoptie.periods import period_of
from enquetes.actions.besluit import record_besluit
from enquetes.actions.ondergrens import set_ondergrens
from enquetes.actions.ronde import close_ronde
from enquetes.actions.stoppen import halt_ronde
from enquetes.models import Ronde
from enquetes.sealing import seal_ronde
from metingen.actions.gebruik import prepare_gebruik, receive_gebruik, record_bronbesluit
from metingen.actions.meetwaarden import measure_bron, measure_ronde
from metingen.models import Bron
from metingen.queries.gebruik import groups_of
from tests.factories.adoptie import member
from tests.factories.enquetes import answer, make_staff_ronde, personal_links

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

Axe = Callable[["Page"], list[str]]
OVERFLOW = "document.documentElement.scrollWidth > window.innerWidth"


@pytest.fixture
def rondes() -> dict[str, Ronde]:
    """Give a round among staff in each state that the council meets."""
    sealed = make_staff_ronde({"Balie": 20, "Beleid": 18}, naam="Nulmeting voorjaar")
    traject = sealed.traject
    for place, link in enumerate(personal_links(sealed)[:25]):
        answer(link, werk=str(place % 5 + 1), open="iets")
    seal_ronde(ronde=close_ronde(ronde=sealed, by="test"), by="test")
    sealed.refresh_from_db()
    measure_ronde(ronde=sealed, by="test")
    set_ondergrens(traject=traject, waarde=8, reden="Onze teams zijn klein.", by="or")
    open_ = make_staff_ronde({"Wijkteam": 20}, traject=traject, naam="Thermometer zomer")
    halted = make_staff_ronde({"Post": 20}, traject=traject, naam="Thermometer herfst")
    halt_ronde(ronde=halted, reden="De teams zijn te klein voor deze vragen.", by="or")
    concept = make_staff_ronde({"Bouwen": 20}, opened=False, traject=traject, naam="Thermometer winter")
    record_besluit(
        traject=traject,
        dossiers=[f"ronde:{concept.pk}"],
        soort="instemming",
        metingen="De thermometer van de winter.",
        genomen_op=timezone.localdate(),
        geldig_tot=timezone.localdate() + dt.timedelta(days=200),
        by="or",
    )
    return {"sealed": sealed, "open": open_, "halted": halted, "concept": concept}


@pytest.fixture
def bron(rondes: dict[str, Ronde], tmp_path: Path) -> Bron:
    """Give a source of usage by staff with figures of a month."""
    traject = rondes["open"].traject
    month = period_of(timezone.localdate(), "maand").previous()
    made = prepare_gebruik(
        traject=traject, wat="het nieuwe zaaksysteem", spoor="virtueel", vanaf=month.begin, by="leider"
    )
    today = timezone.localdate()
    record_bronbesluit(
        bron=made,
        soort="instemming",
        metingen="Gebruik per groep",
        genomen_op=today,
        geldig_tot=today + dt.timedelta(days=200),
        by="or",
    )
    rows = [f"{month.code};{groep.naam};20;{9 + place}" for place, groep in enumerate(groups_of(traject))]
    path = tmp_path / "gebruik.csv"
    path.write_text("\n".join(["maand;groep;medewerkers;gebruikers", *rows]), encoding="utf-8")
    receive_gebruik(bron=made, path=path, by="leider")
    measure_bron(bron=made, by="worker")
    return made


def pages_of_usage(bron: Bron) -> list[str]:
    slug = bron.gemeente.slug
    return [
        reverse("bronnen", args=[slug]),
        reverse("gebruik-nieuw", args=[slug]),
        reverse("gebruik-bron", args=[slug, bron.pk]),
        reverse("gebruik-inlezen", args=[slug, bron.pk]),
        reverse("dashboard", args=[slug]),
        reverse("cijfer", args=[slug, "gebruik-aandeel"]),
    ]


def addresses(rondes: dict[str, Ronde], bron: Bron) -> list[str]:
    slug, traject = rondes["open"].gemeente.slug, rondes["open"].traject_id
    return [
        reverse("gebruik-bron", args=[slug, bron.pk]),
        reverse("inzage-bron", args=[slug, bron.pk]),
        reverse("orbesluit-eerder", args=[slug, traject]),
        reverse("gemeente-overzicht", args=[slug]),
        reverse("inzage", args=[slug]),
        *(reverse("inzage-ronde", args=[slug, ronde.pk]) for ronde in rondes.values()),
        *(reverse("ronde", args=[slug, rondes[name].pk]) for name in ("open", "halted", "sealed")),
        reverse("ronde-halten", args=[slug, rondes["open"].pk]),
        reverse("ronde-stopkeuze", args=[slug, rondes["halted"].pk]),
        reverse("ronde-dossier", args=[slug, rondes["concept"].pk]),
        reverse("ondergrens", args=[slug, traject]),
        reverse("orbesluiten", args=[slug, traject]),
        reverse("orbesluit-vastleggen", args=[slug, traject]),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_pages_of_the_council_are_accessible_and_fit(
    page: Page, live_server: LiveServer, axe: Axe, rondes: dict[str, Ronde], bron: Bron, width: int
) -> None:
    chair = member(rondes["open"].gemeente, Rol.OR, functie=Functie.VOORZITTER)
    walk(page, live_server, axe, chair, addresses(rondes, bron), width)


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_of_usage_are_accessible_and_fit(
    page: Page, live_server: LiveServer, axe: Axe, bron: Bron, width: int
) -> None:
    walk(page, live_server, axe, member(bron.gemeente), pages_of_usage(bron), width)


def walk(
    page: Page, live_server: LiveServer, axe: Axe, reader: Gebruiker, pages: list[str], width: int
) -> None:
    client = Client()
    client.force_login(reader)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    page.set_viewport_size({"width": width, "height": 900})
    shots = os.environ.get("SPOOR_SCHERMEN")
    for number, address in enumerate(pages):
        response = page.goto(live_server.url + address)
        assert response is not None
        assert response.status == 200, address
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        assert axe(page) == [], address
        assert not page.evaluate(OVERFLOW), address
        if shots:
            page.screenshot(path=Path(shots) / f"{width}-{number:02}.png", full_page=True)
