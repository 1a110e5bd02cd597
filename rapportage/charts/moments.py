"""Names above a chart where something happened: interventions, and breaks in what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapportage.charts import fonts
from rapportage.charts.paper import LINE, SIZE, Paper

_GAP = 6.0
_WIDEST = 0.42


@dataclass(frozen=True, slots=True)
class Moment:
    """A thin line at ``x`` pixels with its words; a break in the series is dashed and quieter."""

    x: float
    text: str
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    moment: Moment
    lines: list[str]
    left: float
    right: float
    bottom: float

    @property
    def top(self) -> float:
        return self.bottom + len(self.lines)

    def hits(self, other: _Placed) -> bool:
        """Tell whether the words overlap, or the line of one runs through the words of the other."""
        rows = self.bottom < other.top and other.bottom < self.top
        words = rows and self.left < other.right + _GAP and other.left < self.right + _GAP
        return words or _strikes(self, other) or _strikes(other, self)


def _strikes(line: _Placed, words: _Placed) -> bool:
    above = line.top > words.bottom
    return above and words.left - 2 < line.moment.x < words.right + 2


def place_moments(moments: Sequence[Moment], width: float) -> list[_Placed]:
    """Give each moment the lowest rows in which its words are free, from right to left."""
    placed: list[_Placed] = []
    for moment in sorted(moments, key=lambda moment: -moment.x):
        lines = fonts.wrap(moment.text, width * _WIDEST, SIZE)
        extent = max(fonts.measure(line, SIZE) for line in lines)
        rows = sorted({0.0, *(other.top for other in placed)})
        options = [_option(moment, lines, extent, row, width) for row in rows]
        free = [option for option in options if not any(option.hits(other) for other in placed)]
        placed.append(free[0] if free else options[-1])
    return placed


def _option(moment: Moment, lines: list[str], extent: float, row: float, width: float) -> _Placed:
    after, before = moment.x + _GAP, moment.x - _GAP - extent
    left = after if after + extent <= width else max(0.0, before)
    return _Placed(moment, lines, left, left + extent, row)


def band_height(placed: Sequence[_Placed]) -> float:
    """Return how many pixels the words need above the chart."""
    return max((one.top for one in placed), default=0.0) * LINE


def draw_moments(paper: Paper, placed: Sequence[_Placed], top: float, bottom: float) -> None:
    """Draw the words in the band above ``top`` and their lines down to ``bottom``."""
    for one in placed:
        quiet = one.moment.is_break
        colour = paper.theme.muted if quiet else paper.theme.ink
        begin = top - one.top * LINE
        line = ((one.moment.x, begin), (one.moment.x, bottom))
        paper.line(line, colour=colour, dash=(2, 3) if quiet else ())
        right_of_line = one.left > one.moment.x
        for number, text in enumerate(one.lines):
            baseline = begin + number * LINE + SIZE - 1
            if right_of_line:
                paper.text(one.left, baseline, text, colour=colour)
            else:
                paper.text(one.right, baseline, text, colour=colour, align="right")
