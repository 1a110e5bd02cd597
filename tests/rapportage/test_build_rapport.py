"""From figures to a report that is kept."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from adoptie.models import Gebeurtenis, Gemeente, Rol
from adoptie.periods import parse_period
from adoptie.refusal import Refusal
from metingen.queries.cijfers import statuses_for
from rapportage.actions import rapport as building
from rapportage.actions.rapport import build_rapport, make_content
from rapportage.blocks_json import dumps, from_json
from rapportage.models import Rapport
from rapportage.models.rapport import Soort
from tests.factories.adoptie import InterventieFactory
from tests.factories.metingen import STATUS, case_figure
from tests.factories.rapportage import FILES

PERIOD = parse_period("2011-K4")


def build(gemeente: Gemeente) -> Rapport:
    return build_rapport(gemeente=gemeente, soort=Soort.VOORTGANG, period=PERIOD, by="test")


def test_build_rapport_keeps_every_file_with_its_hash(gemeente: Gemeente) -> None:
    rapport = build(gemeente)

    names = {row.naam for row in rapport.bestanden.all()}
    assert {"rapport.html", "rapport.pdf", "rapport.json", "SHA256SUMS"} <= names
    assert "grafieken/grafiek-doorlooptijd.svg" in names
    for row in rapport.bestanden.all():
        assert hashlib.sha256(bytes(row.inhoud)).hexdigest() == row.hash


@pytest.mark.usefixtures("quick_files")
def test_build_rapport_keeps_what_it_says(gemeente: Gemeente) -> None:
    rapport = build(gemeente)

    content = from_json(Rapport.objects.get(pk=rapport.pk).inhoud)
    assert hashlib.sha256(dumps(content).encode()).hexdigest() == rapport.inhoud_hash
    assert Gebeurtenis.objects.filter(action="rapport gemaakt").count() == 1


@pytest.mark.usefixtures("quick_files")
def test_build_rapport_returns_standing_version_until_figures_change(gemeente: Gemeente) -> None:
    first, again = build(gemeente), build(gemeente)
    case_figure(gemeente, "doorlooptijd", "2011-K4", 12.0)
    corrected = build(gemeente)

    assert again == first
    assert (corrected.versie, corrected.pk != first.pk) == (2, True)


def test_build_rapport_that_another_worker_kept_meanwhile_is_not_kept_twice(
    gemeente: Gemeente, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(*_: object, **__: object) -> Mapping[str, bytes]:
        monkeypatch.setattr(building, "render_files", lambda *_, **__: FILES)
        build(gemeente)
        return FILES

    monkeypatch.setattr(building, "render_files", overtaken)

    assert build(gemeente) == Rapport.objects.get()


@pytest.mark.usefixtures("quick_files")
def test_build_rapport_keeps_nothing_when_it_is_cut_off(
    gemeente: Gemeente, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("adoptie.audit.record", fail)
    with pytest.raises(RuntimeError):
        build(gemeente)

    assert not Rapport.objects.exists()


def test_make_content_says_only_what_these_readers_may_see(gemeente: Gemeente) -> None:
    case_figure(gemeente, "digitaal-aandeel", "2011-K4", 0.97, status=STATUS.BEREKEND)

    released = make_content(gemeente, Soort.VOORTGANG, PERIOD, statuses=statuses_for({Rol.LEZER}))

    assert "97" in dumps(make_content(gemeente, Soort.VOORTGANG, PERIOD))
    assert "97" not in dumps(released)


def test_make_content_of_an_effect_says_only_what_these_readers_may_see(gemeente: Gemeente) -> None:
    interventie = InterventieFactory.create(
        spoor__traject__gemeente=gemeente, ingangsdatum=dt.date(2011, 7, 1)
    )
    case_figure(gemeente, "doorlooptijd", "2011-12", 93.7, status=STATUS.BEREKEND)

    everything = make_content(gemeente, Soort.EFFECT, PERIOD, interventie)
    released = make_content(gemeente, Soort.EFFECT, PERIOD, interventie, statuses_for({Rol.LEZER}))

    assert "93.7" in dumps(everything)
    assert "93.7" not in dumps(released)


def test_make_content_of_an_effect_needs_its_interventie(gemeente: Gemeente) -> None:
    with pytest.raises(Refusal, match="Kies de interventie"):
        make_content(gemeente, Soort.EFFECT, PERIOD)


@pytest.mark.usefixtures("quick_files")
def test_build_rapport_of_two_interventies_has_two_first_versions(gemeente: Gemeente) -> None:
    versions = [
        build_rapport(
            gemeente=gemeente,
            soort=Soort.EFFECT,
            period=PERIOD,
            interventie=InterventieFactory.create(spoor__traject__gemeente=gemeente),
            by="test",
        ).versie
        for _ in range(2)
    ]

    assert versions == [1, 1]


@pytest.mark.usefixtures("quick_files")
def test_command_writes_the_files(gemeente: Gemeente, tmp_path: Path) -> None:
    options = {"gemeente": "hattem", "periode": "2011-K4", "out": tmp_path / "uit"}
    call_command("build_rapport", "voortgang", **options)

    assert (tmp_path / "uit" / "rapport.pdf").read_bytes() == FILES["rapport.pdf"]


@pytest.mark.parametrize(("slug", "periode"), [("nergens", "2011-K4"), ("hattem", "ooit")])
def test_command_says_what_is_wrong(gemeente: Gemeente, tmp_path: Path, slug: str, periode: str) -> None:
    with pytest.raises(CommandError):
        call_command("build_rapport", "voortgang", gemeente=slug, periode=periode, out=tmp_path)
