"""One report with every kind of block, made up, for tests of the renderers."""

from __future__ import annotations

import datetime as dt

from rapportage.blocks import (
    Bars,
    BeforeAfter,
    Chart,
    ChartData,
    Column,
    Content,
    Counterfactual,
    Dots,
    Heading,
    Hidden,
    KeyFigure,
    Likert,
    Mark,
    Mix,
    Multiples,
    Note,
    Point,
    Series,
    Survival,
    Table,
    Text,
    Trend,
    Unit,
    Xmr,
)
from rapportage.blocks_process import Signal

MONTHS = tuple(f"2010-{month}" for month in (10, 11, 12)) + tuple(
    f"2011-{month:02d}" for month in range(1, 13)
)
SHARES = (0.788, 0.946, 0.682, 0.675, 0.861, 0.738, 0.790, 0.942, 0.95, 0.96, 0.93, 0.97, 0.98, 0.988, 1.0)


def trend() -> Trend:
    digital = tuple(
        Point(month, share, share - 0.06, min(1.0, share + 0.05), 90, open=index > 12)
        for index, (month, share) in enumerate(zip(MONTHS, SHARES, strict=True))
    )
    desk = tuple(
        Point(
            month, None if index == 4 else (1 - share) / 2, n=40, reason="te weinig antwoorden" * (index == 4)
        )
        for index, (month, share) in enumerate(zip(MONTHS, SHARES, strict=True))
    )
    breaks = ((9, "andere telling aan de balie"),)
    series = (Series("Internet", digital), Series("Balie", desk, breaks))
    return Trend(MONTHS, series, (Mark(7, "Digitaal loket"),))


def counterfactual() -> Counterfactual:
    expected = tuple(None if index < 7 else 0.78 + index / 500 for index in range(len(MONTHS)))
    low = tuple(None if value is None else value - 0.05 for value in expected)
    high = tuple(None if value is None else value + 0.05 for value in expected)
    seen = tuple(
        Point(month, share, share - 0.06, min(1.0, share + 0.05), 90)
        for month, share in zip(MONTHS, SHARES, strict=True)
    )
    return Counterfactual(MONTHS, seen, expected, low, high, Mark(7, "Digitaal loket"))


def bars() -> Bars:
    return Bars(
        (
            Point("Vergunningen", 0.61, 0.48, 0.72, 54),
            Point("Burgerzaken en klantcontact", 0.34, 0.22, 0.48, 48),
            Point("Werk en inkomen", None, reason="te weinig antwoorden"),
            Point("Ruimte", 0.97, 0.9, 0.99, 61, open=True),
        )
    )


def likert() -> Likert:
    answers = ("helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens")
    return Likert(
        answers,
        (
            ("Ik kan mijn werk digitaal goed doen", (0.04, 0.1, 0.16, 0.48, 0.22), 50),
            ("Ik krijg hulp als het niet lukt", (0.12, 0.3, 0.2, 0.3, 0.08), 50),
            ("Mijn werk is lichter geworden", None, None),
        ),
        better="hoger",
    )


def dots() -> Dots:
    return Dots(
        (
            Point("Elburg", 0.61, 0.55, 0.67, 240),
            Point("Hattem", 0.78, 0.74, 0.82, 412),
            Point("Heerde", None, reason="te weinig aanvragen"),
            Point("Oldebroek", 0.97, 0.95, 0.98, 510, open=True),
        ),
        "Hattem",
    )


def before_after() -> BeforeAfter:
    return BeforeAfter(
        Point("vóór het digitale loket", 0.78, 0.74, 0.82, 412),
        Point("na het digitale loket", 0.97, 0.95, 0.98, 510),
        "Digitaal loket",
    )


def mix() -> Mix:
    shares = ((0.7, 0.2, 0.1), (0.74, 0.18, 0.08), None, (0.9, 0.06, 0.04))
    rows = zip(("2010-K4", "2011-K1", "2011-K2", "2011-K3"), shares, (90, 96, 3, 101), strict=True)
    return Mix(("Internet", "Balie", "Post en e-mail"), tuple(rows))


