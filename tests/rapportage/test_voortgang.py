"""What the report on a period says about figures that need a remark."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from adoptie.models import Gemeente
from adoptie.periods import parse_period, period_of
from enquetes.models import Ronde
from metingen.models import Indicator
from metingen.queries.cijfers import read_cijfers
from rapportage.blocks import Table
from rapportage.queries.feiten import read_feiten
from rapportage.reports import voortgang
from rapportage.reports.answers import extremes
from tests.factories.enquetes import make_closed_ronde
from tests.factories.metingen import case_figure, question_figure


def volumes_of(gemeente: Gemeente) -> Table:
    content = voortgang.build(read_feiten(gemeente, parse_period("2011-K4")))
    return next(block for block in content.blocks if isinstance(block, Table) and "per maand" in block.title)


def test_small_counts_are_called_small(gemeente: Gemeente) -> None:
    case_figure(gemeente, "zaken-ontvangen", "2011-11", 40.0)
    assert volumes_of(gemeente).notes == ()

    case_figure(gemeente, "zaken-ontvangen", "2011-12", 3.0, vlaggen=["klein_aantal"])

    assert volumes_of(gemeente).notes == ("Minder dan 5 is een klein aantal: een verschil zegt dan weinig.",)


def scored(ronde: Ronde, code: str, score: float, answers: Sequence[str]) -> None:
    for order, answer in enumerate(answers):
        question_figure(ronde, code, 1 / len(answers), vraag=code, categorie=answer, volgorde=order)
    question_figure(ronde, f"{code}:score", score, vraag=code)


@pytest.mark.django_db
def test_highest_score_names_its_scale_where_there_are_more() -> None:
    ronde = make_closed_ronde(1)
    often = ("nooit", "soms", "vaak", "altijd")
    scored(ronde, "rust", 40.0, often)
    scored(ronde, "hulp", 60.0, often)
    figures = read_cijfers(ronde.gemeente, lengte="ronde")
    assert extremes(figures) == "Het hoogst scoort 'hulp' (60 van 100), het laagst 'rust' (40)."

    scored(ronde, "trots", 90.0, ("oneens", "neutraal", "eens", "zeer eens"))

    assert extremes(read_cijfers(ronde.gemeente, lengte="ronde")) == (
        "Van de 2 vragen met de antwoorden 'nooit' tot 'altijd' scoort 'hulp' (60 van 100) het hoogst, "
        "en 'rust' (40) het laagst."
    )


@pytest.mark.django_db
def test_highest_score_names_its_question_where_another_has_the_same_answers() -> None:
    ronde = make_closed_ronde(1)
    often = ("nooit", "soms", "vaak", "altijd")
    for question, items in (("Uw werk?", ("rust", "hulp")), ("Uw werkplek?", ("laptop",))):
        for naam in items:
            scored(ronde, naam, 40.0 + 20 * (naam == "hulp"), often)
            above = {"vraag_code": question[3:-1], "vraag_tekst": f"{question} {naam}"}
            Indicator.objects.filter(naam=naam).update(**above)

    assert extremes(read_cijfers(ronde.gemeente, lengte="ronde")) == (
        "Van de 2 zinnen bij 'Uw werk?' scoort 'hulp' (60 van 100) het hoogst, en 'rust' (40) het laagst."
    )


def hidden_table(gemeente: Gemeente, code: str) -> Table:
    content = voortgang.build(read_feiten(gemeente, parse_period(code)))
    found = (block for block in content.blocks if isinstance(block, Table))
    return next(block for block in found if block.anchor == "tabel-verborgen")


@pytest.mark.django_db
def test_every_question_without_a_figure_is_named_with_its_reason() -> None:
    """Of answers every reason looks the same: which one it was could tell who said what."""
    ronde = make_closed_ronde(1)
    for number in range(30):
        flags = ["te_weinig"] if number % 2 else ["afgerond"]
        question_figure(ronde, f"v{number}", None, vraag=f"Vraag {number}", vlaggen=flags)
        question_figure(ronde, f"g{number}", 0.5, vraag=f"Getoond {number}")
    ended = period_of(ronde.sluit_op.date(), "kwartaal")

    rows = hidden_table(ronde.gemeente, ended.code).rows

    assert {row[0] for row in rows} == {f"Vraag {number}" for number in range(30)}
    assert {row[1:] for row in rows} == {(ronde.naam, "te weinig antwoorden")}


def test_a_figure_of_cases_that_cannot_be_given_is_named_with_its_months(gemeente: Gemeente) -> None:
    for month in ("2011-11", "2011-12"):
        case_figure(gemeente, "doorlooptijd", month, None, vlaggen=["mediaan_niet_bereikt"])

    rows = [row for row in hidden_table(gemeente, "2011-K4").rows if row[0] == "Doorlooptijd"]

    assert rows == [("Doorlooptijd", "november 2011 en december 2011", "de helft is nog niet klaar")]
