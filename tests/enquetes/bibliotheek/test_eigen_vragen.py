"""Own questions in the library: kept, shared, taken back, and copied by others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Gebeurtenis, Gemeente, Rol
from adoptie.refusal import Refusal
from enquetes.actions.bibliotheek import keep_vragen, remove_stuk, share_stuk, take_stuk
from enquetes.actions.vragenlijst import save_vragenlijst
from enquetes.content import Inhoud, Pagina, Soort, Vraag
from enquetes.models import Bibliotheekstuk, Vragenlijst
from enquetes.queries.bibliotheek import bibliotheek_of, find_stuk
from tests.enquetes.ontwerp.making import codes, text, url, vraag_of
from tests.factories.adoptie import GemeenteFactory, member

pytestmark = pytest.mark.django_db
SENT = {"naam": "Werk", "waarom": "Of het werk te doen is.", "wat": "vraag", "wie": ["medewerkers"]}


@pytest.fixture
def buur() -> Gemeente:
    return GemeenteFactory.create()


def keep(lijst: Vragenlijst, *vragen: Vraag, gedeeld: bool = False, naam: str = "Werk") -> Bibliotheekstuk:
    chosen = vragen or (vraag_of(lijst, "werk"),)
    return keep_vragen(
        vragenlijst=lijst,
        vragen=chosen,
        naam=naam,
        waarom="Omdat.",
        wie=["medewerkers"],
        gedeeld=gedeeld,
        by="Anna",
    )


def own_titles(gemeente: Gemeente) -> list[str]:
    return [stuk.titel for stuk in bibliotheek_of(gemeente) if not stuk.instrument]


def list_of(gemeente: Gemeente) -> Vragenlijst:
    eigen = Inhoud("Buurlijst", (Pagina((Vraag("begin", Soort.TEKST, "Waar begint u mee?"),)),))
    return save_vragenlijst(gemeente=gemeente, naam="Buurlijst", inhoud=eigen, by="test").vragenlijst


def test_question_is_kept_with_a_name_and_a_reason(leider: Client, lijst: Vragenlijst) -> None:
    answer = leider.post(url("vraag-bibliotheek", lijst, "werk"), SENT, follow=True)

    stuk = lijst.gemeente.bibliotheekstukken.get()
    assert (stuk.naam, stuk.waarom, stuk.wie, stuk.door, stuk.gedeeld) == (
        "Werk",
        "Of het werk te doen is.",
        ["medewerkers"],
        "Anna",
        False,
    )
    assert [vraag.tekst for vraag in stuk.content.vragen()] == ["Mijn werk is goed te doen."]
    assert "'Werk' staat in de bibliotheek." in text(answer)


def test_whole_page_is_kept(leider: Client, lijst: Vragenlijst) -> None:
    leider.post(url("vraag-bibliotheek", lijst, "werk"), {**SENT, "wat": "pagina"})

    stuk = lijst.gemeente.bibliotheekstukken.get()
    assert [vraag.code for vraag in stuk.content.vragen()] == ["werk", "functie"]


def test_form_says_what_is_missing(leider: Client, lijst: Vragenlijst) -> None:
    page = text(leider.post(url("vraag-bibliotheek", lijst, "werk"), {"naam": "Werk"}))

    assert "Kies aan wie u deze vragen stelt." in page
    assert not Bibliotheekstuk.objects.exists()


def test_name_is_used_once(leider: Client, lijst: Vragenlijst) -> None:
    keep(lijst)

    assert "staat deze naam al" in text(leider.post(url("vraag-bibliotheek", lijst, "functie"), SENT))


def test_what_only_fits_its_own_questionnaire_stays_behind(lijst: Vragenlijst) -> None:
    bound = replace(
        vraag_of(lijst, "werk"), relevantie="functie = 'a'", beeld="a" * 64, beeld_alt="Een bureau"
    )

    (kept,) = keep(lijst, bound).content.vragen()

    assert (kept.relevantie, kept.beeld, kept.beeld_alt) == ("", "", "")


@pytest.mark.parametrize(
    "vraag",
    [
        Vraag("som", Soort.BEREKENING, "Samen", formule="uren + 1"),
        Vraag("open", Soort.TEKST, "U werkt {uren} uur. Wat vindt u daarvan?"),
    ],
)
def test_what_looks_at_other_questions_is_refused(lijst: Vragenlijst, vraag: Vraag) -> None:
    with pytest.raises(Refusal):
        keep(lijst, vraag_of(lijst, "werk"), vraag)


def test_copy_in_another_questionnaire_can_be_compared(lijst: Vragenlijst) -> None:
    other = list_of(lijst.gemeente)
    stuk = find_stuk(lijst.gemeente, f"eigen-{keep(lijst).pk}")
    assert stuk is not None

    take_stuk(vragenlijst=other, stuk=stuk, by="test")

    copy, original = vraag_of(other, "werk"), vraag_of(lijst, "werk")
    assert copy.wording_hash == original.wording_hash
    assert (copy.code, copy.concept) == (original.code, "werk")


def test_question_cannot_be_put_in_beside_itself(lijst: Vragenlijst) -> None:
    stuk = find_stuk(lijst.gemeente, f"eigen-{keep(lijst).pk}")
    assert stuk is not None

    with pytest.raises(Refusal, match="staat al in deze vragenlijst"):
        take_stuk(vragenlijst=lijst, stuk=stuk, by="test")


def test_own_questions_are_seen_by_others_once_they_are_shared(lijst: Vragenlijst, buur: Gemeente) -> None:
    stuk = keep(lijst)
    assert own_titles(lijst.gemeente) == ["Werk"]
    assert own_titles(buur) == []
    assert find_stuk(buur, f"eigen-{stuk.pk}") is None

    share_stuk(stuk=stuk, gedeeld=True, by="Anna")

    assert own_titles(buur) == ["Werk"]


def test_neighbour_sees_who_made_it_and_can_change_nothing(
    client: Client, lijst: Vragenlijst, buur: Gemeente
) -> None:
    stuk = keep(lijst, gedeeld=True)
    client.force_login(member(buur, Rol.PROGRAMMALEIDER))

    page = text(client.get(reverse("bibliotheek", args=[buur.slug])))

    assert f"Van {lijst.gemeente.naam}." in page
    assert "Anna" not in page
    assert "Niet meer delen" not in page
    for slug in (buur.slug, lijst.gemeente.slug):
        assert client.post(reverse("bibliotheek-verwijderen", args=[slug, stuk.pk])).status_code == 404
        assert (
            client.post(reverse("bibliotheek-delen", args=[slug, stuk.pk, "terugnemen"])).status_code == 404
        )
    assert Bibliotheekstuk.objects.get().gedeeld


def test_taking_back_leaves_copies_alone(leider: Client, lijst: Vragenlijst, buur: Gemeente) -> None:
    stuk, other = keep(lijst, gedeeld=True), list_of(buur)
    found = find_stuk(buur, f"eigen-{stuk.pk}")
    assert found is not None
    take_stuk(vragenlijst=other, stuk=found, by="test")

    answer = leider.post(
        reverse("bibliotheek-delen", args=[lijst.gemeente.slug, stuk.pk, "terugnemen"]), follow=True
    )

    assert "'Werk' is niet meer gedeeld. Kopieën blijven bestaan." in text(answer)
    assert own_titles(buur) == []
    assert codes(other) == [["begin"], ["werk"]]


def test_own_questions_are_taken_out_after_asking(leider: Client, lijst: Vragenlijst) -> None:
    stuk = keep(lijst)
    address = reverse("bibliotheek-verwijderen", args=[lijst.gemeente.slug, stuk.pk])

    assert "Vragenlijsten met een kopie veranderen niet." in text(leider.get(address))
    leider.post(address)

    assert own_titles(lijst.gemeente) == []


def test_invented_gemeente_shares_with_invented_ones_only(lijst: Vragenlijst) -> None:
    keep(lijst, gedeeld=True)

    assert own_titles(GemeenteFactory.create(fictief=not lijst.gemeente.fictief)) == []
    assert own_titles(GemeenteFactory.create(fictief=lijst.gemeente.fictief)) == ["Werk"]


def test_list_takes_a_fixed_number_of_queries(
    leider: Client, lijst: Vragenlijst, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        keep(lijst, naam=f"Vraag {number}")

    with django_assert_max_num_queries(8):
        page = leider.get(url("vragenlijst-bibliotheek", lijst))

    assert "Vraag 7" in page.content.decode()


def test_log_tells_who_kept_shared_and_removed(lijst: Vragenlijst) -> None:
    stuk = keep(lijst)
    share_stuk(stuk=stuk, gedeeld=True, by="Anna")
    share_stuk(stuk=stuk, gedeeld=False, by="Anna")
    remove_stuk(stuk=stuk, by="Anna")

    actions = list(Gebeurtenis.objects.order_by("pk").values_list("action", flat=True))[-4:]
    assert actions == ["in bibliotheek gezet", "gedeeld", "niet meer gedeeld", "uit bibliotheek gehaald"]


@pytest.mark.parametrize("rol", [Rol.MANAGER, Rol.LEZER, Rol.KLANTCONTACT, Rol.OR])
def test_only_who_makes_questionnaires_keeps_questions(client: Client, lijst: Vragenlijst, rol: Rol) -> None:
    client.force_login(member(lijst.gemeente, rol))

    assert client.post(url("vraag-bibliotheek", lijst, "werk"), SENT).status_code == 403
    assert not Bibliotheekstuk.objects.exists()
