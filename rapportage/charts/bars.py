"""Horizontal bars: one figure per category, with its uncertainty and its value in words."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.figure import Figure

from rapportage.blocks import Bars, Hidden, Point, Unit
from rapportage.charts import fonts
from rapportage.charts.keys import Key, draw_keys
from rapportage.charts.paper import LINE, NARROW, SIZE, WHITE, Paper
from rapportage.charts.scales import Axis, value_axis
from rapportage.charts.theme import Theme
from rapportage.charts.words import figure_with_unit

_THICKNESS = 22.0
_GAP = 14.0
_LABEL_SHARE = 0.34


@dataclass(frozen=True, slots=True)
class Rows:
    """Where rows stand: labels in a column on the left, or above the bar where there is no room."""

    left: float
    right: float
    labels: list[list[str]]
    above: bool
    thickness: float

    def height(self, index: int) -> float:
        lines = len(self.labels[index]) * LINE
        return lines + self.thickness + 2 if self.above else max(lines, self.thickness)

    def write(self, paper: Paper, index: int, top: float) -> float:
        """Write the label of a row that begins at ``top``; returns the middle of its bar."""
        lines, height = self.labels[index], self.height(index)
        start = top if self.above else top + (height - len(lines) * LINE) / 2
        for number, line in enumerate(lines, start=1):
            x = 0.0 if self.above else self.left - 10
            paper.text(x, start + number * LINE - 4, line, align="left" if self.above else "right")
        return top + height - self.thickness / 2 if self.above else top + height / 2


def lay_out(texts: list[str], width: float, *, right: float, thickness: float = _THICKNESS) -> Rows:
    """Share the width between labels and bars; ``right`` pixels stay free at the end."""
    above = width < NARROW
    room = width if above else width * _LABEL_SHARE
    labels = [fonts.wrap(text, room, SIZE) for text in texts]
    widest = max((fonts.measure(line, SIZE) for lines in labels for line in lines), default=0.0)
    return Rows(1.0 if above else widest + 10, width - right, labels, above, thickness)


def draw_bars(data: Bars, unit: Unit, *, theme: Theme, width: float) -> Figure:
    """Draw a bar from zero per point; the value stands behind the bar and its uncertainty."""
    paper = Paper(width, theme)
    values = [value for point in data.points for value in extent(point)]
    axis = value_axis(values, unit, zero=True)
    texts = ["" if point.value is None else figure_with_unit(point.value, unit) for point in data.points]
    widest = max((fonts.measure(text, SIZE, bold=True) for text in texts), default=0.0)
    rows = lay_out([point.x for point in data.points], width, right=widest + 12)
    top, reasons = 6.0, dict(data.breaks)
    for index, point in enumerate(data.points):
        if index in reasons:
            top = draw_break(paper, reasons[index], top)
        middle = rows.write(paper, index, top)
        _draw_bar(paper, rows, axis, point, middle, texts[index])
        top += rows.height(index) + _GAP
    return paper.finish(draw_keys(paper, _keys(data), top - 4) + 6)


def extent(point: Point) -> list[float]:
    """Return the figure and its limits, as far as they are shown."""
    if point.value is None:
        return []
    return [value for value in (point.low, point.value, point.high) if value is not None]


def place(value: float, rows: Rows, axis: Axis) -> float:
    """Return where a value stands, in pixels from the left."""
    return rows.left + (value - axis.low) / (axis.high - axis.low) * (rows.right - rows.left)


def _draw_bar(paper: Paper, rows: Rows, axis: Axis, point: Point, middle: float, text: str) -> None:
    zero, half = place(0.0, rows, axis), _THICKNESS / 2
    paper.line(((zero, middle - half - 4), (zero, middle + half + 4)), colour=paper.theme.muted)
    if point.value is None:
        draw_hidden(paper, zero, middle, point.reason, rows.right)
        return
    theme, end = paper.theme, place(point.value, rows, axis)
    edge = theme.primary if point.open else ""
    paper.box(
        min(zero, end),
        middle - half,
        max(zero, end),
        middle + half,
        fill=WHITE if point.open else theme.primary,
        edge=edge,
    )
    reach = max(zero, end)
    if point.low is not None and point.high is not None:
        low, high = place(point.low, rows, axis), place(point.high, rows, axis)
        draw_whisker(paper, low, high, middle)
        reach = max(reach, high)
    paper.text(reach + 8, middle + SIZE / 3, text, bold=True)


def draw_whisker(paper: Paper, low: float, high: float, middle: float) -> None:
    """Draw the uncertainty so that it is seen on the bar and beside it: dark, with a light edge."""
    strokes = [((low, middle), (high, middle))]
    strokes += [((x, middle - 5), (x, middle + 5)) for x in (low, high)]
    for colour, width in ((WHITE, 4.0), (paper.theme.ink, 1.5)):
        for stroke in strokes:
            paper.line(stroke, colour=colour, width=width)


def draw_break(paper: Paper, reason: str, top: float) -> float:
    """Draw a line over the whole width with the reason under it; returns where the next row begins."""
    paper.line(((0.0, top), (paper.width, top)), colour=paper.theme.muted, width=1.5, dash=(2, 3))
    words = fonts.wrap(f"Niet te vergelijken met hierboven: {reason}.", paper.width, SIZE)
    for number, line in enumerate(words, start=1):
        paper.text(0.0, top + number * LINE, line, colour=paper.theme.muted)
    return top + len(words) * LINE + _GAP


def draw_hidden(paper: Paper, left: float, middle: float, reason: str, right: float) -> None:
    """Draw the mark of a row that is not shown, with the reason in words beside it."""
    half, end = _THICKNESS / 2, left + 44
    paper.hatch(left, middle - half, end, middle + half)
    words = fonts.wrap(reason or Hidden().reason, right - end - 8, SIZE)
    for number, line in enumerate(words):
        offset = SIZE / 3 + (number - (len(words) - 1) / 2) * LINE
        paper.text(end + 8, middle + offset, line, colour=paper.theme.muted)


def _keys(data: Bars) -> list[Key]:
    shown = [point for point in data.points if point.value is not None]
    found = []
    if any(point.low is not None and point.high is not None for point in shown):
        found.append(Key("bar", "onzekerheid van het cijfer"))
    if any(point.open for point in shown):
        found.append(Key("open_bar", "nog niet compleet"))
    return found
