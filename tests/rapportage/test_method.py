"""The appendix on method: each kind of figure that occurs, and nothing that does not."""

from __future__ import annotations

import pytest

from adoptie.models import Gemeente
from metingen.queries.cijfers import Cijfer, read_cijfers
from rapportage.blocks import Table, Text
from rapportage.reports.method import section
from tests.factories.enquetes import make_closed_ronde
from tests.factories.metingen import case_figure, scale_figures

pytestmark = pytest.mark.django_db


def kinds(figures: tuple[Cijfer, ...]) -> dict[str, str]:
    """Return the version of each kind that is told."""
    tables = [block for block in section(figures) if isinstance(block, Table)]
    return {str(row[0]): str(row[2]) for table in tables for row in table.rows}


def test_kinds_of_cases_are_told_with_their_version(gemeente: Gemeente) -> None:
    case_figure(gemeente, "zaken-ontvangen", "2011-12", 40.0)

    found = kinds(read_cijfers(gemeente, lengte="maand"))

    assert found == {"Aandeel van aanvragen": "zaken-2", "Doorlooptijd": "zaken-2", "Aantal": "zaken-2"}


def test_kinds_of_rounds_are_told_apart_from_those_of_cases() -> None:
    ronde = make_closed_ronde(1)
    scale_figures(ronde)

    found = kinds(read_cijfers(ronde.gemeente, lengte="ronde"))

    assert found == {"Aandeel van antwoorden": "ronde-3", "Score van een vraag": "ronde-3"}


def test_how_differences_are_judged_is_not_told_twice(gemeente: Gemeente) -> None:
    figures = read_cijfers(gemeente, lengte="maand")

    assert not any(isinstance(block, Text) for block in section(figures, compared=False))


def test_report_without_figures_has_no_appendix() -> None:
    assert list(section(())) == []
