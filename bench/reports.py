"""A report of 49 pages with 25 charts of all kinds as all its files, beside its 25 charts alone."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable, Sequence
from typing import Literal

from rapportage.blocks import (
    Bars,
    Block,
    Chart,
    ChartData,
    Column,
    Content,
    Counterfactual,
    Heading,
    Likert,
    Mark,
    Point,
    Series,
    Table,
    Text,
    Trend,
)
from rapportage.charts.alt import make_chart

CHARTS, MONTHS, GROUPS = 25, 36, 12
_ANSWERS = ("helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens")


def _points(names: Sequence[str], start: float) -> tuple[Point, ...]:
    values = [start + at % 7 / 50 + at / 200 for at in range(len(names))]
    return tuple(
        Point(name, value, value - 0.06, value + 0.06, 90) for name, value in zip(names, values, strict=True)
    )


def _trend(number: int) -> ChartData:
    months = [f"{2023 + at // 12}-{at % 12 + 1:02d}" for at in range(MONTHS)]
    series = tuple(Series(f"Kanaal {each}", _points(months, each / 5)) for each in range(1, number % 3 + 2))
    return Trend(tuple(months), series, (Mark(20, "Digitaal loket"),))


def _counterfactual(_: int) -> ChartData:
    months = [f"{2023 + at // 12}-{at % 12 + 1:02d}" for at in range(MONTHS)]
    expected = tuple(None if at < 24 else 0.5 + at / 400 for at in range(MONTHS))
    low, high = (tuple(each and each + step for each in expected) for step in (-0.05, 0.05))
    return Counterfactual(
        tuple(months), _points(months, 0.5), expected, low, high, Mark(24, "Digitaal loket")
    )


def _bars(_: int) -> ChartData:
    return Bars(_points([f"Groep {at}" for at in range(GROUPS)], 0.4))


def _likert(_: int) -> ChartData:
    rows = tuple((f"Stelling {at} over het werk", (0.1, 0.2, 0.1, 0.4, 0.2), 47) for at in range(6))
    return Likert(_ANSWERS, rows, better="hoger")


_KINDS: tuple[Callable[[int], ChartData], ...] = (_trend, _likert, _bars, _counterfactual)


def content() -> Content:
    blocks: list[Block] = []
    for number in range(1, CHARTS + 1):
        # Two charts a chapter.
        level: Literal[1, 2] = 1 if number % 2 else 2
        blocks += [
            Heading(level, f"Doel {number} ging vooruit", f"doel-{number}"),
            Text("Gestegen van 50 % naar 73 %; dat is meer dan toeval.", "lead"),
            Text("Zo is het gemeten. " * 12),
            make_chart(
                _KINDS[number % len(_KINDS)](number),
                "procent",
                title="Het aandeel steeg",
                measure="Aandeel per maand",
                source="zaaksysteem",
                anchor=f"grafiek-{number}",
            ),
            Table(
                f"Uitkomsten {number}",
                (Column("Groep"), Column("Aandeel", "procent"), Column("n", "aantal")),
                tuple((f"Groep {row}", row / 20, row * 10) for row in range(GROUPS)),
            ),
        ]
    return Content("Rapport", "Meting", "Gemeente", "2026", dt.date(2026, 12, 31), ("Kort.",), tuple(blocks))


def report() -> str:
    from rapportage.renderers.files import render_files
    from rapportage.renderers.pdf import render_pdf

    files = render_files(content(), pdf=render_pdf)
    pages = len(re.findall(rb"/Type /Page\s", files["rapport.pdf"]))
    return f"{len(files)} bestanden, {pages} pagina's in de PDF"


def floor() -> str:
    from rapportage.charts import draw_svg

    drawn = [draw_svg(block) for block in content().blocks if isinstance(block, Chart)]
    return f"{len(drawn)} grafieken, zonder rapport"


if __name__ == "__main__":
    from bench.measure import timed

    timed(sys.argv[1], {"report": report, "floor": floor}[sys.argv[1]])
