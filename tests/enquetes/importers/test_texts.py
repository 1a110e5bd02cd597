"""Texts of strangers, and when two of them say the same."""

from __future__ import annotations

import doctest
import re
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enquetes import content
from enquetes.content import CODE, plain_words
from enquetes.importers import headings, texts
from enquetes.importers.headings import read_heading
from enquetes.importers.texts import label, label_key, number_of, plain_text, valid_code


@pytest.mark.parametrize("module", [content, headings, texts])
def test_examples_in_docstrings_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Is er een hand-over plan?", "Is er een handover  plan"),
        ("Full time", "full-time"),
        ("Wat vindt u:", "wat vindt u"),
    ],
)
def test_plain_words_takes_other_spelling_for_the_same(one: str, other: str) -> None:
    assert plain_words(one) == plain_words(other)


@pytest.mark.parametrize(
    ("one", "other"), [("1 - 5", "15"), ("C", "C++"), ("< 5", "> 5"), ("eens", "oneens")]
)
def test_plain_words_keeps_other_words_apart(one: str, other: str) -> None:
    assert plain_words(one) != plain_words(other)


@given(text=st.text())
def test_plain_text_says_the_same_when_read_again(text: str) -> None:
    once = label(text)
    assert label_key(f"  {once} ") == label_key(once) or "&" in once


@given(text=st.text())
def test_plain_text_leaves_no_tag_of_a_script(text: str) -> None:
    assert "alert(" not in plain_text(f"<p>a<script>alert(1)</script>{text.replace('alert(', '')}")


@given(raw=st.text())
def test_valid_code_is_a_code(raw: str) -> None:
    assert CODE.fullmatch(valid_code(raw))


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("3", 3.0),
        ("3.0", 3.0),
        ("1,5", 1.5),
        ("-2", -2.0),
        ("80%", None),
        ("1e5", None),
        ("nan", None),
        ("", None),
    ],
)
def test_number_of_reads_points_and_commas(cell: str, number: float | None) -> None:
    assert number_of(cell) == number


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("q1. Wat vindt u?", ("q1", "", "Wat vindt u?", "")),
        ("q1[a]. Wat? [Het [een] en ander]", ("q1", "a", "Wat?", "Het [een] en ander")),
        ("q1[a]. Wat? []", ("q1", "a", "Wat?", "")),
        ("q1[a]", ("q1", "a", "", "")),
        ("q1[a][2]. Wat? [x][Schaal 2]", ("q1", "a_2", "Wat? [x]", "Schaal 2")),
        ("q1", ("q1", "", "", "")),
        ("skill-1. Wat [meer]?", ("skill-1", "", "Wat [meer]?", "")),
        ("Wat vindt u?", ("vraag1", "", "Wat vindt u?", "")),
        ("q1[a/b]. Wat? [x]", ("q1", "1", "Wat?", "x")),
        ("q1. <b>Wat</b> vindt u?", ("q1", "", "Wat vindt u?", "")),
    ],
)
def test_read_heading_takes_it_apart(heading: str, parts: tuple[str, str, str, str]) -> None:
    column = read_heading(0, heading, ())

    assert (column.raw, column.sub, column.tekst, column.label) == parts


@given(heading=st.text(alphabet=st.sampled_from("q1[]. a-"), max_size=40))
def test_read_heading_of_anything_gives_a_code(heading: str) -> None:
    assert re.fullmatch(CODE, read_heading(0, heading, ()).code)
