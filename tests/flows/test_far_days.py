"""A change at the very edge of what may be named never holds back the figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from adoptie.actions.interventie import add_interventie
from adoptie.periods import FIRST_DAY, LAST_DAY
from metingen.actions.leveringen import Lezing, ensure_bron, receive_zaken
from metingen.actions.meetwaarden import measure_bron
from metingen.importers.mapping import load_preset
from metingen.models import Meetwaarde
from tests.factories.adoptie import SpoorFactory

HEAD = "zaaknummer;startdatum;einddatum;einddatum_gepland;uiterlijke_einddatum;kanaal;onderdeel;zaaktype"
ROW = "{};2026-01-0{};2026-01-20;2026-01-28;2026-01-28;digitaal;Balie;Vergunning"


@pytest.mark.django_db
def test_cases_are_measured_around_changes_on_the_outermost_days(tmp_path: Path) -> None:
    spoor = SpoorFactory.create()
    for naam, day in (("Eerst", FIRST_DAY), ("Laatst", LAST_DAY)):
        add_interventie(spoor=spoor, naam=naam, ingangsdatum=day, wat="x", waarom="x", by="opdracht")
    bron = ensure_bron(gemeente=spoor.traject.gemeente, naam="zaaksysteem", by="opdracht")
    path = tmp_path / "zaken.csv"
    path.write_text("\n".join([HEAD, *(ROW.format(number, number) for number in range(1, 10))]))
    receive_zaken(bron=bron, path=path, lezing=Lezing(load_preset("zaken")), by="opdracht")

    measure_bron(bron=bron, by="opdracht")

    assert Meetwaarde.objects.filter(periode="2026-01").exists()
