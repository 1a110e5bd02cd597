"""Two people at one questionnaire: the second is told what the first did, and chooses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from adoptie.models import Gebruiker, Gemeente, Rol
from enquetes.actions import vragenlijst as actions
from enquetes.actions.ontwerp import change_vraag, move_vraag, remove_vraag
from enquetes.actions.ontwerp_paginas import change_pagina, change_teksten
from enquetes.models import Vragenlijst
from tests.enquetes.ontwerp.making import codes, draft_of, filled, text, url, vraag_of
from tests.factories.adoptie import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def bo(gemeente: Gemeente) -> Gebruiker:
    return member(gemeente, Rol.PROGRAMMALEIDER, naam="Bo")


def test_second_person_sees_what_the_first_did_and_overwrites_nothing(
    leider: Client, lijst: Vragenlijst, bo: Gebruiker
) -> None:
    address = url("vraag-wijzigen", lijst, "functie")
    mine = filled(leider, address) | {"tekst": "Wat is uw werk?"}
    change_vraag(
        vragenlijst=lijst, vraag=replace(vraag_of(lijst, "functie"), tekst="Wat is uw functie?"), by=bo
    )
    move_vraag(vragenlijst=lijst, code="uren", up=True, by="een ander")

    answer = leider.post(address, mine)

    assert "Bo heeft dit intussen gewijzigd" in text(answer)
    assert "Vraag: eerst 'Wat doet u?', nu 'Wat is uw functie?'." in text(answer)
    assert "Wat is uw werk?" in text(answer)
    assert vraag_of(lijst, "functie").tekst == "Wat is uw functie?"


def test_who_saw_it_may_choose_the_own_version(leider: Client, lijst: Vragenlijst, bo: Gebruiker) -> None:
    address = url("vraag-wijzigen", lijst, "functie")
    mine = filled(leider, address) | {"tekst": "Wat is uw werk?"}
    change_vraag(vragenlijst=lijst, vraag=replace(vraag_of(lijst, "functie"), tekst="Anders?"), by=bo)
    basis = leider.post(address, mine).context["basis"]

    leider.post(address, mine | {"basis": basis})

    assert vraag_of(lijst, "functie").tekst == "Wat is uw werk?"


def test_changes_to_other_questions_go_through(leider: Client, lijst: Vragenlijst, bo: Gebruiker) -> None:
    address = url("vraag-wijzigen", lijst, "functie")
    mine = filled(leider, address) | {"tekst": "Wat is uw werk?"}
    change_vraag(vragenlijst=lijst, vraag=replace(vraag_of(lijst, "werk"), tekst="Gaat het?"), by=bo)
    move_vraag(vragenlijst=lijst, code="functie", up=True, by=bo)

    leider.post(address, mine)

    assert vraag_of(lijst, "functie").tekst == "Wat is uw werk?"
    assert vraag_of(lijst, "werk").tekst == "Gaat het?"
    assert codes(lijst)[0] == ["functie", "werk"]


def test_texts_and_pages_are_guarded_too(leider: Client, lijst: Vragenlijst, bo: Gebruiker) -> None:
    texts, page = url("vragenlijst-teksten", lijst), url("pagina-tekst", lijst, "uren")
    mine = filled(leider, texts) | {"titel": "Mijn titel"}
    my_page = filled(leider, page) | {"titel": "Mijn kop"}
    change_teksten(vragenlijst=lijst, titel="Titel van Bo", inleiding="", slot="", by=bo)
    change_pagina(vragenlijst=lijst, code="uren", titel="Kop van Bo", by=bo)

    assert "Titel: eerst 'Nulmeting', nu 'Titel van Bo'." in text(leider.post(texts, mine))
    assert "Kop: eerst niets, nu 'Kop van Bo'." in text(leider.post(page, my_page))
    assert draft_of(lijst).titel == "Titel van Bo"
    assert draft_of(lijst).paginas[1].titel == "Kop van Bo"


def test_question_that_was_taken_out_meanwhile_is_not_put_back_in_silence(
    leider: Client, lijst: Vragenlijst, bo: Gebruiker
) -> None:
    address = url("vraag-wijzigen", lijst, "functie")
    mine = filled(leider, address) | {"tekst": "Wat is uw werk?"}
    remove_vraag(vragenlijst=lijst, code="functie", by=bo)

    answer = leider.post(address, mine, follow=True)

    assert "intussen verwijderd" in text(answer)
    assert codes(lijst)[0] == ["werk"]


def test_change_that_is_too_old_to_look_up_is_not_overwritten_either(
    leider: Client, lijst: Vragenlijst, bo: Gebruiker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "KEPT_STEPS", 1)
    address = url("vraag-wijzigen", lijst, "functie")
    mine = filled(leider, address) | {"tekst": "Wat is uw werk?"}
    for tekst in ("Een?", "Twee?", "Drie?"):
        change_vraag(vragenlijst=lijst, vraag=replace(vraag_of(lijst, "functie"), tekst=tekst), by=bo)

    assert "Bo heeft dit intussen gewijzigd" in text(leider.post(address, mine))
    assert vraag_of(lijst, "functie").tekst == "Drie?"


def test_form_without_a_stamp_overwrites_nothing(leider: Client, lijst: Vragenlijst) -> None:
    address = url("vraag-wijzigen", lijst, "functie")
    mine = filled(leider, address) | {"tekst": "Wat is uw werk?", "basis": ""}

    assert "Kies welke versie blijft" in text(leider.post(address, mine))
    assert vraag_of(lijst, "functie").tekst == "Wat doet u?"
