"""Invented figures that show every kind of chart, with what each is for: gaps, doubt, what is hidden."""

from __future__ import annotations

import math
from itertools import count, islice

from metingen.analysis.spc import xmr
from metingen.analysis.survival import band, median, survival_curve
from rapportage.blocks import (
    Bars,
    BeforeAfter,
    Counterfactual,
    Dots,
    Likert,
    Mark,
    Mix,
    Multiples,
    Point,
    Series,
    Survival,
    Trend,
    Xmr,
)
from rapportage.charts.signals import SIGNALS
from rapportage.reports.words import HIDDEN, NO_DATA

MONTHS = tuple(f"{2025 + index // 12}-{index % 12 + 1:02d}" for index in range(18))
LOKET = Mark(9, "Digitaal loket")
_GEMEENTEN = ("Aandorp", "Beekveld", "Cingel", "Dijkwijk", "Esveld", "Furk", "Geerdam", "Heimond")


def _swing(index: int, seed: int) -> float:
    """Return something between -1 and 1 that looks like chance and is the same each time."""
    return math.sin(index * 2.399 + seed * 1.7) * 0.6 + math.sin(index * 5.13 + seed) * 0.4


def _share(index: int, seed: int, level: float, step: float) -> float:
    return level + step * (index >= LOKET.index) + 0.03 * _swing(index, seed)


def trend() -> Trend:
    digital = tuple(
        Point(month, share, share - 0.06, min(1.0, share + 0.05), 90, open=index > 15)
        for index, month in enumerate(MONTHS)
        for share in (_share(index, 1, 0.62, 0.2),)
    )
    desk = tuple(
        Point(
            month,
            None if index == 4 else _share(index, 2, 0.25, -0.12),
            n=40,
            reason=HIDDEN.reason * (index == 4),
        )
        for index, month in enumerate(MONTHS)
    )
    return Trend(
        MONTHS, (Series("Internet", digital), Series("Balie", desk, ((13, "andere telling"),))), (LOKET,)
    )


def counterfactual() -> Counterfactual:
    expected = tuple(0.62 + 0.002 * index if index >= LOKET.index else None for index in range(len(MONTHS)))
    low, high = (
        tuple(None if value is None else value + side for value in expected) for side in (-0.06, 0.06)
    )
    return Counterfactual(MONTHS, trend().series[0].points, expected, low, high, LOKET)


def bars() -> Bars:
    return Bars(
        (
            Point("Vergunningen", 0.61, 0.48, 0.72, 54),
            Point("Burgerzaken en klantcontact", 0.34, 0.22, 0.48, 48),
            Point("Werk en inkomen", None, reason=HIDDEN.reason),
            Point("Ruimte", 0.97, 0.9, 0.99, 61),
        )
    )


def likert() -> Likert:
    return Likert(
        ("helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens"),
        (
            ("Ik kan mijn werk digitaal goed doen", (0.04, 0.1, 0.16, 0.48, 0.22), 50),
            ("Ik krijg hulp als het niet lukt", (0.12, 0.3, 0.2, 0.3, 0.08), 50),
            ("Mijn werk is lichter geworden", None, None),
        ),
        better="hoger",
    )


def dots() -> Dots:
    shares = (0.61, 0.78, None, 0.83, 0.7, 0.88)
    points = tuple(
        Point(name, None, reason=NO_DATA)
        if share is None
        else Point(name, share, share - 0.05, share + 0.04, 240 + 30 * index)
        for index, (name, share) in enumerate(zip(_GEMEENTEN, shares, strict=False))
    )
    return Dots(points, "Beekveld")


def before_after() -> BeforeAfter:
    return BeforeAfter(
        Point("vóór het digitale loket", 0.62, 0.58, 0.66, 412),
        Point("na het digitale loket", 0.82, 0.78, 0.85, 510),
        "Digitaal loket",
    )


def mix() -> Mix:
    rows = []
    for index, month in enumerate(MONTHS):
        internet = _share(index, 1, 0.55, 0.18)
        phone, desk = (1 - internet) * 0.5, (1 - internet) * 0.35
        shares = (internet, phone, desk, 1 - internet - phone - desk)
        rows.append((month, None if index == 4 else shares, 3 if index == 4 else 90 + index))
    return Mix(("Internet", "Telefoon", "Balie", "Post"), tuple(rows))


def process() -> Xmr:
    """Return a quiet year, then one strange month and a shift."""
    days = [44 + 3 * _swing(index, 3) - 4 * (index > 10) + 17 * (index == 8) for index in range(len(MONTHS))]
    found = xmr(days)
    signals = tuple(tuple(code for code in SIGNALS if code in codes) for codes in found.signals)
    points = tuple(Point(month, value, n=90) for month, value in zip(MONTHS, days, strict=True))
    return Xmr(MONTHS, points, signals, found.mean or 0.0, found.low, found.high, marks=(LOKET,))


def multiples() -> Multiples:
    return Multiples(
        MONTHS,
        tuple(
            Series(
                name,
                tuple(
                    Point(month, share, share - 0.07, min(1.0, share + 0.06), 80)
                    for index, month in enumerate(MONTHS)
                    for share in (_share(index, seed, 0.4 + 0.04 * seed, 0.06 + 0.02 * seed),)
                ),
            )
            for seed, name in enumerate(_GEMEENTEN[:7])
        ),
        (LOKET,),
    )


def survival() -> Survival:
    """Return how long 120 invented cases took; those that take longest are still open."""
    days = [2.0 + 1.1 * place + 6 * (1 + _swing(place, 5)) for place in islice(count(), 120)]
    curve = survival_curve(days, [day < 110 for day in days])
    low, high = band(curve)
    return Survival(
        tuple(curve.times.tolist()),
        tuple(curve.open_share.tolist()),
        tuple(low.tolist()),
        tuple(high.tolist()),
        median(curve).value,
        curve.n,
    )
