"""The preview: what a respondent would see, with answers that decide what appears, and nothing stored."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from enquetes.actions.ontwerp import change_ontwerp, set_vraag
from enquetes.actions.ontwerp_paginas import change_pagina
from enquetes.actions.talen import translate
from enquetes.actions.vragenlijst import publish_versie, save_vragenlijst
from enquetes.content import Soort, Vraag
from enquetes.editing import insert_vraag
from enquetes.models import Concept, Inzending, Vragenlijst
from tests.enquetes.ontwerp.making import text, url
from tests.enquetes.test_every_kind import FILLED
from tests.factories.soorten import EVERY_KIND

pytestmark = pytest.mark.django_db


class Visitor:
    """Somebody who walks through the preview, one form after the other."""

    def __init__(self, client: Client, lijst: Vragenlijst, query: str = "") -> None:
        self.client, self.address = client, url("vragenlijst-voorbeeld", lijst)
        self.page = text(client.get(self.address + query))

    def send(self, actie: str = "volgende", **answers: object) -> str:
        stand, taal = self._sent("stand"), self._sent("taal")
        data = {"stand": stand, "taal": taal, "actie": actie, **answers}
        if not actie:
            del data["actie"]
        self.page = text(self.client.post(self.address, data))
        return self.page

    def _sent(self, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.page)
        assert found
        return found[1]


def test_answers_decide_what_appears_and_nothing_is_stored(leider: Client, lijst: Vragenlijst) -> None:
    set_vraag(vragenlijst=lijst, code="uren", relevantie="functie = 'a'", by="test")
    visitor = Visitor(leider, lijst)
    assert "Wat u invult, wordt niet bewaard." in visitor.page

    assert "Hoeveel uren per week?" in visitor.send(v_functie="a")
    assert "Hoeveel uren per week?" not in (visitor.send("vorige"), visitor.send(v_functie="b"))[1]
    done = visitor.send("versturen", v_open="Niets")

    assert "Dit zou meetellen" in done
    assert "Beleid" in done
    assert "Hoeveel uren per week?" not in done
    assert not Concept.objects.exists()
    assert not Inzending.objects.exists()


def test_question_that_appears_on_the_same_page_is_announced(leider: Client, lijst: Vragenlijst) -> None:
    more = Vraag("meer", Soort.TEKST, "Waarom de balie?", relevantie="functie = 'a'")
    change_ontwerp(
        vragenlijst=lijst, change=lambda inhoud: insert_vraag(inhoud, more, "functie", "na"), by="test"
    )

    page = Visitor(leider, lijst).send(v_functie="a")

    assert "Door uw antwoord is er een vraag bij gekomen" in page
    assert "Waarom de balie?" in page


def test_wrong_answer_is_told_as_it_would_be(leider: Client, lijst: Vragenlijst) -> None:
    visitor = Visitor(leider, lijst, "?pagina=2")

    assert "Dit getal kan niet." in visitor.send(v_uren="99")


def test_page_that_does_not_appear_is_said_so(leider: Client, lijst: Vragenlijst) -> None:
    change_pagina(vragenlijst=lijst, code="uren", relevantie="functie = 'a'", by="test")

    page = Visitor(leider, lijst, "?pagina=2").page

    assert "De pagina die u koos, verschijnt nu niet." in page
    assert "Wat doet u?" in page


def test_draft_with_faults_is_shown_without_rules(leider: Client, lijst: Vragenlijst) -> None:
    set_vraag(vragenlijst=lijst, code="uren", relevantie="weg = 1", by="test")
    set_vraag(vragenlijst=lijst, code="open", tekst="Wat { nog?", relevantie="uren > 1000", by="test")

    page = Visitor(leider, lijst, "?pagina=2").page

    assert "De voorwaarden kloppen nog niet." in page
    assert "Hoeveel uren per week?" in page
    assert "Wat { nog?" in page


def test_every_kind_can_be_tried(leider: Client, lijst: Vragenlijst) -> None:
    alles = save_vragenlijst(gemeente=lijst.gemeente, naam="Alles", inhoud=EVERY_KIND, by="test").vragenlijst
    visitor = Visitor(leider, alles)

    for page in FILLED:
        visitor.send(**page)  # type: ignore[arg-type]  # what a browser sends

    assert "In de trein" in visitor.page
    assert "36 uur" in visitor.page


def test_order_is_changed_without_going_on(leider: Client, lijst: Vragenlijst) -> None:
    alles = save_vragenlijst(gemeente=lijst.gemeente, naam="Alles", inhoud=EVERY_KIND, by="test").vragenlijst

    page = Visitor(leider, alles, "?pagina=2").send("", rang="v_eerst:3:kies")

    assert "1. Hulp" in page


def test_preview_follows_the_draft_and_keeps_the_answers(leider: Client, lijst: Vragenlijst) -> None:
    visitor = Visitor(leider, lijst)
    visitor.send(v_functie="b")
    set_vraag(vragenlijst=lijst, code="functie", tekst="Wat is uw werk?", by="test")

    page = visitor.send("", pagina="1")

    assert "Wat is uw werk?" in page
    assert re.search(r'value="b"[^>]*checked', page)


def test_other_language_is_shown_as_it_is_read(leider: Client, lijst: Vragenlijst) -> None:
    translate(vragenlijst=lijst, taal="ar", teksten={"vraag.functie.tekst": "ما هو عملك؟"}, by="test")

    page = Visitor(leider, lijst, "?taal=ar").page

    assert '<html lang="ar" dir="rtl"' in page
    assert "ما هو عملك؟" in page


def test_preview_leads_back_and_to_each_language(leider: Client, lijst: Vragenlijst) -> None:
    translate(vragenlijst=lijst, taal="ar", teksten={"vraag.functie.tekst": "ما هو عملك؟"}, by="test")
    address = url("vragenlijst-voorbeeld", lijst)

    page = text(leider.get(address))
    beside_the_draft = text(leider.get(address, headers={"sec-fetch-dest": "iframe"}))

    assert 'href="?taal=ar"' in page
    assert 'href="?taal=ar"' in beside_the_draft
    assert "Terug naar de vragenlijst" in page
    assert "Terug naar de vragenlijst" not in beside_the_draft


@pytest.mark.parametrize(
    "data", [{"stand": "onzin", "actie": "volgende"}, {"actie": "volgende"}, {"pagina": "x"}]
)
def test_what_is_not_ours_begins_anew(leider: Client, lijst: Vragenlijst, data: dict[str, str]) -> None:
    answer = leider.post(url("vragenlijst-voorbeeld", lijst), data)

    assert answer.status_code == 200
    assert "Mijn werk is goed te doen." in text(answer)


def test_only_our_own_page_may_frame_it(leider: Client, lijst: Vragenlijst) -> None:
    inside = leider.get(url("vragenlijst-voorbeeld", lijst)).headers
    around = leider.get(url("vragenlijst", lijst)).headers

    assert inside["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in inside["Content-Security-Policy"]
    assert "frame-src 'self'" in around["Content-Security-Policy"]
    assert around["X-Frame-Options"] == "DENY"


def test_fixed_version_can_be_tried_too(leider: Client, lijst: Vragenlijst) -> None:
    draft = lijst.versies.first()
    assert draft is not None
    publish_versie(versie=draft, by="test")

    assert "Mijn werk is goed te doen." in Visitor(leider, lijst).page
