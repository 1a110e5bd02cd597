"""Taking questions out of the library into a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Gebeurtenis, Gemeente, Rol
from adoptie.refusal import Refusal
from enquetes.actions.bibliotheek import take_stuk
from enquetes.actions.ontwerp import (
    begin_versie,
    change_ontwerp,
    change_vraag,
    create_vragenlijst,
    remove_vraag,
)
from enquetes.actions.vragenlijst import publish_versie
from enquetes.bibliotheek import INSTRUMENTEN, scored
from enquetes.editing import insert_vraag
from enquetes.models import Vragenlijst
from enquetes.queries.bibliotheek import bibliotheek_of, find_stuk
from tests.enquetes.ontwerp.making import codes, draft_of, text, url, vraag_of
from tests.factories.adoptie import member

pytestmark = pytest.mark.django_db


def take(lijst: Vragenlijst, sleutel: str, **where: str) -> None:
    stuk = find_stuk(lijst.gemeente, sleutel)
    assert stuk is not None
    take_stuk(vragenlijst=lijst, stuk=stuk, by="test", **where)  # type: ignore[arg-type]  # a place is a word


def test_list_tells_what_matters_of_each(leider: Client, lijst: Vragenlijst) -> None:
    page = text(leider.get(url("vragenlijst-bibliotheek", lijst)))

    for instrument in INSTRUMENTEN:
        assert instrument.titel in page
        assert instrument.licentie in page
    assert "Eigen vertaling, niet gevalideerd" in page
    assert "afgeraden" in page
    assert "Niet vragen, maar tellen" in page


@pytest.mark.parametrize(
    ("asked", "first", "not_there"),
    [
        ({"zoek": "ingewikkelder systeem"}, "System Usability Scale", "Rapportcijfer"),
        ({"wie": "inwoners"}, "Rapportcijfer", "ORIC"),
        ({"zoek": "TAAK", "wie": "medewerkers"}, "NASA-TLX", "Rapportcijfer"),
        ({"wie": "iedereen"}, "ORIC", "gevonden"),
    ],
)
def test_library_is_searched_and_filtered(
    leider: Client, gemeente: Gemeente, asked: dict[str, str], first: str, not_there: str
) -> None:
    page = text(leider.get(reverse("bibliotheek", args=[gemeente.slug]), asked))

    assert first in page
    assert not_there not in page


def test_what_is_not_found_says_so(leider: Client, gemeente: Gemeente) -> None:
    page = text(leider.get(reverse("bibliotheek", args=[gemeente.slug]), {"zoek": "parkeren"}))

    assert "0 gevonden" in page
    assert "Niets gevonden. Probeer een ander woord." in page


def test_page_of_an_instrument_shows_its_questions_and_how_to_read_them(
    leider: Client, lijst: Vragenlijst
) -> None:
    page = text(leider.get(url("vragenlijst-bibliotheek-stuk", lijst, "sus")))

    assert "Ik vind het systeem ingewikkelder dan nodig." in page
    assert "helemaal mee oneens" in page
    assert "Loopt van 0 tot 100." in page
    assert "John Brooke" in page
    assert "Voeg toe aan deze vragenlijst" in page


@pytest.mark.parametrize(
    ("waar", "after"),
    [
        ("na:functie", [["werk", "functie", "rapportcijfer"], ["middel", "uren", "stel", "open"]]),
        ("pagina:functie", [["werk", "functie"], ["rapportcijfer"], ["middel", "uren", "stel", "open"]]),
    ],
)
def test_questions_come_on_the_page_that_was_chosen(
    leider: Client, lijst: Vragenlijst, waar: str, after: list[list[str]]
) -> None:
    answer = leider.post(url("vragenlijst-bibliotheek-stuk", lijst, "rapportcijfer"), {"waar": waar})

    assert codes(lijst) == after
    assert answer.headers["Location"] == f"{url('vragenlijst', lijst)}#vraag-rapportcijfer"


def test_page_beside_which_the_maker_was_is_proposed(leider: Client, lijst: Vragenlijst) -> None:
    page = leider.get(url("vragenlijst-bibliotheek-stuk", lijst, "sus"), {"bij": "werk"})

    assert page.context["form"].initial["waar"] == "pagina:functie"


def test_place_that_is_not_there_is_refused(leider: Client, lijst: Vragenlijst) -> None:
    leider.post(url("vragenlijst-bibliotheek-stuk", lijst, "sus"), {"waar": "na:weg"})

    assert codes(lijst) == [["werk", "functie"], ["middel", "uren", "stel", "open"]]


def test_questions_of_the_library_can_be_the_first(leider: Client, gemeente: Gemeente) -> None:
    lijst = create_vragenlijst(gemeente=gemeente, naam="Nieuw", by="test")

    leider.post(url("vragenlijst-bibliotheek-stuk", lijst, "tlx"))

    assert codes(lijst) == [
        ["tlx_denken", "tlx_lichaam", "tlx_tijd", "tlx_lukken", "tlx_moeite", "tlx_spanning"]
    ]
    assert [maat.code for _, maat, _ in scored(draft_of(lijst))] == ["tlx"]


def test_taking_over_is_one_step_that_can_be_undone(leider: Client, lijst: Vragenlijst) -> None:
    take(lijst, "oric")
    page = text(leider.get(url("vragenlijst", lijst)))

    assert "'Klaar voor een verandering (ORIC)' is toegevoegd uit de bibliotheek." in page
    leider.post(url("ontwerp-stap", lijst, "terug"), {"stap": "2"})
    assert codes(lijst) == [["werk", "functie"], ["middel", "uren", "stel", "open"]]


def test_same_questions_are_not_taken_twice(leider: Client, lijst: Vragenlijst) -> None:
    take(lijst, "sus")

    page = leider.post(url("vragenlijst-bibliotheek-stuk", lijst, "sus"), {"waar": "na:functie"}, follow=True)

    assert "staat al in deze vragenlijst" in text(page)
    assert sum(code == "sus" for page in codes(lijst) for code in page) == 1


def test_code_that_another_question_has_is_left_to_it(lijst: Vragenlijst) -> None:
    change = replace(vraag_of(lijst, "open"), code="sus")

    change_ontwerp(
        vragenlijst=lijst, change=lambda inhoud: insert_vraag(inhoud, change, "open", "na"), by="test"
    )
    take(lijst, "sus")

    taken = list(draft_of(lijst).vragen())[-1]
    assert taken.code == "sus_2"
    assert [maat.code for _, maat, _ in scored(draft_of(lijst))] == ["sus"]


def test_question_that_comes_back_has_its_code_again(lijst: Vragenlijst) -> None:
    take(lijst, "sus")
    publish_versie(versie=lijst.versies.get(), by="test")
    begin_versie(vragenlijst=lijst, by="test")
    remove_vraag(vragenlijst=lijst, code="sus", by="test")

    take(lijst, "sus")

    assert vraag_of(lijst, "sus").concept == "bib:sus"


def test_version_that_is_fixed_takes_nothing(leider: Client, lijst: Vragenlijst) -> None:
    publish_versie(versie=lijst.versies.get(), by="test")

    assert "Maak eerst een nieuwe versie" in text(
        leider.get(url("vragenlijst-bibliotheek-stuk", lijst, "sus"))
    )
    with pytest.raises(Refusal, match="ligt vast"):
        take(lijst, "sus")


def test_maker_is_told_that_a_reworded_question_has_no_score(leider: Client, lijst: Vragenlijst) -> None:
    take(lijst, "gemak")
    assert "geen score" not in text(leider.get(url("vragenlijst", lijst)))

    reworded = replace(vraag_of(lijst, "gemak"), tekst="Hoe makkelijk was het?")
    change_vraag(vragenlijst=lijst, vraag=reworded, by="test")

    for page in (url("vragenlijst", lijst), url("vragenlijst-vaststellen", lijst)):
        assert "Deze vraag is anders dan in 'Gemak'. Daarom krijgt u er geen score van." in text(
            leider.get(page)
        )


def test_maker_is_told_that_a_part_is_missing(leider: Client, lijst: Vragenlijst) -> None:
    take(lijst, "tlx")
    remove_vraag(vragenlijst=lijst, code="tlx_tijd", by="test")

    page = text(leider.get(url("vragenlijst-vaststellen", lijst)))

    assert (
        "Van 'Zwaarte van de taak (NASA-TLX)' is niet alles er meer. Daarom krijgt u er geen score van."
        in page
    )


def test_taking_over_is_in_the_log(lijst: Vragenlijst) -> None:
    before = Gebeurtenis.objects.count()

    take(lijst, "sus")

    assert Gebeurtenis.objects.count() == before + 1


@pytest.mark.parametrize("rol", [Rol.MANAGER, Rol.LEZER, Rol.KLANTCONTACT, Rol.OR])
def test_library_is_for_who_makes_questionnaires(
    client: Client, gemeente: Gemeente, lijst: Vragenlijst, rol: Rol
) -> None:
    client.force_login(member(gemeente, rol))

    assert client.get(reverse("bibliotheek", args=[gemeente.slug])).status_code == 403
    assert client.get(url("vragenlijst-bibliotheek", lijst)).status_code == 403


def test_library_takes_one_query(
    gemeente: Gemeente, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        assert len(bibliotheek_of(gemeente)) == len(INSTRUMENTEN)
