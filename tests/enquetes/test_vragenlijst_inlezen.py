"""Taking in a questionnaire of another program: by command, and on the site."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from adoptie.models import Gebeurtenis, Gemeente, Rol
from adoptie.refusal import Refusal
from enquetes.beelden import clean_picture
from enquetes.content import Inhoud, Pagina, Soort, Vraag
from enquetes.importers.questionnaire import read_questionnaire
from enquetes.models import Vragenlijst, Vragenlijstversie
from enquetes.routing.publishing import faults
from enquetes.uitvoer import to_file
from tests.enquetes.importers.helpers import lss_file
from tests.enquetes.importers.limesurvey.surveys import question
from tests.enquetes.ontwerp.test_beelden import picture
from tests.factories.adoptie import GemeenteFactory, member
from tests.shared import shared


def file(folder: Path) -> Path:
    rows = [
        question(1, "N", "uren", mandatory="Y"),
        question(2, "S", "open", relevance="uren &gt; 8"),
        question(3, "S", "patroon", relevance="sqrt(uren) &gt; 2"),
        question(4, "|", "bestand", mandatory="Y"),
    ]
    titles = [{"surveyls_language": "nl", "surveyls_title": "Werken in Hattem"}]
    return lss_file(folder, questions=rows, surveys_languagesettings=titles)


def run(*arguments: Any) -> str:
    out = StringIO()
    call_command("import_enquete", *map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_command_only_reads_without_a_gemeente(tmp_path: Path) -> None:
    told = run(file(tmp_path))

    assert "weggelaten: Vraag bestand. Een bestand sturen kan bij ons niet." in told
    assert "'Werken in Hattem' (LimeSurvey): 4 overgenomen, 2 veranderd, 2 weggelaten." in told
    assert not Vragenlijst.objects.exists()


@pytest.mark.django_db
def test_command_keeps_a_draft_for_a_gemeente(tmp_path: Path) -> None:
    gemeente = GemeenteFactory.create()

    report = json.loads(run(file(tmp_path), "--gemeente", gemeente.slug, "--json"))

    versie = Vragenlijstversie.objects.get()
    assert report["vragenlijst"] == {"pk": versie.vragenlijst.pk, "naam": "Werken in Hattem"}
    assert report["totalen"] == {"overgenomen": 4, "veranderd": 2, "weggelaten": 2}
    assert {
        "wat": "Vraag bestand",
        "gevolg": "weggelaten",
        "waarom": "Een bestand sturen kan bij ons niet.",
    } in report["regels"]
    assert [vraag.relevantie for vraag in versie.content.vragen()] == ["", "uren > 8", ""]
    assert not versie.vastgesteld


@pytest.mark.django_db
@pytest.mark.parametrize("arguments", [(), ("--json",)])
def test_command_refuses_in_words_and_keeps_nothing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    gemeente = GemeenteFactory.create()
    path = tmp_path / "kapot.lss"
    path.write_text("<document>", encoding="utf-8")
    out = StringIO()

    with pytest.raises(CommandError, match="geen goede XML, bij regel 1"):
        call_command("import_enquete", str(path), "--gemeente", gemeente.slug, *arguments, stdout=out)

    assert not Vragenlijst.objects.exists()
    if arguments:
        assert json.loads(out.getvalue())["bestand"] == "kapot.lss"


@pytest.mark.django_db
def test_command_refuses_a_name_that_is_taken_and_a_gemeente_that_is_not_there(tmp_path: Path) -> None:
    gemeente = GemeenteFactory.create()
    run(file(tmp_path), "--gemeente", gemeente.slug)

    with pytest.raises(CommandError, match="al een vragenlijst met deze naam"):
        run(file(tmp_path), "--gemeente", gemeente.slug)
    with pytest.raises(CommandError, match="geen gemeente 'nergens'"):
        run(file(tmp_path), "--gemeente", "nergens")

    run(file(tmp_path), "--gemeente", gemeente.slug, "--naam", "Tweede keer")
    assert gemeente.vragenlijsten.count() == 2


@pytest.fixture
def gemeente(db: None) -> Gemeente:
    return GemeenteFactory.create()


@pytest.fixture
def leider(gemeente: Gemeente, client: Client) -> Client:
    client.force_login(member(gemeente, Rol.PROGRAMMALEIDER))
    return client


def url(name: str, gemeente: Gemeente) -> str:
    return reverse(name, args=[gemeente.slug])


def preview_of(client: Client, gemeente: Gemeente, path: Path) -> str:
    """Send a file; return the address of the page that shows what is in it."""
    return str(client.post(url("vragenlijst-inlezen", gemeente), upload(path)).headers["Location"])


def upload(path: Path) -> dict[str, SimpleUploadedFile]:
    return {"bestand": SimpleUploadedFile(path.name, path.read_bytes())}


def test_page_shows_first_and_keeps_on_request(gemeente: Gemeente, leider: Client, tmp_path: Path) -> None:
    preview = preview_of(leider, gemeente, file(tmp_path))

    page = leider.get(preview).content.decode()
    assert "Een bestand sturen kan bij ons niet." in page
    assert "verschijnt nu altijd" in page
    assert not Vragenlijst.objects.exists()

    kept = leider.post(preview, {"naam": "Mijn lijst"})

    made = Vragenlijst.objects.get()
    assert kept.headers["Location"] == reverse("vragenlijst", args=[gemeente.slug, made.pk])
    assert made.naam == "Mijn lijst"
    assert [vraag.code for vraag in made.versies.get().content.vragen()] == ["uren", "open", "patroon"]
    assert Gebeurtenis.objects.filter(action="vragenlijst bewaard").exists()
    assert "Een bestand sturen kan bij ons niet." in leider.get(preview).content.decode()


def test_picture_goes_along_from_one_gemeente_to_another(
    gemeente: Gemeente, leider: Client, tmp_path: Path
) -> None:
    plaatje = clean_picture(picture())
    seen = Vraag("loket", Soort.TEKST, "Wat ziet u?", beeld=plaatje.sha, beeld_alt="Een loket")
    path = tmp_path / "lijst.json"
    path.write_bytes(to_file(Inhoud("Loket", (Pagina((seen,)),)), {plaatje.sha: plaatje.inhoud}))

    leider.post(preview_of(leider, gemeente, path), {"naam": "Loket"})

    (made,) = Vragenlijst.objects.get().versies.get().content.vragen()
    assert (made.beeld, made.beeld_alt) == (plaatje.sha, "Een loket")
    assert leider.get(reverse("vraag-beeld", args=[made.beeld])).content == plaatje.inhoud


def test_page_says_what_is_wrong_with_a_file(gemeente: Gemeente, leider: Client, tmp_path: Path) -> None:
    path = tmp_path / "foto.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")

    refused = leider.post(url("vragenlijst-inlezen", gemeente), upload(path))

    assert "Dit bestand kennen wij niet. Wij lezen LimeSurvey" in refused.content.decode()


def test_page_keeps_what_was_shown_when_the_name_is_taken(
    gemeente: Gemeente, leider: Client, tmp_path: Path
) -> None:
    run(file(tmp_path), "--gemeente", gemeente.slug)
    preview = preview_of(leider, gemeente, file(tmp_path))

    again = leider.post(preview, {"naam": "Werken in Hattem"}).content.decode()

    assert "Er is al een vragenlijst met deze naam" in again
    assert "Een bestand sturen kan bij ons niet." in again


def test_page_takes_nothing_that_was_shown_to_somebody_else(
    gemeente: Gemeente, leider: Client, tmp_path: Path
) -> None:
    preview = preview_of(leider, gemeente, file(tmp_path))
    leider.force_login(member(gemeente, Rol.PROGRAMMALEIDER))

    refused = leider.post(preview, {"naam": "Mijn lijst"}, follow=True)

    assert "De controle is verlopen" in refused.content.decode()
    assert not Vragenlijst.objects.exists()


def test_list_of_questionnaires_leads_to_the_page(gemeente: Gemeente, leider: Client) -> None:
    page = leider.get(url("vragenlijsten", gemeente)).content.decode()

    assert url("vragenlijst-inlezen", gemeente) in page


@pytest.mark.parametrize("folder", ["lss", "xlsform"])
def test_every_real_file_is_read_or_refused(folder: str) -> None:
    refusals = []
    for path in sorted(shared(folder).iterdir()):
        # Other tests may run beside this one.
        try:
            inhoud = read_questionnaire(path).inhoud
        except Refusal as refusal:
            refusals.append(str(refusal))
        else:
            assert Inhoud.from_json(inhoud.to_json()) == inhoud, path.name
            assert faults(inhoud) == (), path.name
    assert all(len(told) > 30 for told in refusals)


def test_nothing_hostile_is_left_of_a_hostile_file() -> None:
    found = read_questionnaire(shared("lss", "limesurvey_survey_XssAndScriptCheck.lss"))

    text = json.dumps([found.inhoud.to_json(), found.to_json()])
    assert "<" not in text
    assert "alert(" not in text
