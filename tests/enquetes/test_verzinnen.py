"""Invented answers are answers that somebody could have given, and take the way that they lead to."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random
from typing import Any

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from enquetes.content import Answer, Inhoud, Optie, Pagina, Soort, Vraag
from enquetes.content.items import YES
from enquetes.forms.antwoord import PaginaForm
from enquetes.forms.antwoordvelden import fields_of
from enquetes.forms.getal import write_number
from enquetes.routing.course import Course
from enquetes.verzinnen import invent
from tests.factories.soorten import EVERY_KIND

TODAY = dt.date(2011, 5, 3)
YES_NO = (Optie("ja", "Ja"), Optie("nee", "Nee"))
ROUTED = Inhoud(
    titel="Met een weg erin",
    paginas=(
        Pagina(
            (
                Vraag("thuis", Soort.KEUZE, "Werkt u thuis?", opties=YES_NO),
                Vraag("uren", Soort.GETAL, "Hoeveel uur?", minimum=0, maximum=40, relevantie="thuis = 'ja'"),
                Vraag("veel", Soort.TEKST, "Waarom zoveel?", relevantie="uren > 20"),
                Vraag("som", Soort.BEREKENING, "Rest", formule="40 - uren"),
            )
        ),
        Pagina(
            (
                Vraag("klein", Soort.GETAL, "Noem een klein getal", maximum=9, controle="klein < 5"),
                Vraag("nooit", Soort.GETAL, "Dit kan niet", minimum=1, maximum=2, controle="nooit > 5"),
            ),
            relevantie="thuis = 'nee'",
        ),
    ),
)
COURSE, KINDS = Course(ROUTED), Course(EVERY_KIND)
SEEDS = st.integers(min_value=0, max_value=10**6)


def filled_in(page: Pagina, answers: dict[str, Answer]) -> QueryDict:
    """Return what a browser sends for these answers."""
    data = QueryDict(mutable=True)
    for vraag in page.vragen:
        for veld in fields_of(vraag):
            answer: Any = answers.get(veld.sleutel)
            if veld.deel:
                answer = (answer or {}).get(veld.deel)
            if isinstance(answer, list):
                data.setlist(veld.naam, answer)
            elif answer is not None:
                data[veld.naam] = write_number(answer) if isinstance(answer, float) else answer
    return data


def chosen(answer: Answer) -> list[Answer]:
    return [*answer] if isinstance(answer, list) else [answer]


@given(SEEDS)
def test_form_takes_invented_answers_of_every_kind_as_they_are(seed: int) -> None:
    answers = invent(KINDS, Random(seed), TODAY)

    kept: dict[str, Answer] = {}
    for page in EVERY_KIND.paginas:
        form = PaginaForm(page, filled_in(page, answers), {}, KINDS)
        assert form.is_valid(), form.errors
        kept |= {key: answer for key, answer in form.answers().items() if answer is not None}

    assert kept == answers


def test_everything_that_can_be_answered_is_answered_by_somebody() -> None:
    people = [invent(KINDS, Random(seed), TODAY) for seed in range(400)]

    keys = {key for person in people for key in person}
    assert keys >= {vraag.code for vraag in EVERY_KIND.asked()}
    assert keys >= {"werkplek.anders", "uren.nvt", "sinds.nvt", "lang.nvt"}
    for vraag in EVERY_KIND.asked():
        assert any(vraag.code not in person for person in people)
        for option in vraag.opties if not vraag.rijen else ():
            assert any(option.code in chosen(person.get(vraag.code)) for person in people), option


@given(SEEDS)
def test_only_what_appears_is_answered_and_calculations_are_not(seed: int) -> None:
    answers = invent(COURSE, Random(seed), TODAY)

    way = COURSE.way(answers, TODAY)
    assert not way.dropped()
    assert "som" not in answers
    assert not any(way.fails(vraag) for vraag in ROUTED.asked())
    assert "nooit" not in answers


def test_question_that_an_answer_on_the_same_page_brings_is_answered() -> None:
    people = [invent(COURSE, Random(seed), TODAY) for seed in range(60)]

    assert any("veel" in person for person in people)
    assert any("klein" in person for person in people)


def test_same_chance_gives_the_same_answers() -> None:
    assert invent(KINDS, Random(7), TODAY) == invent(KINDS, Random(7), TODAY)
    assert invent(KINDS, Random(7), TODAY) != invent(KINDS, Random(8), TODAY)


@given(
    SEEDS,
    st.one_of(st.none(), st.floats(-50, 50)),
    st.one_of(st.none(), st.floats(0, 200)),
    st.booleans(),
)
def test_number_stays_within_its_bounds(
    seed: int,
    low: float | None,
    width: float | None,
    whole: bool,  # noqa: FBT001 - given by hypothesis
) -> None:
    high = None if width is None else (low or 0) + width + 1
    vraag = replace(
        next(v for v in EVERY_KIND.vragen() if v.code == "uren"), minimum=low, maximum=high, heel=whole
    )

    answer = invent(Course(Inhoud("x", (Pagina((vraag,)),))), Random(seed), TODAY).get("uren")

    if answer is not None:
        assert isinstance(answer, float)
        assert low is None or answer >= low
        assert high is None or answer <= high
        assert not whole or answer.is_integer()


def test_consent_is_given_or_left() -> None:
    assert {invent(KINDS, Random(seed), TODAY).get("mag") for seed in range(200)} == {YES, None}
