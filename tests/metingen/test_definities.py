"""What our figures mean is told as the program tells it now, also of indicators that were there before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from metingen.actions.leveringen import ensure_bron
from metingen.actions.meetwaarden import measure_all, measure_ronde
from metingen.figures.case_indicators import DEFINITIONS
from metingen.models import Bron, Indicator, Meetwaarde
from metingen.queries import te_meten
from metingen.queries.te_meten import unmeasured_bronnen
from tests.factories.adoptie import GemeenteFactory
from tests.metingen.test_leveringen import export, receive
from tests.metingen.test_measure_ronde import sealed_staff_ronde

pytestmark = pytest.mark.django_db


@pytest.fixture
def bron() -> Bron:
    return ensure_bron(gemeente=GemeenteFactory.create(), naam="zaaksysteem", by="test")


def test_source_is_measured_again_when_the_program_explains_its_figures_otherwise(
    bron: Bron, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive(bron, export(tmp_path / "a.csv"))
    assert unmeasured_bronnen() == []

    first, *rest = DEFINITIONS
    monkeypatch.setattr(te_meten, "DEFINITIONS", (replace(first, definitie="In gewone woorden."), *rest))

    assert unmeasured_bronnen() == [bron]


def test_measuring_again_rewords_what_was_explained_otherwise(bron: Bron, tmp_path: Path) -> None:
    receive(bron, export(tmp_path / "a.csv"))
    now = dict(Indicator.objects.values_list("pk", "definitie"))
    figures = list(Meetwaarde.objects.values_list("pk", "waarde"))
    Indicator.objects.update(definitie="De mediaan volgens Kaplan-Meier.")
    Bron.objects.update(gemeten_als="zoals een vorige versie het deed")

    assert measure_all(gemeente=bron.gemeente, by="test") == 0

    assert dict(Indicator.objects.values_list("pk", "definitie")) == now
    assert list(Meetwaarde.objects.values_list("pk", "waarde")) == figures


def test_next_measurement_of_a_question_rewords_it() -> None:
    ronde = sealed_staff_ronde()
    measure_ronde(ronde=ronde, by="test")
    now = dict(Indicator.objects.values_list("pk", "definitie"))
    Indicator.objects.update(definitie="Zoals eerder.")

    measure_ronde(ronde=ronde, by="test")

    assert dict(Indicator.objects.values_list("pk", "definitie")) == now
