"""SVG as vectors: read without entities or outside references, and with the house font for any text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Group, String
from reportlab.lib.utils import ImageReader
from svglib.svglib import SvgRenderer, load_svg_file

from adoptie.pdf import fonts
from adoptie.pdf.errors import PdfError
from adoptie.pdf.pen import Pen

_OUTSIDE = re.compile(rb"<!ENTITY|<image|(?:xlink:)?href\s*=\s*[\"'](?!#)", re.IGNORECASE)


def read_svg(svg: bytes, what: str) -> Any:
    """Return a reportlab drawing.

    Raises PdfError, naming ``what``, when it is no SVG, holds a photo or refers to something outside itself.
    """
    if _OUTSIDE.search(svg):
        raise PdfError(
            f"{what} bevat een foto of een verwijzing. Gebruik een SVG met alleen lijnen en vlakken."
        )
    try:
        drawing = _parsed(svg)
    except Exception as fault:
        raise PdfError(f"{what} is geen leesbaar SVG-plaatje.") from fault
    if drawing is None or drawing.width <= 0 or drawing.height <= 0:
        raise PdfError(f"{what} is geen leesbaar SVG-plaatje.")
    return drawing


# A report is drawn twice, to read and to show: reading its charts is most of the work.
@lru_cache(maxsize=32)
def _parsed(svg: bytes) -> Any:
    source = io.BytesIO(svg)
    drawing = _Reader(source).render(load_svg_file(source))
    if drawing is not None:
        drawing.initialFontName = fonts.name_of("regular")
        _own_font(drawing)
    return drawing


class _Reader(SvgRenderer):
    """Reads what is used again only once: most of a chart are letters, and each is used many times."""

    def __init__(self, source: io.BytesIO) -> None:
        super().__init__(source)
        self._used: dict[tuple[object, ...], Any] = {}

    def renderUse(self, node: Any, group: Any = None, clipping: Any = None) -> Any:  # noqa: N802 - their name
        looks = tuple(_looks(node))
        found = None if clipping or group else self._used.get(looks)
        if found is None:
            drawn = super().renderUse(node, group, clipping)
            if isinstance(drawn, Group) and len(drawn.contents) == 1:
                self._used[looks] = drawn.contents[0]
            return drawn
        again = Group(found)
        self.apply_node_attr_to_group(node, again)
        return again


def _looks(node: Any) -> Iterator[object]:
    """Yield all that decides how something looks, apart from where it stands: its own and inherited."""
    while node is not None:
        yield from ((key, value) for key, value in node.attrib.items() if key not in _PLACE)
        node = node.parent


_PLACE = {"id", "transform", "x", "y"}


def _own_font(group: Any) -> None:
    for shape in group.contents:
        if isinstance(shape, String):
            shape.fontName = fonts.name_of("regular")
            shape.text = fonts.clean(shape.text)
        elif isinstance(shape, Group):
            _own_font(shape)


def draw(pen: Pen, drawing: Any, corner: tuple[float, float], scale: float) -> None:
    """Paint a drawing with its lower left corner at a point; the pen has marked where it belongs."""
    pen.canvas.saveState()
    pen.canvas.translate(*corner)
    pen.canvas.scale(scale, scale)
    renderPDF.draw(drawing, pen.canvas, 0, 0)
    pen.canvas.restoreState()


def read_png(data: bytes, what: str) -> Any:
    """Return an image that a canvas can draw.

    Raises PdfError, naming ``what``, when it is no picture.
    """
    try:
        image = ImageReader(io.BytesIO(data))
        image.getRGBData()
    except Exception as fault:
        raise PdfError(f"{what} is geen leesbaar plaatje. Gebruik SVG of PNG.") from fault
    return image
