"""Answers come back from the columns of a sealed file as they went in, whatever was filled in."""

from __future__ import annotations

from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from enquetes.content import Answer, Soort, Vraag
from enquetes.content.items import ANDERS
from enquetes.content.terug import answers_in
from enquetes.frames import build_frame
from enquetes.respondent import Respondent
from enquetes.routing.course import Course
from tests.factories.soorten import EVERY_ANSWER, EVERY_KIND

COURSE = Course(EVERY_KIND)
WORDS = st.sampled_from(["mooi", "niet zo", "lang verhaal"])


def row_of(answers: dict[str, Answer]) -> dict[str, Any]:
    """Return what one respondent puts in each column, as it is read from a file."""
    row = build_frame(EVERY_KIND, [Respondent(answers)]).iloc[0]
    return {str(name): value for name, value in row.items() if not pd.isna(value)}


def answer_to(vraag: Vraag) -> st.SearchStrategy[Any]:
    codes = [option.code for option in vraag.opties]
    rows = {deel: st.sampled_from([each.code for each in options]) for deel, _, options in vraag.rows()}
    if rows:
        return st.fixed_dictionaries({}, optional=rows).filter(bool)
    if vraag.soort == Soort.RANGSCHIKKING:
        return st.lists(st.sampled_from(codes), min_size=1, unique=True)
    if vraag.soort == Soort.MEERKEUZE:
        # Ticks are kept in the order of the questionnaire.
        return st.sets(st.sampled_from(codes), min_size=1).map(lambda some: sorted(some, key=codes.index))
    usual = {Soort.GETAL: st.integers(0, 60).map(float), Soort.DATUM: st.dates().map(str), Soort.TEKST: WORDS}
    chosen = st.sampled_from(codes) if codes else st.just(EVERY_ANSWER.get(vraag.code))
    return usual.get(vraag.soort, chosen)


def whatever_was_filled_in() -> st.SearchStrategy[dict[str, Any]]:
    keys = {vraag.code: answer_to(vraag) for vraag in EVERY_KIND.asked()}
    keys |= {f"{vraag.code}.nvt": st.just("ja") for vraag in EVERY_KIND.asked() if vraag.geen_antwoord}
    keys |= {f"{vraag.code}.{ANDERS}": WORDS for vraag in EVERY_KIND.asked() if vraag.is_written(ANDERS)}
    return st.fixed_dictionaries({}, optional=keys)


@given(whatever_was_filled_in())
def test_what_was_sealed_is_read_back_as_it_was_answered(filled: dict[str, Any]) -> None:
    sums = {vraag.code for vraag in EVERY_KIND.vragen() if vraag.soort == Soort.BEREKENING}
    counted = COURSE.way(filled, pd.Timestamp("2026-01-01").date()).counted()
    asked = {key: answer for key, answer in counted.items() if key not in sums}

    assert answers_in(EVERY_KIND, row_of(counted)) == asked


def test_nothing_answered_gives_nothing_back() -> None:
    assert answers_in(EVERY_KIND, row_of({})) == {}
