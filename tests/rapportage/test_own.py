"""Reports that a gemeente composes itself: what may be in one, and what it then says."""

from __future__ import annotations

import datetime as dt

import pytest

from adoptie.models import Gemeente
from adoptie.periods import parse_period, period_of
from adoptie.refusal import Refusal
from rapportage.blocks import Block, Chart, Content, Heading, KeyFigure, Note, Table, Text
from rapportage.models import Sjabloon, Soort
from rapportage.queries.feiten import read_feiten
from rapportage.queries.opdrachten import compose
from rapportage.reports import voortgang
from rapportage.reports.parts import (
    MOST_PARTS,
    Deel,
    Deelsoort,
    choices,
    read_delen,
    starting_as_voortgang,
    write_delen,
)
from tests.factories.adoptie import GemeenteFactory, InterventieFactory
from tests.factories.enquetes import make_closed_ronde
from tests.factories.metingen import question_figure
from tests.factories.rapportage import opdracht


def made_of(gemeente: Gemeente, *delen: dict[str, str]) -> tuple[Content, list[int]]:
    sjabloon = Sjabloon.objects.create(gemeente=gemeente, naam="Kwartaalbrief", delen=list(delen))
    return compose(opdracht(gemeente, Soort.EIGEN, sjabloon=sjabloon))


def titles(content: Content) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in content.blocks if isinstance(block, Heading)]


def texts(content: Content) -> list[str]:
    return [block.text for block in content.blocks if isinstance(block, Text)]


def after(content: Content, title: str) -> Block:
    at = next(
        index
        for index, block in enumerate(content.blocks)
        if isinstance(block, Heading) and block.text == title
    )
    return content.blocks[at + 1]


