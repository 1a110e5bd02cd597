"""The page of a figure as a workbook: its numbers as numbers, and below each table what they mean."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook  # type: ignore[import-untyped]

from adoptie.models import Gemeente, Rol
from tests.factories.adoptie import TrajectFactory
from tests.factories.enquetes import make_ronde
from tests.factories.metingen import STATUS, case_figure, question_figure, scale_figures
from tests.rapportage.conftest import LogIn


def book(client: Client, code: str, query: str = "") -> Any:
    response = client.get(f"/gemeente/hattem/dashboard/cijfer/{code}/cijfers.xlsx{query}")
    assert response.status_code == 200
    return load_workbook(io.BytesIO(response.content))


def words_of(sheet: Any) -> list[str]:
    return [str(cell.value) for row in sheet for cell in row if cell.value is not None]


def test_page_of_a_figure_leads_to_its_workbook(gemeente: Gemeente, log_in: LogIn) -> None:
    url = "/gemeente/hattem/dashboard/cijfer/doorlooptijd/"

    assert f'{url}cijfers.xlsx?periode=2011-K3"' in log_in(gemeente).get(
        f"{url}?periode=2011-K3"
    ).content.decode().replace("&amp;", "&")
    sent = log_in(gemeente).get(f"{url}cijfers.xlsx")
    assert sent["Content-Disposition"] == 'attachment; filename="doorlooptijd.xlsx"'
    assert sent["X-Content-Type-Options"] == "nosniff"


def test_workbook_has_a_sheet_for_each_table_with_numbers(gemeente: Gemeente, log_in: LogIn) -> None:
    found = book(log_in(gemeente), "digitaal-aandeel")

    assert found.sheetnames[0] == "Lees mij"
    quarters = found["02 Per kwartaal"]
    assert [cell.value for cell in quarters[2]][:2] == ["vierde kwartaal van 2011", 0.6]
    assert quarters["B2"].number_format.endswith("%")


def test_each_sheet_says_what_it_is_how_it_was_counted_and_from_what(
    gemeente: Gemeente, log_in: LogIn
) -> None:
    found = book(log_in(gemeente), "doorlooptijd")

    for sheet in found.worksheets[1:]:
        words = words_of(sheet)
        assert any(each.startswith("Wat het is: ") for each in words)
        assert any(each.startswith("Rekenwijze: mediaan volgens Kaplan-Meier") for each in words)
        assert any(each.startswith("Bron: zaaksysteem") for each in words)


def test_workbook_of_a_question_has_its_words_and_its_rounds(gemeente: Gemeente, log_in: LogIn) -> None:
    ronde = make_ronde(traject=TrajectFactory.create(gemeente=gemeente), naam="Nulmeting")
    scale_figures(ronde, vraag="Is uw werk te doen?")
    question_figure(ronde, "werk:score", None, groep="Bouwen", vlaggen=["te_weinig"])

    found = book(log_in(gemeente), "werk")

    assert "Is uw werk te doen?" in words_of(found["Lees mij"])
    per_round = words_of(next(sheet for sheet in found if sheet.title.endswith("Per ronde")))
    assert "De vraag: Is uw werk te doen?" in per_round
    assert "Bron: Nulmeting." in per_round
    assert not any("Bouwen" in words_of(sheet) for sheet in found)


def test_workbook_says_of_every_sheet_that_figures_are_made_up(gemeente: Gemeente, log_in: LogIn) -> None:
    Gemeente.objects.filter(pk=gemeente.pk).update(fictief=True)

    for sheet in book(log_in(gemeente), "doorlooptijd"):
        assert any("Verzonnen cijfers" in each for each in words_of(sheet))


def test_workbook_holds_what_its_reader_may_see_and_says_so(gemeente: Gemeente, log_in: LogIn) -> None:
    case_figure(gemeente, "doorlooptijd", "2012-K1", 93.25, status=STATUS.BEREKEND)

    works_council, reader = (book(log_in(gemeente, rol), "doorlooptijd") for rol in (Rol.OR, Rol.LEZER))

    assert "93.25" in [word for sheet in works_council for word in words_of(sheet)]
    assert "93.25" not in [word for sheet in reader for word in words_of(sheet)]
    assert "U ziet ook cijfers die nog niet zijn vrijgegeven." in words_of(works_council["Lees mij"])
    assert "U ziet cijfers die zijn vrijgegeven of gepubliceerd." in words_of(reader["Lees mij"])


@pytest.mark.parametrize("code", ["onbekend", "werk"])
def test_figure_that_is_not_there_has_no_workbook(gemeente: Gemeente, log_in: LogIn, code: str) -> None:
    url = f"/gemeente/hattem/dashboard/cijfer/{code}/cijfers.xlsx"

    assert log_in(gemeente).get(url).status_code == 404
