"""Lines on paper: stroke, markers, uncertainty, what is hidden, and the words that say what is what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise

from rapportage.blocks import Unit
from rapportage.charts import frame, keys
from rapportage.charts.frame import Frame
from rapportage.charts.line import Line
from rapportage.charts.paper import RADIUS, WHITE, Paper
from rapportage.charts.theme import mix

# With fewer points a band would suggest that something was measured between them.
MOST_BARS = 8
# More points than this get a marker now and then, so that the lines stay readable.
_MOST_MARKERS = 20
_MARKER_ROOM = 60.0
_FAINT = 0.18


def values_of(lines: Sequence[Line]) -> Iterator[float]:
    points = chain.from_iterable(line.points for line in lines)
    for point in points:
        if point.value is not None:
            yield from (value for value in (point.low, point.value, point.high) if value is not None)


def draw_interval(paper: Paper, ground: Frame, line: Line) -> None:
    for run in line.runs():
        bounded = [
            (ground.x(index) + line.shift, ground.y(point.low), ground.y(point.high))
            for index, point in ((index, line.points[index]) for index in run)
            if point.low is not None and point.high is not None
        ]
        if ground.count > MOST_BARS and len(bounded) > 1:
            edge = [(x, high) for x, _, high in bounded] + [(x, low) for x, low, _ in reversed(bounded)]
            paper.area(edge, colour=line.colour, opacity=_FAINT)
            continue
        for x, low, high in bounded:
            paper.line(((x, low), (x, high)), colour=line.colour, width=1.5)
            for y in (low, high):
                paper.line(((x - 4, y), (x + 4, y)), colour=line.colour, width=1.5)


def draw_line(paper: Paper, ground: Frame, line: Line, *, quiet: bool = False) -> None:
    """Draw the line with its markers; ``quiet``: thin, and of many markers only those that tell something."""
    draw_stroke(paper, ground, line, width=1.5 if quiet else 2.5)
    for index in _marked(ground, line, quiet=quiet):
        hollow = line.points[index].open
        x, y = line.place(ground, index)
        paper.marker(line.shape, x, y, colour=line.colour, radius=RADIUS, hollow=hollow)


def draw_stroke(paper: Paper, ground: Frame, line: Line, *, width: float) -> None:
    """Draw the line alone."""
    for run in line.runs():
        for stretch, dash in _stretches(line, run):
            places = [line.place(ground, index) for index in stretch]
            paper.line(places, colour=line.colour, width=width, dash=dash)


def _stretches(line: Line, run: Sequence[int]) -> Iterator[tuple[list[int], tuple[float, ...]]]:
    """Cut a run where figures are still open: to and from these the line is dotted."""
    steps = list(pairwise(run))
    for is_open, group in groupby(steps, key=lambda step: any(line.points[index].open for index in step)):
        stretch = list(group)
        yield [stretch[0][0], *(end for _, end in stretch)], (2, 3) if is_open else line.dash


def _marked(ground: Frame, line: Line, *, quiet: bool) -> list[int]:
    """Return the positions with a marker: what stands alone, the end, what is open, and some between."""
    every = 1 if ground.count <= _MOST_MARKERS else max(1, round(_MARKER_ROOM / ground.slot))
    kept = {run[0] for run in line.runs() if len(run) == 1} | set(line.shown[-1:])
    kept |= {index for index in line.shown if line.points[index].open}
    if not line.dash and (not quiet or ground.count <= MOST_BARS):
        kept |= {index for index in line.shown if index % every == int(line.phase * every)}
    return sorted(kept)


def draw_hidden_points(paper: Paper, ground: Frame, lines: Sequence[Line]) -> None:
    half = min(6.0, ground.slot / 2)
    for index in range(ground.count):
        hidden = [line for line in lines if line.points[index].value is None and line.points[index].reason]
        for number in range(len(hidden)):
            x, base = ground.x(index), ground.bottom - number * 16
            paper.hatch(x - half, base - 14, x + half, base)


def line_keys(lines: Sequence[Line], ground: Frame, unit: Unit) -> list[keys.Key]:
    points = [point for line in lines for point in line.points]
    found = []
    swatch: keys.Swatch = "bar" if ground.count <= MOST_BARS else "band"
    doubts: dict[str, list[str]] = {}
    for line in lines:
        if any(point.low is not None and point.value is not None for point in line.points):
            doubts.setdefault(line.doubt, []).append(line.colour)
    for doubt, colours in doubts.items():
        colour = mix(WHITE, colours[0], _FAINT) if swatch == "band" else colours[0]
        found.append(keys.Key(swatch, doubt, colour if len(colours) == 1 else ""))
    if any(point.open and point.value is not None for point in points):
        found.append(keys.Key("open", "nog niet compleet"))
    reasons = dict.fromkeys(point.reason for point in points if point.value is None and point.reason)
    found.extend(keys.Key("hidden", reason) for reason in reasons)
    if not ground.axis.from_zero:
        low = frame.tick_texts(ground.axis, unit)[0]
        found.append(keys.Key("none", f"Let op: de as begint bij {low}."))
    return found
