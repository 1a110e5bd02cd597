"""One figure before and after: two points with their doubt, and the line between them."""

from __future__ import annotations

from matplotlib.figure import Figure

from rapportage.blocks import BeforeAfter, Unit
from rapportage.charts import fonts, frame, keys
from rapportage.charts.frame import Frame
from rapportage.charts.line import Line
from rapportage.charts.moments import Moment, band_height, draw_moments, place_moments
from rapportage.charts.paper import RADIUS, SIZE, WHITE, Align, Paper
from rapportage.charts.scales import value_axis
from rapportage.charts.strokes import draw_hidden_points, draw_interval, draw_line, line_keys, values_of
from rapportage.charts.theme import Theme
from rapportage.charts.words import figure, figure_with_unit

_PLOT_HEIGHT = 180.0
_WIDEST = 460.0
_AWAY = RADIUS + 8


def draw_before_after(data: BeforeAfter, unit: Unit, *, theme: Theme, width: float) -> Figure:
    """Draw both figures with their value beside them, and between them what happened."""
    paper = Paper(width, theme)
    line = Line("", (data.before, data.after), theme.primary, "circle")
    axis = value_axis(values_of([line]), unit)
    left = frame.gutter(axis, unit)
    # Wider would make a small step look like none.
    right = min(width, left + _WIDEST)
    flat = Frame(left, right, 0, 0, axis, 2)
    happened = [Moment(flat.x(0.5), data.between)] if data.between else []
    placed = place_moments(happened, right)
    top = band_height(placed) + 10
    ground = Frame(left, right, top, top + _PLOT_HEIGHT, axis, 2)
    frame.draw_values(paper, ground, unit)
    draw_moments(paper, placed, top, ground.bottom)
    draw_interval(paper, ground, line)
    draw_line(paper, ground, line)
    draw_hidden_points(paper, ground, [line])
    _draw_value(paper, ground, line, 0, unit)
    _draw_value(paper, ground, line, 1, unit)
    end = frame.draw_positions(paper, ground, [point.x for point in line.points])
    return paper.finish(keys.draw_keys(paper, line_keys([line], ground, unit), end + 4) + 6)


def _draw_value(paper: Paper, ground: Frame, line: Line, index: int, unit: Unit) -> None:
    """Write the figure on the outer side of its point, where no line runs."""
    value = line.points[index].value
    if value is None:
        return
    x, y = line.place(ground, index)
    room = ground.slot / 2 - _AWAY
    whole = figure_with_unit(value, unit)
    text = whole if fonts.measure(whole, SIZE, bold=True) <= room else figure(value, unit)
    width = fonts.measure(text, SIZE, bold=True)
    edge, align, outer = _side(x, width, index)
    paper.box(min(edge, outer) - 2, y - SIZE / 2 - 2, max(edge, outer) + 2, y + SIZE / 2 + 2, fill=WHITE)
    paper.text(edge, y + SIZE / 3, text, align=align, bold=True, colour=line.colour)


def _side(x: float, width: float, index: int) -> tuple[float, Align, float]:
    return (x - _AWAY, "right", x - _AWAY - width) if index == 0 else (x + _AWAY, "left", x + _AWAY + width)
