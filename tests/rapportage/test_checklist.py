"""The checklist for polls: filled in by the round itself, with a margin only for who was drawn."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from enquetes.queries.rondes import SENTENCES, Response
from metingen.queries.cijfers import Cijfer, read_cijfers
from rapportage.blocks import Table, Text
from rapportage.reports.checklist import Peiling, chapter, margin
from tests.factories.enquetes import make_closed_ronde
from tests.factories.metingen import question_figure

STAFF = Response(
    ronde_id=1,
    naam="Nulmeting",
    status="verzegeld",
    status_naam="definitief afgesloten",
    doelgroep="Alle medewerkers zijn gevraagd.",
    begin=dt.date(2026, 5, 18),
    eind=dt.date(2026, 6, 6),
    uitgenodigd=64,
    ingevuld=47,
    wie="medewerkers",
    niet_verstuurd=3,
    ingelezen=False,
    modus="anoniem",
    belofte=(
        "Deze vragenlijst is anoniem: er staat geen naam bij uw antwoorden.",
        "Niemand weet wie u bent.",
    ),
)


def answers(response: Response, figures: tuple[Cijfer, ...] = ()) -> dict[str, str]:
    blocks = chapter("Hattem", [Peiling(response, figures)])
    table = next(block for block in blocks if isinstance(block, Table))
    return {str(row[0]): str(row[1]) for row in table.rows}


def test_checklist_is_filled_in_from_the_round() -> None:
    told = answers(STAFF)

    assert told["Wie gaf de opdracht?"] == "Gemeente Hattem"
    assert told["Wanneer?"] == "Van 18 mei 2026 tot en met 6 juni 2026."
    assert told["Hoeveel mensen deden mee?"].replace("\xa0", " ") == (
        "Gevraagd: 64. Wel begonnen, niet verstuurd: 3. Ingevuld: 47, dat is 73 % van wie is gevraagd."
    )
    assert told["Is er gewogen?"].startswith("Nee.")
    assert told["Wat is niet getoond?"] == "Alle cijfers zijn getoond."


def test_what_is_not_known_is_called_unknown() -> None:
    told = answers(replace(STAFF, wie="open", uitgenodigd=None, niet_verstuurd=None, ingelezen=True))

    assert told["Hoeveel mensen deden mee?"] == "Hoeveel mensen zijn gevraagd, weten we niet. Ingevuld: 47."
    assert "ingelezen uit een bestand" in told["Hoe is gevraagd?"]


@pytest.mark.parametrize("wie", list(SENTENCES))
def test_only_who_was_drawn_has_a_margin(wie: str) -> None:
    told = margin(replace(STAFF, wie=wie, ingevuld=500))

    assert ("procentpunten" in told) == (wie == "steekproef")


def test_margin_of_a_sample_is_that_of_a_burgerpeiling() -> None:
    # 385 answers give 5 percentage points at 95 %.
    assert "Hoogstens 5,0 procentpunten" in margin(replace(STAFF, wie="steekproef", ingevuld=385))


def test_a_panel_is_called_no_sample() -> None:
    assert margin(replace(STAFF, wie="panel")) == "Een panel is geen steekproef: geen marge."


def test_report_without_rounds_has_no_checklist() -> None:
    assert list(chapter("Hattem", [])) == []


def test_questions_stand_below_unless_the_report_has_them() -> None:
    def lists(where: str) -> int:
        blocks = chapter("Hattem", [Peiling(STAFF, (), where)])
        return sum(isinstance(block, Text) and block.text == "Dit is er gevraagd:" for block in blocks)

    assert lists("") == 1
    assert lists("Zo zijn de vragen gesteld") == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ways", "told"),
    [
        ({"op internet": 47.0}, "Met een vragenlijst op internet. Iedereen antwoordde zo."),
        (
            {"op internet": 30.0, "op papier": 12.0, "aan de telefoon": 5.0},
            "Zo kwamen de antwoorden: op internet 30, op papier 12 en aan de telefoon 5.",
        ),
        (
            {"": None},
            "ook op papier of telefonisch. Hoeveel mensen op welke manier antwoordden, laten we niet",
        ),
        ({}, "Hoeveel dat er zijn, weten we niet."),
    ],
)
def test_checklist_tells_how_people_answered_as_far_as_nobody_stands_out(
    ways: dict[str, float | None], told: str
) -> None:
    ronde = make_closed_ronde(1)
    for order, (name, count) in enumerate(ways.items()):
        question_figure(ronde, "respons:wijze", count, categorie=name, volgorde=order)

    figures = read_cijfers(ronde.gemeente, lengte="ronde")

    assert told in answers(STAFF, figures)["Hoe is gevraagd?"]


def test_checklist_prints_what_the_respondents_were_promised() -> None:
    promised = answers(STAFF)["Wat is de mensen beloofd?"]

    assert promised == " ".join(STAFF.belofte)
    assert answers(replace(STAFF, belofte=()))["Wat is de mensen beloofd?"] == "Dat weten we niet."


@pytest.mark.django_db
def test_checklist_says_which_share_of_the_figures_is_shown() -> None:
    ronde = make_closed_ronde(1)
    for group, value in (("", 0.5), ("Balie", 0.4), ("Bouwen", 0.6), ("Zorg", None)):
        question_figure(ronde, "werk", value, groep=group)

    told = answers(STAFF, read_cijfers(ronde.gemeente, lengte="ronde"))

    assert (
        told["Wat is niet getoond?"]
        .replace("\xa0", " ")
        .startswith("Te zien: 3 van de 4 cijfers, dat is 75 %. Niet getoond: 1 cijfer van groepen.")
    )
