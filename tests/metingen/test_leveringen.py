"""Case exports: taken in once, corrected by a later one, measured without a case being kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from adoptie.models import Gemeente
from metingen.actions.leveringen import Lezing, ensure_bron, receive_zaken
from metingen.actions.meetwaarden import measure_bron
from metingen.importers.errors import LeveringError
from metingen.importers.mapping import load_preset
from metingen.models import Bron, Levering, Meetwaarde
from metingen.queries.cijfers import Cijfer, read_cijfers
from metingen.queries.leveringen import current_counts
from metingen.queries.te_meten import unmeasured_bronnen
from tests.factories.adoptie import GemeenteFactory, InterventieFactory, TrajectFactory

pytestmark = pytest.mark.django_db

HEAD = "zaaknummer;startdatum;einddatum;einddatum_gepland;uiterlijke_einddatum;kanaal;onderdeel;zaaktype\n"


def export(path: Path, *, month: str = "2026-01", cases: int = 12, digital: int = 9, days: int = 10) -> Path:
    """Write cases that begin in one month; the first ``digital`` of them came in digitally."""
    rows = [
        f"{month}-{number};{month}-01;{dt.date.fromisoformat(f'{month}-01') + dt.timedelta(days=days)};"
        f"{month}-28;{month}-28;{'digitaal' if number < digital else 'balie'};Balie;Vergunning"
        for number in range(cases)
    ]
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def receive(
    bron: Bron, path: Path, peildatum: dt.date | None = None, maanden: tuple[str, str] | None = None
) -> Levering:
    lezing = Lezing(load_preset("zaken"), peildatum, maanden)
    levering, _ = receive_zaken(bron=bron, path=path, lezing=lezing, by="test")
    measure_bron(bron=bron, by="test")
    return levering


def figure(gemeente: Gemeente, code: str, periode: str) -> Cijfer:
    found = read_cijfers(gemeente, lengte="maand", codes=[code], categorie="")
    return next(each for each in found if each.periode == periode)


@pytest.fixture
def bron() -> Bron:
    return ensure_bron(gemeente=GemeenteFactory.create(slug="hattem"), naam="zaaksysteem", by="test")


def test_receive_zaken_gives_share_with_interval(bron: Bron, tmp_path: Path) -> None:
    receive(bron, export(tmp_path / "a.csv"))

    share = figure(bron.gemeente, "digitaal-aandeel", "2026-01")
    assert (share.waarde, share.n) == (0.75, 12)
    assert share.laag == pytest.approx(0.4677, abs=1e-4)


def test_receive_zaken_same_file_changes_nothing(bron: Bron, tmp_path: Path) -> None:
    path = export(tmp_path / "a.csv")
    receive(bron, path)
    figures = Meetwaarde.objects.count()

    again, new = receive_zaken(bron=bron, path=path, lezing=Lezing(load_preset("zaken")), by="test")

    assert not new
    assert measure_bron(bron=bron, by="test") == 0
    assert (Levering.objects.count(), Meetwaarde.objects.count()) == (1, figures)
    assert again.aantal == 12


def test_receive_zaken_corrected_file_replaces_its_months_and_keeps_the_old_version(
    bron: Bron, tmp_path: Path
) -> None:
    receive(bron, export(tmp_path / "a.csv"), dt.date(2026, 2, 1))
    receive(bron, export(tmp_path / "b.csv", digital=12), dt.date(2026, 3, 1))

    assert figure(bron.gemeente, "digitaal-aandeel", "2026-01").waarde == 1
    kept = Meetwaarde.objects.filter(indicator__code="digitaal-aandeel", lengte="maand")
    assert [row.waarde for row in kept.order_by("pk")] == [0.75, 1]
    assert Levering.objects.count() == 2


def test_receive_zaken_later_months_leave_earlier_ones_alone(bron: Bron, tmp_path: Path) -> None:
    receive(bron, export(tmp_path / "a.csv"), dt.date(2026, 2, 1))
    receive(bron, export(tmp_path / "b.csv", month="2026-02", digital=6), dt.date(2026, 3, 31))

    counts, _ = current_counts(bron)
    assert counts.groupby("startmaand")["n"].sum().to_dict() == {"2026-01": 12, "2026-02": 12}
    assert figure(bron.gemeente, "digitaal-aandeel", "2026-01").waarde == 0.75


def test_outcome_figures_need_five_cases_and_counts_do_not(bron: Bron, tmp_path: Path) -> None:
    receive(bron, export(tmp_path / "a.csv", cases=4, digital=2))

    assert figure(bron.gemeente, "doorlooptijd", "2026-01").hidden
    received = figure(bron.gemeente, "zaken-ontvangen", "2026-01")
    assert received.waarde == 4
    assert "klein_aantal" in figure(bron.gemeente, "digitaal-aandeel", "2026-01").vlaggen


def test_no_case_number_is_kept(bron: Bron, tmp_path: Path) -> None:
    from django.conf import settings

    receive(bron, export(tmp_path / "a.csv"))

    sealed = [path for path in Path(settings.SEALED_DIR).rglob("*") if path.is_file()]
    assert sealed
    assert all(b"2026-01-11" not in path.read_bytes() for path in sealed)
    assert set(current_counts(bron)[0].columns) == {
        "startmaand",
        "kanaal",
        "zaaktype",
        "onderdeel",
        "duur",
        "open",
        "te_laat",
        "overdrachten",
        "n",
    }


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "leeg"),
        (b"\x00\x01\x02\x03" * 100, "CSV"),
        (HEAD.encode(), "rij"),
        (b"zaaknummer;startdatum;naam aanvrager\n1;2026-01-01;Jan\n", "naam aanvrager"),
        (HEAD.encode() + b'1;2026-01-01;"' + b"x\n" * 50, "aanhalingsteken"),
    ],
)
def test_receive_zaken_refuses_in_a_sentence_and_stores_nothing(
    bron: Bron, tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "slecht.csv"
    path.write_bytes(content)

    with pytest.raises(LeveringError, match=f"(?i){told}"):
        receive(bron, path)
    assert not Levering.objects.exists()
    from django.conf import settings

    assert not [each for each in Path(settings.SEALED_DIR).rglob("*") if each.is_file()]


@pytest.mark.parametrize("year", ["0000", "9999"])
def test_receive_zaken_sets_impossible_years_apart(bron: Bron, tmp_path: Path, year: str) -> None:
    path = export(tmp_path / "a.csv")
    with path.open("a", encoding="utf-8") as file:
        file.write(f"x;{year}-01-01;;;;balie;Balie;Vergunning\n")

    levering = receive(bron, path)

    assert levering.aantal == 12
    assert [row["rij"] for row in levering.apart] == [14]


def test_import_zaken_command_tells_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    GemeenteFactory.create(slug="hattem")
    path = export(tmp_path / "a.csv")

    call_command("import_zaken", path, gemeente="hattem", bron="zaaksysteem")
    call_command("import_zaken", path, gemeente="hattem", bron="zaaksysteem")

    told = capsys.readouterr().out
    assert "12 zaken geteld, 0 rijen apart gezet" in told
    assert "al ingelezen" in told


@pytest.mark.parametrize(("gemeente", "file"), [("elders", "a.csv"), ("hattem", "weg.csv")])
def test_import_zaken_command_refuses_in_a_sentence(tmp_path: Path, gemeente: str, file: str) -> None:
    GemeenteFactory.create(slug="hattem")
    export(tmp_path / "a.csv")

    with pytest.raises(CommandError, match=r"geen gemeente|bestaat niet"):
        call_command("import_zaken", tmp_path / file, gemeente=gemeente, bron="zaaksysteem")


def test_find_work_measures_a_new_levering_once(
    bron: Bron, tmp_path: Path, django_capture_on_commit_callbacks: object
) -> None:
    receive_zaken(bron=bron, path=export(tmp_path / "a.csv"), lezing=Lezing(load_preset("zaken")), by="test")
    from metingen.tasks import measure_source

    assert measure_source(bron.pk) > 0
    assert measure_source(bron.pk) == 0
    assert unmeasured_bronnen() == []


def test_corrected_file_counts_also_when_its_last_date_is_earlier(bron: Bron, tmp_path: Path) -> None:
    receive(bron, export(tmp_path / "a.csv", days=40))
    second = receive(bron, export(tmp_path / "b.csv", digital=12, days=10))

    assert figure(bron.gemeente, "digitaal-aandeel", "2026-01").waarde == 1
    assert "ouder" in second.meldingen[-1]


def test_file_of_the_same_day_is_not_called_older(bron: Bron, tmp_path: Path) -> None:
    late, early = (export(tmp_path / f"{at}.csv", days=10) for at in ("laat", "vroeg"))
    for path, time in ((late, "17:00"), (early, "09:00")):
        rows = path.read_text("utf-8").splitlines()
        path.write_text("\n".join([*rows, f"Z999;2026-02-20 {time};;;;balie;;"]), encoding="utf-8")

    receive(bron, late)
    second = receive(bron, early)

    assert not any("ouder" in told for told in second.meldingen)


def test_same_file_read_in_another_way_counts_again(bron: Bron, tmp_path: Path) -> None:
    path = export(tmp_path / "a.csv", days=40)
    receive(bron, path)

    receive(bron, path, dt.date(2026, 1, 31))

    assert figure(bron.gemeente, "zaken-open", "2026-01").waarde == 12


def test_first_file_again_after_a_correction_takes_the_correction_back(bron: Bron, tmp_path: Path) -> None:
    first = export(tmp_path / "a.csv")
    receive(bron, first)
    receive(bron, export(tmp_path / "b.csv", digital=12))

    receive(bron, first)

    assert figure(bron.gemeente, "digitaal-aandeel", "2026-01").waarde == 0.75


def joined(path: Path, *parts: Path) -> Path:
    rows = [part.read_text(encoding="utf-8").removeprefix(HEAD) for part in parts]
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    return path


def test_file_with_a_part_of_a_month_is_refused_with_the_month(bron: Bron, tmp_path: Path) -> None:
    receive(bron, export(tmp_path / "a.csv"))
    # All new cases, and one old one that is still open: a usual export.
    one, new = export(tmp_path / "one.csv", cases=1), export(tmp_path / "n.csv", month="2026-03")

    with pytest.raises(LeveringError, match="januari 2026 kennen we 12 zaken; in dit bestand staan er 1"):
        receive(bron, joined(tmp_path / "b.csv", one, new))

    assert Levering.objects.count() == 1


def test_file_of_which_the_whole_months_are_told_replaces_those_only(bron: Bron, tmp_path: Path) -> None:
    receive(bron, export(tmp_path / "a.csv"))
    one, new = export(tmp_path / "one.csv", cases=1), export(tmp_path / "n.csv", month="2026-03")

    levering = receive(bron, joined(tmp_path / "b.csv", one, new), maanden=("2026-02", "2026-03"))

    counts, _ = current_counts(bron)
    assert counts.groupby("startmaand")["n"].sum().to_dict() == {"2026-01": 12, "2026-03": 12}
    assert "1 zaak begon buiten de gekozen maanden en telt niet mee." in levering.meldingen
    assert (levering.van, levering.tot) == (dt.date(2026, 2, 1), dt.date(2026, 3, 31))


def test_months_without_a_case_in_the_file_are_refused(bron: Bron, tmp_path: Path) -> None:
    receive(bron, export(tmp_path / "a.csv"))

    with pytest.raises(LeveringError, match="begon geen zaak van mei 2026 tot en met juni 2026"):
        receive(bron, export(tmp_path / "b.csv", digital=2), maanden=("2026-05", "2026-06"))


def test_figures_that_a_correction_takes_away_are_withdrawn(bron: Bron, tmp_path: Path) -> None:
    receive(bron, export(tmp_path / "a.csv", digital=6))
    receive(bron, export(tmp_path / "b.csv", digital=12))

    left = read_cijfers(bron.gemeente, lengte="maand", codes=["doorlooptijd"])

    assert {each.categorie for each in left} == {"", "digitaal"}
    withdrawn = Meetwaarde.objects.filter(categorie="balie", lengte="maand").order_by("pk").last()
    assert withdrawn is not None
    assert (withdrawn.waarde, withdrawn.n, withdrawn.vlaggen) == (None, None, ["vervallen"])


def test_measuring_again_withdraws_nothing_twice(bron: Bron, tmp_path: Path) -> None:
    receive(bron, export(tmp_path / "a.csv", digital=6))
    receive(bron, export(tmp_path / "b.csv", digital=12))

    assert measure_bron(bron=bron, by="test") == 0


def test_two_sources_keep_their_own_figures(bron: Bron, tmp_path: Path) -> None:
    other = ensure_bron(gemeente=bron.gemeente, naam="burgerzaken", by="test")
    receive(bron, export(tmp_path / "a.csv"))
    receive(other, export(tmp_path / "b.csv", digital=0, cases=30))

    shares = read_cijfers(bron.gemeente, lengte="maand", codes=["digitaal-aandeel"], categorie="")

    assert {each.bron: (each.waarde, each.n) for each in shares} == {
        "burgerzaken": (0, 30),
        "zaaksysteem": (0.75, 12),
    }


def test_interventie_asks_for_measuring_again_and_takes_its_figures_along(bron: Bron, tmp_path: Path) -> None:
    months = [export(tmp_path / f"{month}.csv", month=f"2026-0{month}") for month in (1, 2, 3)]
    receive(bron, joined(tmp_path / "a.csv", *months))
    assert unmeasured_bronnen() == []

    traject = TrajectFactory.create(gemeente=bron.gemeente)
    interventie = InterventieFactory.create(spoor__traject=traject, ingangsdatum=dt.date(2026, 2, 1))
    assert unmeasured_bronnen() == [bron]
    measure_bron(bron=bron, by="test")
    sides = read_cijfers(bron.gemeente, lengte="interventie", codes=["digitaal-aandeel"], categorie="")
    assert {each.periode.partition(":")[2] for each in sides} == {"voor", "na:2026-02", "na:2026-03"}

    interventie.delete()
    measure_bron(bron=bron, by="test")
    assert read_cijfers(bron.gemeente, lengte="interventie") == ()
