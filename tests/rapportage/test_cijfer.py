from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Gemeente, Rol
from enquetes.models import Ronde
from tests.factories.adoptie import InterventieFactory, TrajectFactory
from tests.factories.enquetes import make_ronde
from tests.factories.metingen import STATUS, case_figure, question_figure, scale_figures, year_of_figures
from tests.rapportage.conftest import LogIn


def page_of(client: Client, code: str, query: str = "") -> str:
    return client.get(f"/gemeente/hattem/cijfer/{code}/{query}").content.decode()


def two_rounds(gemeente: Gemeente) -> tuple[Ronde, Ronde]:
    traject = TrajectFactory.create(gemeente=gemeente)
    first = make_ronde(traject=traject, naam="Nulmeting")
    second = make_ronde(traject=traject, naam="Vervolg")
    Ronde.objects.filter(pk=first.pk).update(opent_op=first.opent_op - dt.timedelta(days=365))
    return Ronde.objects.get(pk=first.pk), second


def test_cijfer_explains_itself(gemeente: Gemeente, log_in: LogIn) -> None:
    page = page_of(log_in(gemeente), "doorlooptijd")

    assert "Kaplan-Meier" in page
    assert "zaaksysteem (controlegetal cdcdcdcdcdcd)" in page
    assert "zaken-2" in page
    assert "Vergeleken met het derde kwartaal van 2011." in page
    assert "/cijfer/doorlooptijd/grafiek.svg?periode=2011-K4&amp;v=" in page


def test_cijfer_shows_quarter_that_was_asked_for(gemeente: Gemeente, log_in: LogIn) -> None:
    case_figure(gemeente, "doorlooptijd", "2012-K1", 12.0, vlaggen=["veel_open"])

    shown = page_of(log_in(gemeente), "doorlooptijd")
    asked = page_of(log_in(gemeente), "doorlooptijd", "?periode=2012-K1")

    assert "<dd" in shown
    assert "vierde kwartaal van 2011" in shown
    assert "Nog geen oordeel: te veel aanvragen lopen nog." in asked


def test_cijfer_shows_channels_that_may_be_seen(gemeente: Gemeente, log_in: LogIn) -> None:
    case_figure(gemeente, "doorlooptijd", "2011-K4", 31.0, categorie="balie")
    case_figure(gemeente, "doorlooptijd", "2011-K4", None, categorie="post", vlaggen=["te_weinig"])

    page = page_of(log_in(gemeente), "doorlooptijd")

    assert "Per kanaal, vierde kwartaal van 2011" in page
    assert "balie" in page
    assert ">post<" not in page


def test_cijfer_marks_interventies_in_its_chart(gemeente: Gemeente, log_in: LogIn) -> None:
    InterventieFactory.create(
        spoor__traject__gemeente=gemeente, naam="Loket", ingangsdatum=dt.date(2011, 5, 1)
    )

    assert "Vanaf mei 2011: Loket." in page_of(log_in(gemeente), "digitaal-aandeel")


def test_cijfer_of_a_scale_compares_rounds(gemeente: Gemeente, log_in: LogIn) -> None:
    first, second = two_rounds(gemeente)
    scale_figures(first)
    scale_figures(second)
    question_figure(second, "werk:score", 71.0, groep="Balie", laag=60.0, hoog=80.0)
    question_figure(second, "werk:score", None, groep="Bouwen", vlaggen=["te_weinig"])

    page = page_of(log_in(gemeente), "werk")

    assert "Vergeleken met &#x27;Nulmeting&#x27;." in page
    assert "Per groep, Vervolg" in page
    assert "Balie" in page
    assert "Bouwen" not in page


def test_cijfer_names_a_change_of_words_and_does_not_compare(gemeente: Gemeente, log_in: LogIn) -> None:
    first, second = two_rounds(gemeente)
    scale_figures(first, vraag="Is uw werk licht?")
    scale_figures(second, vraag="Is uw werk te doen?")

    page = page_of(log_in(gemeente), "werk")

    assert "De woorden veranderden" in page
    assert "Is uw werk licht?" in page
    assert "Vergeleken met" not in page


def test_cijfer_of_a_choice_shows_the_last_round(gemeente: Gemeente, log_in: LogIn) -> None:
    _, second = two_rounds(gemeente)
    for order, (answer, share) in enumerate((("Balie", 0.7), ("Beleid", 0.3))):
        question_figure(second, "functie", share, categorie=answer, volgorde=order)

    assert "Balie: 70" in page_of(log_in(gemeente), "functie")


def test_cijfer_that_a_reader_may_not_see_does_not_exist(gemeente: Gemeente, log_in: LogIn) -> None:
    case_figure(gemeente, "overdrachten", "2011-K4", 1.2, status=STATUS.BEREKEND)
    url = "/gemeente/hattem/cijfer/overdrachten/"

    assert log_in(gemeente, Rol.OR).get(url).status_code == 200
    assert log_in(gemeente, Rol.LEZER).get(url).status_code == 404
    assert log_in(gemeente, Rol.LEZER).get(f"{url}grafiek.svg").status_code == 404


@pytest.mark.parametrize("code", ["onbekend", "werk[r1]", "x y"])
def test_cijfer_that_is_not_there_is_not_found(gemeente: Gemeente, log_in: LogIn, code: str) -> None:
    assert log_in(gemeente).get(f"/gemeente/hattem/cijfer/{code}/").status_code == 404


def test_cijfer_grafiek_is_a_drawing(gemeente: Gemeente, log_in: LogIn) -> None:
    response = log_in(gemeente).get("/gemeente/hattem/cijfer/doorlooptijd/grafiek.svg?smal=1")

    assert response["Content-Type"] == "image/svg+xml"
    assert b'width="340"' in response.content


def test_cijfer_asks_no_more_for_more_figures(
    gemeente: Gemeente, log_in: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = log_in(gemeente)
    year_of_figures(gemeente, year=2010)

    with django_assert_num_queries(12):
        client.get("/gemeente/hattem/cijfer/doorlooptijd/")
