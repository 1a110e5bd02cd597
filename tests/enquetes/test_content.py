"""A questionnaire as plain values: what it is stored as, and which codes a question may have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adoptie.refusal import Refusal
from enquetes.comparability import Eerder, changes
from enquetes.content import Inhoud, Item, ItemSoort, Optie, Pagina, Soort, Spoor, Vraag
from tests.factories.enquetes import CONTENT


def test_stored_questionnaire_says_in_which_format_it_is() -> None:
    stored = CONTENT.to_json()

    assert stored["formaat"] == 2
    assert Inhoud.from_json(stored) == CONTENT


@pytest.mark.parametrize("formaat", [None, 0, 3, "1"])
def test_questionnaire_of_another_version_is_refused_in_a_sentence(formaat: object) -> None:
    with pytest.raises(Refusal, match="andere versie van dit programma"):
        Inhoud.from_json(CONTENT.to_json() | {"formaat": formaat})


@pytest.mark.parametrize("code", ["leeftijd", "kern", "ondernemer", "groep", "volgcode"])
def test_question_may_be_called_after_anything(code: str) -> None:
    inhoud = Inhoud("Nulmeting", (Pagina((Vraag(code, Soort.TEKST, "Wat?"),)),))

    assert [vraag.code for vraag in inhoud.vragen()] == [code]


def test_code_of_a_question_never_begins_as_our_own_columns_do() -> None:
    with pytest.raises(Refusal, match="begint met een letter"):
        Vraag("_groep", Soort.TEKST, "Wat?")


@pytest.mark.parametrize("soort", [Soort.MATRIX, Soort.RANGSCHIKKING])
def test_own_words_have_no_place_in_a_ranking_or_a_table(soort: Soort) -> None:
    other = (Optie("1", "Balie"), Optie("anders", "Anders, namelijk", namelijk=True))

    with pytest.raises(Refusal, match="'waar': eigen woorden kunnen alleen bij een keuze"):
        Vraag("waar", soort, "Waar?", opties=other, rijen=(Optie("r1", "Nu"),))


@pytest.mark.parametrize("spoor", ["virtueel", "fysiek"])
def test_spoor_of_a_question_is_kept_and_is_no_part_of_its_words(spoor: Spoor) -> None:
    vraag = Vraag("plek", Soort.TEKST, "Hoe is uw werkplek?")
    moved = replace(vraag, spoor=spoor)
    inhoud = Inhoud("Nulmeting", (Pagina((moved,)),))

    assert Inhoud.from_json(inhoud.to_json()) == inhoud
    assert moved.wording_hash == vraag.wording_hash
    earlier = [Eerder(vraag, "versie 1")]
    assert list(changes(inhoud, earlier)) == []


def test_questionnaire_that_says_nothing_of_a_spoor_is_of_the_mental_one() -> None:
    stored = CONTENT.to_json()

    assert "spoor" not in str(stored)
    assert {vraag.spoor for vraag in Inhoud.from_json(stored).vragen()} == {"mentaal"}


def test_part_of_a_question_has_a_column_of_its_own() -> None:
    assert Item("stel", ItemSoort.SCHAAL, "Ik kan het", deel="r1").kolom == "stel[r1]"
    assert Item("werk", ItemSoort.SCHAAL, "Mijn werk").kolom == "werk"
