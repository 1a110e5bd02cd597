"""The gallery of charts: there for who looks at a demo, and for nobody else."""

from __future__ import annotations

from typing import get_args

import pytest
from django.test import Client

from adoptie.models import Gemeente
from rapportage.blocks import ChartData
from rapportage.screens.gallery import examples
from tests.factories.adoptie import GemeenteFactory, member

pytestmark = pytest.mark.django_db
PAGE = "/voorbeelden/grafieken/"


@pytest.fixture
def invented() -> Gemeente:
    return GemeenteFactory.create(fictief=True)


def test_gallery_has_every_kind_of_chart() -> None:
    assert {type(example.chart.data) for example in examples()} == set(get_args(ChartData))


def test_gallery_shows_each_chart_wide_and_narrow_with_its_words_and_table(
    client: Client, invented: Gemeente
) -> None:
    page = client.get(PAGE).content.decode()

    for example in examples():
        assert page.count(f"{example.chart.anchor}.svg?") >= 2
        assert example.purpose in page
    assert page.count("In woorden.") == page.count("Bekijk de cijfers") == len(examples())


@pytest.mark.parametrize("kind", ["svg", "png", "csv"])
def test_gallery_gives_its_charts_as_files_that_say_that_they_are_invented(
    client: Client, invented: Gemeente, kind: str
) -> None:
    response = client.get(f"{PAGE}voorbeeld-xmr.{kind}")

    assert response.status_code == 200
    assert b"erzonnen" in response.content


def test_start_page_of_a_demo_leads_to_the_gallery(client: Client, invented: Gemeente) -> None:
    assert PAGE in client.get("/").content.decode()


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}voorbeeld-xmr.svg"])
def test_gallery_is_not_there_beside_real_figures(client: Client, invented: Gemeente, path: str) -> None:
    GemeenteFactory.create()

    assert client.get(path).status_code == 404
    assert PAGE not in client.get("/").content.decode()


def test_who_works_for_invented_gemeenten_only_sees_the_gallery(client: Client, invented: Gemeente) -> None:
    GemeenteFactory.create()
    client.force_login(member(invented))

    assert client.get(PAGE).status_code == 200


def test_gallery_has_no_other_files(client: Client, invented: Gemeente) -> None:
    assert client.get(f"{PAGE}voorbeeld-taart.svg").status_code == 404
