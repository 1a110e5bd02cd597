"""A report of 20 pages with 12 charts as all its files, beside its 12 charts alone."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Literal

from rapportage.blocks import Block, Column, Content, Heading, Point, Series, Table, Text, Trend
from rapportage.charts.alt import make_chart

CHAPTERS = 12


def content() -> Content:
    months = tuple(f"2025-{month:02d}" for month in range(1, 11))
    blocks: list[Block] = []
    for number in range(1, CHAPTERS + 1):
        points = tuple(
            Point(month, 0.5 + index / 100, 0.4 + index / 100, 0.6 + index / 100, 90)
            for index, month in enumerate(months)
        )
        # Two charts a chapter.
        level: Literal[1, 2] = 1 if number % 2 else 2
        blocks += [
            Heading(level, f"Doel {number} ging vooruit", f"doel-{number}"),
            Text("Gestegen van 50 % naar 73 %; dat is meer dan toeval.", "lead"),
            Text("Zo is het gemeten. " * 12),
            make_chart(
                Trend(months, (Series("Aandeel", points),)),
                "procent",
                title="Het aandeel steeg",
                measure="Aandeel per maand",
                source="zaaksysteem",
                anchor=f"grafiek-{number}",
            ),
            Table(
                f"Uitkomsten {number}",
                (Column("Groep"), Column("Aandeel", "procent"), Column("n", "aantal")),
                tuple((f"Groep {row}", row / 20, row * 10) for row in range(12)),
            ),
        ]
    return Content("Rapport", "Meting", "Gemeente", "2026", dt.date(2026, 12, 31), ("Kort.",), tuple(blocks))


def report() -> str:
    from rapportage.renderers.files import render_files
    from rapportage.renderers.pdf import render_pdf

    files = render_files(content(), pdf=render_pdf)
    pages = files["rapport.pdf"].count(b"/Type /Page\n") or files["rapport.pdf"].count(b"/Type /Page ")
    return f"{len(files)} bestanden, {pages} pagina's in de PDF"


def floor() -> str:
    from rapportage.blocks import Chart
    from rapportage.charts import draw_svg

    drawn = [draw_svg(block) for block in content().blocks if isinstance(block, Chart)]
    return f"{len(drawn)} grafieken, zonder rapport"


if __name__ == "__main__":
    from bench.measure import timed

    timed(sys.argv[1], {"report": report, "floor": floor}[sys.argv[1]])