def test_parts_come_back_as_they_were_stored() -> None:
    delen = (Deel(Deelsoort.KOP, "Onze dienstverlening"), *starting_as_voortgang())

    assert read_delen(write_delen(delen)) == delen


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ({}, "is een lijst van delen"),
        ([["kop"]], "Deel 1 is geen deel"),
        ([{"soort": "taart"}], "de soort 'taart' kennen wij niet"),
        ([{"soort": "doel", "doel": "geluk"}], "het doel 'geluk' kennen wij niet"),
        ([{"soort": "doel"}], "het doel '' kennen wij niet"),
        ([{"soort": "kerncijfers", "doel": "doorlooptijd"}], "het doel 'doorlooptijd' kennen wij niet"),
        ([{"soort": "kop", "tekst": 5}], "Deel 1 is geen deel"),
        ([{"soort": "kop", "tekst": "A", "kleur": "rood"}], "'kleur' kennen wij niet"),
        ([{"soort": "kop", "tekst": " "}], "schrijf een tekst"),
        ([{"soort": "kop", "tekst": "A\nB"}], "op één regel"),
        ([{"soort": "tekst", "tekst": "x" * 4001}], "hoogstens 4000 tekens"),
        ([{"soort": "aantallen", "tekst": "Veel!"}], "geen tekst schrijven"),
        ([{"soort": "aantallen"}, {"soort": "aantallen"}], "'Aantallen' staat er al in"),
        ([{"soort": "tekst", "tekst": "Hallo."}] * (MOST_PARTS + 1), "hoogstens 40 delen"),
    ],
)
def test_what_is_no_part_is_refused_with_its_place(raw: object, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        read_delen(raw)


def test_a_goal_says_what_it_says_in_every_report(gemeente: Gemeente) -> None:
    own, _ = made_of(gemeente, {"soort": "doel", "doel": "doorlooptijd"})
    whole = voortgang.build(read_feiten(gemeente, parse_period("2011-K4")))

    told = [block for block in own.blocks if isinstance(block, Heading) and block.anchor.startswith("doel")]
    chart = next(block for block in own.blocks if isinstance(block, Chart))
    assert told
    assert chart in whole.blocks
    assert set(told) < set(whole.blocks)
    assert set(own.summary) < set(whole.summary)


def test_in_short_says_nothing_twice(gemeente: Gemeente) -> None:
    content, _ = made_of(gemeente, *write_delen(starting_as_voortgang()))
    whole = voortgang.build(read_feiten(gemeente, parse_period("2011-K4")))

    assert sorted(content.summary) == sorted(whole.summary)


def test_what_people_write_is_seen_to_be_theirs(gemeente: Gemeente) -> None:
    words = "Wij gaan door.\n\nWat we doen:\n- meer uitleg\n-  een telefoonnummer"
    content, _ = made_of(gemeente, {"soort": "tekst", "tekst": words})

    assert texts(content)[0] == "Tekst van de gemeente Hattem:"
    assert [block for block in content.blocks if isinstance(block, Text) and block.role == "eigen"] == [
        Text("Wij gaan door.", "eigen"),
        Text("Wat we doen:", "eigen"),
        Text("", "eigen", ("meer uitleg", "een telefoonnummer")),
    ]


def test_parts_under_a_title_are_its_sections(gemeente: Gemeente) -> None:
    content, _ = made_of(
        gemeente,
        {"soort": "kerncijfers"},
        {"soort": "kop", "tekst": "Waar we aan werken"},
        {"soort": "doel", "doel": "doorlooptijd"},
        {"soort": "aantallen"},
    )

    levels = {text: level for level, text in titles(content)}
    assert levels["Waar we aan werken"] == 1
    assert {level for level, text in titles(content) if "doorlooptijd" in text} == {2}
    assert levels["Bij elk cijfer staat hoe zeker het is"] == 1, "it is about the whole report"


def test_how_it_was_measured_comes_last_unless_it_has_a_place(gemeente: Gemeente) -> None:
    last, _ = made_of(gemeente, {"soort": "kerncijfers"})
    assert "Bij elk cijfer" in [text for level, text in titles(last) if level == 1][-1]

    Sjabloon.objects.all().delete()
    first, _ = made_of(gemeente, {"soort": "verantwoording"}, {"soort": "kerncijfers"})
    assert "Bij elk cijfer" in titles(first)[0][1]


def test_a_report_rests_on_nothing_that_it_does_not_show(gemeente: Gemeente) -> None:
    """Publishing a report publishes its figures: those of other goals stay as they are."""
    _, one = made_of(gemeente, {"soort": "doel", "doel": "doorlooptijd"})
    Sjabloon.objects.all().delete()
    _, none = made_of(gemeente, {"soort": "gereedheid"})
    Sjabloon.objects.all().delete()
    _, every = made_of(gemeente, {"soort": "kerncijfers"}, {"soort": "aantallen"})

    assert none == []
    assert 0 < len(one) < len(every)


@pytest.mark.django_db
@pytest.mark.parametrize("deel", [deel for deel in choices() if not deel.written], ids=lambda deel: deel.code)
def test_a_part_without_figures_says_so_in_words(deel: Deel) -> None:
    gemeente = GemeenteFactory.create(naam="Heerde")

    content, figures = made_of(gemeente, *write_delen([deel]))

    assert figures == []
    assert titles(content), "it has a title"
    assert all(texts(content)), "and words under it"
    assert not [block for block in content.blocks if isinstance(block, Chart | Table | KeyFigure)]


@pytest.mark.django_db
def test_a_round_is_told_of_the_period_in_which_it_ended() -> None:
    ronde = make_closed_ronde(1)
    figure = question_figure(ronde, "rust:score", 61.0, vraag="rust")
    sjabloon = Sjabloon.objects.create(gemeente=ronde.gemeente, naam="Brief", delen=[{"soort": "ronde"}])
    ended = period_of(figure.eind, "kwartaal")

    told = {
        period: compose(opdracht(ronde.gemeente, Soort.EIGEN, period.code, sjabloon=sjabloon))
        for period in (ended.previous(), ended)
    }

    assert told[ended][1] == [figure.pk]
    assert "vulde" in titles(told[ended][0])[0][1]
    assert told[ended.previous()][1] == []
    assert titles(told[ended.previous()][0])[0][1] == "Geen ronde in deze periode"


def test_a_change_is_told_with_the_verdict_and_never_more(gemeente: Gemeente) -> None:
    change = InterventieFactory.create(
        spoor__traject__gemeente=gemeente,
        naam="Digitaal loket",
        ingangsdatum=dt.date(2011, 4, 1),
        wat="Aanvragen kan via de site.",
    )

    content, _ = made_of(gemeente, {"soort": "veranderingen"})

    said = after(content, "Digitaal loket, sinds 1 april 2011")
    assert isinstance(said, Text)
    assert said.text
    assert change.wat in texts(content)


def test_made_up_figures_are_called_so(gemeente: Gemeente) -> None:
    gemeente.fictief = True
    gemeente.save()

    content, _ = made_of(gemeente, {"soort": "tekst", "tekst": "Hallo."})

    assert content.fictitious is not None
    assert isinstance(content.blocks[0], Heading)
    assert isinstance(content.blocks[1], Note)


def test_a_report_of_another_gemeente_is_refused(gemeente: Gemeente) -> None:
    other = Sjabloon.objects.create(
        gemeente=GemeenteFactory.create(), naam="Brief", delen=[{"soort": "kerncijfers"}]
    )

    with pytest.raises(Refusal, match="van deze gemeente"):
        compose(opdracht(gemeente, Soort.EIGEN, sjabloon=other))


def test_a_report_without_parts_is_refused(gemeente: Gemeente) -> None:
    with pytest.raises(Refusal, match="nog geen delen"):
        made_of(gemeente)
