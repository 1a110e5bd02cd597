"""From figures to a report that is kept."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from adoptie.models import Gebeurtenis, Gemeente, Rol
from adoptie.periods import parse_period
from adoptie.refusal import Refusal
from metingen.queries.cijfers import statuses_for
from rapportage.actions import rapport as building
from rapportage.actions.rapport import build_rapport
from rapportage.blocks_json import dumps, from_json
from rapportage.models import Rapport, Soort
from rapportage.queries.opdrachten import compose
from tests.factories.adoptie import InterventieFactory
from tests.factories.metingen import STATUS, case_figure
from tests.factories.rapportage import FILES, opdracht

PERIOD = parse_period("2011-K4")


def build(gemeente: Gemeente) -> Rapport:
    return build_rapport(opdracht=opdracht(gemeente), by="test")


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
        monkeypatch.setattr(building, "draw", lambda *_, **__: FILES)
        build(gemeente)
        return FILES

    monkeypatch.setattr(building, "draw", overtaken)

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


def test_compose_says_only_what_these_readers_may_see(gemeente: Gemeente) -> None:
    case_figure(gemeente, "digitaal-aandeel", "2011-K4", 0.97, status=STATUS.BEREKEND)

    released = compose(opdracht(gemeente), statuses_for({Rol.LEZER}))[0]

    assert "97" in dumps(compose(opdracht(gemeente))[0])
    assert "97" not in dumps(released)


def test_compose_of_an_effect_says_only_what_these_readers_may_see(gemeente: Gemeente) -> None:
    interventie = InterventieFactory.create(
        spoor__traject__gemeente=gemeente, ingangsdatum=dt.date(2011, 7, 1)
    )
    case_figure(gemeente, "doorlooptijd", "2011-12", 93.7, status=STATUS.BEREKEND)

    asked = opdracht(gemeente, Soort.EFFECT, interventie=interventie)
    everything, _ = compose(asked)
    released, _ = compose(asked, statuses_for({Rol.LEZER}))

    assert "93.7" in dumps(everything)
    assert "93.7" not in dumps(released)


def test_compose_of_an_effect_needs_its_interventie(gemeente: Gemeente) -> None:
    with pytest.raises(Refusal, match="Kies een verandering"):
        compose(opdracht(gemeente, Soort.EFFECT))


@pytest.mark.usefixtures("quick_files")
def test_build_rapport_of_two_interventies_has_two_first_versions(gemeente: Gemeente) -> None:
    versions = [
        build_rapport(
            opdracht=opdracht(
                gemeente,
                Soort.EFFECT,
                interventie=InterventieFactory.create(spoor__traject__gemeente=gemeente),
            ),
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


WRONG: list[tuple[list[str], str]] = [
    ([], "Zeg welk rapport u wilt: 'voortgang'"),
    (["roman"], "Zeg welk rapport u wilt"),
    (["voortgang", "--zomaar"], "Deze opdracht is niet goed geschreven."),
    (["voortgang", "--gemeente"], "Deze opdracht is niet goed geschreven."),
    (["voortgang"], "Geef met --gemeente"),
    (["voortgang", "--gemeente", "hattem"], "Geef met --periode"),
    (["voortgang", "--gemeente", "hattem", "--periode", "2011-K4"], "Geef met --out"),
    (["voortgang", "--gemeente", "hattem", "--periode", "2011-K4", "--out", ""], "Geef met --out"),
    (["voortgang", "--gemeente", "nergens", "--periode", "2011-K4"], "Er is geen gemeente 'nergens'."),
    (["voortgang", "--gemeente", "hattem", "--periode", "ooit"], "'ooit' is geen periode."),
    (["voortgang", "--gemeente", "hattem", "--periode", "2031-K1"], "Het eerste kwartaal van 2031 is nog"),
    (["voortgang", "--gemeente", "hattem", "--periode", "2001"], "2001 ligt vóór de eerste cijfers."),
    (["voortgang", "--gemeente", "hattem", "--periode", "2013"], "2013 ligt na de laatste cijfers."),
    (["effect", "--gemeente", "hattem", "--periode", "2011-K4"], "Er is nog geen verandering"),
]


@pytest.mark.parametrize(("words", "sentence"), WRONG)
def test_command_says_in_dutch_what_is_wrong(
    gemeente: Gemeente, tmp_path: Path, words: list[str], sentence: str
) -> None:
    out = [] if "--out" in words or "--out" in sentence else ["--out", str(tmp_path / "uit")]
    with pytest.raises(CommandError, match=re.escape(sentence)):
        call_command("build_rapport", *words, *out)

    assert not (tmp_path / "uit").exists()


def test_command_names_the_interventies_there_are(gemeente: Gemeente, tmp_path: Path) -> None:
    for naam in ("Loket", "Zaaksysteem"):
        InterventieFactory.create(spoor__traject__gemeente=gemeente, naam=naam)
    options = {"gemeente": "hattem", "periode": "2011-K4", "out": tmp_path}

    with pytest.raises(CommandError, match=r"geen verandering 'Balie'\. Kies met --interventie: 'Loket' of"):
        call_command("build_rapport", "effect", interventie="Balie", **options)
    with pytest.raises(CommandError, match=r"^Kies met --interventie: 'Loket' of 'Zaaksysteem'"):
        call_command("build_rapport", "effect", **options)


@pytest.mark.usefixtures("quick_files")
def test_command_says_where_it_cannot_write(gemeente: Gemeente) -> None:
    with pytest.raises(CommandError, match="In '/proc/nee' kan niets worden geschreven"):
        call_command("build_rapport", "voortgang", gemeente="hattem", periode="2011-K4", out="/proc/nee")


@pytest.mark.usefixtures("quick_files")
def test_command_brings_figures_up_to_date_first(
    gemeente: Gemeente, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(
        "rapportage.management.commands.build_rapport.measure_all", lambda **_: done.append("measured")
    )

    def render(*_: Any, **__: Any) -> Mapping[str, bytes]:
        done.append("told")
        return FILES

    monkeypatch.setattr(building, "draw", render)
    call_command("build_rapport", "voortgang", gemeente="hattem", periode="2011-K4", out=tmp_path)

    assert done == ["measured", "told"]
