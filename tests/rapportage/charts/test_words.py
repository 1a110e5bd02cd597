from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoptie.dutch import NBSP
from rapportage.blocks import Unit
from rapportage.charts.words import (
    DECIMALS,
    between,
    figure,
    figure_with_unit,
    find_period,
    in_words,
    moment,
    with_article,
    with_unit,
)
from rapportage.reports.words import decimals_of


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("2011-05", "2011-05"),
        ("mei 2011", "2011-05"),
        ("Mrt. 2011", "2011-03"),
        ("2011-K4", "2011-K4"),
        ("vierde kwartaal van 2011", "2011-K4"),
        ("eerste kwartaal 2011", "2011-K1"),
        ("2011", "2011"),
    ],
)
def test_find_period_reads_code_and_words(label: str, code: str) -> None:
    period = find_period(label)

    assert period is not None
    assert period.code == code


@pytest.mark.parametrize("label", ["", "ronde 2 (2011)", "blub 2011", "2011-13", "mei"])
def test_find_period_returns_none_for_other_labels(label: str) -> None:
    assert find_period(label) is None
    assert in_words(label) == label


def test_moment_and_article_make_a_sentence() -> None:
    assert moment("2011-K4") == "in het vierde kwartaal van 2011"
    assert moment("ronde 2") == "bij ronde 2"
    assert with_article("2011-05") == "mei 2011"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.784, "procent", f"78{NBSP}%"),
        (1 / 272, "procent", f"<{NBSP}1{NBSP}%"),
        (1, "dagen", f"1,0{NBSP}dag"),
        (43.62, "dagen", f"43,6{NBSP}dagen"),
        (1, "punten", f"1{NBSP}punt"),
        (1234, "aantal", "1.234"),
        (0.234, "getal", "0,23"),
        (2010.93, "getal", "2011"),
    ],
)
def test_figure_with_unit_is_dutch(value: float, unit: Unit, text: str) -> None:
    assert figure_with_unit(value, unit) == text


@pytest.mark.parametrize("unit", get_args(Unit))
def test_figure_has_the_decimals_of_sentences(unit: Unit) -> None:
    assert decimals_of(unit) == DECIMALS[unit]


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (36.0, 42.04, "36,0 en 42,0"),
        (36.0, None, "vanaf 36,0"),
        (None, 42.0, "tot 42,0"),
        (None, None, "geen marge"),
    ],
)
def test_between_says_where_a_side_has_no_limit(low: float | None, high: float | None, words: str) -> None:
    assert between(low, high, "dagen") == words


@pytest.mark.parametrize(
    ("name", "unit", "head"),
    [
        ("Doorlooptijd", "dagen", "Doorlooptijd (dagen)"),
        ("Dagen tot antwoord", "dagen", "Dagen tot antwoord"),
        ("Score", "punten", "Score (punten)"),
        ("Aandeel", "procent", "Aandeel"),
    ],
)
def test_with_unit_names_the_unit_once(name: str, unit: Unit, head: str) -> None:
    assert with_unit(name, unit) == head


def test_between_keeps_the_sign_where_a_limit_is_no_plain_number() -> None:
    assert between(0.002, 0.03, "procent").replace(NBSP, " ") == "< 1 % en 3 %"


@given(st.floats(-1e9, 1e9), st.sampled_from(["aantal", "getal", "dagen"]))
def test_figure_never_shows_a_point_as_decimal_mark(value: float, unit: Unit) -> None:
    whole, _, fraction = figure(value, unit, 2).partition(",")

    assert len(fraction) == 2
    assert all(len(group) == 3 for group in whole.split(".")[1:])
