"""Stacked bars of answers: around the middle where one end is better, else from low to high."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from adoptie import dutch
from rapportage.blocks import Likert
from rapportage.charts import fonts
from rapportage.charts.bars import draw_break, draw_hidden, lay_out
from rapportage.charts.paper import LINE, SIZE, WHITE, Paper
from rapportage.charts.theme import Theme, likert_colours, mix, quiet_colours, text_on

_HALF = 13.0
_GAP = 12.0
_SWATCH = 14.0
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Look:
    """How each answer is drawn: its colour, and whether it is lined because it is on the worse side."""

    colours: tuple[str, ...]
    lined: tuple[bool, ...]
    diverging: bool

    def before_middle(self, shares: Sequence[float]) -> float:
        """Return the share that stands before the middle of the scale; nothing where it has none."""
        return _left_of_middle(shares) if self.diverging else 0.0


@dataclass(frozen=True, slots=True)
class _Scale:
    """Shares to pixels, with the middle of the neutral answer at ``middle``."""

    middle: float
    per_share: float

    def x(self, share: float) -> float:
        return self.middle + share * self.per_share


def draw_likert(data: Likert, *, theme: Theme, width: float) -> Figure:
    """Draw one bar per row; the share stands in the part where it fits, and a hidden row says so."""
    paper = Paper(width, theme)
    look = _look(data)
    top = _draw_answers(paper, data.answers, look) + 10
    rows = lay_out([label for label, _, _ in data.rows], width, right=2, thickness=2 * _HALF)
    scale = _scale([shares for _, shares, _ in data.rows if shares], look, rows.left, rows.right)
    reasons = dict(data.breaks)
    for index, (_, shares, _) in enumerate(data.rows):
        if index in reasons:
            top = draw_break(paper, reasons[index], top)
        middle = rows.write(paper, index, top)
        if shares is None:
            draw_hidden(paper, rows.left, middle, "", rows.right)
        else:
            _draw_row(paper, shares, look, scale, middle)
        top += rows.height(index) + _GAP
    return paper.finish(top)


def _look(data: Likert) -> _Look:
    """Choose colours: from worse to better where one end is better, else from light to dark."""
    count = len(data.answers)
    if data.better == "geen":
        return _Look(quiet_colours(count), (False,) * count, diverging=False)
    colours, lined = likert_colours(count), tuple(index < count // 2 for index in range(count))
    if data.better == "lager":
        colours, lined = colours[::-1], lined[::-1]
    return _Look(colours, lined, diverging=True)


def _left_of_middle(shares: Sequence[float]) -> float:
    half = len(shares) // 2
    return sum(shares[:half]) + (shares[half] / 2 if len(shares) % 2 else 0.0)


def _scale(rows: Sequence[Sequence[float]], look: _Look, left: float, right: float) -> _Scale:
    before = max(map(look.before_middle, rows), default=0.0)
    after = max((sum(shares) - look.before_middle(shares) for shares in rows), default=0.0)
    per_share = (right - left) / max(before + after, 1e-9)
    return _Scale(left + before * per_share, per_share)


def _draw_row(paper: Paper, shares: Sequence[float], look: _Look, scale: _Scale, middle: float) -> None:
    reach = _HALF + 3
    axis = ((scale.middle, middle - reach), (scale.middle, middle + reach))
    if look.diverging:
        paper.line(axis, colour=paper.theme.ink, width=1.5)
    start = -look.before_middle(shares)
    for share, colour, lined in zip(shares, look.colours, look.lined, strict=True):
        left, right = scale.x(start), scale.x(start + share)
        start += share
        if share > 0:
            _draw_part(paper, (left, middle - _HALF, right, middle + _HALF), colour, share, lined=lined)


def _draw_part(paper: Paper, box: Box, colour: str, share: float, *, lined: bool) -> None:
    """Draw one answer; those on the worse side are lined, so that grey print tells them from the others."""
    left, top, right, bottom = box
    paper.box(*box, fill=colour, edge=WHITE)
    if lined:
        paper.lines_across(left + 1, top + 1, right - 1, bottom - 1, colour=_lining(colour))
    text = dutch.percentage(share)
    width = fonts.measure(text, SIZE) + 6
    if width <= right - left:
        middle, base = (left + right) / 2, (top + bottom) / 2 + SIZE / 3
        paper.box(middle - width / 2, base - SIZE + 1, middle + width / 2, base + 4, fill=colour)
        paper.text(middle, base, text, align="center", colour=text_on(colour, paper.theme.ink))


def _lining(colour: str) -> str:
    return mix(colour, WHITE, 0.45)


def _draw_answers(paper: Paper, answers: Sequence[str], look: _Look) -> float:
    """Name the answers in the order of the bars; returns where they end."""
    x, y = 0.0, 0.0
    for answer, colour, lined in zip(answers, look.colours, look.lined, strict=True):
        lines = fonts.wrap(answer, paper.width - _SWATCH - 6, SIZE)
        width = _SWATCH + 6 + max(fonts.measure(line, SIZE) for line in lines)
        if x > 0 and x + width > paper.width:
            x, y = 0.0, y + LINE + 2
        box = (x, y + 3, x + _SWATCH, y + 3 + _SWATCH)
        paper.box(*box, fill=colour, edge=paper.theme.muted)
        if lined:
            paper.lines_across(*box, colour=_lining(colour))
        for number, line in enumerate(lines, start=1):
            paper.text(x + _SWATCH + 6, y + number * LINE - 3, line)
        x, y = x + width + 16, y + (len(lines) - 1) * LINE
    return y + LINE + 2
