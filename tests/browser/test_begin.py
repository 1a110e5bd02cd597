"""From an empty gemeente to an open round, with the eyes of somebody who has never seen it.

JavaScript is off, and no worker runs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook  # type: ignore[import-untyped]
from playwright.sync_api import expect

from adoptie.models import Gemeente, Rol
from enquetes.models import Ronde, Status
from tests.browsing import go
from tests.enquetes.test_browser import OVERFLOW, _log_in, _look
from tests.factories.adoptie import GemeenteFactory, member

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

Axe = Callable[["Page"], list[str]]

pytestmark = pytest.mark.django_db(transaction=True)

MOST_SCREENS = 6
MEDEWERKERS = Path(settings.BASE_DIR, "enquetes/static/enquetes/voorbeelden/medewerkers.csv")
ZAKEN = Path(settings.BASE_DIR, "metingen/static/metingen/voorbeelden/zaken.csv")


@dataclass
class Walk:
    """Somebody with a browser; ``screens`` are the pages on which a form was sent."""

    page: Page
    screens: list[str] = field(default_factory=list)
    axe: Axe | None = None

    def send(self, button: str) -> None:
        path = urlsplit(self.page.url).path
        if path not in self.screens:
            self.screens.append(path)
        self.page.get_by_role("button", name=button, exact=True).click()

    def told(self, words: str) -> None:
        expect(self.page.get_by_role("main")).to_contain_text(words)
        self.look(words[:20].strip())

    def look(self, name: str) -> None:
        _look(self.page, f"begin {name}")
        if self.axe is not None:
            assert self.axe(self.page) == [], name
            assert not self.page.evaluate(OVERFLOW), name


def start(page: Page, live_server: LiveServer, gemeente: Gemeente, rol: Rol = Rol.PROGRAMMALEIDER) -> Walk:
    _log_in(page, live_server, member(gemeente, rol, email="an@dorp.example"))
    page.goto(live_server.url)
    return Walk(page)


def give_files(walk: Walk, *, leads: bool = False) -> None:
    bestand = walk.page.get_by_label("Bestand (CSV of Excel)")
    bestand.set_input_files(MEDEWERKERS)
    walk.send("Lijst controleren")
    walk.told("Deze groepen tellen samen")
    if leads:
        walk.page.get_by_label("Ik ben ook programmaleider").check()
    walk.send("Ja, voeg samen en bewaar")
    walk.told("87 medewerkers in 4 groepen")
    bestand.set_input_files(ZAKEN)
    walk.send("Zaken inlezen")
    walk.told("24 maanden, 1.960 zaken; digitaal aandeel 6")


def fix(walk: Walk) -> None:
    walk.page.get_by_role("link", name="Nulmeting nakijken").click()
    walk.told("Alles is ingevuld")
    walk.send("Zo is het goed")
    walk.told("13 vragen, anoniem")


def decide(walk: Walk) -> None:
    walk.page.get_by_role("link", name="Dossier en besluit").click()
    record(walk)


def record(walk: Walk) -> None:
    walk.told("Wat kunnen we niet beloven?")
    walk.page.get_by_label("Instemming", exact=True).check()
    walk.page.get_by_label("Genomen op").fill(timezone.localdate().isoformat())
    walk.send("Besluit vastleggen")
    walk.told("Instemming, op")


def open_it(walk: Walk) -> None:
    walk.page.get_by_role("link", name="Openen").click()
    walk.told("Er gaat meteen een mail naar 87 mensen")
    walk.send("Ja, openen")
    walk.told("Er deed nog niemand van de 87 mensen mee")


def test_five_steps_lead_to_an_open_round_in_at_most_six_screens(
    page_without_js: Page, live_server: LiveServer, mailoutbox: list[object]
) -> None:
    gemeente = GemeenteFactory.create(naam="Voorbeelddorp", inwoners=12_000)
    walk = start(page_without_js, live_server, gemeente)
    walk.told("1. Wie werken er bij u?")

    give_files(walk)
    fix(walk)
    decide(walk)
    open_it(walk)

    assert Ronde.objects.get().status == Status.OPEN
    assert len(walk.screens) <= MOST_SCREENS, walk.screens
    walk.page.goto(live_server.url + reverse("begin", args=[gemeente.slug]))
    walk.told("De ronde is open")


def test_going_back_to_the_list_asks_for_no_file_again(page: Page, live_server: LiveServer) -> None:
    walk = start(page, live_server, GemeenteFactory.create())
    page.get_by_label("Bestand (CSV of Excel)").set_input_files(MEDEWERKERS)
    walk.send("Lijst controleren")
    walk.told("Deze groepen tellen samen")
    walk.send("Ja, voeg samen en bewaar")
    walk.told("87 medewerkers in 4 groepen")

    page.go_back()
    walk.told("Deze groepen tellen samen")
    page.go_back()
    walk.told("1. Wie werken er bij u?")


@pytest.mark.slow
def test_a_beheerder_who_does_all_alone_says_so_once_and_is_not_mailed(
    page_without_js: Page, live_server: LiveServer, mailoutbox: list[object]
) -> None:
    walk = start(page_without_js, live_server, GemeenteFactory.create(), Rol.BEHEERDER)

    give_files(walk, leads=True)
    fix(walk)
    decide(walk)
    open_it(walk)

    assert len(walk.screens) <= MOST_SCREENS, walk.screens


def village_list(path: Path) -> None:
    """Write a list as a village keeps it: title, headings in row 3, two divisions, formulas, a total."""
    book = Workbook()
    book.active.append(["Personeelsoverzicht, stand 1 november"])
    book.active.merge_cells("A1:G1")
    book.active.append([])
    book.active.append(["Personeelsnr", "Naam", "E-mail (werk)", "Afdeling", "Team", "In dienst", "Fte"])
    teams = [("Dienst", "Balie", 12), ("Dienst", "Post", 3), ("Ruimte", "Groen", 5), ("Ruimte", "Bouw", 6)]
    for afdeling, team, size in teams:
        for n in range(size):
            mail = f"{team}{n}@heuvel.example" if n else None
            book.active.append([n, f"{team}{n}, Voor", mail, afdeling, team, dt.date(2011, 5, 2), "=1/2"])
    book.active.append([None, "Totaal", None, None, None, None, "=SUM(G4:G29)"])
    book.save(path)


def village_cases(path: Path) -> None:
    lines = [
        f"Z{month}{day};2026-{month:02d}-{day:02d};2026-{month:02d}-28;J. Jansen"
        for month in range(1, 7)
        for day in range(1, 21)
    ]
    path.write_text("\n".join(("Zaaknr;Registratiedatum;Afhandeldatum;Behandelaar", *lines)))


@pytest.mark.slow
def test_files_of_a_village_need_six_screens_as_well(
    sized_page: Page, live_server: LiveServer, axe: Axe, mailoutbox: list[object], tmp_path: Path
) -> None:
    village_list(tmp_path / "lijst.xlsx")
    village_cases(tmp_path / "zaken.csv")
    walk = start(sized_page, live_server, GemeenteFactory.create(), Rol.BEHEERDER)
    walk.axe = axe
    bestand = sized_page.get_by_label("Bestand (CSV of Excel)")

    bestand.set_input_files(tmp_path / "lijst.xlsx")
    walk.send("Lijst controleren")
    walk.told("Welke groepen wilt u?")
    sized_page.get_by_role("radio", name="Per Team").check()
    sized_page.get_by_label("Ik ben ook programmaleider").check()
    walk.send("Ja, bewaar deze lijst")
    walk.told("26 medewerkers in 2 groepen")
    bestand.set_input_files(tmp_path / "zaken.csv")
    walk.send("Zaken inlezen")
    walk.told("6 maanden, 120 zaken")
    walk.told("Weggelaten, zoals u vroeg: Behandelaar.")
    fix(walk)
    decide(walk)
    sized_page.get_by_role("link", name="Openen").click()
    walk.told("4 mensen krijgen een brief")
    walk.send("Ja, openen")
    walk.told("Er deed nog niemand van de 26 mensen mee")

    assert len(walk.screens) <= MOST_SCREENS, walk.screens


@pytest.mark.slow
def test_screens_have_no_axe_violation_and_fit_the_screen(
    sized_page: Page, live_server: LiveServer, axe: Axe, mailoutbox: list[object]
) -> None:
    gemeente = GemeenteFactory.create(naam="Voorbeelddorp")
    walk = start(sized_page, live_server, gemeente)
    walk.axe = axe
    give_files(walk)
    fix(walk)
    decide(walk)
    for name in ("begin-medewerkers", "begin"):
        go(sized_page, live_server.url + reverse(name, args=[gemeente.slug]))
        walk.look(name)
