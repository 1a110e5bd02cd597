"""A questionnaire to take along, on paper and as a file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from adoptie.models import Rol
from adoptie.permissions import ANY, LEADERS
from enquetes.actions.vragenlijst import save_vragenlijst
from enquetes.content import Inhoud
from enquetes.content.talen import texts
from enquetes.importers.questionnaire import read_questionnaire
from enquetes.models import Vragenlijstversie
from tests.adoptie.pdf.examples import text_of
from tests.factories.adoptie import GemeenteFactory, TrajectFactory, member
from tests.factories.enquetes import CONTENT, make_versie
from tests.factories.soorten import EVERY_KIND

pytestmark = pytest.mark.django_db

NAMES = ("vragenlijst-papier", "vragenlijst-bestand")


@pytest.fixture
def versie() -> Vragenlijstversie:
    return make_versie(TrajectFactory.create(), EVERY_KIND)


def url(versie: Vragenlijstversie, name: str) -> str:
    lijst = versie.vragenlijst
    return reverse(name, args=[lijst.gemeente.slug, lijst.pk, versie.nummer])


def client_of(versie: Vragenlijstversie, rol: Rol = Rol.PROGRAMMALEIDER) -> Client:
    client = Client()
    client.force_login(member(versie.vragenlijst.gemeente, rol))
    return client


@pytest.mark.parametrize("name", NAMES)
def test_questionnaire_is_taken_along_by_who_makes_them(versie: Vragenlijstversie, name: str) -> None:
    found = {rol: client_of(versie, rol).get(url(versie, name)).status_code for rol in Rol}

    assert found == {rol: 200 if rol in LEADERS else 403 for rol in ANY}


@pytest.mark.parametrize("name", NAMES)
def test_version_that_is_not_there_is_not_found(versie: Vragenlijstversie, name: str) -> None:
    versie.nummer = 9

    assert client_of(versie).get(url(versie, name)).status_code == 404


def test_file_holds_the_whole_questionnaire(versie: Vragenlijstversie) -> None:
    response = client_of(versie).get(url(versie, "vragenlijst-bestand"))

    told = json.loads(response.content)
    assert (told["soort"], told["formaat"]) == ("mentaal-spoor/vragenlijst", 1)
    assert Inhoud.from_json(told["inhoud"]) == EVERY_KIND
    assert response["Content-Disposition"] == 'attachment; filename="alle-soorten-versie-1.json"'


def test_file_is_taken_in_again_as_it_was(versie: Vragenlijstversie, tmp_path: Path) -> None:
    path = tmp_path / "lijst.json"
    path.write_bytes(client_of(versie).get(url(versie, "vragenlijst-bestand")).content)

    found = read_questionnaire(path)

    assert found.inhoud == EVERY_KIND
    assert found.totals["weggelaten"] == found.totals["veranderd"] == 0


def test_paper_of_a_draft_says_that_it_is_one() -> None:
    gemeente = GemeenteFactory.create(naam="Hattem")
    draft = save_vragenlijst(gemeente=gemeente, naam="Proef", inhoud=CONTENT, by="test")

    told = text_of(client_of(draft).get(url(draft, "vragenlijst-papier")).content)

    assert "In de maak: nog niet gebruiken" in told
    assert "Hattem" in told


def test_paper_of_a_fixed_version_does_not(versie: Vragenlijstversie) -> None:
    response = client_of(versie).get(url(versie, "vragenlijst-papier"))

    assert response["Content-Type"] == "application/pdf"
    assert "In de maak" not in text_of(response.content)


def test_what_cannot_be_printed_is_said() -> None:
    gemeente = GemeenteFactory.create()
    arabic = replace(CONTENT, taal="ar")
    draft = save_vragenlijst(gemeente=gemeente, naam="Proef", inhoud=arabic, by="test")

    page = client_of(draft).get(url(draft, "vragenlijst-papier"), follow=True).content.decode()

    assert "van rechts naar links" in page
    assert "Vertaal alle teksten in het Nederlands" in page


def test_language_from_right_to_left_is_printed_in_a_whole_translation() -> None:
    gemeente = GemeenteFactory.create()
    dutch = {name: f"Nl {text}" for name, text in texts(CONTENT).items()}
    arabic = replace(CONTENT, taal="ar", vertalingen={"en": {"titel": "Half"}, "nl": dutch})
    draft = save_vragenlijst(gemeente=gemeente, naam="Proef", inhoud=arabic, by="test")

    response = client_of(draft).get(url(draft, "vragenlijst-papier"))

    assert f"Nl {CONTENT.titel}" in text_of(response.content)


def test_page_of_a_questionnaire_leads_to_both(versie: Vragenlijstversie) -> None:
    lijst = versie.vragenlijst
    page = (
        client_of(versie).get(reverse("vragenlijst", args=[lijst.gemeente.slug, lijst.pk])).content.decode()
    )

    for name in NAMES:
        assert url(versie, name) in page
