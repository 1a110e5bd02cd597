"""Languages of a questionnaire: translated part by part, and never saying what the Dutch no longer says."""

from __future__ import annotations

import pytest
from django.test import Client

from enquetes.actions.ontwerp import move_vraag, remove_vraag, set_vraag
from enquetes.actions.ontwerp_paginas import change_pagina
from enquetes.actions.talen import add_taal, translate
from enquetes.content.talen import in_language, missing, texts
from enquetes.models import Vragenlijst
from enquetes.vertalen import OUD
from tests.enquetes.ontwerp.making import draft_of, text, url
from tests.factories.enquetes import CONTENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def arabisch(lijst: Vragenlijst) -> Vragenlijst:
    add_taal(vragenlijst=lijst, taal="ar", by="test")
    told = {"vraag.functie.tekst": "ما هو عملك؟", "vraag.functie.opties.a": "مكتب"}
    translate(vragenlijst=lijst, taal="ar", teksten=told, by="test")
    return lijst


def told(lijst: Vragenlijst) -> dict[str, str]:
    return dict(draft_of(lijst).vertalingen["ar"])


def test_language_is_added_and_says_what_is_missing(leider: Client, lijst: Vragenlijst) -> None:
    page = url("vragenlijst-talen", lijst)

    leider.post(page, {"taal": "ar"})

    number = len(texts(CONTENT))
    assert f"{number} van de {number} teksten zijn nog niet vertaald." in text(leider.get(page))
    assert "Selecteer een geldige keuze" in text(leider.post(page, {"taal": "ar"}))
    assert "Selecteer een geldige keuze" in text(leider.post(page, {"taal": "nl"}))


def test_texts_are_translated_part_by_part(leider: Client, arabisch: Vragenlijst) -> None:
    first = url("vragenlijst-taal", arabisch, "ar", 0)
    page = leider.get(first)
    assert 'lang="ar" dir="rtl"' in text(page)

    answer = leider.post(first, {"titel": "استبيان", "basis": page.context["basis"]})

    assert answer.headers["Location"] == url("vragenlijst-taal", arabisch, "ar", 1)
    assert told(arabisch)["titel"] == "استبيان"
    assert in_language(draft_of(arabisch), "ar").titel == "استبيان"
    assert "Vraag 2" in text(leider.get(answer.headers["Location"]))


def test_text_that_was_translated_elsewhere_is_filled_in(leider: Client, arabisch: Vragenlijst) -> None:
    translate(vragenlijst=arabisch, taal="ar", teksten={"vraag.werk.opties.1": "لا"}, by="test")

    form = leider.get(url("vragenlijst-taal", arabisch, "ar", 2)).context["form"]

    assert form["vraag.stel.opties.1"].value() == "لا"


def test_last_part_leads_back_to_the_list(leider: Client, arabisch: Vragenlijst) -> None:
    last = url("vragenlijst-taal", arabisch, "ar", 2)

    answer = leider.post(last, {"basis": leider.get(last).context["basis"]})

    assert answer.headers["Location"] == url("vragenlijst-talen", arabisch)


def test_translation_that_is_emptied_goes(leider: Client, arabisch: Vragenlijst) -> None:
    part = url("vragenlijst-taal", arabisch, "ar", 1)

    leider.post(part, {"vraag.functie.tekst": "", "basis": leider.get(part).context["basis"]})

    assert "vraag.functie.tekst" not in told(arabisch)


def test_two_translators_do_not_overwrite_each_other(leider: Client, arabisch: Vragenlijst) -> None:
    part = url("vragenlijst-taal", arabisch, "ar", 1)
    basis = leider.get(part).context["basis"]
    translate(vragenlijst=arabisch, taal="ar", teksten={"vraag.werk.tekst": "عمل"}, by="Bo")

    page = leider.post(part, {"vraag.werk.tekst": "شغل", "basis": basis})

    assert "Bo heeft dit intussen gewijzigd" in text(page)
    assert told(arabisch)["vraag.werk.tekst"] == "عمل"


def test_changed_text_has_to_be_translated_anew(leider: Client, arabisch: Vragenlijst) -> None:
    set_vraag(vragenlijst=arabisch, code="functie", tekst="Hoe lang werkt u hier?", by="test")

    assert "vraag.functie.tekst" in missing(draft_of(arabisch), "ar")
    assert told(arabisch)[f"{OUD}vraag.functie.tekst"] == "ما هو عملك؟"
    assert told(arabisch)["vraag.functie.opties.a"] == "مكتب"
    page = text(leider.get(url("vragenlijst-taal", arabisch, "ar", 1)))
    assert "De Nederlandse tekst is veranderd. Eerst was het: ما هو عملك؟" in page

    translate(vragenlijst=arabisch, taal="ar", teksten={"vraag.functie.tekst": "منذ متى؟"}, by="test")
    assert f"{OUD}vraag.functie.tekst" not in told(arabisch)


def test_mended_typo_keeps_its_translation(arabisch: Vragenlijst) -> None:
    set_vraag(vragenlijst=arabisch, code="functie", tekst="wat doet u", by="test")

    assert told(arabisch)["vraag.functie.tekst"] == "ما هو عملك؟"


def test_translation_of_a_page_stays_when_it_begins_with_another_question(arabisch: Vragenlijst) -> None:
    change_pagina(vragenlijst=arabisch, code="werk", titel="Uw werk", by="test")
    translate(vragenlijst=arabisch, taal="ar", teksten={"pagina.werk.titel": "عملك"}, by="test")

    move_vraag(vragenlijst=arabisch, code="functie", up=True, by="test")

    assert in_language(draft_of(arabisch), "ar").paginas[0].titel == "عملك"


def test_translation_of_a_question_goes_with_it(arabisch: Vragenlijst) -> None:
    remove_vraag(vragenlijst=arabisch, code="functie", by="test")

    assert told(arabisch) == {}


def test_language_is_taken_away_and_comes_back(leider: Client, arabisch: Vragenlijst) -> None:
    leider.post(url("vragenlijst-taal-weg", arabisch, "ar"))
    assert draft_of(arabisch).vertalingen == {}

    leider.post(url("ontwerp-stap", arabisch, "terug"), {"stap": "4"})

    assert told(arabisch)["vraag.functie.tekst"] == "ما هو عملك؟"


@pytest.mark.parametrize(("taal", "deel"), [("fr", 0), ("ar", 9)])
def test_language_or_part_that_is_not_there_is_not_found(
    leider: Client, arabisch: Vragenlijst, taal: str, deel: int
) -> None:
    assert leider.get(url("vragenlijst-taal", arabisch, taal, deel)).status_code == 404
