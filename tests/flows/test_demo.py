"""The main job from start to end: cases and answers in, reports out, and the planted truth in them."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import outloud
import pdfua
import pytest
from django.core.management import call_command
from django.db.models import Value
from django.db.models.functions import Concat
from pypdf import PdfReader

from adoptie.actions.traject import start_traject
from adoptie.config.demo.build import agree_all, build_gemeente, interventie_of
from adoptie.config.demo.truth import GEMEENTEN, Waarheid
from adoptie.config.management.commands import demo
from adoptie.models import Gemeente, Interventie, Rapportagegroep
from adoptie.periods import parse_period
from enquetes.models import Ronde, Status, Uitnodiging, Vragenlijst, Vragenlijstversie
from metingen.models import Levering, Meetplan, Meetwaarde
from metingen.queries.cijfers import read_cijfers
from rapportage.actions import rapport as building
from rapportage.actions.rapport import build_rapport
from rapportage.blocks import Chart, Content, Heading, Note, Table, Text
from rapportage.blocks_json import dumps, from_json
from rapportage.models import Rapport, Soort
from rapportage.queries.opdrachten import compose
from rapportage.queries.rapporten import write_rapport
from rapportage.renderers.pdf import render_pdf
from tests.factories.adoptie import GemeenteFactory
from tests.factories.rapportage import every_opdracht, opdracht
from tests.flows.chart_kinds import undrawn
from tests.flows.truth_check import untrue
from tests.golden.compare import assert_golden

PERIOD = parse_period("2026-K2")
# Drawn and checked as files; of the others, what they say is enough.
DRAWN = (Soort.VOORTGANG, Soort.EFFECT, Soort.ENQUETE, Soort.GESPREKSBLAD, Soort.RAADSBRIEF, Soort.EIGEN)
TOLD = (Soort.BUURGEMEENTEN, Soort.DIENSTVERLENING, Soort.JAARVERSLAG)
HATTEM, OLDEBROEK, HEERDE = GEMEENTEN


def build(truth: Waarheid) -> dict[Soort, Rapport]:
    """Build a gemeente and its reports."""
    asked = every_opdracht(build_gemeente(truth), PERIOD.code)
    return {soort: build_rapport(opdracht=asked[soort], by="test") for soort in DRAWN}


def rows() -> dict[str, int]:
    """Count what there is of everything that the demo could make twice."""
    kinds = (Interventie, Ronde, Vragenlijstversie, Meetplan, Rapportagegroep, Uitnodiging, Levering)
    return {kind.__name__: kind.objects.count() for kind in kinds}


def text_of(pdf: bytes) -> str:
    """Return the text per page, without the dots of the contents page."""
    pages = [page.extract_text().splitlines() for page in PdfReader(io.BytesIO(pdf)).pages]
    words = ("\n".join(line for line in lines if line.strip(" .")) for lines in pages)
    return "\n\n--- volgende pagina ---\n\n".join(words) + "\n"


def said_twice(content: Content) -> list[str]:
    """Return the sentences that stand in the text and again over the chart or table below it."""
    said: set[str] = set()
    twice: list[str] = []
    for block in content.blocks:
        match block:
            case Heading():
                # A chart may be called what its chapter is called: as a slide it then stands for both.
                said = set()
            case Text():
                said.add(block.text.rstrip("."))
            case Chart() | Table():
                twice += [block.title] if block.title in said else []
    return twice


@pytest.mark.django_db
def test_main_job_says_what_is_true(tmp_path: Path) -> None:
    rapporten = build(HATTEM)
    effect = rapporten[Soort.EFFECT]

    assert "Waarschijnlijk door het digitale loket" in effect.inhoud["summary"][0]
    assert "weten we niet" in effect.inhoud["summary"][1]
    assert "meer dan toeval" not in effect.inhoud["summary"][1]
    for name, rapport in rapporten.items():
        content = from_json(rapport.inhoud)
        assert any(isinstance(block, Note) and block.kind == "fictief" for block in content.blocks)
        assert said_twice(content) == []
        assert_golden(f"{name}.json", dumps(content))
        pdf = bytes(rapport.bestanden.get(naam="rapport.pdf").inhoud)
        assert_golden(f"{name}-pdf.txt", text_of(pdf))
        paths = write_rapport(rapport, tmp_path / name)
        assert {"rapport.html", "rapport.pdf", "rapport.json"} <= {path.name for path in paths}
        found = outloud.check(tmp_path / name / "rapport.pdf")
        assert [finding for finding in found.findings if str(finding.severity).endswith("ERROR")] == []
        assert list(pdfua.validate(str(tmp_path / name / "rapport.pdf")).findings) == []
    assert untrue(HATTEM, effect.gemeente) == []

    # A second time changes nothing.
    before = (Meetwaarde.objects.count(), Ronde.objects.count(), Rapport.objects.count())
    build(HATTEM)
    assert (Meetwaarde.objects.count(), Ronde.objects.count(), Rapport.objects.count()) == before
    assert set(Ronde.objects.values_list("status", flat=True)) == {Status.VERZEGELD}


@pytest.mark.django_db
def test_demo_finds_back_what_people_renamed_and_takes_away_nothing() -> None:
    gemeente = build_gemeente(HATTEM)
    Interventie.objects.update(naam="Digitale balie", ingangsdatum=dt.date(2025, 6, 1))
    Vragenlijst.objects.update(naam="Werken in 2026")
    Ronde.objects.update(naam=Concat(Value("Peiling "), "naam"))
    Rapportagegroep.objects.update(naam=Concat("naam", Value(" en meer")))
    start_traject(
        gemeente=gemeente, naam="Eigen traject", doel="x", begint_op=dt.date(2026, 1, 1), by="iemand"
    )
    before = rows()

    build_gemeente(HATTEM)

    found = interventie_of(gemeente)
    assert found is not None
    assert (found.naam, found.ingangsdatum) == ("Digitale balie", dt.date(2025, 6, 1))
    assert rows() == before


@pytest.mark.django_db
def test_demo_says_so_when_its_change_was_taken_away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(building, "draw", lambda *_, **__: {"rapport.pdf": b"x"})
    build_gemeente(HATTEM)
    Meetplan.objects.all().delete()
    Interventie.objects.all().delete()

    told = demo._told(HATTEM, tmp_path)

    assert told.startswith("In het tweede kwartaal van 2026")
    assert "'Digitaal loket' is weggehaald" in told
    # Managers and readers see the reports of the demo.
    assert set(Rapport.objects.values_list("status", flat=True)) == {Rapport.Status.VASTGESTELD}
    assert not Interventie.objects.exists()


@pytest.mark.django_db
def test_demo_does_not_touch_a_real_gemeente(tmp_path: Path) -> None:
    GemeenteFactory.create(naam="Hattem", slug="hattem")

    assert "echte gemeente" in demo._told(HATTEM, tmp_path)
    assert not Ronde.objects.exists()


def assert_told(gemeente: Gemeente) -> None:
    """Check the reports that are not drawn above, as blocks and on paper."""
    asked = every_opdracht(gemeente, PERIOD.code)
    for soort in TOLD:
        content, _ = compose(asked[soort])
        assert said_twice(content) == []
        assert_golden(f"{soort}.json", dumps(content))
        assert_golden(f"{soort}-pdf.txt", text_of(render_pdf(content, {})))


def assert_told_by_age(gemeente: Gemeente) -> None:
    """Check that who is old finds less on the website, and that it says so by age and by village."""
    found = read_cijfers(gemeente, lengte="ronde", codes=["vinden:score"], kenmerk=None)
    scores = {(each.kenmerk, each.groep): each.waarde or 0.0 for each in found}
    (oldest,) = [score for (_, klasse), score in scores.items() if klasse.startswith("65+")]
    assert all(score > oldest + 10 for (kenmerk, _), score in scores.items() if kenmerk != "leeftijd")
    assert {kenmerk for kenmerk, _ in scores} == {"", "leeftijd", "kern"}
    ronde = Ronde.objects.get(traject__gemeente=gemeente, doelgroep="panel")
    asked = opdracht(gemeente, Soort.ENQUETE, "2026-K1", ronde=ronde.pk)
    assert_golden("panel.json", dumps(compose(asked)[0]))


@pytest.mark.django_db
def test_planted_effect_and_planted_nothing_are_told_and_kept_apart() -> None:
    effects = {}
    for truth in (OLDEBROEK, HEERDE):
        gemeente = build_gemeente(truth)
        assert untrue(truth, gemeente) == []
        about = interventie_of(gemeente)
        effect, _ = compose(opdracht(gemeente, Soort.EFFECT, "2026-K2", interventie=about))
        effects[truth.slug] = dumps(effect)
        content = dumps(compose(opdracht(gemeente, periode="2026-K2"))[0])
        others = [other for other in GEMEENTEN if other != truth]
        assert truth.naam in content
        assert not any(other.naam in content or other.interventie in content for other in others)

    hattem = build_gemeente(HATTEM)
    agree_all(Gemeente.objects.all())
    assert_told(hattem)
    assert undrawn(hattem, PERIOD.code) == set()
    # What somebody took back is not agreed to again.
    hattem.delingen.all().delete()
    agree_all(Gemeente.objects.all())
    assert not hattem.delingen.exists()
    assert_told_by_age(Gemeente.objects.get(slug="oldebroek"))
    assert "Gedaald" in effects["oldebroek"]
    assert "Waarschijnlijk door het nieuwe zaaksysteem" in effects["oldebroek"]
    assert "Waarschijnlijk door" not in effects["heerde"]


@pytest.mark.slow
@pytest.mark.django_db
def test_demo_command_tells_where_the_reports_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo", out=tmp_path)
    first = capsys.readouterr().out
    call_command("demo", out=tmp_path)

    assert capsys.readouterr().out == first
    where, *told, login = first.splitlines()[len(GEMEENTEN) :]
    assert "voortgang en effect. Alles is verzonnen" in where
    assert [line.split(":")[0] for line in told] == [truth.slug for truth in GEMEENTEN]
    for line in told:
        assert "In het tweede kwartaal van 2026" in line
        assert "Doorlooptijd: " in line or "Aandeel digitale aanvragen: " in line
    assert "programmaleider@hattem.example" in login
    for truth in GEMEENTEN:
        for soort in (Soort.VOORTGANG, Soort.EFFECT):
            assert (tmp_path / truth.slug / soort / "rapport.pdf").exists()
