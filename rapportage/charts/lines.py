"""Lines over time: a trend of at most five series, and what was seen against what was expected."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from rapportage.blocks import Counterfactual, Mark, Point, Trend, Unit
from rapportage.charts import fonts, frame, keys
from rapportage.charts.ends import draw_end_labels, end_labels, ends_key
from rapportage.charts.frame import Frame
from rapportage.charts.line import Line
from rapportage.charts.moments import Moment, band_height, draw_moments, place_moments
from rapportage.charts.paper import LINE, SHAPES, SIZE, Paper
from rapportage.charts.scales import value_axis
from rapportage.charts.strokes import (
    MOST_BARS,
    draw_hidden_points,
    draw_interval,
    draw_line,
    line_keys,
    values_of,
)
from rapportage.charts.theme import Theme

_PLOT_HEIGHT = 220.0
_DODGE = 9.0


def draw_trend(data: Trend, unit: Unit, *, theme: Theme, width: float) -> Figure:
    """Draw series over the same x labels, each named at its end."""
    count = len(data.series)
    dodge = _DODGE if len(data.x) <= MOST_BARS else 0.0
    lines = [
        Line(
            *(series.name, series.points, theme.series[number], SHAPES[number], series.breaks),
            shift=(number - (count - 1) / 2) * dodge,
            phase=number / count,
        )
        for number, series in enumerate(data.series)
    ]
    return _draw(lines, data.x, data.marks, unit, Paper(width, theme), single=len(lines) == 1)


def draw_counterfactual(data: Counterfactual, unit: Unit, *, theme: Theme, width: float) -> Figure:
    """Draw what was seen, and dashed what was expected without the intervention, each with its band."""
    parts = zip(data.x, data.expected, data.low, data.high, strict=True)
    expected = tuple(Point(*part) for part in parts)
    dodge = _DODGE / 2 if len(data.x) <= MOST_BARS else 0.0
    lines = [
        Line(
            "Verwacht",
            expected,
            theme.muted,
            "square",
            dash=(6, 4),
            doubt="onzekerheid van de verwachting",
            shift=dodge,
        ),
        Line("Gemeten", data.observed, theme.primary, "circle", shift=-dodge),
    ]
    return _draw(lines, data.x, (data.mark,), unit, Paper(width, theme), single=False)


def _draw(
    lines: Sequence[Line], x: Sequence[str], marks: Sequence[Mark], unit: Unit, paper: Paper, *, single: bool
) -> Figure:
    axis = value_axis(values_of(lines), unit)
    labels = end_labels(lines, x, unit, paper.width, single=single)
    left = frame.gutter(axis, unit)
    room = max((fonts.measure(text, SIZE, bold=True) for _, texts in labels for text in texts), default=0.0)
    flat = Frame(left, paper.width - room - 14, 0, 0, axis, len(x))
    placed = place_moments(_moments(lines, marks, flat, single=single), paper.width)
    top = band_height(placed) + 10
    height = max(_PLOT_HEIGHT, sum(len(texts) for _, texts in labels) * LINE + 20)
    ground = Frame(flat.left, flat.right, top, top + height, axis, len(x))
    for line in lines:
        draw_interval(paper, ground, line)
    frame.draw_values(paper, ground, unit)
    draw_moments(paper, placed, top, ground.bottom)
    for line in lines:
        draw_line(paper, ground, line)
    draw_hidden_points(paper, ground, lines)
    draw_end_labels(paper, ground, labels)
    end = frame.draw_positions(paper, ground, x)
    named = [*line_keys(lines, ground, unit), *ends_key(labels, x, single=single)]
    return paper.finish(keys.draw_keys(paper, named, end + 4) + 6)


def _moments(lines: Sequence[Line], marks: Sequence[Mark], flat: Frame, *, single: bool) -> list[Moment]:
    found = {(mark.index, mark.name, False): None for mark in marks}
    for line in lines:
        everywhere = single or all(set(line.breaks) <= set(other.breaks) for other in lines)
        for at, reason in line.breaks:
            found[at, reason if everywhere else f"{line.name}: {reason}", True] = None
    return [Moment(flat.x(at - 0.5), text, is_break) for at, text, is_break in found]
