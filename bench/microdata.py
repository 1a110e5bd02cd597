"""Files with the answers of 130,000 people to 500 questions, beside what pandas and pyreadstat take."""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from enquetes.content import Inhoud
    from enquetes.sealed import SealedRound

ROWS, SCALES, NUMBERS, BOXES, GROUPS = 130_000, 440, 20, 40, 40


def _content() -> Inhoud:
    from enquetes.content import Inhoud, Optie, Pagina, Soort, Vraag

    scale = tuple(Optie(str(code), f"antwoord {code}") for code in range(1, 6))
    boxes = tuple(Optie(f"b{number}", f"Middel {number}") for number in range(BOXES))
    questions = [
        Vraag(f"v{number}", Soort.SCHAAL, f"Vraag {number}", opties=scale) for number in range(SCALES)
    ]
    questions += [Vraag(f"g{number}", Soort.GETAL, f"Getal {number}") for number in range(NUMBERS)]
    return Inhoud("Meting", (Pagina((*questions, Vraag("m", Soort.MEERKEUZE, "Middelen", opties=boxes))),))


def make(base: str) -> str:
    """Seal the round (not measured) and return its hash."""
    from enquetes.sealed import write_sealed
    from enquetes.seals import GROEP

    content, rng = _content(), np.random.default_rng(1)
    groups = [f"Onderdeel {number:02d}" for number in range(GROUPS)]
    columns: dict[str, Any] = {GROEP: _drawn(rng.integers(0, GROUPS, ROWS), groups)}
    for item in content.items():
        answered = rng.integers(0, 6, ROWS)
        if item.opties:
            columns[item.kolom] = _drawn(answered - 1, [optie.code for optie in item.opties])
        elif item.deel:
            columns[item.kolom] = pd.arrays.BooleanArray(answered > 3, answered == 0)
        else:
            columns[item.kolom] = pd.arrays.FloatingArray(answered * 7.5, answered == 0)
    return write_sealed(Path(base), _NAME, {"inhoud": content.to_json()}, pd.DataFrame(columns)).hash


_NAME = uuid.UUID(int=2)


def _drawn(places: Any, names: list[str]) -> Any:
    return pd.Categorical.from_codes(places, dtype=pd.CategoricalDtype(names))


def _opened(base: str, digest: str) -> SealedRound:
    from enquetes.sealed import open_sealed

    return open_sealed(Path(base), _NAME, digest)


def write(kind: str, base: str, digest: str) -> str:
    import pyarrow.parquet as pq

    from metingen.microdata import writing
    from metingen.microdata.columns import columns_of

    sealed = _opened(base, digest)
    source = sealed.answers_path
    kolommen = writing.read_classes(source, columns_of(sealed.content, pq.read_schema(source).names))
    target = Path(base) / f"uit.{kind}"
    writers = {"csv": writing.write_csv, "sav": writing.write_sav, "parquet": writing.write_parquet}
    writers[kind](source, kolommen, target, lambda _: None)
    return _size(target, len(kolommen))


def csv_floor(base: str, digest: str) -> str:
    """Write the same columns with pandas, all in memory, without names of our own."""
    target = Path(base) / "vloer.csv"
    frame = _opened(base, digest).answers()
    frame.to_csv(target, sep=";", decimal=",", index=False)
    return _size(target, len(frame.columns))


def sav_floor(base: str) -> str:
    """Write as many numbers with pyreadstat, without labels and without reading them first."""
    import pyreadstat

    target, columns = Path(base) / "vloer.sav", SCALES + NUMBERS + BOXES + 1
    drawn = np.random.default_rng(1).integers(1, 6, (columns, ROWS)).astype(np.float32)
    frame = pd.DataFrame({f"v{number}": row for number, row in enumerate(drawn)})
    pyreadstat.write_sav(frame, target, row_compress=True)
    return _size(target, columns)


def _size(target: Path, columns: int) -> str:
    return f"{target.stat().st_size / 1e6:.0f} MB, {columns} kolommen"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "adoptie.config.settings")
    import django

    from bench.measure import timed

    django.setup()
    job, *arguments = sys.argv[1:]
    jobs: dict[str, Callable[..., str]] = {"make": make, "csv_floor": csv_floor, "sav_floor": sav_floor}
    timed(job, lambda: jobs[job](*arguments) if job in jobs else write(job, *arguments))
