"""The comparability ledger: a question that changed breaks its line, unless somebody says why it does not."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from adoptie.models import Gemeente
from adoptie.refusal import Refusal
from enquetes.actions.ontwerp import add_vraag, begin_versie, copy_vraag, set_vraag
from enquetes.actions.vergelijkbaarheid import decide
from enquetes.actions.vragenlijst import publish_versie, save_vragenlijst
from enquetes.content import Inhoud, Pagina, Soort, Vraag
from enquetes.editing import options_from
from enquetes.models import Vergelijkbaarheid, Vragenlijst
from enquetes.queries.vergelijkbaarheid import Besluit, Oordeel, besluiten, verbanden
from tests.enquetes.ontwerp.making import text, url
from tests.factories.enquetes import CONTENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def tweede(lijst: Vragenlijst) -> Vragenlijst:
    """Give a questionnaire whose second version is in the making."""
    first = lijst.versies.first()
    assert first is not None
    publish_versie(versie=first, by="test")
    begin_versie(vragenlijst=lijst, by="test")
    return lijst


def found(lijst: Vragenlijst) -> dict[str, Besluit]:
    newest = lijst.versies.first()
    assert newest is not None
    return {each.wijziging.vraag.code: each for each in besluiten(newest)}


def test_only_questions_that_say_something_else_are_asked_about(tweede: Vragenlijst) -> None:
    assert found(tweede) == {}

    set_vraag(vragenlijst=tweede, code="werk", tekst="Mijn werk is goed  te doen", by="test")
    set_vraag(vragenlijst=tweede, code="uren", toelichting="Ongeveer.", by="test")
    add_vraag(vragenlijst=tweede, vraag=Vraag("n", Soort.TEKST, "Nieuw?"), by="test")
    assert found(tweede) == {}

    set_vraag(vragenlijst=tweede, code="functie", tekst="Wat is uw werk?", by="test")
    [decision] = found(tweede).values()
    assert decision.wijziging.eerder.versie == "versie 1"
    assert decision.oordeel == Oordeel.BREUK


def test_line_begins_anew_unless_the_maker_says_otherwise(leider: Client, tweede: Vragenlijst) -> None:
    set_vraag(vragenlijst=tweede, code="functie", tekst="Wat is uw werk?", by="test")
    assert "Anders dan in versie 1. De lijn begint opnieuw." in text(leider.get(url("vragenlijst", tweede)))
    address = url("vraag-vergelijken", tweede, "functie")
    page = text(leider.get(address))
    assert "Vraag: eerst 'Wat doet u?', nu 'Wat is uw werk?'." in page

    leider.post(address, {"oordeel": "gelijk", "waarom": "Alleen duidelijker gezegd."})

    decision = found(tweede)["functie"]
    assert decision.oordeel == Oordeel.GELIJK
    assert decision.verband is not None
    assert (decision.verband.door, decision.verband.waarom) == ("Anna", "Alleen duidelijker gezegd.")
    page = text(leider.get(url("vragenlijst-vaststellen", tweede)))
    assert "De antwoorden blijven te vergelijken." in page
    assert "Vastgelegd door Anna op" in text(leider.get(url("vragenlijst-vergelijken", tweede)))


def test_list_asks_no_more_for_more_changes(
    leider: Client, tweede: Vragenlijst, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = url("vragenlijst-vergelijken", tweede)
    set_vraag(vragenlijst=tweede, code="functie", tekst="Wat is uw werk?", by="test")
    with CaptureQueriesContext(connection) as few:
        leider.get(address)
    for code in ("werk", "middel", "open"):
        set_vraag(vragenlijst=tweede, code=code, tekst=f"Nieuw: {code}?", by="test")

    with django_assert_num_queries(len(few)):
        assert text(leider.get(address)).count("Anders dan in versie 1.") == 4


def test_decision_goes_for_exactly_these_words(tweede: Vragenlijst, leider: Client) -> None:
    set_vraag(vragenlijst=tweede, code="functie", tekst="Wat is uw werk?", by="test")
    leider.post(url("vraag-vergelijken", tweede, "functie"), {"oordeel": "gelijk", "waarom": "Zelfde vraag."})

    set_vraag(vragenlijst=tweede, code="functie", tekst="Wat verdient u?", by="test")

    assert found(tweede)["functie"].oordeel == Oordeel.BREUK


def test_who_compares_says_why(leider: Client, tweede: Vragenlijst) -> None:
    set_vraag(vragenlijst=tweede, code="functie", tekst="Wat is uw werk?", by="test")

    page = text(
        leider.post(url("vraag-vergelijken", tweede, "functie"), {"oordeel": "gelijk", "waarom": " "})
    )

    assert "Schrijf op waarom dit te vergelijken is." in page
    assert not Vergelijkbaarheid.objects.exists()


def test_answers_are_recoded_by_saying_what_each_is_now(leider: Client, tweede: Vragenlijst) -> None:
    three = options_from(("oneens", "niet eens, niet oneens", "eens"))
    set_vraag(vragenlijst=tweede, code="werk", opties=three, by="test")
    address = url("vraag-vergelijken", tweede, "werk")
    form = leider.get(address).context["form"]
    now = [field.value() for field in form.answer_fields()]
    assert now == ["", "oneens", "niet eens, niet oneens", "eens", ""]

    chosen = ("oneens", "oneens", "niet eens, niet oneens", "eens", "__vervalt__")
    paren = {f"naar_{at}": answer for at, answer in enumerate(chosen)}
    leider.post(address, {"oordeel": "omgezet", "waarom": "Minder antwoorden.", **paren})

    [said] = verbanden(tweede.gemeente)
    assert said.oordeel == Oordeel.OMGEZET
    assert said.antwoorden.naar == ("oneens", "niet eens, niet oneens", "eens")
    assert said.antwoorden.geordend
    assert dict(said.antwoorden.paren) == {
        "helemaal oneens": "oneens",
        "oneens": "oneens",
        "niet eens, niet oneens": "niet eens, niet oneens",
        "eens": "eens",
    }


def test_no_answer_is_lost_without_saying_so(leider: Client, tweede: Vragenlijst) -> None:
    set_vraag(vragenlijst=tweede, code="werk", opties=options_from(("oneens", "eens")), by="test")
    form = {"oordeel": "omgezet", "waarom": "Minder.", "naar_1": "oneens", "naar_3": "eens"}

    page = text(leider.post(url("vraag-vergelijken", tweede, "werk"), form))

    assert "Kies wat 'helemaal oneens' nu is." in page
    assert not Vergelijkbaarheid.objects.exists()


def test_same_answers_are_nothing_to_recode(leider: Client, tweede: Vragenlijst) -> None:
    set_vraag(vragenlijst=tweede, code="functie", tekst="Wat is uw werk?", by="test")
    form = leider.get(url("vraag-vergelijken", tweede, "functie")).context["form"]

    assert [value for value, _ in form.fields["oordeel"].choices] == ["gelijk", "breuk"]
    assert form.answer_fields() == []


def test_number_cannot_be_recoded(leider: Client, tweede: Vragenlijst) -> None:
    set_vraag(vragenlijst=tweede, code="uren", tekst="Hoeveel uren per maand?", by="test")
    form = leider.get(url("vraag-vergelijken", tweede, "uren")).context["form"]

    assert [value for value, _ in form.fields["oordeel"].choices] == ["gelijk", "breuk"]
    with pytest.raises(Refusal, match="niet om te zetten"):
        decide(
            vragenlijst=tweede,
            wijziging=found(tweede)["uren"].wijziging,
            oordeel=Oordeel.OMGEZET,
            paren={},
            waarom="x",
            by="test",
        )


@pytest.mark.parametrize(
    ("paren", "told"),
    [({}, "minstens één antwoord"), ({"weg": "eens"}, "niet meer"), ({"eens": "weg"}, "niet meer")],
)
def test_recoding_names_answers_that_are_there(tweede: Vragenlijst, paren: dict[str, str], told: str) -> None:
    set_vraag(vragenlijst=tweede, code="werk", tekst="Mijn werk is leuk.", by="test")

    with pytest.raises(Refusal, match=told):
        decide(
            vragenlijst=tweede,
            wijziging=found(tweede)["werk"].wijziging,
            oordeel=Oordeel.OMGEZET,
            paren=paren,
            waarom="x",
            by="test",
        )


def test_answers_that_changed_places_are_recoded_by_name(leider: Client, tweede: Vragenlijst) -> None:
    set_vraag(vragenlijst=tweede, code="functie", opties=options_from(("Beleid", "Balie")), by="test")
    form = leider.get(url("vraag-vergelijken", tweede, "functie")).context["form"]

    assert [value for value, _ in form.fields["oordeel"].choices] == ["omgezet", "breuk"]
    assert [(field.label, field.value()) for field in form.answer_fields()] == [
        ("'Balie' wordt", "Balie"),
        ("'Beleid' wordt", "Beleid"),
    ]


@pytest.mark.parametrize(("code", "kept"), [("werk", False), ("middel", True)])
def test_other_number_of_answers_is_not_the_same_except_for_ticks(
    tweede: Vragenlijst, code: str, *, kept: bool
) -> None:
    set_vraag(vragenlijst=tweede, code=code, opties=options_from(("een", "twee", "drie")), by="test")
    change = found(tweede)[code].wijziging
    said = {"vragenlijst": tweede, "wijziging": change, "paren": {}, "waarom": "x", "by": "test"}

    assert change.can_keep is kept
    if not kept:
        with pytest.raises(Refusal, match="niet meer dezelfde"):
            decide(oordeel=Oordeel.GELIJK, **said)  # type: ignore[arg-type]  # one of each kind


def test_what_was_said_stays_and_the_last_word_counts(tweede: Vragenlijst) -> None:
    set_vraag(vragenlijst=tweede, code="functie", tekst="Wat is uw werk?", by="test")
    for oordeel in (Oordeel.GELIJK, Oordeel.BREUK):
        decide(
            vragenlijst=tweede,
            wijziging=found(tweede)["functie"].wijziging,
            oordeel=oordeel,
            paren={},
            waarom="Omdat.",
            by="test",
        )

    assert found(tweede)["functie"].oordeel == Oordeel.BREUK
    assert Vergelijkbaarheid.objects.count() == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        Vergelijkbaarheid.objects.update(oordeel="gelijk")


def test_question_may_go_on_with_the_line_of_another(tweede: Vragenlijst) -> None:
    copy_vraag(vragenlijst=tweede, code="functie", by="test")
    set_vraag(vragenlijst=tweede, code="doet", concept="functie", tekst="Welk werk doet u?", by="test")

    assert found(tweede)["doet"].wijziging.eerder.vraag.code == "functie"


def test_question_of_another_questionnaire_may_go_on_too(gemeente: Gemeente, tweede: Vragenlijst) -> None:
    vraag = Vraag("taken", Soort.TEKST, "Wat doet u?", concept="functie")
    other = save_vragenlijst(
        gemeente=gemeente, naam="Anders", inhoud=Inhoud("Anders", (Pagina((vraag,)),)), by="test"
    )

    [decision] = besluiten(other)

    assert decision.wijziging.eerder.versie == "versie 1 van 'Nulmeting'"


def test_question_that_says_the_same_again_needs_no_decision(leider: Client, tweede: Vragenlijst) -> None:
    answer = leider.get(url("vraag-vergelijken", tweede, "functie"), follow=True)

    assert "Er is geen vraag veranderd" in text(answer)
    assert found(tweede) == {}
    assert len(list(CONTENT.vragen())) == 6
