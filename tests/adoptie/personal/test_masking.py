import pytest

from adoptie.personal import mask


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mail mij op jan@stad.example.", "Mail mij op [e-mailadres]."),
        ("Bel 06 12 34 56 78 of 038-4441234", "Bel [telefoonnummer] of [telefoonnummer]"),
        ("BSN 1234.56.782, ook 123456782", "BSN [BSN], ook [BSN]"),
        ("Naar NL91 ABNA 0417 1643 00 graag", "Naar [rekeningnummer] graag"),
        tuple(["Op 03-05-2024 10:15 kostten 123456789 stuks 1.234,50"] * 2),
    ],
)
def test_mask_hides_what_can_be_traced(text: str, shown: str) -> None:
    assert mask(text) == shown
