"""Whether a text reads easily, as it is counted."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enquetes.nakijken import leesbaarheid, schalen
from enquetes.nakijken.leesbaarheid import difficult, measure, sentences, syllables, too_long


@pytest.mark.parametrize("module", [leesbaarheid, schalen])
def test_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]  # a module


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wat doet u? Waar werkt u?", ["Wat doet u?", "Waar werkt u?"]),
        (
            "Noem een middel, bijv. de telefoon. Of niets.",
            ["Noem een middel, bijv de telefoon.", "Of niets."],
        ),
        ("U werkt {uren} uur.", ["U werkt iets uur."]),
        ("Eerste regel\ntweede regel", ["Eerste regel", "tweede regel"]),
        ("Het kost 1.000 euro.", ["Het kost 1.000 euro."]),
        ("...", []),
    ],
)
def test_text_is_split_into_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("geïnformeerd", 4),
        ("zeeën", 2),
        ("gemeente", 3),
        ("ooievaar", 3),
        ("fraaie", 2),
        ("tv", 1),
        ("Eeuw", 1),
    ],
)
def test_syllables_are_counted_by_sound(word: str, number: int) -> None:
    assert syllables(word) == number


def test_easy_text_scores_higher_than_the_language_of_an_office() -> None:
    easy = measure(
        ["Wij stellen u een paar vragen. U hoeft niet mee te doen. Wij zeggen niet wie u bent. " * 3]
    )
    office = measure(
        [
            "Teneinde inzicht te verkrijgen in de tevredenheid omtrent de gemeentelijke dienstverlening "
            "verzoeken wij u vriendelijk onderstaande vragenlijst zo volledig mogelijk in te vullen. " * 3
        ]
    )

    assert easy.flesch is not None
    assert office.flesch is not None
    assert easy.flesch > 90
    assert office.flesch < 40
    assert (easy.gemiddeld, office.gemiddeld) == (6.0, 23.0)


def test_few_words_have_no_score() -> None:
    assert measure(["Hoe gaat het?"]).flesch is None
    assert measure([]).gemiddeld == 0


def test_sentence_of_more_than_25_words_is_too_long() -> None:
    fits, not_fits = "woord " * 25, "woord " * 26

    assert too_long(f"{fits.strip()}. {not_fits.strip()}.") == [f"{not_fits.strip()}."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dit is conform de afspraak.", [("conform", "volgens")]),
        ("Wij hebben het geïmplementeerd.", [("geïmplementeerd", "invoeren")]),
        ("Dit dient te gebeuren ten behoeve van u.", [("dient te", "moet"), ("ten behoeve van", "voor")]),
        ("TEVENS en tevens", [("TEVENS", "ook")]),
        ("Een conformist reedst voort.", []),
    ],
)
def test_difficult_words_come_with_an_easier_one(text: str, found: list[tuple[str, str]]) -> None:
    assert sorted((each.woord, each.beter) for each in difficult(text)) == sorted(
        (("tevens" if word == "TEVENS" else word), better) for word, better in found
    )


@given(st.text())
def test_any_text_can_be_measured(text: str) -> None:
    found = measure([text])

    assert found.woorden >= found.zinnen
    difficult(text)
