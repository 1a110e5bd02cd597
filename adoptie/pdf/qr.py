"""Layout of a code for phones, with beside it what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import segno

from adoptie.pdf import fonts
from adoptie.pdf.errors import PdfError
from adoptie.pdf.paper import Qr
from adoptie.pdf.pen import Pen
from adoptie.pdf.strips import Strip
from adoptie.pdf.structure import Node, place
from adoptie.pdf.style import LEAD, MARGIN, STEP, WIDTH, Style, Type
from adoptie.pdf.text import Painter, wrap

_SIDE = 104.0
# Phones look for this much white around it, counted in its own squares.
_QUIET = 4
_CODE: Final = Type(17, 25, "semibold")
Box = tuple[float, float, float, float]


def qr(element: Qr, parent: Node, style: Style) -> list[Strip]:
    """Lay out a code that a phone reads. Raises PdfError when it has no words in its place."""
    if not element.alt.strip():
        raise PdfError("De QR-code heeft geen beschrijving.")
    tree = parent.add("Sect")
    figure = tree.add("Figure", alt=fonts.clean(element.alt))
    squares = tuple(_squares(element.address))
    x = MARGIN + _SIDE + 2 * STEP
    texts = [(LEAD, element.lines), (_CODE, (element.code,) if element.code else ()), (LEAD, element.below)]
    parts = [
        (Painter(kind, style.ink, x, 0.0), tree.add("P"), wrap(fonts.clean(text), kind, MARGIN + WIDTH - x))
        for kind, many in texts
        for text in many
    ]
    height = max(_SIDE, sum(painter.kind.leading * len(lines) for painter, _, lines in parts))

    def paint(pen: Pen, top: float) -> None:
        figure.attributes.update(place(MARGIN, top, _SIDE, _SIDE))
        pen.dark(
            figure, ((MARGIN + left, top - _SIDE + low, wide, high) for left, low, wide, high in squares)
        )
        y = top
        for painter, node, lines in parts:
            y = painter.lines(pen, node, y, lines)

    return [Strip(height, paint, before=2 * STEP, after=2 * STEP)]


def _squares(address: str) -> Iterator[Box]:
    """Yield the dark runs of each row, in points from the lower left corner."""
    # Q: a quarter of it may be creased or stained.
    rows = [bytes(row) for row in segno.make(address, error="q", micro=False).matrix]
    side = _SIDE / (len(rows) + 2 * _QUIET)
    for number, row in enumerate(rows):
        low = _SIDE - (number + 1 + _QUIET) * side
        begin = 0
        for at in range(len(row) + 1):
            if at == len(row) or not row[at]:
                if at > begin:
                    yield ((begin + _QUIET) * side, low, (at - begin) * side, side)
                begin = at + 1
