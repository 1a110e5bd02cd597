"""How many of the staff use something, on the dashboard and its own page; what is hidden looks alike."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
import time_machine
from django.urls import reverse

from adoptie.models import Gemeente, Rol
from metingen.actions.gebruik import prepare_gebruik, receive_gebruik, record_bronbesluit
from metingen.actions.meetwaarden import measure_bron, release_figures
from metingen.models import Bron
from tests.factories.adoptie import RapportagegroepFactory, TrajectFactory
from tests.metingen.test_gebruik import NOW, lines, written
from tests.rapportage.conftest import LogIn

pytestmark = pytest.mark.django_db
GROUPS = {"Bestuur": 12, "Balie": 18, "Ruimte": 30, "Samenleving": 40}
MARCH = lines("2026-03", {"Bestuur": 3, "Balie": 6, "Ruimte": 11, "Samenleving": 20}, GROUPS)
APRIL = lines("2026-04", {"Bestuur": 6, "Balie": 9, "Ruimte": 17, "Samenleving": 28}, GROUPS)
# All of the smallest group use it, so it is not shown, and another with it.
MAY = lines("2026-05", {"Bestuur": 12, "Balie": 10, "Ruimte": 26, "Samenleving": 30}, GROUPS)


@pytest.fixture
def bron(gemeente: Gemeente, tmp_path: Path) -> Bron:
    """Give three months of a source; in the last some groups are not shown."""
    with time_machine.travel(NOW, tick=False):
        traject = TrajectFactory.create(gemeente=gemeente)
        for name in GROUPS:
            RapportagegroepFactory.create(traject=traject, naam=name)
        made = prepare_gebruik(
            traject=traject, wat="de tablet", spoor="fysiek", vanaf=dt.date(2026, 3, 1), by="leider"
        )
        record_bronbesluit(
            bron=made,
            soort="instemming",
            metingen="x",
            genomen_op=dt.date(2026, 6, 1),
            geldig_tot=dt.date(2027, 5, 31),
            by="or",
        )
        receive_gebruik(bron=made, path=written(tmp_path, [*MARCH, *APRIL, *MAY]), by="leider")
        measure_bron(bron=made, by="worker")
    return made


def plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").replace("&#x27;", "'").split())


def page_of(bron: Bron, log_in: LogIn, rol: Rol = Rol.PROGRAMMALEIDER, **asked: str) -> str:
    url = reverse("cijfer", args=[bron.gemeente.slug, "gebruik-aandeel"])
    return plain(log_in(bron.gemeente, rol).get(url, {"bron": bron.naam, **asked}).content.decode())


@time_machine.travel(NOW, tick=False)
def test_dashboard_has_a_row_on_its_spoor(bron: Bron, log_in: LogIn) -> None:
    page = plain(
        log_in(bron.gemeente, Rol.PROGRAMMALEIDER)
        .get(reverse("dashboard", args=[bron.gemeente.slug]))
        .content.decode()
    )

    fysiek = page.partition('id="spoor-fysiek"')[2]
    assert "Medewerkers die de tablet gebruiken" in fysiek
    assert "78 %" in fysiek
    assert "Ook hoeveel medewerkers iets gebruiken: totalen per groep, nooit per persoon." in fysiek
    assert f"cijfer/gebruik-aandeel/?periode=2026-05&amp;bron={bron.naam}" in fysiek


@time_machine.travel(NOW, tick=False)
def test_page_tells_the_road_and_the_groups(bron: Bron, log_in: LogIn) -> None:
    page = page_of(bron, log_in)

    assert "78 % in mei 2026, n = 100, zonder marge." in page
    assert "de laatste 3 maanden" in page
    assert "Het deel van de medewerkers dat dit in de maand minstens één keer gebruikte." in page
    assert "april 2026" in page
    earlier = page_of(bron, log_in, periode="2026-04")
    assert "60 % in april 2026" in earlier
    assert "mei 2026" not in earlier


@time_machine.travel(NOW, tick=False)
def test_hidden_group_says_where_to_look_and_has_no_number(bron: Bron, log_in: LogIn) -> None:
    page = page_of(bron, log_in)

    assert "Van deze groepen laten we geen cijfer zien, want er zijn te weinig antwoorden" in page
    assert "Balie en Bestuur." in page.partition("Van deze groepen laten we geen cijfer zien")[2]
    assert "Kijk bij iedereen samen." in page
    assert "100 %" not in page


@time_machine.travel(NOW, tick=False)
def test_hidden_group_is_told_alike_in_the_file(bron: Bron, log_in: LogIn) -> None:
    url = reverse("cijfer-bestand", args=[bron.gemeente.slug, "gebruik-aandeel", "per-groep.csv"])

    answer = log_in(bron.gemeente, Rol.PROGRAMMALEIDER).get(url, {"bron": bron.naam})

    text = b"".join(answer) if answer.streaming else answer.content
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig")), delimiter=";"))
    [row] = [row for row in rows if row and row[0] == "Bestuur"]
    assert any("te weinig antwoorden, zie iedereen samen" in cell for cell in row)
    assert not {"0", "1", "100", "12", "0,0"} & set(row)


@time_machine.travel(NOW, tick=False)
def test_management_sees_it_once_it_is_released(bron: Bron, log_in: LogIn) -> None:
    url = reverse("cijfer", args=[bron.gemeente.slug, "gebruik-aandeel"])
    assert log_in(bron.gemeente, Rol.MANAGER).get(url).status_code == 404
    assert "78 %" in page_of(bron, log_in, Rol.OR)

    release_figures(gemeente=bron.gemeente, by="leider")

    assert "78 %" in page_of(bron, log_in, Rol.MANAGER)


def test_page_of_nothing_is_not_there(gemeente: Gemeente, log_in: LogIn) -> None:
    url = reverse("cijfer", args=[gemeente.slug, "gebruik-aandeel"])

    assert log_in(gemeente, Rol.PROGRAMMALEIDER).get(url).status_code == 404
