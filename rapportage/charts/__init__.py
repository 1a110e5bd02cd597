"""Charts: from a block to a picture, its words and its table. The only code that knows matplotlib."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock

from rapportage.blocks import Chart
from rapportage.charts.theme import NO_TOKENS, make_theme

WIDTH = 700
NARROW_WIDTH = 340
# Neither matplotlib nor the typeface that it reads may be used by two threads of a server at once.
_PENCIL = Lock()


def draw_svg(
    chart: Chart, *, theme: Mapping[str, str] = NO_TOKENS, narrow: bool = False, remark: str = ""
) -> str:
    """Return a chart as standalone SVG, 700 pixels wide or 340 for a phone; equal charts give equal text.

    Title, measure, source and n are not in the drawing: they stand as text around it. ``theme`` holds
    colours as ``#rrggbb`` by token name; ``remark`` opens the title of the file. Raises BlockError when a
    colour, number or typeface cannot be used.
    """
    # matplotlib takes a second to load; words and tables of charts do without it.
    from rapportage.charts.draw import draw_figure
    from rapportage.charts.svg import to_svg

    width = NARROW_WIDTH if narrow else WIDTH
    title, description = (f"{remark}: {text}" if remark else text for text in (chart.title, chart.alt))
    with _PENCIL:
        figure = draw_figure(chart.data, chart.unit, theme=make_theme(theme), width=width)
        return to_svg(figure, title=title, description=description)


def draw_png(chart: Chart, *, theme: Mapping[str, str] = NO_TOKENS, remark: str = "") -> bytes:
    """Return the same drawing as a picture, sharp enough for a slide; its words go along in the file."""
    from rapportage.charts.draw import draw_figure
    from rapportage.charts.png import to_png

    title, description = (f"{remark}: {text}" if remark else text for text in (chart.title, chart.alt))
    with _PENCIL:
        figure = draw_figure(chart.data, chart.unit, theme=make_theme(theme), width=WIDTH)
        return to_png(figure, title=title, description=description)
