"""What stands at the right end of lines: their name, their last figure, and of when that is."""

from __future__ import annotations

from collections.abc import Sequence

from rapportage.blocks import Unit
from rapportage.charts import fonts, keys
from rapportage.charts.frame import Frame
from rapportage.charts.line import Line
from rapportage.charts.paper import LINE, NARROW, RADIUS, SIZE, Paper
from rapportage.charts.scales import spread
from rapportage.charts.words import figure, figure_with_unit, find_period, short, with_article

_WIDEST_NAME = 0.38
Labels = list[tuple[Line, list[str]]]


def end_labels(lines: Sequence[Line], x: Sequence[str], unit: Unit, width: float, *, single: bool) -> Labels:
    """Return what stands at the end of each line: its name where there are more, and its last figure.

    A figure that will still change is no end to remember.
    """
    words = [word for line in lines for word in fonts.clean(line.name).split(" ")]
    longest = max((fonts.measure(word, SIZE, bold=True) for word in words), default=0.0)
    room = max(width * (0.3 if width < NARROW else 0.24), min(longest, width * _WIDEST_NAME))
    found: Labels = []
    for line in (line for line in lines if line.shown):
        last = line.points[line.shown[-1]]
        if not single:
            value = "" if last.open else figure(last.value or 0.0, unit)
            found.append((line, _named(line.name, value, room)))
        elif not last.open:
            found.append((line, [figure_with_unit(last.value or 0.0, unit), short(x[line.shown[-1]])]))
    return [(line, kept) for line, texts in found if (kept := [text for text in texts if text])]


def _named(name: str, value: str, room: float) -> list[str]:
    lines = fonts.wrap(name, room, SIZE, bold=True)
    joined = f"{lines[-1]} {value}".strip(" ")
    fits = fonts.measure(joined, SIZE, bold=True) <= room
    return [*lines[:-1], joined] if fits else [*lines, value]


def ends_key(labels: Labels, x: Sequence[str], *, single: bool) -> list[keys.Key]:
    """Say of when the figures behind several lines are."""
    settled = {line.shown[-1] for line, _ in labels if not line.points[line.shown[-1]].open}
    periods = [with_article(x[index]) for index in settled if find_period(x[index])]
    if single or len(settled) != 1 or not periods:
        return []
    return [keys.Key("none", f"Achter een lijn staat het cijfer van {periods[0]}.")]


def draw_end_labels(paper: Paper, ground: Frame, labels: Labels) -> None:
    ends = [line.place(ground, line.shown[-1]) for line, _ in labels]
    heights = [len(texts) * LINE for _, texts in labels]
    centres = spread([y for _, y in ends], heights, ground.top - 6, ground.bottom + 6)
    for (line, texts), (x, y), centre in zip(labels, ends, centres, strict=True):
        reach = ground.right + 6
        if abs(centre - y) > LINE / 2 or reach - x > ground.slot:
            paper.line(((x + RADIUS + 2, y), (reach, centre)), colour=line.colour)
        start = centre - len(texts) * LINE / 2
        for number, text in enumerate(texts, start=1):
            paper.text(reach + 4, start + number * LINE - 4, text, bold=True, colour=line.colour)
