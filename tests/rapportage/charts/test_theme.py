from __future__ import annotations

import pytest

from adoptie.theming import contrast
from rapportage.blocks import BlockError
from rapportage.charts.theme import LIKERT, Theme, likert_colours, make_theme, text_on


def test_make_theme_takes_known_tokens_and_leaves_others() -> None:
    theme = make_theme({"primary": "#112233", "lettertype": "Arial"})

    assert theme == Theme(primary="#112233")


@pytest.mark.parametrize("colour", ["red", "#12345", "#fff", "url(//x)", ""])
def test_make_theme_refuses_what_is_no_colour(colour: str) -> None:
    with pytest.raises(BlockError, match="kleur 'ink'"):
        make_theme({"ink": colour})


def test_series_colours_are_readable_as_text() -> None:
    assert all(contrast(colour, "#ffffff") >= 4.5 for colour in Theme().series)


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6, 7])
def test_likert_colours_are_distinct_and_carry_readable_numbers(count: int) -> None:
    colours = likert_colours(count)

    assert len(set(colours)) == count
    assert (colours[0], colours[-1]) == (LIKERT[0], LIKERT[-1])
    assert (LIKERT[2] in colours) == (count % 2 == 1)
    assert all(contrast(text_on(colour, Theme().ink), colour) >= 4.5 for colour in colours)
