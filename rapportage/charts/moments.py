"""Names above a chart where something happened: interventions, and breaks in what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice, product

from rapportage.charts import fonts
from rapportage.charts.paper import LINE, SIZE, Paper

_GAP = 6.0
_NEAR = 2.0
# Parts of the width that words may take, the widest that succeeds.
_SHARES = (0.42, 0.28, 0.18)
_MOST_CHOICES = 64


@dataclass(frozen=True, slots=True)
class Moment:
    """A thin line at ``x`` pixels with its words; a break in the series is dashed and quieter."""

    x: float
    text: str
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """A moment whose words have a side; ``bottom`` counts rows from the chart up."""

    moment: Moment
    lines: list[str]
    left: float
    right: float
    bottom: float = 0.0

    @property
    def top(self) -> float:
        return self.bottom + len(self.lines)

    @property
    def before(self) -> bool:
        return self.left < self.moment.x

    def spans(self, other: _Placed) -> bool:
        """Tell whether the line of the other one lies within these words: they must then stand above it."""
        return self.left - _NEAR < other.moment.x < self.right + _NEAR

    def hits(self, other: _Placed) -> bool:
        """Tell whether the words overlap, or the line of one runs through the words of the other."""
        rows = self.bottom < other.top and other.bottom < self.top
        words = rows and self.left < other.right + _GAP and other.left < self.right + _GAP
        return words or _strikes(self, other) or _strikes(other, self)


def _strikes(line: _Placed, words: _Placed) -> bool:
    return line.top > words.bottom and words.spans(line)


def place_moments(moments: Sequence[Moment], width: float) -> list[_Placed]:
    """Give each moment a side and rows where its words are free and no line runs through them.

    Words stand after their line where they can, and are broken narrower where there is no other way.
    """
    ordered = sorted(moments, key=lambda moment: -moment.x)
    for share in _SHARES:
        sides = product(*(_sides(moment, width, share) for moment in ordered))
        found = [placed for choice in islice(sides, _MOST_CHOICES) if (placed := _stacked(choice))]
        if found:
            return min(found, key=lambda placed: (sum(one.before for one in placed), band_height(placed)))
    return _piled([_sides(moment, width, _SHARES[0])[0] for moment in ordered])


def _sides(moment: Moment, width: float, share: float) -> list[_Placed]:
    """Return the moment with its words after its line, and before it, each where they fit."""
    lines = fonts.wrap(moment.text, width * share, SIZE)
    extent = max(fonts.measure(line, SIZE) for line in lines)
    after, before = moment.x + _GAP, moment.x - _GAP - extent
    lefts = [after] * (after + extent <= width) + [before] * (before >= 0)
    return [_Placed(moment, lines, left, left + extent) for left in lefts or [max(0.0, width - extent)]]


def _stacked(moments: Sequence[_Placed]) -> list[_Placed]:
    """Stack moments, what must stand lower first; nothing when words and lines cross both ways."""
    placed: list[_Placed] = []
    waiting = list(moments)
    while waiting:
        free = [one for one in waiting if not any(one is not other and one.spans(other) for other in waiting)]
        if not free:
            return []
        placed.append(_lowest(free[0], placed))
        waiting.remove(free[0])
    return placed


def _lowest(one: _Placed, placed: Sequence[_Placed]) -> _Placed:
    rows = sorted({0.0, *(other.top for other in placed)})
    options = [replace(one, bottom=row) for row in rows]
    return next(option for option in options if not any(option.hits(other) for other in placed))


def _piled(moments: Sequence[_Placed]) -> list[_Placed]:
    """Put each above all others: a line may run through words, but none stand on each other."""
    tops = accumulate((len(one.lines) for one in moments), initial=0)
    return [replace(one, bottom=float(top)) for one, top in zip(moments, tops, strict=False)]


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
        right_of_line = not one.before
        for number, text in enumerate(one.lines):
            baseline = begin + number * LINE + SIZE - 1
            if right_of_line:
                paper.text(one.left, baseline, text, colour=colour)
            else:
                paper.text(one.right, baseline, text, colour=colour, align="right")
