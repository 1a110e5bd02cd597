"""Gemeenten beside each other: only what both sides agreed to, and no verdict that chance can give."""

from __future__ import annotations

import pytest

from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from enquetes.models import Ronde
from metingen.models import Meetwaarde
from rapportage.actions.deling import add_deling, withdraw_deling
from rapportage.actions.rapport import publish_rapport
from rapportage.blocks import Chart, Content, Dots, Heading, Table, Text
from rapportage.blocks_json import dumps
from rapportage.models import Deling, Rapport, Soort
from rapportage.queries.opdrachten import compose
from tests.factories.adoptie import GemeenteFactory
from tests.factories.enquetes import make_closed_ronde
from tests.factories.metingen import STATUS, case_figure, question_figure, year_of_figures
from tests.factories.rapportage import make_rapport, opdracht

# Values that occur nowhere by themselves: where one is seen, a figure of a neighbour is.
CANARY, HELD = 0.731, 0.337


def neighbour(gemeente: Gemeente, naam: str, digital: float = CANARY, *, agreed: bool = True) -> Gemeente:
    """Make a gemeente with a year of released figures that agreed to be compared, or that did not answer."""
    buur = GemeenteFactory.create(naam=naam, slug=naam.lower())
    year_of_figures(buur, {"digitaal-aandeel": digital, "doorlooptijd": 41.0})
    add_deling(gemeente=gemeente, met=buur, by="test")
    if agreed:
        add_deling(gemeente=buur, met=gemeente, by="test")
    return buur


def report(gemeente: Gemeente) -> Content:
    return compose(opdracht(gemeente, Soort.BUURGEMEENTEN))[0]


def words(content: Content) -> str:
    texts = [block for block in content.blocks if isinstance(block, Text)]
    return " ".join(part for block in texts for part in (block.text, *block.items))


def test_neighbour_that_did_not_agree_is_not_seen(gemeente: Gemeente) -> None:
    neighbour(gemeente, "Heerde", 0.5)
    neighbour(gemeente, "Oldebroek", agreed=False)

    told = dumps(report(gemeente))

    assert "Heerde" in told
    assert "Oldebroek" not in told
    assert str(CANARY) not in told


def test_after_withdrawal_no_new_report_holds_it(gemeente: Gemeente) -> None:
    buur = neighbour(gemeente, "Heerde")
    assert str(CANARY) in dumps(report(gemeente))

    withdraw_deling(deling=Deling.objects.get(gemeente=buur), by="test")

    with pytest.raises(Refusal, match="nog geen gemeente om mee te vergelijken"):
        report(gemeente)


def test_figures_that_were_not_released_there_are_not_seen_here(gemeente: Gemeente) -> None:
    buur = neighbour(gemeente, "Heerde")
    Meetwaarde.objects.filter(gemeente=buur).update(status=STATUS.BEREKEND)
    case_figure(buur, "te-laat", "2011-K4", HELD, status=STATUS.BEREKEND)

    told = dumps(report(gemeente))

    assert str(CANARY) not in told
    assert str(HELD) not in told
    assert "geen vrijgegeven cijfer" in told


def test_publishing_waits_for_the_neighbour(gemeente: Gemeente) -> None:
    buur = neighbour(gemeente, "Heerde")
    _, keys = compose(opdracht(gemeente, Soort.BUURGEMEENTEN))
    rapport = make_rapport(gemeente, status=Rapport.Status.VASTGESTELD, cijfers=keys)

    with pytest.raises(Refusal, match="cijfers van Heerde die daar nog niet zijn gepubliceerd"):
        publish_rapport(rapport=rapport, by="test")
    assert not Meetwaarde.objects.filter(gemeente=buur, status=STATUS.GEPUBLICEERD).exists()

    Meetwaarde.objects.filter(gemeente=buur).update(status=STATUS.GEPUBLICEERD)
    assert publish_rapport(rapport=rapport, by="test").status == Rapport.Status.GEPUBLICEERD


def test_each_goal_has_a_dot_for_each_gemeente(gemeente: Gemeente) -> None:
    neighbour(gemeente, "Heerde", 0.2)
    neighbour(gemeente, "Oldebroek", 0.6)

    content = report(gemeente)

    chart = next(block for block in content.blocks if isinstance(block, Chart))
    assert isinstance(chart.data, Dots)
    assert [point.x for point in chart.data.points] == ["Hattem", "Heerde", "Oldebroek"]
    assert chart.data.own == "Hattem"
    assert chart.title == "Het aandeel digitale aanvragen is in Hattem hoger dan in Heerde"
    assert "60 % en 20 %; dat verschil is meer dan toeval" in words(content).replace("\xa0", " ")
    assert "De doorlooptijd verschilt niet duidelijk van dat van de buren" in [
        block.text for block in content.blocks if isinstance(block, Heading)
    ]


def test_with_one_neighbour_there_is_no_verdict(gemeente: Gemeente) -> None:
    neighbour(gemeente, "Heerde", 0.2)

    told = dumps(report(gemeente))

    assert "Met één buurgemeente geven we geen oordeel" in told
    assert "meer dan toeval" not in told
    assert "20" in told


def test_who_does_better_is_whom_to_ask(gemeente: Gemeente) -> None:
    neighbour(gemeente, "Heerde", 0.9)
    neighbour(gemeente, "Oldebroek", 0.2)

    told = words(report(gemeente))

    assert "Heerde: vraag hoe zij werken aan het aandeel digitale aanvragen" in told
    assert "Andersom kan Oldebroek iets van Hattem leren." in told


def asked(gemeente: Gemeente, score: float, vraag: str) -> Ronde:
    """Have a round in which people of this gemeente answered one question."""
    ronde = make_closed_ronde(1)
    ronde.traject.gemeente = gemeente
    ronde.traject.save()
    ronde = Ronde.objects.get(pk=ronde.pk)
    question_figure(
        ronde,
        "werk:score",
        score,
        vraag=vraag,
        laag=score - 4,
        hoog=score + 4,
        se=2.0,
        begin="2011-11-01",
        eind="2011-11-20",
    )
    return ronde


def test_questions_are_compared_in_the_same_words_only(gemeente: Gemeente) -> None:
    heerde, oldebroek = neighbour(gemeente, "Heerde"), neighbour(gemeente, "Oldebroek")
    asked(gemeente, 60.0, "Mijn werk is goed te doen.")
    asked(heerde, 40.0, "Mijn werk is goed te doen.")
    asked(oldebroek, 20.0, "Mijn werk is prima te doen.")

    content = report(gemeente)

    table = next(block for block in content.blocks if isinstance(block, Table))
    assert [column.name for column in table.columns[1:4]] == ["Hattem", "Heerde", "Oldebroek"]
    assert table.rows == (("Mijn werk is goed te doen.", 60.0, 40.0, None, "Heerde"),)
    assert "20.0" not in str(table.rows)