def xmr() -> Xmr:
    """Return fifteen months of which one lies outside and the last is still open."""
    days = (44, 41, 47, 43, 45, 40, 46, 42, 68, 44, 43, 41, 45, 42, 12)
    points = tuple(
        Point(month, float(each), n=90, open=index == 14)
        for index, (month, each) in enumerate(zip(MONTHS, days, strict=True))
    )
    signals: list[tuple[Signal, ...]] = [()] * len(MONTHS)
    signals[8] = ("buiten_grenzen",)
    return Xmr(MONTHS, points, tuple(signals), 45.0, 33.1, 56.9, marks=(Mark(7, "Digitaal loket"),))


def multiples() -> Multiples:
    names = ("Elburg", "Hattem", "Heerde", "Oldebroek", "Nunspeet", "Epe en Vaassen")
    return Multiples(
        MONTHS,
        tuple(
            Series(
                name,
                tuple(
                    Point(month, min(1.0, 0.5 + number * 0.05 + index * 0.02), 0.4 + index * 0.02, 1.0, 80)
                    for index, month in enumerate(MONTHS)
                ),
            )
            for number, name in enumerate(names)
        ),
        (Mark(7, "Digitaal loket"),),
    )


def survival() -> Survival:
    days = (3.0, 8.0, 14.0, 21.0, 28.0, 35.0, 44.0, 56.0, 70.0, 84.0)
    share = (0.95, 0.9, 0.83, 0.75, 0.68, 0.58, 0.49, 0.31, 0.16, 0.08)
    low = tuple(max(0.0, each - 0.06) for each in share)
    return Survival(days, share, low, tuple(each + 0.05 for each in share), 44.0, 240)


def chart(data: ChartData, anchor: str, unit: Unit = "procent") -> Chart:
    table = Table(
        "Cijfers bij de grafiek",
        (Column("Maand"), Column("Aandeel", "procent", 1), Column("Aantal", "aantal")),
        (("oktober 2010", 0.788, 90), ("november 2010", Hidden(), None)),
    )
    return Chart(
        "Bijna alles komt nu digitaal binnen",
        "Aandeel aanvragen, in procenten",
        unit,
        data,
        "Van 79 % naar 100 %.",
        "Zaaksysteem, 1.434 aanvragen",
        table,
        anchor,
    )


def rich_content() -> Content:
    table = Table(
        "Aanvragen per kanaal",
        (
            Column("Kanaal"),
            Column("Aantal", "aantal"),
            Column("Aandeel", "procent", 1),
            Column("Sinds", "datum"),
        ),
        (
            ("Internet", 1253, 0.8738, dt.date(2010, 10, 1)),
            ("=Balie", 181, 0.1262, None),
            ("Post", Hidden(), Hidden(), None),
        ),
        ("Een aanvraag telt mee in de maand van ontvangst.",),
        "kanalen",
    )
    figure = KeyFigure(
        "Digitale aanvragen",
        "97 %",
        "tussen 95 % en 98 %",
        "+19 procentpunten",
        "gestegen",
        "beter",
        "virtueel",
        "Van alle aanvragen kwam 97 % via internet.",
    )
    unknown = KeyFigure("Doorlooptijd", "44 dagen", "tussen 41 en 47", "", "niet te zeggen", "niet_te_zeggen")
    blocks = (
        Heading(1, "Bijna alle aanvragen komen digitaal binnen", "digitaal"),
        Text("In het vierde kwartaal kwam 97 % digitaal binnen.", "lead"),
        figure,
        unknown,
        chart(trend(), "trend"),
        chart(counterfactual(), "verwacht"),
        table,
        Note("Dit zijn verzonnen cijfers.", "fictief"),
        Heading(2, "Wat medewerkers zeggen", "medewerkers"),
        chart(bars(), "teams"),
        chart(likert(), "stellingen"),
        Text("Wat we doen:", items=("Hulp aan de balie", "Uitleg <met> tekens & meer")),
        Note("Twee cijfers zijn niet getoond.", "verborgen"),
    )
    return Content(
        "Digitaal werken in Rivierdal",
        "Vierde kwartaal van 2011",
        "Rivierdal",
        "vierde kwartaal van 2011",
        dt.date(2012, 1, 31),
        ("Bijna alles is digitaal.", "Of het sneller gaat, weten we niet."),
        blocks,
    )
