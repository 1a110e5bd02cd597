"""The line under a chart that says in words what its marks mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapportage.charts import fonts
from rapportage.charts.paper import LINE, SIZE, Paper, Shape

Swatch = Shape | Literal["open", "open_bar", "hidden", "band", "bar", "none"]
_SWATCH_WIDTH = 20.0
_GAP = 20.0


@dataclass(frozen=True, slots=True)
class Key:
    """One mark and its words; ``colour`` fills it where it has a colour of its own."""

    swatch: Swatch
    text: str
    colour: str = ""


def draw_keys(paper: Paper, keys: Sequence[Key], top: float) -> float:
    """Write the keys from ``top`` down, as many on a line as fit; returns where they end."""
    x, y = 0.0, top
    for key in keys:
        indent = 0.0 if key.swatch == "none" else _SWATCH_WIDTH
        lines = fonts.wrap(key.text, paper.width - indent, SIZE)
        width = indent + max(fonts.measure(line, SIZE) for line in lines)
        if x > 0 and (x + width > paper.width or len(lines) > 1):
            x, y = 0.0, y + LINE
        _draw_swatch(paper, key, x, y + LINE - 9)
        for number, line in enumerate(lines, start=1):
            paper.text(x + indent, y + number * LINE - 4, line, colour=paper.theme.muted)
        x, y = x + width + _GAP, y + (len(lines) - 1) * LINE
    return y + LINE if keys else y


def _draw_swatch(paper: Paper, key: Key, x: float, middle: float) -> None:
    colour = key.colour or paper.theme.primary
    match key.swatch:
        case "open":
            paper.marker("circle", x + 7, middle, colour=colour, radius=4, hollow=True)
        case "open_bar":
            paper.box(x + 1, middle - 5, x + 13, middle + 5, fill="#ffffff", edge=colour)
        case "hidden":
            paper.hatch(x + 1, middle - 6, x + 13, middle + 6)
        case "band":
            paper.box(x, middle - 6, x + 14, middle + 6, fill=key.colour or paper.theme.line)
        case "bar":
            ink = key.colour or paper.theme.ink
            paper.line(((x + 7, middle - 6), (x + 7, middle + 6)), colour=ink)
            for edge in (middle - 6, middle + 6):
                paper.line(((x + 4, edge), (x + 10, edge)), colour=ink)
        case "none":
            pass
        case shape:
            paper.marker(shape, x + 7, middle, colour=colour, radius=5, hollow=False)
