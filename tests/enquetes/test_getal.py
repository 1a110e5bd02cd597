"""Numbers are read as a Dutch reader writes them, and shown as they were typed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from enquetes.content import Pagina, Soort, Vraag
from enquetes.forms.antwoord import PaginaForm
from enquetes.forms.getal import GetalField, read_number, write_number
from enquetes.forms.vraag import VraagForm
from enquetes.queries.given import given_answers


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7", 7.0),
        (" 7 ", 7.0),
        ("-7", -7.0),
        ("\N{MINUS SIGN}7", -7.0),
        ("7,5", 7.5),
        ("7.5", 7.5),
        ("7.25", 7.25),
        ("0,125", 0.125),
        ("0.125", 0.125),
        ("2011", 2011.0),
        # As the program itself writes to its readers.
        ("1.000", 1000.0),
        ("12.500", 12500.0),
        ("1.250.000", 1250000.0),
        ("1.000,5", 1000.5),
    ],
)
def test_number_is_read(typed: str, meant: float) -> None:
    assert read_number(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "veel",
        "1_0",
        "\u0661\u0662",
        "\uff17",
        "1e3",
        "nan",
        "inf",
        "0x1f",
        "7,",
        ",5",
        "1.00.0",
        "1,000,000",
        "1 000",
        "7 uur",
        "--7",
        "+7",
        "9" * 400,
    ],
)
def test_what_is_no_number_is_refused_in_words(typed: str) -> None:
    with pytest.raises(ValidationError, match="Dit is geen getal"):
        GetalField(required=False).clean(typed)


def test_nothing_typed_is_no_answer() -> None:
    assert GetalField(required=False).clean("  ") is None


@pytest.mark.parametrize("typed", ["7", "7,5", "0", "2011", "100000", "0,125", "-3,25"])
def test_number_comes_back_as_it_was_typed(typed: str) -> None:
    assert write_number(read_number(typed)) == typed


def field_html(**options: object) -> str:
    vraag = Vraag("duur", Soort.GETAL, "Hoe lang duurde het?", **options)  # type: ignore[arg-type]
    return str(PaginaForm(Pagina((vraag,)), None, {"duur": 7.0})["v_duur"])


def test_page_shows_a_whole_number_without_decimals() -> None:
    assert 'value="7"' in field_html()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({}, ""),
        ({"eenheid": "dagen"}, "Geef uw antwoord in dagen."),
        ({"eenheid": "Uren per week"}, "Geef uw antwoord in uren per week."),
        ({"eenheid": "MB"}, "Geef uw antwoord in MB."),
        ({"maximum": 365.0, "eenheid": "dagen"}, "Vul een getal in: hoogstens 365 dagen."),
        ({"minimum": 0.25, "eenheid": "uur"}, "Vul een getal in: minstens 0,25 uur."),
        ({"minimum": 0.0, "maximum": 10.0}, "Vul een getal in: van 0 tot en met 10."),
    ],
)
def test_hint_is_one_sentence_with_the_unit_in_it(options: dict[str, object], told: str) -> None:
    vraag = Vraag("duur", Soort.GETAL, "Hoe lang duurde het?", **options)  # type: ignore[arg-type]

    assert PaginaForm(Pagina((vraag,)), None, {}).fields["v_duur"].help_text == told


def test_bounds_of_a_question_are_read_and_shown_in_the_same_way() -> None:
    data = {"tekst": "Hoeveel?", "minimum": "1.000", "maximum": "2.500,5", "richting": "geen"}
    form = VraagForm(data, soort=Soort.GETAL)
    assert form.is_valid(), form.errors
    vraag = form.cleaned_data["vraag"]

    again = VraagForm(soort=Soort.GETAL, vraag=vraag)

    assert (vraag.minimum, vraag.maximum) == (1000.0, 2500.5)
    assert 'value="1000"' in str(again["minimum"])
    assert 'value="2500,5"' in str(again["maximum"])


def test_receipt_writes_a_unit_as_in_a_sentence() -> None:
    vraag = Vraag("duur", Soort.GETAL, "Hoe lang duurde het?", eenheid="Uren per week.")
    sitting = SimpleNamespace(answers={"duur": 3.0}, pages={1: Pagina((vraag,))})

    (told,) = given_answers(sitting)

    assert told.antwoorden == ("3 uren per week",)
