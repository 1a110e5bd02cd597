from __future__ import annotations

import pytest

from adoptie.dutch import NBSP, number, percentage, signed, tied


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (6.55, 1, "6,6"),
        (-6.55, 1, "−6,6"),
        (2.5, 0, "3"),
        (0.125, 2, "0,13"),
        (1234.5, 0, "1.235"),
        (0.0, 2, "0,00"),
    ],
)
def test_number_rounds_a_half_up_as_by_hand(value: float, decimals: int, text: str) -> None:
    assert number(value, decimals) == text


def test_signed_rounds_as_number_does() -> None:
    assert signed(6.55, 1) == "+6,6"
    assert signed(0.285 * 100) == "+29"


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        (0.0, 0, "0 %"),
        (1 / 272, 0, "< 1 %"),
        (0.0004, 1, "< 0,1 %"),
        (0.145, 0, "15 %"),
        (271 / 272, 0, "> 99 %"),
        (0.9996, 1, "> 99,9 %"),
        (1.0, 0, "100 %"),
        (0.1 + 0.2 - 0.3, 0, "0 %"),
    ],
)
def test_percentage_never_says_none_or_all_where_it_is_not(share: float, decimals: int, text: str) -> None:
    assert percentage(share, decimals) == text.replace(" ", NBSP)


@pytest.mark.parametrize(
    "text",
    [
        "9~procentpunten meer",
        "van 22~februari~2025 tot en met 3~juni~2025",
        "47~mensen, n~=~47",
        "'Een', 'Twee' en nog~1",
        "hoogstens 6,6~dagen.",
        "in 2011 was het beter",
        "5 dagdelen",
        "30 dagmeldingen",
    ],
)
def test_tied_keeps_number_and_unit_on_one_line(text: str) -> None:
    assert tied(text.replace("~", " ")) == text.replace("~", NBSP)
