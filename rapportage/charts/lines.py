"""Lines over time: a trend of at most five series, and what was seen against what was expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise

from matplotlib.figure import Figure

from rapportage.blocks import Counterfactual, Mark, Point, Trend, Unit
from rapportage.charts import fonts, frame, keys
from rapportage.charts.frame import Frame
from rapportage.charts.moments import Moment, band_height, draw_moments, place_moments
from rapportage.charts.paper import LINE, SHAPES, SIZE, Paper, Shape
from rapportage.charts.scales import spread, value_axis
from rapportage.charts.theme import Theme
from rapportage.charts.words import decimals_for, figure, figure_with_unit

_PLOT_HEIGHT = 220.0
_NARROW = 480.0
_WIDEST_NAME = 0.38
# With fewer points a band would suggest that something was measured between them.
_MOST_BARS = 8
_RADIUS = 4.0
# More points than this get a marker now and then, so that the lines stay readable.
_MOST_MARKERS = 20
_MARKER_ROOM = 60.0
_DODGE = 9.0


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    points: tuple[Point, ...]
    colour: str
    shape: Shape
    breaks: tuple[tuple[int, str], ...] = ()
    dash: tuple[float, ...] = ()
    # Pixels to the side, so that bars of uncertainty do not cover each other; and which markers to keep.
    shift: float = 0.0
    phase: float = 0.0

    @property
    def shown(self) -> list[int]:
        return [index for index, point in enumerate(self.points) if point.value is not None]

    def runs(self) -> Iterator[list[int]]:
        """Yield the positions that are joined: no gap between them, and no break."""
        starts = {at for at, _ in self.breaks}
        run: list[int] = []
        for index in self.shown:
            if run and (index != run[-1] + 1 or index in starts):
                yield run
                run = []
            run.append(index)
        if run:
            yield run


def draw_trend(data: Trend, unit: Unit, *, theme: Theme, width: float) -> Figure:
    """Draw series over the same x labels, each named at its end."""
    count = len(data.series)
    dodge = _DODGE if len(data.x) <= _MOST_BARS else 0.0
    lines = [
        _Line(
            *(series.name, series.points, theme.series[number], SHAPES[number], series.breaks),
            shift=(number - (count - 1) / 2) * dodge,
            phase=number / count,
        )
        for number, series in enumerate(data.series)
    ]
    return _draw(lines, data.x, data.marks, unit, Paper(width, theme), single=len(lines) == 1)


def draw_counterfactual(data: Counterfactual, unit: Unit, *, theme: Theme, width: float) -> Figure:
    """Draw what was seen, and dashed with its band what was expected without the intervention."""
    seen = tuple(Point(x, value) for x, value in zip(data.x, data.observed, strict=True))
    parts = zip(data.x, data.expected, data.low, data.high, strict=True)
    expected = tuple(Point(*part) for part in parts)
    lines = [
        _Line("Verwacht", expected, theme.muted, "square", dash=(6, 4)),
        _Line("Gemeten", seen, theme.primary, "circle"),
    ]
    return _draw(lines, data.x, (data.mark,), unit, Paper(width, theme), single=False)


def _draw(
    lines: Sequence[_Line], x: Sequence[str], marks: Sequence[Mark], unit: Unit, paper: Paper, *, single: bool
) -> Figure:
    axis = value_axis(_values(lines), unit)
    labels = _end_labels(lines, unit, paper.width, single=single)
    left = frame.gutter(axis, unit)
    room = max((fonts.measure(text, SIZE, bold=True) for _, texts in labels for text in texts), default=0.0)
    flat = Frame(left, paper.width - room - 14, 0, 0, axis, len(x))
    placed = place_moments(_moments(lines, marks, flat, single=single), paper.width)
    top = band_height(placed) + 10
    height = max(_PLOT_HEIGHT, sum(len(texts) for _, texts in labels) * LINE + 20)
    ground = Frame(flat.left, flat.right, top, top + height, axis, len(x))
    for line in lines:
        _draw_interval(paper, ground, line)
    frame.draw_values(paper, ground, unit)
    draw_moments(paper, placed, top, ground.bottom)
    for line in lines:
        _draw_line(paper, ground, line)
    _draw_hidden(paper, ground, lines)
    _draw_end_labels(paper, ground, labels)
    end = frame.draw_positions(paper, ground, x)
    return paper.finish(keys.draw_keys(paper, _keys(lines, ground, unit), end + 4) + 6)


def _values(lines: Sequence[_Line]) -> Iterator[float]:
    points = chain.from_iterable(line.points for line in lines)
    for point in points:
        if point.value is not None:
            yield from (value for value in (point.low, point.value, point.high) if value is not None)


def _moments(lines: Sequence[_Line], marks: Sequence[Mark], flat: Frame, *, single: bool) -> list[Moment]:
    found = {(mark.index, mark.name, False): None for mark in marks}
    for line in lines:
        everywhere = single or all(set(line.breaks) <= set(other.breaks) for other in lines)
        for at, reason in line.breaks:
            found[at, reason if everywhere else f"{line.name}: {reason}", True] = None
    return [Moment(flat.x(at - 0.5), text, is_break) for at, text, is_break in found]


def _draw_interval(paper: Paper, ground: Frame, line: _Line) -> None:
    for run in line.runs():
        bounded = [
            (ground.x(index) + line.shift, ground.y(point.low), ground.y(point.high))
            for index, point in ((index, line.points[index]) for index in run)
            if point.low is not None and point.high is not None
        ]
        if ground.count > _MOST_BARS and len(bounded) > 1:
            edge = [(x, high) for x, _, high in bounded] + [(x, low) for x, low, _ in reversed(bounded)]
            paper.area(edge, colour=line.colour, opacity=0.18)
            continue
        for x, low, high in bounded:
            paper.line(((x, low), (x, high)), colour=line.colour, width=1.5)
            for y in (low, high):
                paper.line(((x - 4, y), (x + 4, y)), colour=line.colour, width=1.5)


def _place(ground: Frame, line: _Line, index: int) -> tuple[float, float]:
    return ground.x(index) + line.shift, ground.y(line.points[index].value or 0.0)


def _draw_line(paper: Paper, ground: Frame, line: _Line) -> None:
    for run in line.runs():
        for stretch, dash in _stretches(line, run):
            places = [_place(ground, line, index) for index in stretch]
            paper.line(places, colour=line.colour, width=2.5, dash=dash)
    for index in _marked(ground, line):
        hollow = line.points[index].open
        x, y = _place(ground, line, index)
        paper.marker(line.shape, x, y, colour=line.colour, radius=_RADIUS, hollow=hollow)


def _stretches(line: _Line, run: Sequence[int]) -> Iterator[tuple[list[int], tuple[float, ...]]]:
    """Cut a run where figures are still open: to and from these the line is dotted."""
    steps = list(pairwise(run))
    for is_open, group in groupby(steps, key=lambda step: any(line.points[index].open for index in step)):
        stretch = list(group)
        yield [stretch[0][0], *(end for _, end in stretch)], (2, 3) if is_open else line.dash


def _marked(ground: Frame, line: _Line) -> list[int]:
    """Return the positions with a marker: what stands alone, the end, what is open, and some between."""
    every = 1 if ground.count <= _MOST_MARKERS else max(1, round(_MARKER_ROOM / ground.slot))
    kept = {run[0] for run in line.runs() if len(run) == 1} | set(line.shown[-1:])
    kept |= {index for index in line.shown if line.points[index].open}
    if not line.dash:
        kept |= {index for index in line.shown if index % every == int(line.phase * every)}
    return sorted(kept)


def _draw_hidden(paper: Paper, ground: Frame, lines: Sequence[_Line]) -> None:
    half = min(6.0, ground.slot / 2)
    for index in range(ground.count):
        hidden = [line for line in lines if line.points[index].value is None and line.points[index].reason]
        for number in range(len(hidden)):
            x, base = ground.x(index), ground.bottom - number * 16
            paper.hatch(x - half, base - 14, x + half, base)


Labels = list[tuple[_Line, list[str]]]


def _end_labels(lines: Sequence[_Line], unit: Unit, width: float, *, single: bool) -> Labels:
    decimals = decimals_for(_values(lines), unit)
    words = [word for line in lines for word in fonts.clean(line.name).split(" ")]
    longest = max((fonts.measure(word, SIZE, bold=True) for word in words), default=0.0)
    room = max(width * (0.3 if width < _NARROW else 0.24), min(longest, width * _WIDEST_NAME))
    write = figure_with_unit if single else figure
    found = []
    for line in lines:
        if line.shown:
            last = line.points[line.shown[-1]]
            # A figure that will still change is no end to remember.
            value = "" if last.open else write(last.value or 0.0, unit, decimals)
            name = [] if single else fonts.wrap(line.name, room, SIZE, bold=True)
            joined = f"{name[-1]} {value}".strip(" ") if name else value
            fits = fonts.measure(joined, SIZE, bold=True) <= room
            found.append((line, [*name[:-1], joined] if fits else [*name, value]))
    return found


def _draw_end_labels(paper: Paper, ground: Frame, labels: Labels) -> None:
    ends = [_place(ground, line, line.shown[-1]) for line, _ in labels]
    heights = [len(texts) * LINE for _, texts in labels]
    centres = spread([y for _, y in ends], heights, ground.top - 6, ground.bottom + 6)
    for (line, texts), (x, y), centre in zip(labels, ends, centres, strict=True):
        reach = ground.right + 6
        if abs(centre - y) > LINE / 2 or reach - x > ground.slot:
            paper.line(((x + _RADIUS + 2, y), (reach, centre)), colour=line.colour)
        start = centre - len(texts) * LINE / 2
        for number, text in enumerate(texts, start=1):
            paper.text(reach + 4, start + number * LINE - 4, text, bold=True, colour=line.colour)


def _keys(lines: Sequence[_Line], ground: Frame, unit: Unit) -> list[keys.Key]:
    points = [point for line in lines for point in line.points]
    found = []
    if any(point.low is not None and point.value is not None for point in points):
        bars = ground.count <= _MOST_BARS
        found.append(keys.Key("bar" if bars else "band", "onzekerheid van het cijfer"))
    if any(point.open and point.value is not None for point in points):
        found.append(keys.Key("open", "nog niet compleet"))
    reasons = dict.fromkeys(point.reason for point in points if point.value is None and point.reason)
    found.extend(keys.Key("hidden", reason) for reason in reasons)
    if not ground.axis.from_zero:
        low = frame.tick_texts(ground.axis, unit)[0]
        found.append(keys.Key("none", f"Let op: de as begint bij {low}."))
    return found
