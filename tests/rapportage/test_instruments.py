"""A report on a round in which an instrument was asked: its name, its range and how to read it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from adoptie.models import Rol
from enquetes.bibliotheek.systemen import SUS
from enquetes.bibliotheek.verandering import LADDER
from enquetes.models import Ronde
from metingen.queries.cijfers import read_cijfers
from metingen.queries.veranderingen import changes_of_rounds
from rapportage.blocks import Heading, Table
from rapportage.queries.rondecijfers import read_rondecijfers
from rapportage.renderers.cijfers import Rondecijfers, render
from rapportage.reports import answers, instruments
from tests.factories.adoptie import member
from tests.metingen.test_instrumenten import measured, questionnaire, rows, some_sus

pytestmark = pytest.mark.django_db


@pytest.fixture
def ronde() -> Ronde:
    people = [
        {"sus": rows(*each), "ladder": rows(4 + at % 2, 3 + at % 2, 2 + at % 2, 1 + at % 2, 1 + at % 3)}
        for at, each in enumerate(some_sus(30))
    ]
    return measured(questionnaire(*SUS.vragen, *LADDER.vragen), people)


def told(ronde: Ronde) -> list[Heading | Table]:
    found = read_rondecijfers(ronde.gemeente, ronde.pk, {"berekend"})  # type: ignore[arg-type]  # a status is a word
    assert found is not None
    whole = [figure for figure in found[1] if not figure.groep]
    return [block for block in answers.about(1, found[0], whole) if isinstance(block, Heading | Table)]


def test_report_tells_each_score_with_how_to_read_it(ronde: Ronde) -> None:
    blocks = told(ronde)

    assert isinstance(blocks[0], Heading)
    assert blocks[0].text == "Wat vragen samen zeggen in 'Nulmeting 2011'"
    tables = {block.title: block for block in blocks if isinstance(block, Table)}
    sus, ladder = tables["Gebruiksgemak van het systeem (SUS)"], tables["Treden van de verandering"]
    assert "Loopt van 0 tot 100. Hoger is beter." in sus.notes[0]
    assert "geen percentage" in sus.notes[0]
    assert [row[0] for row in ladder.rows] == ["weten", "willen", "kunnen", "doen", "volhouden"]
    assert ladder.notes[0] == "Hier zit het knelpunt: kunnen."


def test_report_begins_with_the_scores(ronde: Ronde) -> None:
    figures = read_cijfers(ronde.gemeente, lengte="ronde", groep="")

    assert instruments.in_short(figures) == (
        "Gebruiksgemak van het systeem (SUS): 74 van 100. "
        "Treden van de verandering: het knelpunt is 'kunnen'."
    )


def test_rows_to_agree_with_and_rows_not_to_are_not_ranked(ronde: Ronde) -> None:
    told = answers.extremes(read_cijfers(ronde.gemeente, lengte="ronde", groep=""))

    assert "systeem" not in told
    assert "Het hoogst scoort 'Ik weet waarom wij anders gaan werken'" in told


def test_score_stands_once_in_a_report(ronde: Ronde) -> None:
    names = [row[0] for block in told(ronde) if isinstance(block, Table) for row in block.rows]

    assert "Gebruiksgemak van het systeem (SUS)" not in names


def test_page_of_a_score_explains_it(ronde: Ronde, client: Client) -> None:
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    slug = ronde.gemeente.slug

    dashboard = client.get(reverse("dashboard", args=[slug])).content.decode()
    page = client.get(reverse("cijfer", args=[slug, "instrument-sus"])).content.decode()

    assert reverse("cijfer", args=[slug, "instrument-sus"]) in dashboard
    assert "Gebruiksgemak van het systeem (SUS)" in page
    assert "Loopt van 0 tot 100. Hoger is beter." in page


@pytest.mark.parametrize("soort", ["csv", "json"])
def test_score_leaves_with_its_meaning(ronde: Ronde, soort: str) -> None:
    found = read_rondecijfers(ronde.gemeente, ronde.pk, {"berekend"})  # type: ignore[arg-type]  # a status is a word
    assert found is not None

    file = render(Rondecijfers(*found), soort).decode()

    assert "instrument-sus:score" in file
    assert "System Usability Scale" in file


def test_rounds_are_compared_on_their_score(ronde: Ronde) -> None:
    (before,) = read_cijfers(ronde.gemeente, lengte="ronde", groep="", codes=["instrument-sus:score"])
    value, low, high = ((each or 0) + 12 for each in (before.waarde, before.laag, before.hoog))
    later = before.begin + dt.timedelta(days=100)
    after = replace(before, ronde_id=0, begin=later, waarde=value, laag=low, hoog=high)

    (change,) = changes_of_rounds([before, after])

    assert change.clear
    assert change.direction == "beter"


def test_score_in_other_units_is_not_compared_again(ronde: Ronde) -> None:
    (score,) = read_cijfers(ronde.gemeente, lengte="ronde", groep="", codes=["instrument-sus:score"])
    before = replace(score, code="instrument-dienst:omgerekend")

    assert changes_of_rounds([before, replace(before, ronde_id=0)]) == ()
