from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from adoptie.dutch import NBSP
from rapportage.charts.fonts import clean, measure, wrap


def test_clean_replaces_what_the_typeface_cannot_write() -> None:
    assert clean("Één \n 漢\t!") == "Één ? !"


def test_wrap_keeps_number_and_unit_together() -> None:
    assert wrap(f"meer dan 78{NBSP}%", 60, 14) == ["meer dan", f"78{NBSP}%"]


def test_wrap_breaks_a_word_that_does_not_fit_with_a_hyphen() -> None:
    lines = wrap("omgevingsvergunningen", 70, 14)

    assert "".join(line.removesuffix("-") for line in lines) == "omgevingsvergunningen"
    assert all(len(line) >= 3 for line in lines)


@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=60), st.floats(60, 300))
def test_wrap_keeps_lines_within_width(text: str, width: float) -> None:
    assert all(measure(line, 14) <= width for line in wrap(text, width, 14))


def test_measure_of_bold_text_is_wider() -> None:
    assert measure("Aandeel", 14, bold=True) > measure("Aandeel", 14)
