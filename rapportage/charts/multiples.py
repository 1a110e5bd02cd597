"""Small trends side by side, all on the same axes: for more series than one chart can hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from rapportage.blocks import Multiples, Series, Unit
from rapportage.charts import fonts, frame, keys
from rapportage.charts.frame import Frame
from rapportage.charts.line import Line
from rapportage.charts.paper import LINE, NARROW, SIZE, Paper
from rapportage.charts.scales import Axis, value_axis
from rapportage.charts.strokes import draw_hidden_points, draw_interval, draw_line, line_keys, values_of
from rapportage.charts.theme import Theme
from rapportage.charts.words import figure, find_period, in_words, short, with_article

_PLOT_HEIGHT = 84.0
_GAP = 20.0
_NARROWEST = 110.0


@dataclass(frozen=True, slots=True)
class _Grid:
    """Panels of one width, side by side; the labels of the value axis stand left of each row."""

    gutter: float
    panel: float
    columns: int

    def left(self, column: int) -> float:
        return self.gutter + column * (self.panel + _GAP)


def draw_multiples(data: Multiples, unit: Unit, *, theme: Theme, width: float) -> Figure:
    """Draw a panel per series, with its name and last figure above it and the first and last period below."""
    paper = Paper(width, theme)
    lines = [Line(each.name, each.points, theme.primary, "circle", each.breaks) for each in data.series]
    axis = _plain(value_axis(values_of(lines), unit))
    grid = _grid(data, axis, unit, width)
    titles = [fonts.wrap(_title(each, unit), grid.panel, SIZE, bold=True) for each in data.series]
    top, ground = 0.0, Frame(grid.gutter, width, 0, _PLOT_HEIGHT, axis, len(data.x))
    for start in range(0, len(lines), grid.columns):
        row = range(start, min(start + grid.columns, len(lines)))
        begin = top + max(len(titles[index]) for index in row) * LINE + 8
        bottom = begin
        for column, index in enumerate(row):
            left = grid.left(column)
            ground = Frame(left, left + grid.panel, begin, begin + _PLOT_HEIGHT, axis, len(data.x))
            _draw_title(paper, left, begin, titles[index])
            _draw_panel(paper, ground, lines[index], data, unit if column == 0 else None)
            bottom = max(bottom, _draw_ends(paper, ground, data.x))
        top = bottom + _GAP
    found = [*_keys(data), *line_keys(lines, ground, unit)]
    return paper.finish(keys.draw_keys(paper, found, top - 8) + 6)


def _plain(axis: Axis) -> Axis:
    """Keep the two ends of the axis, and zero: a small chart has no room for more."""
    kept = tuple(tick for tick in axis.ticks if tick in {axis.low, 0, axis.high})
    return Axis(axis.low, axis.high, kept, axis.from_zero)


def _grid(data: Multiples, axis: Axis, unit: Unit, width: float) -> _Grid:
    gutter = frame.gutter(axis, unit)
    columns = min(2 if width < NARROW else 3, max(len(data.series), 1))
    words = [word for each in data.series for word in fonts.clean(each.name).split(" ")]
    longest = max((fonts.measure(word, SIZE, bold=True) for word in words), default=0.0)
    while columns > 1 and _panel(width, gutter, columns) < max(longest, _NARROWEST):
        columns -= 1
    return _Grid(gutter, _panel(width, gutter, columns), columns)


def _panel(width: float, gutter: float, columns: int) -> float:
    return (width - gutter - (columns - 1) * _GAP - 2) / columns


def _title(series: Series, unit: Unit) -> str:
    settled = [point.value for point in series.points if point.value is not None and not point.open]
    return f"{series.name} {figure(settled[-1], unit)}" if settled else series.name


def _draw_title(paper: Paper, left: float, bottom: float, lines: Sequence[str]) -> None:
    for number, text in enumerate(reversed(lines)):
        paper.text(left, bottom - 10 - number * LINE, text, bold=True)


def _draw_panel(paper: Paper, ground: Frame, line: Line, data: Multiples, unit: Unit | None) -> None:
    """Draw one small trend; ``unit`` where the values stand beside it."""
    if unit:
        frame.draw_values(paper, ground, unit)
    else:
        frame.draw_grid(paper, ground)
    for mark in data.marks:
        x = ground.x(mark.index - 0.5)
        paper.line(((x, ground.top), (x, ground.bottom)), colour=paper.theme.ink)
    for at, _ in line.breaks:
        x = ground.x(at - 0.5)
        paper.line(((x, ground.top), (x, ground.bottom)), colour=paper.theme.muted, dash=(2, 3))
    draw_interval(paper, ground, line)
    draw_line(paper, ground, line, quiet=True)
    draw_hidden_points(paper, ground, [line])


def _draw_ends(paper: Paper, ground: Frame, x: Sequence[str]) -> float:
    """Write the first and the last label under a panel; returns where they end."""
    if not x:
        return ground.bottom
    room = (ground.right - ground.left) / 2 - 6
    first, last = (fonts.wrap(short(label) or in_words(label), room, SIZE) for label in (x[0], x[-1]))
    for number, text in enumerate(first, start=1):
        paper.text(ground.left, ground.bottom + number * LINE, text, colour=paper.theme.muted)
    for number, text in enumerate(last if len(x) > 1 else [], start=1):
        baseline = ground.bottom + number * LINE
        paper.text(ground.right, baseline, text, align="right", colour=paper.theme.muted)
    return ground.bottom + max(len(first), len(last)) * LINE


def _keys(data: Multiples) -> list[keys.Key]:
    found = [keys.Key("none", f"De streep: {mark.name}{_since(data.x, mark.index)}.") for mark in data.marks]
    found += [keys.Key("none", words) for words in _breaks(data.series)]
    ends = {_last(each, data.x) for each in data.series} - {""}
    if len(ends) == 1:
        found.append(keys.Key("none", f"Achter een naam staat het cijfer van {ends.pop()}."))
    return found


def _breaks(series: Sequence[Series]) -> list[str]:
    """Say what a dotted line stands for, once where it is the same in each panel."""
    everywhere = len({each.breaks for each in series}) == 1
    told = [
        f"Stippellijn{'' if everywhere else f' bij {each.name}'}: {reason}."
        for each in series
        for _, reason in each.breaks
    ]
    return list(dict.fromkeys(told))


def _since(x: Sequence[str], index: int) -> str:
    return f", vanaf {with_article(x[index])}" if index < len(x) and find_period(x[index]) else ""


def _last(series: Series, x: Sequence[str]) -> str:
    settled = [
        index for index, point in enumerate(series.points) if point.value is not None and not point.open
    ]
    return with_article(x[settled[-1]]) if settled and find_period(x[settled[-1]]) else ""
