"""How a whole was divided over time: a column per period, stacked, each part with its own filling."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from adoptie import dutch
from rapportage.blocks import Hidden, Mix
from rapportage.charts import fonts, frame, keys
from rapportage.charts.frame import Frame
from rapportage.charts.paper import LINE, NARROW, SIZE, WHITE, Paper
from rapportage.charts.scales import Axis, spread
from rapportage.charts.theme import Theme, mix
from rapportage.charts.words import find_period, with_article

_PLOT_HEIGHT = 240.0
_SWATCH = 14.0
_AXIS = Axis(0.0, 1.0, (0.0, 0.25, 0.5, 0.75, 1.0), from_zero=True)
# The widest column, as it looks best beside its neighbours.
_WIDEST = 44.0
Box = tuple[float, float, float, float]


def draw_mix(data: Mix, *, theme: Theme, width: float) -> Figure:
    """Draw the parts from the bottom up in their order, each named at the end with its last share."""
    paper = Paper(width, theme)
    labels = _labels(data, width)
    widest = max((fonts.measure(text, SIZE, bold=True) for texts in labels for text in texts), default=0.0)
    right = width - (widest + _SWATCH + 22 if labels else 2)
    height = max(_PLOT_HEIGHT, sum(len(texts) for texts in labels) * LINE + 20)
    ground = Frame(frame.gutter(_AXIS, "procent"), right, 10, 10 + height, _AXIS, len(data.rows))
    frame.draw_values(paper, ground, "procent")
    for index, (_, shares, _) in enumerate(data.rows):
        _draw_column(paper, ground, index, shares)
    if labels:
        _draw_ends(paper, ground, data, labels)
    end = frame.draw_positions(paper, ground, data.x)
    return paper.finish(keys.draw_keys(paper, _keys(data), end + 4) + 6)


def _last(data: Mix) -> int | None:
    shown = [index for index, (_, shares, _) in enumerate(data.rows) if shares is not None]
    return shown[-1] if shown else None


def _labels(data: Mix, width: float) -> list[list[str]]:
    """Return per part its name, with its last share; nothing where no period is shown."""
    last = _last(data)
    shares = data.rows[last][1] if last is not None else None
    if shares is None:
        return []
    room = width * (0.3 if width < NARROW else 0.24) - _SWATCH
    found = []
    for name, share in zip(data.parts, shares, strict=True):
        lines = fonts.wrap(name, room, SIZE, bold=True)
        text = dutch.percentage(share)
        joined = f"{lines[-1]} {text}"
        fits = fonts.measure(joined, SIZE, bold=True) <= room
        found.append([*lines[:-1], joined] if fits else [*lines, text])
    return found


def _column(ground: Frame, index: int) -> tuple[float, float]:
    half = min(ground.slot * 0.84, _WIDEST) / 2
    return ground.x(index) - half, ground.x(index) + half


def _draw_column(paper: Paper, ground: Frame, index: int, shares: Sequence[float] | None) -> None:
    left, right = _column(ground, index)
    if shares is None:
        paper.hatch(left, ground.bottom - 28, right, ground.bottom)
        return
    low = 0.0
    for number, share in enumerate(shares):
        box = (left, ground.y(low + share), right, ground.y(low))
        low += share
        if share > 0:
            _fill(paper, number, box)


def _fill(paper: Paper, number: int, box: Box) -> None:
    """Fill a part: colour and lines both differ, so that grey print keeps the parts apart."""
    left, top, right, bottom = box
    colour = _colours(paper.theme)[number]
    paper.box(*box, fill=colour)
    if number == 1:
        paper.lines_across(left, top, right, bottom, colour=WHITE)
    elif number == 3:
        paper.lines_up(left, top, right, bottom, colour=paper.theme.ink)
    for y in (top, bottom):
        paper.line(((left, y), (right, y)), colour=WHITE)


def _colours(theme: Theme) -> tuple[str, ...]:
    """Return a filling per part: dark beside light, so that neighbours differ in grey too."""
    primary, second, third, _, ink = theme.series
    return (primary, second, mix(third, WHITE, 0.65), WHITE, ink)


def _draw_ends(paper: Paper, ground: Frame, data: Mix, labels: Sequence[Sequence[str]]) -> None:
    last = _last(data)
    shares = data.rows[last][1] if last is not None else None
    if last is None or shares is None:
        return
    _, edge = _column(ground, last)
    starts = [sum(shares[:number]) for number in range(len(shares))]
    middles = [ground.y(start + share / 2) for start, share in zip(starts, shares, strict=True)]
    heights = [len(texts) * LINE + 2 for texts in labels]
    centres = spread(middles, heights, ground.top - 6, ground.bottom + 6)
    reach = ground.right + 6
    for number, (texts, y, centre) in enumerate(zip(labels, middles, centres, strict=True)):
        paper.line(((edge + 2, y), (reach, centre)), colour=paper.theme.muted)
        start = centre - len(texts) * LINE / 2
        box = (reach + 2, centre - _SWATCH / 2, reach + 2 + _SWATCH, centre + _SWATCH / 2)
        _fill(paper, number, box)
        paper.frame(*box)
        for place, text in enumerate(texts, start=1):
            paper.text(reach + _SWATCH + 8, start + place * LINE - 4, text, bold=True)


def _keys(data: Mix) -> list[keys.Key]:
    found = []
    last = _last(data)
    if last is not None and find_period(data.x[last]):
        found.append(keys.Key("none", f"Achter een deel staat het aandeel van {with_article(data.x[last])}."))
    if any(shares is None for _, shares, _ in data.rows):
        found.append(keys.Key("hidden", Hidden().reason))
    return found
