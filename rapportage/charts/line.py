"""A line of a chart: its points and its looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapportage.blocks import Breaks, Point
from rapportage.charts.frame import Frame
from rapportage.charts.paper import Shape


@dataclass(frozen=True, slots=True)
class Line:
    """One series as it is drawn."""

    name: str
    points: tuple[Point, ...]
    colour: str
    shape: Shape
    breaks: Breaks = ()
    dash: tuple[float, ...] = ()
    # What its interval says, for the key.
    doubt: str = "onzekerheid van het cijfer"
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

    def place(self, ground: Frame, index: int) -> tuple[float, float]:
        """Return where a point stands, in pixels."""
        return ground.x(index) + self.shift, ground.y(self.points[index].value or 0.0)
