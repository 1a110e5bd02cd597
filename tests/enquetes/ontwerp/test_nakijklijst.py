"""The page before a version is fixed: what must be mended stops it, advice does not."""

from __future__ import annotations

import pytest
from django.test import Client

from adoptie.refusal import Refusal
from enquetes.actions.ontwerp import set_vraag
from enquetes.actions.vragenlijst import publish_versie
from enquetes.models import Vragenlijst
from enquetes.queries.ontwerp import nakijklijst
from tests.enquetes.ontwerp.making import draft_of, text, url, vraag_of

pytestmark = pytest.mark.django_db


def test_advice_stands_on_the_page_and_beside_the_question(leider: Client, lijst: Vragenlijst) -> None:
    set_vraag(vragenlijst=lijst, code="werk", tekst="Mijn werk is leuk en goed te doen.", by="test")

    page = text(leider.get(url("vragenlijst-vaststellen", lijst)))

    assert "Vraag 1: Mijn werk is leuk" in page
    assert "vraagt misschien twee dingen tegelijk ('en')" in page
    assert f'href="{url("vragenlijst", lijst)}#vraag-werk"' in page
    assert "Ja, vaststellen" in page
    assert "Tip: 'Mijn werk is leuk en goed te doen.' vraagt misschien" in text(
        leider.get(url("vragenlijst", lijst))
    )


def test_what_must_be_mended_stops_it(leider: Client, lijst: Vragenlijst) -> None:
    draft = set_vraag(vragenlijst=lijst, code="open", relevantie="weg = 1", by="test")

    page = text(leider.get(url("vragenlijst-vaststellen", lijst)))

    assert "Dit moet eerst anders" in page
    assert "Ja, vaststellen" not in page
    leider.post(url("vragenlijst-vaststellen", lijst))
    draft.refresh_from_db()
    assert not draft.vastgesteld
    with pytest.raises(Refusal, match="zo'n vraag is er niet"):
        publish_versie(versie=draft, by="test")


def test_fixed_version_shows_no_advice(leider: Client, lijst: Vragenlijst) -> None:
    leider.post(url("vragenlijst-vaststellen", lijst))

    assert "Tip:" not in text(leider.get(url("vragenlijst", lijst)))


@pytest.mark.parametrize("soort", ["keuze", "rapportcijfer", "schaal"])
def test_new_question_begins_as_the_advice_would_have_it(
    leider: Client, lijst: Vragenlijst, soort: str
) -> None:
    address = url("vraag-toevoegen", lijst, "open", "na", soort)
    offered = {name: value for name, value in leider.get(address).context["form"].initial.items() if value}

    leider.post(address, offered | {"tekst": "Waar werkt u?", "antwoorden": "Thuis\nOp kantoor"})

    assert vraag_of(lijst, "werkt").tekst == "Waar werkt u?"
    assert not any(vraag.code == "werkt" for _, vraag, _ in nakijklijst(draft_of(lijst)).vragen)
