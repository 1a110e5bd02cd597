"""The road of a figure, small enough to stand in a row: a line with its band, or a few points with theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapportage.blocks import Point

WIDTH, HEIGHT = 200.0, 48.0
_EDGE = 5.0
# With fewer points a band would suggest that something was measured between them.
_MOST_BARS = 8


@dataclass(frozen=True, slots=True)
class Verloop:
    """Coordinates as SVG wants them; ``lijnen`` and ``banden`` are lists of points in words.

    ``staven`` are (x, low, high), ``punten`` (x, y) of what stands alone, ``eind`` of the figure itself.
    ``alt`` says the same; ``van`` and ``tot`` stand under the ends.
    """

    lijnen: tuple[str, ...]
    banden: tuple[str, ...]
    staven: tuple[tuple[str, str, str], ...]
    punten: tuple[tuple[str, str], ...]
    eind: tuple[str, str] | None
    alt: str
    van: str
    tot: str


def verloop(points: Sequence[Point], *, alt: str, van: str, tot: str) -> Verloop | None:
    """Return the drawing of figures in order, from zero; None where there are not two to see."""
    if sum(point.value is not None for point in points) < 2:
        return None
    ground = _Ground(points)
    runs = list(_runs(points))
    few = len(points) <= _MOST_BARS
    last = runs[-1][-1]
    return Verloop(
        lijnen=tuple(ground.words((index, points[index].value) for index in run) for run in runs if run[1:]),
        banden=() if few else tuple(filter(None, (ground.band(run) for run in runs))),
        staven=tuple(ground.bars()) if few else (),
        punten=tuple(ground.place(run[0], points[run[0]].value) for run in runs if not run[1:]),
        eind=ground.place(last, points[last].value),
        alt=alt,
        van=van,
        tot=tot,
    )


def _runs(points: Sequence[Point]) -> Iterator[list[int]]:
    """Yield the positions that are joined: what is hidden between them breaks the line."""
    run: list[int] = []
    for index, point in enumerate(points):
        if point.value is not None:
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run


class _Ground:
    """Turns positions and values into places; the axis starts at zero."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._points = points
        values = [
            value for each in points for value in (each.value, each.high, each.low) if value is not None
        ]
        self._low, self._high = min(0.0, *values), max(0.0, *values)

    def place(self, index: int, value: float | None) -> tuple[str, str]:
        x = _EDGE + index * (WIDTH - 2 * _EDGE) / (len(self._points) - 1)
        share = ((value or 0.0) - self._low) / ((self._high - self._low) or 1.0)
        y = HEIGHT - _EDGE - share * (HEIGHT - 2 * _EDGE)
        return f"{x:.1f}", f"{y:.1f}"

    def words(self, places: Iterator[tuple[int, float | None]]) -> str:
        return " ".join(",".join(self.place(index, value)) for index, value in places)

    def band(self, run: Sequence[int]) -> str:
        own = [(index, self._points[index]) for index in run]
        bounded = [
            (index, each.low, each.high)
            for index, each in own
            if each.low is not None and each.high is not None
        ]
        if len(bounded) < 2:
            return ""
        there = [(index, high) for index, _, high in bounded]
        back = [(index, low) for index, low, _ in reversed(bounded)]
        return self.words(iter([*there, *back]))

    def bars(self) -> Iterator[tuple[str, str, str]]:
        for index, each in enumerate(self._points):
            if each.value is not None and each.low is not None and each.high is not None:
                x, low = self.place(index, each.low)
                yield x, low, self.place(index, each.high)[1]
