"""Charts that are hard to draw: close lines, long names, few points, signs, scales of every length."""

from __future__ import annotations

import math

from rapportage.blocks import (
    Bars,
    BeforeAfter,
    Better,
    ChartData,
    Dots,
    Likert,
    Mark,
    Mix,
    Multiples,
    Point,
    Series,
    Survival,
    Trend,
    Unit,
    Xmr,
)
from rapportage.blocks_process import Signal
from tests.rapportage import examples

MONTHS = tuple(f"{2008 + index // 12}-{index % 12 + 1:02d}" for index in range(4, 52))
CHANNELS = ("Internet", "Telefoon", "Balie", "Post en koeriersdiensten", "E-mail")
MARKS = (
    *(Mark(20, "Digitaal loket"), Mark(23, "Nieuw zaaksysteem")),
    *(Mark(40, "Thuiswerken"), Mark(46, "Nieuwe huisvesting")),
)


def waves() -> Trend:
    return Trend(
        MONTHS,
        tuple(
            Series(
                name,
                tuple(
                    Point(month, 0.5 + number * 0.01 + 0.1 * math.sin(index / 5 + number / 3))
                    for index, month in enumerate(MONTHS)
                ),
            )
            for number, name in enumerate(CHANNELS)
        ),
        MARKS,
    )


def rounds() -> Trend:
    mark = (Point("1", 6.1, 5.8, 6.4), Point("2", 6.3, 6.0, 6.6), Point("3", 6.9, 6.6, 7.2))
    ease = (
        Point("1", 6.6, 6.3, 6.9),
        Point("2", None, reason="te weinig antwoorden"),
        Point("3", 7.0, 6.7, 7.3),
    )
    return Trend(
        ("ronde 1 (mei 2010)", "ronde 2 (mei 2011)", "ronde 3 (voorjaar 2012)"),
        (Series("Rapportcijfer", mark, ((1, "de vraag is in 2011 anders gesteld"),)), Series("Gemak", ease)),
    )


def many_groups() -> Trend:
    names = tuple(f"werkgroep nummer {index}" for index in range(1, 31))
    return Trend(names, (Series("Aandeel", tuple(Point(name, 0.4) for name in names)),))


def changes() -> Bars:
    return Bars(
        (Point("Vergunningen", -3.2, -6, -0.5), Point("Burgerzaken", 4.5, 1, 8), Point("Werk", 0, -2, 2))
    )


def amounts() -> Bars:
    long = "Balie bij het gemeentehuis en de servicepunten in de dorpen"
    return Bars((Point("Internet", 12534), Point("Telefoon", 1810), Point(long, 411), Point("Post", 25)))


def scale_of(count: int, better: Better = "hoger") -> Likert:
    answers = tuple(f"antwoord {number} van {count}" for number in range(1, count + 1))
    shares = tuple(1 / count for _ in answers)
    long = "Ik gebruik het nieuwe zaaksysteem ook als het even tegenzit en ik haast heb"
    return Likert(
        answers,
        ((long, shares, 33), ("Kort", (*(0.0,) * (count - 1), 1.0), 33), ("Hulp", None, None)),
        better=better,
    )


def reworded() -> Bars:
    reason = "de vraag kreeg andere woorden, en de antwoorden om uit te kiezen werden anders opgeschreven"
    return Bars((Point("ronde 1", 6.1, 5.8, 6.4), Point("ronde 2", 6.9, 6.6, 7.2)), ((1, reason),))


def long_road() -> Mix:
    """Return four years of five channels, of which two hardly count."""
    shares = [
        (0.3 + 0.01 * index, 0.4 - 0.007 * index, 0.28 - 0.003 * index, 0.015, 0.005)
        for index in range(len(MONTHS))
    ]
    rows = [
        (month, None if index == 30 else each, 120)
        for index, (month, each) in enumerate(zip(MONTHS, shares, strict=True))
    ]
    return Mix(CHANNELS, tuple(rows))


