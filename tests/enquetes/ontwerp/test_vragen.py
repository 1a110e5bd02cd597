"""Questions of a draft: put in anywhere, moved, copied, taken out, and read with their rules in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from enquetes.actions.ontwerp import change_ontwerp, change_vraag
from enquetes.actions.ontwerp_paginas import change_pagina
from enquetes.actions.vragenlijst import publish_versie
from enquetes.content import Soort, Vraag
from enquetes.editing import insert_vraag
from enquetes.models import Vragenlijst
from tests.enquetes.ontwerp.making import codes, draft_of, text, url, vraag_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("plek", "after"),
    [
        ("voor", [["werk", "nieuw", "functie"], ["middel", "uren", "stel", "open"]]),
        ("na", [["werk", "functie", "nieuw"], ["middel", "uren", "stel", "open"]]),
        ("pagina", [["werk", "functie"], ["nieuw"], ["middel", "uren", "stel", "open"]]),
    ],
)
def test_question_is_added_where_the_maker_wants_it(
    leider: Client, lijst: Vragenlijst, plek: str, after: list[list[str]]
) -> None:
    answer = leider.post(url("vraag-toevoegen", lijst, "functie", plek, "tekst"), {"tekst": "Nieuw?"})

    assert codes(lijst) == after
    assert answer.headers["Location"] == f"{url('vragenlijst', lijst)}#vraag-nieuw"


def test_first_question_is_one_that_can_be_answered(leider: Client, lijst: Vragenlijst) -> None:
    assert "Alleen tekst" not in text(leider.get(url("vraag-soort", lijst)))
    assert "Alleen tekst" in text(leider.get(url("vraag-soort", lijst, "werk", "na")))


def test_copy_is_a_question_of_its_own(leider: Client, lijst: Vragenlijst) -> None:
    leider.post(url("vraag-kopieren", lijst, "functie"))

    assert codes(lijst)[0] == ["werk", "functie", "doet"]
    assert vraag_of(lijst, "doet") == replace(vraag_of(lijst, "functie"), code="doet")


def test_question_is_taken_out_at_once_and_comes_back(leider: Client, lijst: Vragenlijst) -> None:
    answer = leider.post(url("vraag-verwijderen", lijst, "functie"), follow=True)

    assert codes(lijst)[0] == ["werk"]
    assert "'Wat doet u?' is verwijderd." in text(answer)
    assert answer.redirect_chain[-1][0].endswith("#vraag-werk")
    leider.post(url("ontwerp-stap", lijst, "terug"), {"stap": "2"})
    assert codes(lijst)[0] == ["werk", "functie"]


def test_page_goes_up_and_down_with_its_questions(leider: Client, lijst: Vragenlijst) -> None:
    leider.post(url("pagina-verplaatsen", lijst, "uren", "omhoog"))
    assert codes(lijst) == [["middel", "uren", "stel", "open"], ["werk", "functie"]]

    answer = leider.post(url("pagina-verplaatsen", lijst, "uren", "omhoog"), follow=True)
    assert "Deze pagina staat al bovenaan." in text(answer)


def test_both_parts_of_a_split_page_appear_under_its_condition(leider: Client, lijst: Vragenlijst) -> None:
    change_pagina(vragenlijst=lijst, code="uren", relevantie="functie = 'a'", titel="Uw werk", by="test")

    leider.post(url("pagina-splitsen", lijst, "uren"))

    before, after = draft_of(lijst).paginas[1:]
    assert before.relevantie == after.relevantie == "functie = 'a'"
    assert (before.titel, after.titel) == ("Uw werk", "")


def test_pages_with_another_condition_are_not_joined(leider: Client, lijst: Vragenlijst) -> None:
    change_pagina(vragenlijst=lijst, code="uren", relevantie="functie = 'a'", by="test")

    answer = leider.post(url("pagina-samenvoegen", lijst, "uren"), follow=True)

    assert "verschijnen niet tegelijk" in text(answer)
    assert len(codes(lijst)) == 2


def test_rules_stand_in_words_beside_the_question(leider: Client, lijst: Vragenlijst) -> None:
    total = Vraag("totaal", Soort.BEREKENING, "Uren per jaar", formule="uren * 52")
    change_ontwerp(
        vragenlijst=lijst, change=lambda inhoud: insert_vraag(inhoud, total, "uren", "na"), by="test"
    )
    change_pagina(vragenlijst=lijst, code="stel", relevantie="functie = 'b'", by="test")
    change_vraag(
        vragenlijst=lijst,
        vraag=replace(vraag_of(lijst, "open"), relevantie="totaal > 1000 en ingevuld(middel)"),
        by="test",
    )
    uren = replace(vraag_of(lijst, "uren"), controle="uren < 60 of werk >= 4")
    change_vraag(vragenlijst=lijst, vraag=uren, by="test")

    page = text(leider.get(url("vragenlijst", lijst)))

    assert "Vraag 3 </h3>" in page
    assert "Deze pagina verschijnt als vraag 2 'Beleid' is." in page
    assert "Verschijnt als 'Uren per jaar' meer dan 1.000 is en vraag 3 is ingevuld." in page
    assert "Het antwoord kan alleen als vraag 4 minder dan 60 is of vraag 1 'eens' of meer is." in page
    assert "Is vraag 4 keer 52." in page


def test_rule_that_does_not_hold_any_more_is_told_at_its_question(leider: Client, lijst: Vragenlijst) -> None:
    open_ = replace(vraag_of(lijst, "open"), relevantie="uren > 10")
    change_vraag(vragenlijst=lijst, vraag=open_, by="test")

    page = text(leider.post(url("vraag-verwijderen", lijst, "uren"), follow=True))

    assert "Dit klopt nog niet: uren > 10. Op plek 1 staat 'uren', maar zo'n vraag is er niet." in page


def test_pages_that_change_places_say_so(leider: Client, lijst: Vragenlijst) -> None:
    for code in ("werk", "uren"):
        change_pagina(vragenlijst=lijst, code=code, blok="A", by="test")

    assert "Wisselt van plaats met pagina 2, voor iedereen anders." in text(
        leider.get(url("vragenlijst", lijst))
    )


def test_fixed_version_shows_its_rules_and_no_buttons(leider: Client, lijst: Vragenlijst) -> None:
    open_ = replace(vraag_of(lijst, "open"), relevantie="uren > 10")
    publish_versie(versie=change_vraag(vragenlijst=lijst, vraag=open_, by="test"), by="test")

    page = text(leider.get(url("vragenlijst", lijst)))

    assert "Verschijnt als vraag 4 meer dan 10 is." in page
    assert "Verwijderen" not in page
    assert "Ongedaan maken" not in page
