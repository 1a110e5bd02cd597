"""All figures of a round as one file: what a reader may see, in numbers that are those of the pages."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Gemeente, Rol
from enquetes.actions.ronde import close_ronde
from enquetes.models import Ronde
from metingen.queries.cijfers import read_cijfers
from tests.factories.adoptie import GemeenteFactory, TrajectFactory
from tests.factories.enquetes import make_open_ronde
from tests.factories.metingen import STATUS, question_figure, scale_figures
from tests.rapportage.conftest import LogIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde(gemeente: Gemeente) -> Ronde:
    """Give a round with one question for the whole, and one group of which nothing may be seen."""
    ronde = close_ronde(ronde=make_open_ronde(traject=TrajectFactory.create(gemeente=gemeente)), by="test")
    scale_figures(ronde)
    question_figure(ronde, "werk:score", None, groep="Balie", n=3, vlaggen=["te_weinig"])
    return ronde


def fetch(client: Client, ronde: Ronde, soort: str) -> bytes:
    address = reverse("rondecijfers-bestand", args=[ronde.gemeente.slug, ronde.pk, soort])
    response = client.get(address)
    assert response.status_code == 200
    return response.content


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_has_each_figure_as_it_was_published(log_in: LogIn, gemeente: Gemeente, ronde: Ronde) -> None:
    rows = rows_of(fetch(log_in(gemeente), ronde, "csv"))

    figures = read_cijfers(gemeente, lengte="ronde", ronde=ronde.pk)
    assert len(rows) == len(figures) == 6
    score = next(row for row in rows if row["Code"] == "werk:score" and not row["Groep"])
    assert (score["Waarde"], score["Laag"], score["Hoog"], score["n"]) == ("60", "55", "65", "30")
    assert score["Vraag"] == "Mijn werk is goed te doen."
    assert score["Eenheid"] == "punten (0 tot 100)"
    share = next(row for row in rows if row["Antwoord"] == "vaak")
    assert (share["Waarde"], share["Eenheid"]) == ("0,3", "aandeel (1 = 100 %)")


@pytest.mark.parametrize("soort", ["csv", "xlsx", "json"])
def test_hidden_figure_says_so_and_gives_no_number(
    log_in: LogIn, gemeente: Gemeente, ronde: Ronde, soort: str
) -> None:
    content = fetch(log_in(gemeente), ronde, soort)

    found = _as_rows(content, soort)
    (hidden,) = (row for row in found if row["groep"] == "Balie")
    assert hidden["waarde"] == "te weinig antwoorden"
    assert hidden["n"] in (None, "")
    assert hidden["let_op"] in (None, "")


def _as_rows(content: bytes, soort: str) -> list[dict[str, Any]]:
    if soort == "json":
        figures = json.loads(content)["cijfers"]
        return [
            {
                "groep": row["groep"],
                "waarde": row.get("reden", row["waarde"]),
                "n": row.get("n"),
                "let_op": row.get("let_op"),
            }
            for row in figures
        ]
    rows: Any = rows_of(content) if soort == "csv" else _sheet(content)
    return [
        {"groep": row["Groep"], "waarde": row["Waarde"], "n": row["n"], "let_op": row["Let op"]}
        for row in rows
    ]


def _sheet(content: bytes) -> list[dict[str, Any]]:
    (headings, *rows) = load_workbook(io.BytesIO(content)).active.values
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_three_kinds_hold_the_same_numbers(log_in: LogIn, gemeente: Gemeente, ronde: Ronde) -> None:
    client = log_in(gemeente)
    as_csv = [row["Waarde"].replace(",", ".") for row in rows_of(fetch(client, ronde, "csv"))]
    as_xlsx = [row["Waarde"] for row in _sheet(fetch(client, ronde, "xlsx"))]
    whole = json.loads(fetch(client, ronde, "json"))
    as_json = [row.get("reden", row["waarde"]) for row in whole["cijfers"]]

    assert as_xlsx == as_json
    assert [f"{each:g}" if isinstance(each, float | int) else each for each in as_json] == as_csv
    assert (whole["soort"], whole["formaat"]) == ("mentaal-spoor/cijfers", 1)
    assert whole["ronde"]["naam"] == ronde.naam


@pytest.mark.parametrize("soort", ["csv", "xlsx", "json"])
def test_same_figures_give_the_same_bytes(
    log_in: LogIn, gemeente: Gemeente, ronde: Ronde, soort: str
) -> None:
    client = log_in(gemeente)

    assert fetch(client, ronde, soort) == fetch(client, ronde, soort)


def test_reader_gets_only_what_was_released(log_in: LogIn, gemeente: Gemeente, ronde: Ronde) -> None:
    question_figure(ronde, "geheim", 0.5, status=STATUS.BEREKEND)

    assert b"geheim" in fetch(log_in(gemeente, Rol.OR), ronde, "csv")
    assert b"geheim" not in fetch(log_in(gemeente, Rol.LEZER), ronde, "csv")


def test_who_sees_no_figure_of_a_round_finds_no_file(log_in: LogIn, gemeente: Gemeente, ronde: Ronde) -> None:
    """Klantcontact sees what was published only."""
    client = log_in(gemeente, Rol.KLANTCONTACT)
    address = reverse("rondecijfers-bestand", args=["hattem", ronde.pk, "csv"])

    assert client.get(address).status_code == 404
    assert ronde.naam not in client.get(reverse("rondecijfers", args=["hattem"])).content.decode()
    assert client.get(address.removesuffix("csv") + "exe").status_code == 404


def test_round_of_another_gemeente_is_not_found(log_in: LogIn, gemeente: Gemeente, ronde: Ronde) -> None:
    other = GemeenteFactory.create()

    address = reverse("rondecijfers-bestand", args=[other.slug, ronde.pk, "csv"])
    assert log_in(other).get(address).status_code == 404


def test_invented_figures_say_so_in_each_row(log_in: LogIn, gemeente: Gemeente, ronde: Ronde) -> None:
    Gemeente.objects.filter(pk=gemeente.pk).update(fictief=True)
    client = log_in(gemeente)

    rows = rows_of(fetch(client, ronde, "csv"))
    assert {row["Let op"] for row in rows} == {"Verzonnen cijfers"}
    figures = json.loads(fetch(client, ronde, "json"))["cijfers"]
    assert {figure["let_op"] for figure in figures} == {"Verzonnen cijfers"}


def test_page_lists_the_rounds_with_figures(
    log_in: LogIn, gemeente: Gemeente, ronde: Ronde, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = log_in(gemeente, Rol.LEZER)
    address = reverse("rondecijfers", args=["hattem"])
    client.get(address)

    with django_assert_num_queries(8):
        page = client.get(address).content.decode()

    for soort in ("csv", "xlsx", "json"):
        assert reverse("rondecijfers-bestand", args=["hattem", ronde.pk, soort]) in page
    assert address in client.get(reverse("dashboard", args=["hattem"])).content.decode()


def test_page_without_figures_says_what_comes_first(log_in: LogIn, gemeente: Gemeente) -> None:
    page = log_in(gemeente).get(reverse("rondecijfers", args=["hattem"])).content.decode()

    assert "Er zijn nog geen cijfers van rondes voor u" in page