def large_dots() -> Dots:
    long = "Samenwerkingsverband Noord-Veluwe en omgeving"
    return Dots((Point("Hattem", 1234567), Point(long, 2934567, 2800000, 3100000), Point("Elburg", 25)), long)


def close_dots() -> Dots:
    return Dots(
        (Point("Team Burgerzaken", 6.1, 5.8, 6.4, 12), Point("Team Ruimte", 6.9, None, None, 9, open=True))
    )


def restless() -> Xmr:
    """Return four years with every signal, a hidden month, and limits that rest on few months."""
    points = tuple(
        Point(
            month, None if index == 5 else 0.5 + 0.2 * math.sin(index / 3), reason="te weinig" * (index == 5)
        )
        for index, month in enumerate(MONTHS)
    )
    codes: tuple[Signal, ...] = ("buiten_grenzen", "verschuiving", "trend", "twee_van_drie")
    signals = tuple(
        () if point.value is None or index % 3 else (codes[index // 3 % 4],)
        for index, point in enumerate(points)
    )
    basis = "de 11 maanden vóór het nieuwe zaaksysteem"
    return Xmr(MONTHS, points, signals, 0.52, 0.5, None, basis, provisional=True, marks=MARKS)


def many_panels() -> Multiples:
    long = "Samenwerkingsverband Noord-Veluwe en omgeving"
    trend = waves()
    names = (*CHANNELS, long, "Kort")
    series = tuple(
        Series(name, trend.series[0].points, ((20, "andere telling"),) if name == "Kort" else ())
        for name in names
    )
    return Multiples(MONTHS, series, MARKS[:2])


def round_panels() -> Multiples:
    trend = rounds()
    return Multiples(trend.x, trend.series * 4)


def long_open() -> Survival:
    return Survival((400.0, 12345.0), (0.9, 0.8), (0.8, None), (0.95, None), None, 3)


CASES: dict[str, tuple[ChartData, Unit]] = {
    "trend": (examples.trend(), "procent"),
    "verwacht": (examples.counterfactual(), "procent"),
    "balken": (examples.bars(), "procent"),
    "stellingen": (examples.likert(), "procent"),
    "golven": (waves(), "procent"),
    "ronden": (rounds(), "getal"),
    "werkgroepen": (many_groups(), "procent"),
    "verschillen": (changes(), "punten"),
    "aantallen": (amounts(), "aantal"),
    "andere-woorden": (reworded(), "getal"),
    "gemeenten": (examples.dots(), "procent"),
    "grote-getallen": (large_dots(), "aantal"),
    "dichtbij": (close_dots(), "getal"),
    "voor-en-na": (examples.before_after(), "procent"),
    "kwartalen": (
        BeforeAfter(Point("2011-K1", 43.64, 41, 47), Point("2011-K3", 43.1, 40, 48, open=True)),
        "dagen",
    ),
    "voor-verborgen": (
        BeforeAfter(Point("vóór", None, reason="te weinig aanvragen"), Point("na", 1234567), "Verhuizing"),
        "aantal",
    ),
    "kanalen": (examples.mix(), "procent"),
    "kanalen-vier-jaar": (long_road(), "procent"),
    "schommeling": (examples.xmr(), "dagen"),
    "onrustig": (restless(), "procent"),
    "naast-elkaar": (examples.multiples(), "procent"),
    "veel-naast-elkaar": (many_panels(), "procent"),
    "ronden-naast-elkaar": (round_panels(), "getal"),
    "verloop": (examples.survival(), "procent"),
    "lang-verloop": (long_open(), "procent"),
    **{f"schaal-{count}": (scale_of(count), "procent") for count in (3, 4, 5, 7)},
    "schaal-zonder-beter": (scale_of(11, "geen"), "procent"),
    "schaal-lager-is-beter": (scale_of(5, "lager"), "procent"),
}
