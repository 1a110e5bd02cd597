"""Going back: every change of a draft can be undone and done again, also that of somebody else."""

from __future__ import annotations

import pytest
from django.test import Client

from adoptie.models import Gemeente, Rol
from adoptie.refusal import Refusal
from enquetes.actions import vragenlijst as actions
from enquetes.actions.ontwerp import copy_vraag, move_vraag, remove_vraag, step_ontwerp
from enquetes.actions.vragenlijst import publish_versie, save_vragenlijst
from enquetes.models import Ontwerpstap, Vragenlijst
from tests.enquetes.ontwerp.making import codes, draft_of, text, url
from tests.factories.adoptie import member
from tests.factories.enquetes import CONTENT
from tests.factories.soorten import EVERY_KIND

pytestmark = pytest.mark.django_db


def undo(lijst: Vragenlijst, stap: int) -> None:
    step_ontwerp(vragenlijst=lijst, back=True, stap=stap, by="test")


def test_changes_are_undone_one_by_one_and_done_again(lijst: Vragenlijst) -> None:
    move_vraag(vragenlijst=lijst, code="functie", up=True, by="test")
    remove_vraag(vragenlijst=lijst, code="open", by="test")

    undo(lijst, 3)
    assert codes(lijst) == [["functie", "werk"], ["middel", "uren", "stel", "open"]]
    undo(lijst, 2)
    assert draft_of(lijst) == CONTENT
    step_ontwerp(vragenlijst=lijst, back=False, stap=1, by="test")
    assert codes(lijst)[0] == ["functie", "werk"]


def test_new_change_takes_the_place_of_what_was_undone(lijst: Vragenlijst) -> None:
    remove_vraag(vragenlijst=lijst, code="open", by="test")
    undo(lijst, 2)

    copy_vraag(vragenlijst=lijst, code="werk", by="test")

    with pytest.raises(Refusal, match="niets om opnieuw"):
        step_ontwerp(vragenlijst=lijst, back=False, stap=2, by="test")
    undo(lijst, 2)
    assert draft_of(lijst) == CONTENT


def test_nothing_lies_before_the_beginning(lijst: Vragenlijst) -> None:
    with pytest.raises(Refusal, match="Verder terug"):
        undo(lijst, 1)


def test_undo_refuses_when_somebody_changed_something_since(lijst: Vragenlijst) -> None:
    remove_vraag(vragenlijst=lijst, code="open", by="test")
    remove_vraag(vragenlijst=lijst, code="stel", by="test")

    with pytest.raises(Refusal, match="intussen nog iets"):
        undo(lijst, 2)


def test_page_says_what_was_done_last_and_by_whom(
    leider: Client, lijst: Vragenlijst, gemeente: Gemeente
) -> None:
    move_vraag(vragenlijst=lijst, code="functie", up=True, by=member(gemeente, Rol.BEHEERDER, naam="Bo"))

    page = text(leider.get(url("vragenlijst", lijst)))
    assert "Laatste wijziging: 'Wat doet u?' staat nu een plaats hoger. Door Bo." in page

    page = text(leider.post(url("ontwerp-stap", lijst, "terug"), {"stap": "2"}, follow=True))
    assert "Ongedaan gemaakt: 'Wat doet u?' staat nu een plaats hoger." in page
    assert "Opnieuw" in page


@pytest.mark.parametrize("stap", ["", "x", "-1", "9"])
def test_step_that_makes_no_sense_changes_nothing(leider: Client, lijst: Vragenlijst, stap: str) -> None:
    remove_vraag(vragenlijst=lijst, code="open", by="test")

    leider.post(url("ontwerp-stap", lijst, "terug"), {"stap": stap})

    assert "open" not in codes(lijst)[1]


def test_taking_in_a_whole_questionnaire_can_be_undone(gemeente: Gemeente, lijst: Vragenlijst) -> None:
    save_vragenlijst(gemeente=gemeente, naam=lijst.naam, inhoud=EVERY_KIND, by="test")

    undo(lijst, 2)

    assert draft_of(lijst) == CONTENT


def test_only_the_last_steps_are_kept(lijst: Vragenlijst, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "KEPT_STEPS", 3)
    for up in (True, False) * 3:
        move_vraag(vragenlijst=lijst, code="uren", up=up, by="test")

    for stap in (7, 6, 5):
        undo(lijst, stap)
    with pytest.raises(Refusal, match="Verder terug"):
        undo(lijst, 4)


def test_steps_go_when_the_version_is_fixed(lijst: Vragenlijst) -> None:
    draft = remove_vraag(vragenlijst=lijst, code="open", by="test")

    publish_versie(versie=draft, by="test")

    assert not Ontwerpstap.objects.exists()
