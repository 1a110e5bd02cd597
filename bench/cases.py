"""An export of 100,000 cases: reading it, and all its figures, beside counting it with plain pandas."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd

PER_MONTH = 2_440
_FILE = "zaken.csv"


def make(base: str) -> str:
    """Write the export (not measured)."""
    from adoptie.config.demo.truth import GEMEENTEN
    from adoptie.config.demo.zaken import write_export

    write_export(replace(GEMEENTEN[0], cases_per_month=PER_MONTH), Path(base) / _FILE)
    return ""


def _counts(base: str) -> pd.DataFrame:
    from django.utils import timezone

    from metingen.importers.mapping import load_preset
    from metingen.importers.zaken import aggregate, read_zaken

    return aggregate(read_zaken(Path(base) / _FILE, load_preset("zaken"), uiterlijk=timezone.now()))


def read(base: str) -> str:
    return f"{_counts(base)['n'].sum()} zaken"


def figures(base: str) -> str:
    from metingen.figures.zaken import case_figures

    return f"{sum(1 for _ in case_figures(_counts(base), 'zaaksysteem'))} cijfers"


def floor(base: str) -> str:
    """Read the same file and count per month and channel with pandas, without checks or intervals."""
    frame = pd.read_csv(Path(base) / _FILE, sep=";", parse_dates=["startdatum", "einddatum"])
    days = (frame["einddatum"] - frame["startdatum"]).dt.days
    cells = days.groupby([frame["startdatum"].dt.to_period("M"), frame["kanaal"]]).agg(["size", "median"])
    return f"{len(cells)} cellen, zonder controle of interval"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "adoptie.config.settings")
    import django

    from bench.measure import timed

    django.setup()
    jobs: dict[str, Callable[..., str]] = {"make": make, "read": read, "figures": figures, "floor": floor}
    timed(sys.argv[1], lambda: jobs[sys.argv[1]](*sys.argv[2:]))
