"""The classes of the panel on pages and in files: beside everybody, or hidden in the same words."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Mapping

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pypdf import PdfReader

from adoptie.models import Rol
from adoptie.periods import period_of
from enquetes.models import Ronde
from metingen.actions.meetwaarden import release_figures
from metingen.models import Meetwaarde
from rapportage.actions.rapport import build_rapport, settle_rapport
from rapportage.models import Rapport, Soort
from tests.factories.adoptie import member
from tests.factories.rapportage import make_rapport as make_published
from tests.factories.rapportage import opdracht
from tests.metingen.panelronde import measured_panel

pytestmark = pytest.mark.django_db
WORDS = "te weinig antwoorden, zie iedereen samen"


@pytest.fixture
def ronde() -> Ronde:
    """Give a round in which all who are old say yes to the one question, and the other is told in full."""
    ronde = measured_panel(old=lambda _: "ja", numbers=(16, 14))
    release_figures(gemeente=ronde.gemeente, by="test")
    return ronde


def log_in(ronde: Ronde) -> Client:
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.MANAGER))
    return client


def page(ronde: Ronde, code: str) -> str:
    response = log_in(ronde).get(reverse("cijfer", args=[ronde.gemeente.slug, code]))
    assert response.status_code == 200
    return plain(response.content.decode())


def plain(text: str) -> str:
    """Return the words of a page or a paper, without tags and white space."""
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]+>|\u00ad", "", text)))


def test_page_of_a_question_shows_each_class_beside_everybody(ronde: Ronde) -> None:
    shown = page(ronde, "gemak")

    assert plain("Per leeftijd: van 47 punten (18-34) tot 54 punten (65+)") in shown
    assert plain("18-34 47 16") in shown
    assert plain("kunnen toeval zijn") in shown
    assert plain("laten we geen cijfer zien") not in shown


def test_page_says_which_classes_are_not_shown_and_which_part_is(ronde: Ronde) -> None:
    shown = page(ronde, "goed")

    assert plain("Van deze klassen van leeftijd laten we geen cijfer zien") in shown
    assert plain("18-34 en 65+. Kijk bij iedereen samen. Te zien: 0 van de 2.") in shown
    assert plain("per leeftijd: ") not in shown


def test_page_of_a_choice_has_every_answer_of_every_class() -> None:
    ronde = measured_panel(numbers=(16, 14))
    release_figures(gemeente=ronde.gemeente, by="test")

    shown = page(ronde, "goed")

    assert plain("'ja' per leeftijd: overal 50 %") in shown
    assert plain("65+ ja 50 % geen marge 14 nee 50 % geen marge 14") in shown


def files_of(ronde: Ronde) -> Mapping[str, bytes]:
    periode = period_of(ronde.sluit_op.date(), "kwartaal").code
    asked = opdracht(ronde.gemeente, Soort.ENQUETE, periode, ronde=ronde.pk)
    rapport = settle_rapport(rapport=build_rapport(opdracht=asked, by="test"), by="test")
    return {each.naam: bytes(each.inhoud) for each in rapport.bestanden.all()}


def test_report_says_the_same_in_every_file(ronde: Ronde) -> None:
    files = files_of(ronde)

    paper = " ".join(each.extract_text() for each in PdfReader(io.BytesIO(files["rapport.pdf"])).pages)
    for text in (plain(paper), plain(files["rapport.html"].decode())):
        assert plain(f"65+ alle antwoorden {WORDS}") in text
        assert plain("18-34 47") in text
        assert plain("cijfers van klassen, dat is") in text
        assert plain("Leeftijd 18-34 16 65+ 14") in text
    texts = [data.decode("utf-8-sig") for name, data in files.items() if name.endswith(".csv")]
    rows = [row for text in texts for row in csv.reader(io.StringIO(text), delimiter=";")]
    sheets = load_workbook(io.BytesIO(files["rapport.xlsx"]))
    rows += [
        [str(cell or "") for cell in row] for sheet in sheets for row in sheet.iter_rows(values_only=True)
    ]
    hidden = [row for row in rows if "65+" in row and WORDS in row]
    assert len(hidden) == 2
    assert not [cell for row in hidden for cell in row if re.fullmatch(r"-?[\d.,]+", cell)]


def test_files_of_a_round_name_the_item_of_the_profile(ronde: Ronde) -> None:
    client = log_in(ronde)

    def file(kind: str) -> bytes:
        return client.get(reverse("rondecijfers-bestand", args=[ronde.gemeente.slug, ronde.pk, kind])).content

    rows = list(csv.DictReader(io.StringIO(file("csv").decode("utf-8-sig")), delimiter=";"))
    own = [row for row in rows if row["Kenmerk"] == "leeftijd" and row["Code"] == "goed"]
    assert {(row["Groep"], row["Waarde"], row["n"]) for row in own} == {
        ("18-34", WORDS, ""),
        ("65+", WORDS, ""),
    }
    assert {row["Kenmerk"] for row in rows if not row["Groep"]} == {""}
    told = json.loads(file("json"))["cijfers"]
    score = [each for each in told if each["kenmerk"] and each["code"] == "gemak:score"]
    assert {each["groep"]: each["n"] for each in score} == {"18-34": 16, "65+": 14}


def test_api_names_the_item_of_the_profile(ronde: Ronde) -> None:
    Meetwaarde.objects.filter(ronde=ronde).update(status="gepubliceerd")
    make_published(ronde.gemeente, status=Rapport.Status.GEPUBLICEERD)

    told = Client().get(f"/api/v1/cijfers?gemeente={ronde.gemeente.slug}&perPagina=1000").json()["resultaten"]

    own = [each for each in told if each["kenmerk"] == "leeftijd" and each["indicator"] == "goed"]
    assert {(each["groep"], each["waarde"], each["n"], each["reden"]) for each in own} == {
        ("18-34", None, None, WORDS),
        ("65+", None, None, WORDS),
    }
