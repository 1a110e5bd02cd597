"""The main job from start to end: cases and answers in, reports out, and the planted truth in them."""

from __future__ import annotations

import io
from pathlib import Path

import outloud
import pytest
from django.core.management import call_command
from pypdf import PdfReader

from adoptie.config.demo.build import build_gemeente
from adoptie.config.demo.truth import GEMEENTEN, Waarheid
from adoptie.models import Gemeente, Interventie
from adoptie.periods import parse_period
from enquetes.models import Ronde, Status
from metingen.models import Meetwaarde
from rapportage.actions.rapport import build_rapport, make_content
from rapportage.blocks import Note
from rapportage.blocks_json import dumps, from_json
from rapportage.models import Rapport
from rapportage.models.rapport import Soort
from rapportage.queries.rapporten import write_rapport
from tests.golden.compare import assert_golden

PERIOD = parse_period("2026-K2")
HATTEM, OLDEBROEK, HEERDE = GEMEENTEN


def build(truth: Waarheid) -> tuple[Rapport, Rapport]:
    """Build a gemeente and both its reports."""
    gemeente = build_gemeente(truth)
    interventie = Interventie.objects.get(spoor__traject__gemeente=gemeente)
    return (
        build_rapport(gemeente=gemeente, soort=Soort.VOORTGANG, period=PERIOD, by="test"),
        build_rapport(
            gemeente=gemeente, soort=Soort.EFFECT, period=PERIOD, interventie=interventie, by="test"
        ),
    )


def text_of(pdf: bytes) -> str:
    """Return the text per page, without the dots of the contents page."""
    pages = [page.extract_text().splitlines() for page in PdfReader(io.BytesIO(pdf)).pages]
    words = ("\n".join(line for line in lines if line.strip(" .")) for lines in pages)
    return "\n\n--- volgende pagina ---\n\n".join(words) + "\n"


@pytest.mark.django_db
def test_main_job_says_what_is_true(tmp_path: Path) -> None:
    voortgang, effect = build(HATTEM)

    assert "Waarschijnlijk door het digitale loket" in effect.inhoud["summary"][0]
    assert "weten we niet" in effect.inhoud["summary"][1]
    assert "meer dan toeval" not in effect.inhoud["summary"][1]
    for name, rapport in (("voortgang", voortgang), ("effect", effect)):
        content = from_json(rapport.inhoud)
        assert any(isinstance(block, Note) and block.kind == "fictief" for block in content.blocks)
        assert_golden(f"{name}.json", dumps(content))
        pdf = bytes(rapport.bestanden.get(naam="rapport.pdf").inhoud)
        assert_golden(f"{name}-pdf.txt", text_of(pdf))
        paths = write_rapport(rapport, tmp_path / name)
        assert {"rapport.html", "rapport.pdf", "rapport.json"} <= {path.name for path in paths}
        found = outloud.check(tmp_path / name / "rapport.pdf")
        assert [finding for finding in found.findings if str(finding.severity).endswith("ERROR")] == []


@pytest.mark.django_db
def test_main_job_twice_changes_nothing() -> None:
    build(HATTEM)
    before = (Meetwaarde.objects.count(), Ronde.objects.count(), Rapport.objects.count())

    build(HATTEM)

    assert (Meetwaarde.objects.count(), Ronde.objects.count(), Rapport.objects.count()) == before
    assert set(Ronde.objects.values_list("status", flat=True)) == {Status.VERZEGELD}


@pytest.mark.slow
@pytest.mark.django_db
def test_planted_effect_and_planted_nothing_are_told_apart() -> None:
    _, system = build(OLDEBROEK)
    _, nothing = build(HEERDE)

    assert "Gedaald" in str(system.inhoud)
    assert "Waarschijnlijk door het nieuwe zaaksysteem" in system.inhoud["summary"][0]
    assert "Waarschijnlijk door" not in str(nothing.inhoud)


@pytest.mark.django_db
def test_reports_of_one_gemeente_hold_nothing_of_another() -> None:
    for truth in (HATTEM, HEERDE):
        build_gemeente(truth)
    gemeente = Gemeente.objects.get(slug="heerde")

    content = dumps(make_content(gemeente, Soort.VOORTGANG, PERIOD))

    assert "Heerde" in content
    assert "Hattem" not in content
    assert HATTEM.interventie not in content


@pytest.mark.slow
@pytest.mark.django_db
def test_demo_command_tells_where_the_reports_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo", out=tmp_path)
    first = capsys.readouterr().out
    call_command("demo", out=tmp_path)

    assert capsys.readouterr().out == first
    assert (tmp_path / "hattem" / "voortgang" / "rapport.pdf").exists()
    assert "verzonnen" in first
