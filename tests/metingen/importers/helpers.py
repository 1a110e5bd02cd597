"""Writes small exports and reads them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from metingen.importers import LeveringError, Mapping, Zaken, load_preset, parse_mapping, read_zaken

NOW = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
HEADINGS = "zaaknummer;startdatum;einddatum;einddatum_gepland;uiterlijke_einddatum;kanaal;onderdeel;zaaktype"
PRESET = load_preset("zaken")
LOG = """
soort = "event_log"
[kolommen]
zaak = "zaak"
start = "start"
einde = "einde"
tijd = "tijd"
medewerker = "wie"
volgorde = "stap"
"""


def read_rows(
    folder: Path,
    *rows: str,
    headings: str = HEADINGS,
    mapping: Mapping = PRESET,
    peildatum: dt.date | dt.datetime | None = None,
) -> Zaken:
    path = folder / "zaken.csv"
    path.write_text("\n".join([headings, *rows]), encoding="utf-8")
    return read_zaken(path, mapping, uiterlijk=NOW, peildatum=peildatum)


def read_cases(folder: Path, *cases: dict[str, str], **changes: Any) -> Zaken:
    """Read cases of which only what matters is given; ``changes`` are of the mapping."""
    usual = dict.fromkeys(HEADINGS.split(";"), "") | {"startdatum": "2024-01-01", "kanaal": "post"}
    rows = [{**usual, "zaaknummer": f"Z{number}", **case} for number, case in enumerate(cases, start=1)]
    lines = [";".join(f'"{cell}"' for cell in row.values()) for row in rows]
    return read_rows(folder, *lines, mapping=replace(PRESET, **changes))


def read_log(folder: Path, *rows: str) -> Zaken:
    return read_rows(folder, *rows, headings="zaak;start;einde;tijd;wie;stap", mapping=parse_mapping(LOG))


def refusal(folder: Path, *cases: dict[str, str], **changes: Any) -> str:
    with pytest.raises(LeveringError) as caught:
        read_cases(folder, *cases, **changes)
    return str(caught.value)


def reasons(zaken: Zaken) -> list[str]:
    return [each.reden for each in zaken.apart]
