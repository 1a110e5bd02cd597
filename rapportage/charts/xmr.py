"""A process in time: points, their mean, the limits of ordinary variation, and what lies outside it."""

from __future__ import annotations

from matplotlib.figure import Figure

from rapportage.blocks import Unit, Xmr
from rapportage.blocks_process import Signal
from rapportage.charts import fonts, frame, keys
from rapportage.charts.frame import Frame
from rapportage.charts.line import Line
from rapportage.charts.moments import Moment, band_height, draw_moments, place_moments
from rapportage.charts.paper import LINE, RADIUS, SIZE, Paper
from rapportage.charts.scales import spread, value_axis
from rapportage.charts.signals import PROVISIONAL, SIGNALS
from rapportage.charts.strokes import draw_hidden_points, draw_stroke, line_keys, values_of
from rapportage.charts.theme import Theme
from rapportage.charts.words import figure

_PLOT_HEIGHT = 220.0
_ORDINARY = 3.0
_SPECIAL = 5.5


def draw_xmr(data: Xmr, unit: Unit, *, theme: Theme, width: float) -> Figure:
    """Draw a point per period; a special point has a shape of its own, which the key names."""
    paper = Paper(width, theme)
    # The limits tell the doubt here: an interval per point beside them would say something else.
    line = Line("", data.points, theme.primary, "circle")
    levels = _levels(data)
    axis = value_axis([*values_of([line]), *(value for _, value in levels)], unit)
    named = [(name, figure(value, unit)) for name, value in levels]
    room = max(fonts.measure(text, SIZE) for pair in named for text in pair)
    flat = Frame(frame.gutter(axis, unit), width - room - 12, 0, 0, axis, len(data.x))
    placed = place_moments([Moment(flat.x(mark.index - 0.5), mark.name) for mark in data.marks], width)
    top = band_height(placed) + 10
    ground = Frame(flat.left, flat.right, top, top + _PLOT_HEIGHT, axis, len(data.x))
    frame.draw_values(paper, ground, unit)
    draw_moments(paper, placed, top, ground.bottom)
    _draw_levels(paper, ground, levels)
    draw_stroke(paper, ground, line, width=1.5)
    _draw_points(paper, ground, data)
    draw_hidden_points(paper, ground, [line])
    _name_levels(paper, ground, [value for _, value in levels], named)
    end = frame.draw_positions(paper, ground, data.x)
    found = [*_keys(data, theme), *line_keys([line], ground, unit)]
    return paper.finish(keys.draw_keys(paper, found, end + 4) + 6)


def _levels(data: Xmr) -> list[tuple[str, float]]:
    levels = (("bovengrens", data.high), ("gemiddelde", data.mean), ("ondergrens", data.low))
    return [(name, value) for name, value in levels if value is not None]


def _draw_levels(paper: Paper, ground: Frame, levels: list[tuple[str, float]]) -> None:
    for name, value in levels:
        y = ground.y(value)
        dash = () if name == "gemiddelde" else (6.0, 4.0)
        paper.line(((ground.left, y), (ground.right, y)), colour=paper.theme.ink, width=1.5, dash=dash)


def _name_levels(paper: Paper, ground: Frame, values: list[float], named: list[tuple[str, str]]) -> None:
    heights = [2 * LINE + 2] * len(named)
    centres = spread([ground.y(value) for value in values], heights, ground.top - 10, ground.bottom + 10)
    for centre, texts in zip(centres, named, strict=True):
        for number, text in enumerate(texts):
            paper.text(ground.right + 8, centre - LINE + (number + 1) * LINE - 4, text)


def _draw_points(paper: Paper, ground: Frame, data: Xmr) -> None:
    for index, (point, codes) in enumerate(zip(data.points, data.signals, strict=True)):
        if point.value is None:
            continue
        x, y = ground.x(index), ground.y(point.value)
        if point.open:
            paper.marker("circle", x, y, colour=paper.theme.primary, radius=RADIUS, hollow=True)
        elif codes:
            shape, _ = SIGNALS[_plainest(codes)]
            paper.marker(shape, x, y, colour=paper.theme.fysiek, radius=_SPECIAL, hollow=False)
        else:
            paper.marker("circle", x, y, colour=paper.theme.primary, radius=_ORDINARY, hollow=False)


def _plainest(codes: tuple[Signal, ...]) -> Signal:
    return next(code for code in SIGNALS if code in codes)


def _keys(data: Xmr, theme: Theme) -> list[keys.Key]:
    shown = {_plainest(codes) for codes in data.signals if codes}
    found = [
        keys.Key(shape, words, theme.fysiek) for code, (shape, words) in SIGNALS.items() if code in shown
    ]
    if data.basis:
        found.append(keys.Key("none", f"Grenzen uit {data.basis}."))
    if data.provisional:
        found.append(keys.Key("none", PROVISIONAL))
    return found
