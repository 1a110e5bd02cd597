from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoptie.dutch import NBSP
from rapportage.blocks import Unit
from rapportage.charts.words import (
    decimals_for,
    figure,
    figure_with_unit,
    find_period,
    in_words,
    moment,
    with_article,
)


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
    ("values", "unit", "decimals"),
    [
        ([0.5, 0.01], "procent", 0),
        ([0.05, 0.01], "procent", 1),
        ([0.0], "procent", 0),
        ([12.0, 3], "aantal", 0),
        ([56.6, 43.6], "dagen", 1),
        ([156.6], "dagen", 0),
        ([61.4], "punten", 0),
        ([6.9], "getal", 1),
        ([0.26], "getal", 2),
        ([], "getal", 0),
    ],
)
def test_decimals_for_gives_what_figures_of_this_size_deserve(
    values: list[float], unit: Unit, decimals: int
) -> None:
    assert decimals_for(values, unit) == decimals


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.784, "procent", f"78{NBSP}%"),
        (1, "dagen", f"1{NBSP}dag"),
        (44, "dagen", f"44{NBSP}dagen"),
        (1, "punten", f"1{NBSP}punt"),
        (1234, "aantal", "1.234"),
    ],
)
def test_figure_with_unit_is_dutch(value: float, unit: Unit, text: str) -> None:
    assert figure_with_unit(value, unit, 0) == text


@given(st.floats(-1e9, 1e9), st.sampled_from(["aantal", "getal", "dagen"]))
def test_figure_never_shows_a_point_as_decimal_mark(value: float, unit: Unit) -> None:
    whole, _, fraction = figure(value, unit, 2).partition(",")

    assert len(fraction) == 2
    assert all(len(group) == 3 for group in whole.split(".")[1:])
