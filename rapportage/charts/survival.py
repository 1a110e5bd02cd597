"""How long things stay open: the share that is, step by step, with its doubt and the day half is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from adoptie import dutch
from rapportage.blocks import Survival
from rapportage.charts import fonts, frame, keys
from rapportage.charts.frame import Frame
from rapportage.charts.moments import Moment, band_height, draw_moments, place_moments
from rapportage.charts.paper import LINE, SIZE, WHITE, Paper, Xy
from rapportage.charts.scales import Axis, value_axis
from rapportage.charts.theme import Theme, mix
from rapportage.charts.words import figure_with_unit

_PLOT_HEIGHT = 220.0
_SHARES = Axis(0.0, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0), from_zero=True)
_FAINT = 0.18
_TICK_GAP = 12.0


@dataclass(frozen=True, slots=True)
class _Days:
    """Days from left to right."""

    left: float
    right: float
    axis: Axis

    def x(self, day: float) -> float:
        return self.left + day / self.axis.high * (self.right - self.left)


def draw_survival(data: Survival, *, theme: Theme, width: float) -> Figure:
    """Draw the share that is still open as steps down, and the median as a line with its words."""
    paper = Paper(width, theme)
    axis = value_axis([0.0, *data.days], "dagen", zero=True)
    ticks = frame.tick_texts(axis, "dagen")
    last = fonts.measure(ticks[-1], SIZE) / 2 + 2
    days = _Days(frame.gutter(_SHARES, "procent"), width - last, axis)
    half = []
    if data.median is not None:
        words = f"de helft is klaar na {figure_with_unit(data.median, 'dagen')}"
        half = [Moment(days.x(min(data.median, axis.high)), words)]
    placed = place_moments(half, width)
    top = band_height(placed) + 10
    ground = Frame(days.left, days.right, top, top + _PLOT_HEIGHT, _SHARES, 1)
    _draw_band(paper, ground, days, data)
    frame.draw_values(paper, ground, "procent")
    draw_moments(paper, placed, top, ground.bottom)
    road = _road(ground, days, data, data.days, data.open_share)
    paper.line(road, colour=theme.primary, width=2.5)
    if data.sampled:
        for x, y in road[1:]:
            paper.marker("circle", x, y, colour=theme.primary, radius=4, hollow=False)
    if data.median is not None:
        at = days.x(min(data.median, axis.high))
        paper.marker("diamond", at, ground.y(0.5), colour=theme.primary, radius=5, hollow=False)
    end = _draw_days(paper, days, ticks, ground.bottom)
    return paper.finish(keys.draw_keys(paper, _keys(data, theme), end + 4) + 6)


def _road(
    ground: Frame, days: _Days, data: Survival, at: Sequence[float], shares: Sequence[float]
) -> list[Xy]:
    """Return the corners of a line that begins at all open: straight between samples, and else by steps.

    A step keeps each share until the next day.
    """
    corners, share = [(days.x(0), ground.y(1.0))], 1.0
    for day, after in zip(at, shares, strict=True):
        step = [] if data.sampled else [(days.x(day), ground.y(share))]
        corners += [*step, (days.x(day), ground.y(after))]
        share = after
    return corners


def _draw_band(paper: Paper, ground: Frame, days: _Days, data: Survival) -> None:
    known = [
        (day, low, high)
        for day, low, high in zip(data.days, data.low, data.high, strict=True)
        if low is not None and high is not None
    ]
    if len(known) < 2:
        return
    at = [day for day, _, _ in known]
    above = _road(ground, days, data, at, [high for _, _, high in known])
    below = _road(ground, days, data, at, [low for _, low, _ in known])
    paper.area([*above, *reversed(below)], colour=paper.theme.primary, opacity=_FAINT)


def _draw_days(paper: Paper, days: _Days, ticks: Sequence[str], bottom: float) -> float:
    """Write the days under the chart, as many as do not touch, and what they are; returns where it ends."""
    room = (days.right - days.left) / (len(ticks) - 1)
    widest = max(fonts.measure(text, SIZE) for text in ticks) + _TICK_GAP
    step = next((step for step in range(1, len(ticks)) if step * room >= widest), len(ticks))
    for day, text in list(zip(days.axis.ticks, ticks, strict=True))[::step]:
        x = days.x(day)
        paper.line(((x, bottom), (x, bottom + 4)), colour=paper.theme.muted)
        paper.text(x, bottom + LINE + 2, text, align="center", colour=paper.theme.muted)
    paper.text(days.left, bottom + 2 * LINE + 4, "dagen na het begin", colour=paper.theme.muted)
    return bottom + 2 * LINE + 8


def _keys(data: Survival, theme: Theme) -> list[keys.Key]:
    found = []
    if sum(low is not None and high is not None for low, high in zip(data.low, data.high, strict=True)) > 1:
        found.append(keys.Key("band", "onzekerheid van het cijfer", mix(WHITE, theme.primary, _FAINT)))
    if data.days and data.open_share[-1] > 0:
        words = f"Na {dutch.number(data.days[-1])} dagen loopt nog {dutch.percentage(data.open_share[-1])}."
        found.append(keys.Key("none", words))
    return found
