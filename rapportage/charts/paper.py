"""A sheet to draw on in CSS pixels, origin top left: the few marks that charts are made of.

Nothing is clipped and nothing is a pattern fill, so that the PDF can take over every vector.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, cast

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from rapportage.charts import fonts
from rapportage.charts.theme import Theme

Xy = tuple[float, float]
Align = Literal["left", "center", "right"]
Shape = Literal["circle", "square", "triangle", "diamond", "cross"]
SHAPES: tuple[Shape, ...] = ("circle", "square", "triangle", "diamond", "cross")
SIZE = 14.0
LINE = 18.0
# Radius of the mark of a point.
RADIUS = 4.0
# Narrower than this a chart is drawn for a phone.
NARROW = 480.0
WHITE = "#ffffff"
_DPI = 72
_HATCH_STEP = 5.0
# Four Bézier curves draw a circle to within 0.03 % with this handle length.
_HANDLE = 0.5523
_SHAPE_POINTS: dict[Shape, tuple[Xy, ...]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "triangle": ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "cross": (
        *((-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4)),
        *((0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4)),
    ),
}


class _Label(Artist):
    """A text at a place that is already known: matplotlib's own Text lays out each text twice."""

    def __init__(self, at: Xy, text: str, colour: str, font: FontProperties) -> None:
        super().__init__()
        self._at, self._text, self._colour, self._font = at, text, colour, font

    def draw(self, renderer: RendererBase) -> None:
        scale = cast("float", renderer.points_to_pixels(1))
        context = renderer.new_gc()
        context.set_foreground(self._colour)
        renderer.draw_text(
            context, self._at[0] * scale, self._at[1] * scale, self._text, self._font, 0, ismath=False
        )
        context.restore()


class Paper:
    """Draws in the order of the calls; the height is known only at ``finish``."""

    def __init__(self, width: float, theme: Theme) -> None:
        self.width = width
        self.theme = theme
        self._artists: list[Artist] = []
        self._turned = Affine2D()

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        align: Align = "left",
        bold: bool = False,
        colour: str = "",
        size: float = SIZE,
    ) -> None:
        """Write one line with its baseline at ``y``."""
        line = fonts.clean(text)
        if not line:
            return
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[align] * fonts.measure(line, size, bold=bold)
        font = fonts.properties(size, bold=bold)
        self._add(_Label((x - shift, y), line, colour or self.theme.ink, font))

    def line(
        self, points: Sequence[Xy], *, colour: str = "", width: float = 1, dash: tuple[float, ...] = ()
    ) -> None:
        style = (0, dash) if dash else "solid"
        self._path(points, edgecolor=colour or self.theme.line, linewidth=width, linestyle=style, fill=False)

    def area(self, points: Sequence[Xy], *, colour: str, opacity: float = 1) -> None:
        # Alpha within the colour becomes fill-opacity, which the PDF keeps; opacity would be lost.
        self._path(points, closed=True, facecolor=to_rgba(colour, opacity), linewidth=0)

    def box(self, left: float, top: float, right: float, bottom: float, *, fill: str, edge: str = "") -> None:
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        width = 1.5 if edge else 0
        self._path(corners, closed=True, facecolor=fill, edgecolor=edge or fill, linewidth=width)

    def hatch(self, left: float, top: float, right: float, bottom: float) -> None:
        """Draw a box with diagonal lines: something stands here that may not be shown."""
        colour = self.theme.niet_te_zeggen
        self.box(left, top, right, bottom, fill=WHITE)
        self.stripes(left, top, right, bottom, colour=colour)
        self.frame(left, top, right, bottom, colour=colour)

    def frame(self, left: float, top: float, right: float, bottom: float, *, colour: str = "") -> None:
        """Draw a thin line around a box."""
        corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        self.line(corners, colour=colour or self.theme.muted)

    def stripes(self, left: float, top: float, right: float, bottom: float, *, colour: str) -> None:
        """Draw diagonal lines within a box, cut off at its sides."""
        height = bottom - top
        vertices: list[Xy] = []
        start = left - height + _HATCH_STEP
        while start < right:
            # The line runs from (start, bottom) up to (start + height, top).
            begin, end = max(start, left), min(start + height, right)
            vertices += [(begin, bottom - (begin - start)), (end, bottom - (end - start))]
            start += _HATCH_STEP
        self._segments(vertices, colour, 1)

    def lines_across(self, left: float, top: float, right: float, bottom: float, *, colour: str) -> None:
        """Draw lines along a box, unlike the diagonals that say that something is hidden."""
        count = int((bottom - top) / _HATCH_STEP)
        gap = (bottom - top) / (count + 1)
        vertices = [(x, top + number * gap) for number in range(1, count + 1) for x in (left, right)]
        self._segments(vertices, colour, 1.5)

    def lines_up(self, left: float, top: float, right: float, bottom: float, *, colour: str) -> None:
        """Draw lines upright in a box, at least one."""
        count = max(int((right - left) / _HATCH_STEP), 1)
        gap = (right - left) / (count + 1)
        vertices = [(left + number * gap, y) for number in range(1, count + 1) for y in (top, bottom)]
        self._segments(vertices, colour, 1)

    def marker(self, shape: Shape, x: float, y: float, *, colour: str, radius: float, hollow: bool) -> None:
        style: dict[str, Any] = {
            "facecolor": WHITE if hollow else colour,
            "edgecolor": colour if hollow else WHITE,
            "linewidth": 2 if hollow else 1,
        }
        if shape == "circle":
            self._add(PathPatch(_circle(x, y, radius), **style))
        else:
            corners = [(x + radius * dx, y + radius * dy) for dx, dy in _SHAPE_POINTS[shape]]
            self._path(corners, closed=True, **style)

    def finish(self, height: float) -> Figure:
        """Return the drawing at this height, on white."""
        size = (self.width / _DPI, height / _DPI)
        figure = Figure(figsize=size, dpi=_DPI, facecolor=WHITE, linewidth=0)
        self._turned.scale(1 / _DPI, -1 / _DPI).translate(0, height / _DPI)
        for order, artist in enumerate(self._artists):
            artist.set_zorder(order)
            if not isinstance(artist, _Label):
                artist.set_transform(self._turned + figure.dpi_scale_trans)
            figure.add_artist(artist)
        return figure

    def _path(self, points: Sequence[Xy], *, closed: bool = False, **style: Any) -> None:
        vertices = [*points, points[0]] if closed else list(points)
        self._add(PathPatch(Path(vertices, closed=closed), capstyle="butt", joinstyle="round", **style))

    def _segments(self, vertices: Sequence[Xy], colour: str, width: float) -> None:
        """Draw a line between each two vertices."""
        if vertices:
            codes = [Path.MOVETO, Path.LINETO] * (len(vertices) // 2)
            self._add(PathPatch(Path(vertices, codes), edgecolor=colour, linewidth=width, fill=False))

    def _add(self, artist: Artist) -> None:
        self._artists.append(artist)


def _circle(x: float, y: float, radius: float) -> Path:
    k = _HANDLE
    unit = (
        *((1, 0), (1, k), (k, 1), (0, 1), (-k, 1), (-1, k), (-1, 0)),
        *((-1, -k), (-k, -1), (0, -1), (k, -1), (1, -k), (1, 0)),
    )
    codes = [Path.MOVETO, *[Path.CURVE4] * 12]
    return Path([(x + radius * dx, y + radius * dy) for dx, dy in unit], codes)
