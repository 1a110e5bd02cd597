"""Invented cases with the planted truth in them, written as the export of a case system."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from adoptie.config.demo.truth import FIRST_MONTH, LAST_DAY, Waarheid
from adoptie.periods import add_months

HEADINGS = (
    "zaaknummer",
    "startdatum",
    "einddatum",
    "einddatum_gepland",
    "uiterlijke_einddatum",
    "kanaal",
    "onderdeel",
    "zaaktype",
)
_OTHER_WAYS = ("balie", "telefoon", "post", "e-mail")
_OTHER_CHANCES = (0.4, 0.35, 0.1, 0.15)
_KINDS = ("Omgevingsvergunning", "Evenementenvergunning", "Parkeervergunning", "Wmo-melding")
_TEAMS = ("Vergunningen", "Samenleving")
_NORM_DAYS = 56
# Months hang together: what is high this month is often high the next. Of share, and of lead time.
_RHO = 0.4
_MONTH_SD = (0.03, 0.03)
_SHAPE = 6.0


def write_export(truth: Waarheid, path: Path) -> None:
    """Write all cases of one gemeente up to the last day, open ones without an end."""
    rng = np.random.default_rng(truth.seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADINGS)
        for number, row in enumerate(_cases(truth, rng), start=1):
            writer.writerow((f"{truth.slug}-{number:05d}", *row))


def _cases(truth: Waarheid, rng: np.random.Generator) -> Iterator[tuple[str, ...]]:
    month, index = FIRST_MONTH, 0
    wobble = np.zeros(2)
    while month <= LAST_DAY:
        wobble = _RHO * wobble + rng.normal(0, 1, 2) * np.array(_MONTH_SD) * np.sqrt(1 - _RHO**2)
        after = month >= truth.start
        digital = truth.digital + truth.digital_creep * index + truth.digital_step * after + wobble[0]
        lead = (truth.lead_days + truth.lead_step * after) * (1 + wobble[1])
        yield from _month(truth, month, float(np.clip(digital, 0.02, 0.98)), lead, rng)
        month, index = add_months(month, 1), index + 1


def _month(
    truth: Waarheid, month: dt.date, digital: float, lead: float, rng: np.random.Generator
) -> Iterator[tuple[str, ...]]:
    days = (add_months(month, 1) - month).days
    count = int(rng.poisson(truth.cases_per_month))
    for day in np.sort(rng.integers(0, days, count)):
        start = month + dt.timedelta(days=int(day))
        # A gamma with this shape has its median a little under its mean.
        duration = round(rng.gamma(_SHAPE, lead / (_SHAPE - 1 / 3)))
        end = start + dt.timedelta(days=max(duration, 1))
        norm = start + dt.timedelta(days=_NORM_DAYS)
        channel = "digitaal" if rng.random() < digital else str(rng.choice(_OTHER_WAYS, p=_OTHER_CHANCES))
        yield (
            start.isoformat(),
            end.isoformat() if end <= LAST_DAY else "",
            norm.isoformat(),
            norm.isoformat(),
            channel,
            str(rng.choice(_TEAMS)),
            str(rng.choice(_KINDS)),
        )
