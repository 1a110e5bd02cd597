"""A dot per group with its interval, on one axis: what lies apart and what does not."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from matplotlib.figure import Figure

from rapportage.blocks import Dots, Point, Unit
from rapportage.charts import fonts
from rapportage.charts.bars import Rows, draw_hidden, extent, lay_out, place
from rapportage.charts.frame import tick_texts
from rapportage.charts.keys import Key, draw_keys
from rapportage.charts.paper import LINE, NARROW, SIZE, WHITE, Paper, Shape
from rapportage.charts.scales import Axis, value_axis
from rapportage.charts.theme import Theme
from rapportage.charts.words import figure_with_unit

_HALF = 11.0
_GAP = 12.0
_RADIUS = 5.0
_CAP = 4.0
_TICK_GAP = 10.0


def draw_dots(data: Dots, unit: Unit, *, theme: Theme, width: float) -> Figure:
    """Draw a row per group; the own group has another mark, and a hidden row says so."""
    paper = Paper(width, theme)
    axis = value_axis(chain.from_iterable(map(extent, data.points)), unit)
    ticks = tick_texts(axis, unit)
    texts = ["" if point.value is None else figure_with_unit(point.value, unit) for point in data.points]
    rows = _rows([point.x for point in data.points], texts, ticks, width)
    top = 4.0
    for index, point in enumerate(data.points):
        height = rows.height(index)
        if point.value is not None:
            _draw_grid(paper, rows, axis, (top - _GAP / 2, top + height + _GAP / 2))
        middle = rows.write(paper, index, top)
        _draw_point(paper, rows, axis, point, middle, texts[index], own=point.x == data.own)
        top += height + _GAP
    _draw_ticks(paper, rows, axis, ticks, top + SIZE)
    return paper.finish(draw_keys(paper, _keys(data, axis, ticks, theme), top + LINE + 8) + 6)


def _rows(labels: list[str], texts: list[str], ticks: list[str], width: float) -> Rows:
    """Leave room at the end for a figure, and at both ends for half a label of the axis."""
    half = max(fonts.measure(text, SIZE) for text in ticks) / 2 + 2
    widest = max((fonts.measure(text, SIZE, bold=True) for text in texts), default=0.0)
    rows = lay_out(labels, width, right=max(widest + _RADIUS + 10, half), thickness=2 * _HALF)
    return replace(rows, left=max(rows.left, half))


def _draw_grid(paper: Paper, rows: Rows, axis: Axis, band: tuple[float, float]) -> None:
    top, bottom = band
    if paper.width < NARROW:
        # The name stands above the dot: no line runs through it.
        top = bottom - _GAP / 2 - 2 * _HALF
    for tick in axis.ticks:
        x = place(tick, rows, axis)
        paper.line(((x, top), (x, bottom)), colour=paper.theme.muted if tick == 0 else paper.theme.line)


def _draw_point(
    paper: Paper, rows: Rows, axis: Axis, point: Point, middle: float, text: str, *, own: bool
) -> None:
    if point.value is None:
        draw_hidden(paper, rows.left, middle, point.reason, rows.right)
        return
    shape, colour = _mark(paper.theme, own=own)
    x = reach = place(point.value, rows, axis)
    if point.low is not None and point.high is not None:
        low, high = place(point.low, rows, axis), place(point.high, rows, axis)
        paper.line(((low, middle), (high, middle)), colour=colour, width=2)
        for end in (low, high):
            paper.line(((end, middle - _CAP), (end, middle + _CAP)), colour=colour, width=2)
        reach = max(x, high)
    paper.marker(shape, x, middle, colour=colour, radius=_RADIUS, hollow=point.open)
    start = reach + _RADIUS + 5
    width = fonts.measure(text, SIZE, bold=own)
    paper.box(start - 1, middle - SIZE / 2, start + width + 1, middle + SIZE / 2, fill=WHITE)
    paper.text(start, middle + SIZE / 3, text, bold=own)


def _mark(theme: Theme, *, own: bool) -> tuple[Shape, str]:
    return ("diamond", theme.primary) if own else ("circle", theme.muted)


def _draw_ticks(paper: Paper, rows: Rows, axis: Axis, ticks: list[str], baseline: float) -> None:
    """Write the labels of the axis, as many as do not touch; the first one always."""
    room = (rows.right - rows.left) / (len(ticks) - 1)
    widest = max(fonts.measure(text, SIZE) for text in ticks) + _TICK_GAP
    step = next((step for step in range(1, len(ticks)) if step * room >= widest), len(ticks))
    for tick, text in list(zip(axis.ticks, ticks, strict=True))[::step]:
        paper.text(place(tick, rows, axis), baseline, text, align="center", colour=paper.theme.muted)


def _keys(data: Dots, axis: Axis, ticks: list[str], theme: Theme) -> list[Key]:
    shown = [point for point in data.points if point.value is not None]
    found = []
    if any(point.x == data.own for point in shown):
        found.append(Key(*_mark_key(theme, data.own)))
    if any(point.low is not None and point.high is not None for point in shown):
        found.append(Key("bar", "onzekerheid van het cijfer"))
    if any(point.open for point in shown):
        found.append(Key("open", "nog niet compleet", theme.muted))
    if shown and not axis.from_zero:
        found.append(Key("none", f"Let op: de as begint bij {ticks[0]}."))
    return found


def _mark_key(theme: Theme, own: str) -> tuple[Shape, str, str]:
    shape, colour = _mark(theme, own=True)
    return shape, own, colour
