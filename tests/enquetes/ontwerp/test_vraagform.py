"""What the form of a question checks: formulas and earlier answers, said at the field with the place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from enquetes.models import Vragenlijst
from tests.enquetes.ontwerp.making import draft_of, filled, text, url, vraag_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("controle", "uren <", "Het eind ontbreekt."),
        ("controle", "uren + 1", "Een voorwaarde is ja of nee."),
        ("controle", "weken > 2", "Op plek 1 staat 'weken', maar zo'n vraag is er niet."),
        ("tekst", "U werkt {weken}?", "Op plek 1 staat 'weken', maar zo'n vraag is er niet."),
        ("toelichting", "Uw werk { is", "een accolade die niet sluit"),
        ("concept", "mijn code", "Een code begint met een letter"),
    ],
)
def test_fault_is_told_at_its_field(
    leider: Client, lijst: Vragenlijst, field: str, value: str, told: str
) -> None:
    address = url("vraag-wijzigen", lijst, "uren")

    page = leider.post(address, filled(leider, address) | {field: value})

    assert told in " ".join(page.context["form"].errors[field])
    assert told in text(page)


def test_check_of_an_answer_is_kept_with_its_words(leider: Client, lijst: Vragenlijst) -> None:
    address = url("vraag-wijzigen", lijst, "uren")
    more = {"controle": "uren < 50 of werk = 1", "controle_tekst": "Dat is veel.", "concept": "werkuren"}

    leider.post(address, filled(leider, address) | more)

    vraag = vraag_of(lijst, "uren")
    assert (vraag.controle, vraag.controle_tekst) == ("uren < 50 of werk = 1", "Dat is veel.")
    assert vraag.concept == "werkuren"


def test_maker_says_of_which_spoor_a_question_is(leider: Client, lijst: Vragenlijst) -> None:
    address = url("vraag-wijzigen", lijst, "functie")
    before = vraag_of(lijst, "functie")
    assert "Over welk spoor gaat deze vraag?" in text(leider.get(address))

    leider.post(address, filled(leider, address))
    assert vraag_of(lijst, "functie") == before

    leider.post(address, filled(leider, address) | {"spoor": "fysiek"})
    leider.post(url("vraag-kopieren", lijst, "functie"))

    assert vraag_of(lijst, "functie") == replace(before, spoor="fysiek")
    assert [each.spoor for each in draft_of(lijst).vragen() if each.tekst == before.tekst] == ["fysiek"] * 2


@pytest.mark.parametrize("soort", ["uitleg", "email", "telefoon", "akkoord"])
def test_what_has_no_figures_to_follow_has_no_spoor(leider: Client, lijst: Vragenlijst, soort: str) -> None:
    address = url("vraag-toevoegen", lijst, "uren", "na", soort)

    assert "Over welk spoor" not in text(leider.get(address))


def test_calculation_is_checked_where_it_is_made(leider: Client, lijst: Vragenlijst) -> None:
    address = url("vraag-toevoegen", lijst, "uren", "na", "berekening")
    total = {"tekst": "Uren per jaar", "formule": "uren * weken", "uitkomst": "getal"}

    assert "zo'n vraag is er niet" in text(leider.post(address, total))
    assert (
        "er staat dat het een tekst wordt"
        in text(leider.post(address, total | {"formule": "uren * 52", "uitkomst": "tekst"})).lower()
    )
    leider.post(address, total | {"formule": "uren * 52"})

    assert vraag_of(lijst, "uren_per_jaar").formule == "uren * 52"


def test_text_may_show_an_earlier_answer(leider: Client, lijst: Vragenlijst) -> None:
    address = url("vraag-wijzigen", lijst, "open")

    leider.post(address, filled(leider, address) | {"tekst": "U werkt {uren} uur. Wat nog?"})

    assert vraag_of(lijst, "open").tekst == "U werkt {uren} uur. Wat nog?"


def test_settings_that_are_rarely_needed_are_folded_away(leider: Client, lijst: Vragenlijst) -> None:
    address = url("vraag-wijzigen", lijst, "uren")
    assert '<details class="spoor-uitleg" > <summary>Meer instellingen' in text(leider.get(address))
    another = url("vraag-toevoegen", lijst, "uren", "na", "getal")
    assert '<details class="spoor-uitleg" > <summary>Meer instellingen' in text(leider.get(another))

    page = leider.post(address, filled(leider, address) | {"controle": "uren <"})

    assert '<details class="spoor-uitleg" open> <summary>Meer instellingen' in text(page)
