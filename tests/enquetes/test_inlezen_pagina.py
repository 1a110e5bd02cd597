"""A leader brings in an earlier survey on the site: a sealed round, or a sentence and nothing stored."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie.models import Rol, Traject
from enquetes.models import Ronde, Status, Vragenlijst
from tests.enquetes.importers.helpers import answers_file, lss_file
from tests.factories.adoptie import TrajectFactory, member

pytestmark = pytest.mark.django_db
HEADINGS = ["werk. Werkt u?", "open. Wat nog?"]
ROWS = [("Ja" if number % 3 else "Nee", f"verhaal {number}") for number in range(12)]


@pytest.fixture
def traject() -> Traject:
    return TrajectFactory.create()


def url_of(traject: Traject) -> str:
    return reverse("ronde-inlezen", args=[traject.gemeente.slug, traject.pk])


def enter(traject: Traject, rol: Rol = Rol.PROGRAMMALEIDER) -> Client:
    client = Client()
    client.force_login(member(traject.gemeente, rol))
    return client


def send(traject: Traject, path: Path, **other: Any) -> Any:
    answers = {
        "naam": "Onderzoek 2010",
        "van": "2010-01-01",
        "tot": "2010-03-31",
        "doelgroep": "open",
        "antwoorden": SimpleUploadedFile("antwoorden.csv", path.read_bytes()),
        "onbekend": "weigeren",
    }
    return enter(traject).post(url_of(traject), answers | other, follow=True)


def test_earlier_survey_becomes_a_sealed_round(traject: Traject, tmp_path: Path) -> None:
    page = send(traject, answers_file(tmp_path, HEADINGS, *ROWS)).content.decode()

    ronde = Ronde.objects.get()
    assert (ronde.status, ronde.aantal, ronde.traject) == (Status.VERZEGELD, 12, traject)
    assert "De antwoorden zijn ingelezen." in page
    assert "Onderzoek 2010" in page
    # Nobody here promised these people anything.
    assert "Wat de mensen toen is beloofd, weten we niet." in page
    assert "Deze vragenlijst is anoniem" not in page


def test_columns_that_may_not_come_along_are_left_out(traject: Traject, tmp_path: Path) -> None:
    send(traject, answers_file(tmp_path, HEADINGS, *ROWS), weglaten="open\n")

    assert [vraag.code for vraag in Ronde.objects.get().versie.content.vragen()] == ["werk"]


def test_what_the_questionnaire_does_not_know_is_told_or_left_out(traject: Traject, tmp_path: Path) -> None:
    question = {"qid": 1, "parent_qid": 0, "gid": 1, "type": "Y", "title": "werk", "question": "Hebt u werk?"}
    path, lss = answers_file(tmp_path, HEADINGS, *ROWS), lss_file(tmp_path, questions=[question])

    refused = send(traject, path, lss=SimpleUploadedFile("vragen.lss", lss.read_bytes())).content.decode()
    assert "open" in refused
    assert not Ronde.objects.exists()

    send(traject, path, lss=SimpleUploadedFile("vragen.lss", lss.read_bytes()), onbekend="weglaten")
    assert [vraag.code for vraag in Ronde.objects.get().versie.content.vragen()] == ["werk"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Het bestand is leeg."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "Rij 1, kolom A: dit teken hoort niet"),
        ("werk. Werkt u?;open. Wat nog?\nJa;één\nNee\n".encode(), "rij 3 heeft er 1"),
        ("werk. Werkt u?,open. Wat nog?\nJa,\xe9\xe9n\n".encode("latin-1"), "Rij 2, kolom"),
        (b"a. Een,a. Twee\nJa,Nee\n", "deze codes staan twee keer"),
    ],
    ids=["empty", "binary", "ragged", "encoding", "double code"],
)
def test_file_that_cannot_be_read_is_told_and_nothing_is_stored(
    traject: Traject, tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "antwoorden.csv"
    path.write_bytes(content)

    response = send(traject, path)

    assert response.status_code == 200
    assert told in response.content.decode()
    assert not Ronde.objects.exists()
    assert not Vragenlijst.objects.exists()


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"tot": "2009-12-31"}, "De laatste dag ligt voor de eerste."),
        ({"tot": "2999-12-31"}, "Deze datum kan niet."),
        ({"doelgroep": "medewerkers"}, "besluit van de ondernemingsraad"),
        ({"naam": ""}, "verplicht"),
    ],
)
def test_what_is_told_of_a_survey_is_checked(
    traject: Traject, tmp_path: Path, other: dict[str, str], told: str
) -> None:
    page = send(traject, answers_file(tmp_path, HEADINGS, *ROWS), **other).content.decode()

    assert told in page
    assert not Ronde.objects.exists()


def test_same_file_twice_is_refused(traject: Traject, tmp_path: Path) -> None:
    path = answers_file(tmp_path, HEADINGS, *ROWS)
    send(traject, path)

    page = send(traject, path, naam="Nog eens").content.decode()

    assert "al ingelezen" in page
    assert Ronde.objects.count() == 1


def test_page_is_for_leaders(traject: Traject) -> None:
    assert enter(traject, Rol.MANAGER).get(url_of(traject)).status_code == 403
    assert enter(TrajectFactory.create()).get(url_of(traject)).status_code == 404


def test_council_decides_on_earlier_answers_before_they_come_in(traject: Traject, tmp_path: Path) -> None:
    path, staff = answers_file(tmp_path, HEADINGS, *ROWS), {"doelgroep": "medewerkers", "naam": "Meting 2010"}
    assert "besluit van de ondernemingsraad over" in send(traject, path, **staff).content.decode()
    today = timezone.localdate()
    url = reverse("orbesluit-eerder", args=[traject.gemeente.slug, traject.pk])

    page = (
        enter(traject, Rol.OR)
        .post(
            url,
            {
                "eerder": "Meting 2010",
                "soort": "instemming",
                "dossier_versie": "stuk 12",
                "metingen": "Wat medewerkers in 2010 zeiden.",
                "genomen_op": today,
                "geldig_tot": today + dt.timedelta(days=90),
            },
            follow=True,
        )
        .content.decode()
    )

    assert "de eerdere vragenlijst &#x27;Meting 2010&#x27;" in page
    assert "De antwoorden zijn ingelezen." in send(traject, path, **staff).content.decode()
    assert Ronde.objects.get().ingelezen
