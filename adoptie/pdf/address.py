"""Layout of whom a letter goes to."""

from __future__ import annotations

from adoptie.pdf import fonts
from adoptie.pdf.paper import Address
from adoptie.pdf.pen import Pen
from adoptie.pdf.strips import Strip
from adoptie.pdf.structure import Node
from adoptie.pdf.style import BODY, MARGIN, PAGE_HEIGHT, STEP, TINY, TOP, WIDTH, Style
from adoptie.pdf.text import Painter, wrap

# The window of an envelope: so far from the upper edge of the page, and so wide and high.
_WINDOW = 142.0
_WIDE, _HIGH = 230.0, 100.0


def address(element: Address, parent: Node, style: Style) -> list[Strip]:
    """Lay out an address as the first part of a page."""
    sender = wrap(fonts.clean(element.sender), TINY, WIDTH)
    lines = [wrap(fonts.clean(line), BODY, _WIDE) for line in element.lines]
    small, tree = parent.add("P"), parent.add("Sect")
    nodes = [tree.add("P") for _ in lines]

    def paint(pen: Pen, top: float) -> None:
        y = min(top, PAGE_HEIGHT - _WINDOW)
        Painter(TINY, style.muted, MARGIN, WIDTH).lines(
            pen, small, y + TINY.leading * len(sender) + STEP, sender
        )
        for node, broken in zip(nodes, lines, strict=True):
            y = Painter(BODY, style.ink, MARGIN, _WIDE).lines(pen, node, y, broken)

    return [Strip(_WINDOW + _HIGH - TOP, paint, after=3 * STEP)]
