"""The command that takes in a case export: in a sentence what it did, or why it did nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from adoptie.models import Gebeurtenis, Gemeente
from adoptie.refusal import Refusal
from metingen.actions import leveringen
from metingen.actions.inlezen import take_in_export
from metingen.actions.leveringen import Lezing
from metingen.importers import load_preset
from metingen.models import Bron, Levering
from tests.factories.adoptie import GemeenteFactory

pytestmark = pytest.mark.django_db

TOML = 'soort = "cases"\n[kolommen]\nzaak = "zaaknummer"\nstart = "startdatum"\neinde = "einddatum"\n'


@pytest.fixture(autouse=True)
def gemeente() -> Gemeente:
    return GemeenteFactory.create(slug="hattem")


@pytest.fixture
def export(tmp_path: Path) -> Path:
    months = [1] * 10 + [2] * 20
    rows = [f"Z{number};2024-0{month}-01;2024-06-01" for number, month in enumerate(months)]
    path = tmp_path / "zaken.csv"
    path.write_text("\n".join(["zaaknummer;startdatum;einddatum", *rows]), encoding="utf-8")
    return path


def run(path: Path, **options: Any) -> None:
    call_command("import_zaken", path, **{"gemeente": "hattem", "bron": "zaaksysteem", **options})


def refusal(path: Path, **options: Any) -> str:
    with pytest.raises(CommandError) as caught:
        run(path, **options)
    assert not Bron.objects.exists()
    assert not Gebeurtenis.objects.exists()
    assert not [each for each in Path(settings.SEALED_DIR).rglob("*") if each.is_file()]
    return str(caught.value)


@pytest.mark.parametrize("name", ["Mijn bron", "zaken!", "x" * 61, "", "../x"])
def test_import_zaken_says_how_a_bron_may_be_called(export: Path, name: str) -> None:
    told = refusal(export, bron=name)

    assert "Gebruik alleen letters, cijfers en streepjes" in told
    assert name != "Mijn bron" or "Bijvoorbeeld: mijn-bron." in told


def test_import_zaken_leaves_no_bron_behind_when_the_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "slecht.csv"
    path.write_bytes(bytes(range(256)) * 20)

    assert "geen CSV" in refusal(path)


def test_take_in_export_leaves_no_bron_behind_when_keeping_fails(
    gemeente: Gemeente, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the power goes out")

    monkeypatch.setattr(leveringen, "enqueue", fail)

    with pytest.raises(RuntimeError):
        take_in_export(
            gemeente=gemeente, bron="zaaksysteem", path=export, lezing=Lezing(load_preset("zaken")), by="test"
        )

    assert not Bron.objects.exists()
    assert not [each for each in Path(settings.SEALED_DIR).rglob("*") if each.is_file()]


def test_import_zaken_makes_bron_with_its_first_levering(export: Path) -> None:
    run(export, bron="Zaaksysteem")

    assert Bron.objects.get().naam == "zaaksysteem"
    actions = Gebeurtenis.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["bron gemaakt", "levering ontvangen", "bron gemeten"]


@pytest.mark.parametrize("day", ["2024-07-31", "31-07-2024"])
def test_import_zaken_reads_peildatum_as_people_write_it(export: Path, day: str) -> None:
    run(export, peildatum=day)

    assert timezone.localdate(Levering.objects.get().peildatum) == dt.date(2024, 7, 31)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"peildatum": "31-13-2024"}, "'31-13-2024' is geen datum. Schrijf bijvoorbeeld 2024-12-31"),
        ({"peildatum": "2098-01-01"}, "De peildatum ligt in de toekomst"),
        ({"preset": "djuma"}, "Er is geen kolomindeling 'djuma'"),
        ({"van": "januari"}, "'januari' is geen periode"),
        ({"van": "2024-05", "tot": "2024-02"}, "De maanden lopen terug: mei 2024 ligt na februari 2024"),
        ({"van": "2023"}, "begon geen zaak van januari 2023 tot en met december 2023"),
        ({"kolommen": Path("weg.toml")}, "De kolomindeling kan niet worden gelezen"),
    ],
)
def test_import_zaken_says_what_is_wrong_with_what_was_asked(
    export: Path, options: dict[str, Any], words: str
) -> None:
    assert words in refusal(export, **options)


@pytest.mark.parametrize("name", ["hex", "rot13"])
def test_import_zaken_refuses_encoding_that_is_none(tmp_path: Path, export: Path, name: str) -> None:
    toml = tmp_path / "indeling.toml"
    toml.write_text(f'tekenset = "{name}"\n{TOML}', encoding="utf-8")

    assert f"De tekenset '{name}' bestaat niet" in refusal(export, kolommen=toml)


def test_import_zaken_takes_the_months_that_were_asked_for(export: Path) -> None:
    run(export, van="2024-02")

    levering = Levering.objects.get()
    assert (levering.van, levering.tot, levering.aantal) == (dt.date(2024, 2, 1), dt.date(2024, 2, 29), 20)


def test_take_in_export_tells_of_an_earlier_file_that_was_changed(gemeente: Gemeente, export: Path) -> None:
    run(export)
    sealed = next(each for each in Path(settings.SEALED_DIR).rglob("*.parquet"))
    sealed.write_bytes(b"x")
    export.write_text(export.read_text().replace("Z1;", "Z99;"))

    with pytest.raises(Refusal, match="is veranderd"):
        take_in_export(
            gemeente=gemeente, bron="zaaksysteem", path=export, lezing=Lezing(load_preset("zaken")), by="test"
        )
