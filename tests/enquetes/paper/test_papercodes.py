"""Codes on paper can be typed in any way by somebody who mistakes signs for one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enquetes.papercodes import ALPHABET, CODE, LENGTH, grouped, make_code, typed

CODES = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def test_code_has_eighty_random_bits() -> None:
    codes = {make_code() for _ in range(100)}

    assert len(codes) == 100
    assert all(CODE.fullmatch(code) for code in codes)
    assert len(ALPHABET) ** LENGTH == 2**80


@given(CODES)
def test_code_is_read_as_it_was_printed(code: str) -> None:
    assert typed(grouped(code)) == code
    assert typed(grouped(code).lower().replace(" ", "-")) == code


@given(CODES)
def test_signs_that_are_mistaken_are_read_as_they_were_meant(code: str) -> None:
    assert typed(code.replace("0", "o").replace("1", "l")) == code
    assert typed(code.replace("0", "O").replace("1", "I")) == code


@pytest.mark.parametrize(
    "text", ["", "ABCD", "ABCD 2345 ABCD 234", "ABCD 2345 ABCD 2345 A", "ABCD2345ABCD234U"]
)
def test_what_is_no_code_gives_none(text: str) -> None:
    assert typed(text) == ""


def test_pasted_code_with_signs_around_it_is_read() -> None:
    assert typed(" \tABCD–2345\N{NO-BREAK SPACE}ABCD_2345. ") == "ABCD2345ABCD2345"
