"""Layout of what is filled in by pen: boxes to tick and room to write.

Each place is a print field (ISO 32000-1, 14.8.5.6), so that who hears the form knows what belongs there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from adoptie.pdf import fonts
from adoptie.pdf.paper import Blank, Choice, Choices, Ladder
from adoptie.pdf.pen import Pen
from adoptie.pdf.strips import Strip, ended, kept, line_strips, spaced
from adoptie.pdf.structure import Node, print_field
from adoptie.pdf.style import LEAD, MARGIN, SMALL, STEP, WIDTH, Style, Type
from adoptie.pdf.text import Line, Painter, natural_width, wrap

BOX: Final = 12.0
_SIGN_OF_BOX: Final = Type(BOX, BOX)
_INDENT = 4 * STEP
_WIDE_BOX, _HIGH_BOX = 26.0, 16.0
# A hand needs this much for a line of writing, and this much beside a choice.
_LINE = 27.0
_LEAST_ROOM = 150.0
_SIGN = (17.0, 22.0)
_SHORT = 110.0
# Wider apart, the eye no longer sees that the boxes of a ladder belong together.
_WIDEST_STEP = 56.0


def tick(pen: Pen, node: Node, corner: tuple[float, float]) -> None:
    """Draw a box to tick, with its lower left corner at a point; it is read aloud as a box."""
    pen.frame(node, (*corner, BOX, BOX), pen.style.ink)
    pen.unseen(node, corner, "☐", _SIGN_OF_BOX)


def choices(element: Choices, parent: Node, style: Style) -> list[Strip]:
    """Lay out boxes under each other, with their words beside them."""
    tree = parent.add("L", O="/List", ListNumbering="/None")
    role: Literal["cb", "rb", "tv"] = "tv" if element.ranked else "cb" if element.several else "rb"
    wide = _WIDE_BOX if element.ranked else BOX
    strips: list[Strip] = []
    for choice in element.choices:
        item = tree.add("LI")
        field = print_field(item.add("Lbl"), role, f"{element.label}: {choice.text}")
        strips += spaced(_choice(choice, item.add("LBody"), field, style, wide), STEP / 2)
    return _as_one(strips)


def _choice(choice: Choice, body: Node, field: Node, style: Style, wide: float) -> list[Strip]:
    x = MARGIN + _INDENT + wide - BOX
    lines = wrap(fonts.clean(choice.text), LEAD, WIDTH - (x - MARGIN))
    strips = line_strips(Painter(LEAD, style.ink, x, WIDTH), body, lines) or [
        Strip(LEAD.leading, lambda *_: None)
    ]
    first = strips[0]

    def paint(pen: Pen, top: float) -> None:
        middle = top - LEAD.leading / 2
        if wide > BOX:
            pen.frame(field, (MARGIN, middle - _HIGH_BOX / 2, wide, _HIGH_BOX), style.ink)
        else:
            tick(pen, field, (MARGIN, middle - BOX / 2))
        first.paint(pen, top)

    strips[0] = replace(first, paint=paint)
    return [*strips[:-1], *_written(choice, body, strips[-1], lines, style, x)] if choice.write else strips


def _written(
    choice: Choice, body: Node, last: Strip, lines: Sequence[Line], style: Style, x: float
) -> list[Strip]:
    """Draw a line to write on after the last words, or under them where there is no room beside them."""
    field = print_field(body, "tv", choice.text)
    begin = x + (natural_width(lines[-1].text, LEAD) + STEP if lines else 0.0)
    end = MARGIN + WIDTH
    if end - begin < _LEAST_ROOM:
        return [replace(last, keep=True), _line(field, style, x)]

    def paint(pen: Pen, top: float) -> None:
        last.paint(pen, top)
        pen.frame(field, (begin, top - LEAD.leading + 2, end - begin, 0), style.ink)

    return [replace(last, paint=paint)]


def _line(field: Node, style: Style, x: float = MARGIN, width: float = 0.0) -> Strip:
    def paint(pen: Pen, top: float) -> None:
        pen.frame(field, (x, top - _LINE + 4, width or MARGIN + WIDTH - x, 0), style.ink)

    return Strip(_LINE, paint)


def ladder(element: Ladder, parent: Node, style: Style) -> list[Strip]:
    """Lay out a scale: its boxes in a row with a word under each, between the words of its ends."""
    ends = ((element.points[0], element.low), (element.points[-1], element.high))
    words = ", ".join(f"{point}: {words}" for point, words in ends if words)
    told = _told(words, parent, style)
    step = min(WIDTH / len(element.points), _WIDEST_STEP)
    texts = [fonts.clean(point) for point in element.points]
    if any(natural_width(text, LEAD) > step - STEP for text in texts):
        under = Choices(tuple(map(Choice, element.points)), element.label)
        return kept(told) + choices(under, parent, style)
    tree = parent.add("L", O="/List", ListNumbering="/None")
    places = []
    for text in texts:
        item = tree.add("LI")
        places.append((print_field(item.add("Lbl"), "rb", f"{element.label}: {text}"), item.add("LBody")))
    row = _Row(tuple(texts), tuple(places), step)
    return kept(told) + ended(spaced([Strip(BOX + LEAD.leading + STEP, row.paint)], 1.5 * STEP), 2 * STEP)


def _told(text: str, parent: Node, style: Style) -> list[Strip]:
    lines = wrap(fonts.clean(text), LEAD, WIDTH)
    return line_strips(Painter(LEAD, style.muted, MARGIN, WIDTH), parent.add("P"), lines, before=STEP)


@dataclass(frozen=True, slots=True)
class _Row:
    """Boxes side by side, each with its words under its middle; ``places`` are (box, words)."""

    texts: tuple[str, ...]
    places: tuple[tuple[Node, Node], ...]
    step: float

    def paint(self, pen: Pen, top: float) -> None:
        for at, (text, (field, body)) in enumerate(zip(self.texts, self.places, strict=True)):
            middle = MARGIN + self.step * at + BOX
            tick(pen, field, (middle - BOX / 2, top - BOX))
            x = middle - natural_width(text, LEAD) / 2
            Painter(LEAD, pen.style.ink, x, self.step).lines(pen, body, top - BOX, [Line(text, last=False)])


def blank(element: Blank, parent: Node, style: Style) -> list[Strip]:
    """Lay out room to write: boxes for signs, a short line with its unit, or lines over the whole width."""
    tree = parent.add("P")
    if element.signs:
        return _as_one(_sign_boxes(element, tree, style))
    field = print_field(tree, "tv", element.label)
    if element.unit:
        return _as_one([_measured(element.unit, tree, field, style)])
    strips = [_line(field, style) for _ in range(element.lines)]
    return ended(strips, 2 * STEP)


def _measured(unit: str, tree: Node, field: Node, style: Style) -> Strip:
    words = tree.add("Span")
    line = Line(fonts.clean(unit), last=True)

    def paint(pen: Pen, top: float) -> None:
        pen.frame(field, (MARGIN, top - _LINE + 2, _SHORT, _LINE - 4), style.ink)
        x = MARGIN + _SHORT + STEP
        down = (_LINE - LEAD.leading) / 2
        Painter(LEAD, style.ink, x, WIDTH - _SHORT).lines(pen, words, top - down, [line])

    return Strip(_LINE, paint, before=STEP)


def _sign_boxes(element: Blank, tree: Node, style: Style) -> list[Strip]:
    wide, high = _SIGN
    places = [
        (print_field(tree, "tv", f"{element.label}: {name}"), tree.add("Span")) for name, _ in element.signs
    ]

    def paint(pen: Pen, top: float) -> None:
        x = MARGIN
        for (name, number), (field, words) in zip(element.signs, places, strict=True):
            for at in range(number):
                pen.frame(field, (x + at * wide, top - high, wide, high), style.ink)
            names = Painter(SMALL, style.muted, x, number * wide)
            names.lines(pen, words, top - high - 2, [Line(name, last=False)])
            x += number * wide + 2.5 * STEP

    return [Strip(high + SMALL.leading + STEP, paint, before=STEP)]


def _as_one(strips: list[Strip]) -> list[Strip]:
    """Keep a list of boxes on one page; white below it tells where the next question begins."""
    return ended([*kept(strips[:-1]), *strips[-1:]], 2 * STEP)
