"""What a sealed round asked; never what somebody answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pyarrow.parquet as pq
from django.utils import timezone

from enquetes.content import Vraag
from enquetes.models import Ronde
from enquetes.seals import GROEP, VOLGCODE
from metingen.queries.sealed_rounds import open_round

_OWN = {
    GROEP: "groep waarin iemand meetelt",
    VOLGCODE: "volgcode, met toestemming",
    "_wijze": "manier van antwoorden",
}


@dataclass(frozen=True, slots=True)
class Bestand:
    """The sealed file: its columns with what they are, how many rows, and the parts with own words."""

    naam: str
    hash: str
    op: dt.date
    aantal: int
    kolommen: tuple[tuple[str, str], ...]
    teksten: tuple[tuple[str, bool], ...]


def asked_in(ronde: Ronde) -> dict[str, list[Vraag]]:
    """Return the questions of a round by the code under which they were asked. Raises DamagedSealError."""
    sealed = open_round(ronde)
    codes = sealed.manifest.get("codes", {})
    asked: dict[str, list[Vraag]] = {}
    for vraag in sealed.content.vragen():
        asked.setdefault(codes.get(vraag.code, vraag.code), []).append(vraag)
    return asked


def file_of(ronde: Ronde) -> Bestand:
    """Return what the file of a sealed round consists of. Raises DamagedSealError, OSError."""
    sealed = open_round(ronde)
    words = _OWN | {item.kolom: item.tekst for item in sealed.content.items()}
    columns = pq.read_schema(sealed.answers_path).names
    parts = sorted(name for name in sealed.manifest["bestanden"] if name.startswith("tekst_"))
    return Bestand(
        naam=sealed.folder.name,
        hash=sealed.hash,
        op=timezone.localdate(ronde.verzegel_op),
        aantal=int(sealed.manifest["aantal"]),
        kolommen=tuple((name, words.get(name, "kenmerk, in klassen")) for name in columns),
        teksten=tuple((name, (sealed.folder / name).exists()) for name in parts),
    )
