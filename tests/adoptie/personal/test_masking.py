"""What people write about themselves in an open answer does not reach a sealed file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoptie.personal import mask
from adoptie.personal.numbers import is_bsn


@pytest.mark.parametrize(
    "address",
    ["jan@stad.example", "J.de.Vries+x@mail.stad.example", "o'hara@stad.example", "piet_1@xn--stad.nl"],
)
def test_email_address_is_masked(address: str) -> None:
    assert mask(f"Mail mij ({address}), graag.") == "Mail mij ([e-mailadres]), graag."


@pytest.mark.parametrize(
    "number",
    [
        "0612345678",
        "06-12345678",
        "06 12 34 56 78",
        "06\N{NON-BREAKING HYPHEN}1234 5678",
        "+31612345678",
        "+31 (0)6 12345678",
        "0031 6 1234 5678",
        "(038) 123 45 67",
        "0525-123456",
        "0578.12.34.56",
        "+32 470 12 34 56",
        "+49 30 1234567",
    ],
)
def test_telephone_number_is_masked(number: str) -> None:
    assert mask(f"Bel {number}.") == "Bel [telefoonnummer]."


@pytest.mark.parametrize("bsn", ["123456782", "123.456.782", "123 456 782", "1234.56.782", "111222333"])
def test_bsn_is_masked(bsn: str) -> None:
    assert mask(f"Mijn BSN is {bsn}!") == "Mijn BSN is [BSN]!"


@pytest.mark.parametrize(
    "account",
    ["NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "nl91abna0417164300", "BE68 5390 0754 7034"],
)
def test_bank_account_is_masked_and_the_words_after_it_stay(account: str) -> None:
    assert mask(f"Stort op {account} als het kan") == "Stort op [rekeningnummer] als het kan"


@pytest.mark.parametrize(
    "text",
    [
        "Op 01-02-2011 10:00 belde ik, en op 3-5-2011 weer.",
        "Het kostte 1.234.567 euro, en in 2011 nog 12.500,50.",
        "Mijn zaak 2011-004512 duurde 45 dagen.",
        "Van 8.30 tot 17.00 uur, 5 van de 7 dagen.",
        "Zaaknummer 123456789 klopt niet, en 0012345678 ook niet.",
        "@gemeente: dank!",
        "NL is mooi, en 1 2 3 4 5 6 7 8 9 ook",
        "",
    ],
)
def test_other_numbers_and_words_stay(text: str) -> None:
    assert mask(text) == text


def test_all_of_them_in_one_answer() -> None:
    told = "Ik ben Jan, jan@stad.example, 06-12345678, BSN 123456782, NL91ABNA0417164300."

    assert mask(told) == "Ik ben Jan, [e-mailadres], [telefoonnummer], BSN [BSN], [rekeningnummer]."


@given(number=st.integers(min_value=1, max_value=999_999_999))
def test_each_digit_of_a_bsn_counts(number: int) -> None:
    digits = f"{number:09}"
    if is_bsn(digits):
        assert mask(digits) == "[BSN]"
        assert not is_bsn(digits[:-1] + str((int(digits[-1]) + 1) % 10))


@given(text=st.text(alphabet=st.sampled_from("0123456789 -.()+@NLabc"), max_size=200))
def test_masking_again_changes_nothing(text: str) -> None:
    once = mask(text)

    assert mask(once) == once


def test_long_text_is_masked_at_once() -> None:
    assert "[e-mailadres]" in mask("a." * 50_000 + " x@y.example " + "1 2-" * 50_000)
