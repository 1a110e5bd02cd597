"""What the form of a question checks: formulas and earlier answers, said at the field with the place."""

from __future__ import annotations

import pytest
from django.test import Client

from enquetes.models import Vragenlijst
from tests.enquetes.ontwerp.making import filled, text, url, vraag_of

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

    page = leider.post(address, filled(leider, address) | {"controle": "uren <"})

    assert '<details class="spoor-uitleg" open> <summary>Meer instellingen' in text(page)
