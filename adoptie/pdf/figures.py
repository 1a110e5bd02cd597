"""Layout of charts: the finding, the measure, the drawing with its words, the source."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from adoptie.pdf import drawings, fonts
from adoptie.pdf.elements import Figure
from adoptie.pdf.errors import PdfError
from adoptie.pdf.paper import Picture
from adoptie.pdf.pen import Pen
from adoptie.pdf.strips import Strip, ended, line_strips, spaced
from adoptie.pdf.structure import Node, place
from adoptie.pdf.style import MARGIN, SMALL, STEP, STRONG, WIDTH, Style, Type
from adoptie.pdf.text import Painter, wrap

_HIGHEST = 420.0
# A picture leaves room for its question on the same page; a pixel of a screen is three quarters of a point.
_PICTURE_HIGHEST, _PIXEL = 240.0, 0.75
_LARGEST_SCALE = 1.3


def figure(element: Figure, parent: Node, style: Style) -> list[Strip]:
    """Lay out a figure, all on one page.

    Raises PdfError when it has no alternative text or when its SVG cannot be read.
    """
    alt = " ".join(fonts.clean(element.alt).split())
    what = f"De grafiek '{element.title or alt}'"
    if not alt:
        raise PdfError(f"{what} heeft geen beschrijving. Geef elke grafiek een beschrijving in woorden.")
    drawing = drawings.read_svg(element.svg.encode(errors="replace"), what)
    tree = parent.add("Sect")
    strips = _lines(element.title, STRONG, style.ink, tree) + _lines(
        element.measure, SMALL, style.muted, tree
    )
    strips = [replace(strip, keep=True) for strip in strips]
    strips.append(_drawing(drawing, tree, alt, keep=bool(element.source)))
    strips += _lines(element.source, SMALL, style.muted, tree)
    return ended(spaced(strips, 4 * STEP), 3 * STEP)


def picture(element: Picture, parent: Node, _style: Style) -> list[Strip]:
    """Lay out a picture of pixels. Raises PdfError when it has no words in its place, or cannot be read."""
    alt = " ".join(fonts.clean(element.alt).split())
    if not alt:
        raise PdfError("Een afbeelding heeft geen beschrijving. Geef elke afbeelding een beschrijving.")
    image = drawings.read_png(element.data, f"De afbeelding '{alt[:60]}'")
    wide, high = image.getSize()
    scale = min(WIDTH / wide, _PICTURE_HIGHEST / high, _PIXEL)
    width, height = wide * scale, high * scale
    node = parent.add("Figure", alt=alt)

    def paint(pen: Pen, top: float) -> None:
        node.attributes.update(place(MARGIN, top, width, height))
        pen.mark(node)
        pen.canvas.drawImage(image, MARGIN, top - height, width, height, mask="auto")

    return [Strip(height, paint, before=STEP, after=2 * STEP)]


def _lines(text: str, kind: Type, colour: str, tree: Node) -> list[Strip]:
    lines = wrap(fonts.clean(text), kind, 400.0)
    strips = line_strips(Painter(kind, colour, MARGIN, WIDTH), tree.add("P"), lines)
    return [replace(strip, keep=True) for strip in strips[:-1]] + strips[-1:]


def _drawing(drawing: Any, tree: Node, alt: str, *, keep: bool) -> Strip:
    scale = min(WIDTH / drawing.width, _HIGHEST / drawing.height, _LARGEST_SCALE)
    width, height = drawing.width * scale, drawing.height * scale
    node = tree.add("Figure", alt=alt)

    def paint(pen: Pen, top: float) -> None:
        bottom = top - height
        node.attributes.update(place(MARGIN, top, width, height))
        pen.mark(node)
        drawings.draw(pen, drawing, (MARGIN, bottom), scale)

    return Strip(height, paint, before=STEP, keep=keep)
