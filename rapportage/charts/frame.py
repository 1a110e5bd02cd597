"""The ground under a line chart: value axis on the left, periods below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapportage.blocks import Unit
from rapportage.charts import fonts
from rapportage.charts.paper import LINE, SIZE, Paper
from rapportage.charts.scales import Axis, XLabels, period_labels
from rapportage.charts.words import figure

_GAP = 8.0
_MOST_LINES = 3
_FINEST = 6
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns positions and values into pixels; ``count`` positions share the width equally."""

    left: float
    right: float
    top: float
    bottom: float
    axis: Axis
    count: int

    @property
    def slot(self) -> float:
        return (self.right - self.left) / max(self.count, 1)

    def x(self, index: float) -> float:
        """Return the middle of a position; half positions lie between two."""
        return self.left + (index + 0.5) * self.slot

    def y(self, value: float) -> float:
        share = (value - self.axis.low) / (self.axis.high - self.axis.low)
        return self.bottom - share * (self.bottom - self.top)


def tick_texts(axis: Axis, unit: Unit) -> list[str]:
    """Return the labels of the value axis, all with the same number of decimals."""
    scale = 100 if unit == "procent" else 1
    fine = next((places for places in range(_FINEST) if _all_fit(axis.ticks, scale * 10**places)), _FINEST)
    return [figure(tick, unit, fine) for tick in axis.ticks]


def _all_fit(ticks: Sequence[float], factor: int) -> bool:
    return all(abs(tick * factor - round(tick * factor)) < _TINY for tick in ticks)


def gutter(axis: Axis, unit: Unit) -> float:
    """Return how wide the labels of the value axis are, with the gap beside them."""
    return max(fonts.measure(text, SIZE) for text in tick_texts(axis, unit)) + _GAP


def draw_values(paper: Paper, frame: Frame, unit: Unit) -> None:
    """Draw a quiet line per tick, with its value beside it."""
    draw_grid(paper, frame)
    for tick, text in zip(frame.axis.ticks, tick_texts(frame.axis, unit), strict=True):
        y = frame.y(tick)
        paper.text(frame.left - _GAP, y + SIZE / 3, text, align="right", colour=paper.theme.muted)


def draw_grid(paper: Paper, frame: Frame) -> None:
    """Draw a quiet line per tick; the zero line is darker."""
    for tick in frame.axis.ticks:
        y = frame.y(tick)
        colour = paper.theme.muted if tick == 0 else paper.theme.line
        paper.line(((frame.left, y), (frame.right, y)), colour=colour)


def draw_positions(paper: Paper, frame: Frame, x: Sequence[str]) -> float:
    """Write the labels under the chart, thinned until they do not touch; returns where they end."""
    labels = period_labels(x, frame.slot, lambda text: fonts.measure(text, SIZE))
    if labels is None:
        return _draw_wrapped(paper, frame, [fonts.clean(label) for label in x])
    for index, text in enumerate(labels.short):
        if text:
            _draw_label(paper, frame, index, [text])
    return _draw_years(paper, frame, labels)


def _draw_years(paper: Paper, frame: Frame, labels: XLabels) -> float:
    base = frame.bottom + 2 * LINE + 4
    edge = 0.0
    for number, (first, last, year) in enumerate(labels.years):
        width = fonts.measure(year, SIZE)
        middle = min(max(frame.x((first + last) / 2), width / 2), paper.width - width / 2)
        if number:
            border = frame.x(first - 0.5)
            paper.line(((border, frame.bottom + 4), (border, base)))
        if middle - width / 2 >= edge:
            paper.text(middle, base, year, align="center", colour=paper.theme.muted)
            edge = middle + width / 2 + _GAP
    return base + 6 if labels.years else frame.bottom + LINE + 10


def _draw_wrapped(paper: Paper, frame: Frame, x: Sequence[str]) -> float:
    """Write labels that are no periods: over more lines, and where that is not enough not all of them."""
    step, wrapped = 1, [fonts.wrap(label, frame.slot - _GAP, SIZE) for label in x]
    while step < len(x) and _crowded(x, wrapped, step * frame.slot - _GAP):
        step += 1
        wrapped = [fonts.wrap(label, step * frame.slot - _GAP, SIZE) for label in x]
    kept = range((len(x) - 1) % step, len(x), step)
    for index in kept:
        _draw_label(paper, frame, index, wrapped[index])
    most = max((len(wrapped[index]) for index in kept), default=1)
    return frame.bottom + most * LINE + 10


def _crowded(x: Sequence[str], wrapped: Sequence[Sequence[str]], room: float) -> bool:
    longest = max((fonts.measure(word, SIZE) for label in x for word in label.split(" ")), default=0.0)
    return longest > room or max(map(len, wrapped)) > _MOST_LINES


def _draw_label(paper: Paper, frame: Frame, index: int, lines: Sequence[str]) -> None:
    x = frame.x(index)
    paper.line(((x, frame.bottom), (x, frame.bottom + 4)), colour=paper.theme.muted)
    half = max(fonts.measure(line, SIZE) for line in lines) / 2
    middle = min(max(x, half), paper.width - half)
    for number, line in enumerate(lines, start=1):
        paper.text(middle, frame.bottom + number * LINE + 2, line, align="center", colour=paper.theme.muted)
