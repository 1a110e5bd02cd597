"""Layout of running text: headings, paragraphs, lists and remarks set apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from adoptie.pdf import fonts
from adoptie.pdf.elements import Box, BoxKind, Bullets, Heading, Paragraph
from adoptie.pdf.notes import Footnote, numbered
from adoptie.pdf.pen import Pen
from adoptie.pdf.strips import Strip, kept, line_strips, spaced
from adoptie.pdf.structure import Node
from adoptie.pdf.style import (
    BODY,
    H1,
    H2,
    H3,
    LEAD,
    MARGIN,
    MEASURE,
    SMALL,
    SMALL_STRONG,
    STEP,
    STRONG,
    WIDTH,
    Style,
    Type,
)
from adoptie.pdf.text import Line, Painter, balanced, natural_width, wrap

ROLES: Final = {"lead": LEAD, "body": BODY, "small": SMALL}
STRONG_ROLES: Final = {"lead": replace(LEAD, face="semibold"), "body": STRONG, "small": SMALL_STRONG}
_HEADINGS: Final = {1: (H1, 8 * STEP), 2: (H2, 5 * STEP), 3: (H3, 3.5 * STEP)}
_GAPS: Final = {"lead": 1.5 * STEP, "body": 1.5 * STEP, "small": STEP}
_QUESTION = (replace(LEAD, face="semibold"), 4 * STEP)
# From the bar before people's own words to those words.
_BARRED = 2 * STEP
_BOX_LINES = 24
# So many short items make a long thin list.
_MANY = 8
KIND_WORDS: Final[dict[BoxKind, str]] = {
    "info": "Goed om te weten",
    "waarschuwing": "Let op",
    "fictief": "Verzonnen cijfers",
    "verborgen": "Niet getoond",
}


def measure_of(kind: Type) -> float:
    """Return the width of running text: larger type gets a wider column, within the page."""
    return min(WIDTH, MEASURE * max(1.0, kind.size / BODY.size))


def heading(element: Heading, node: Node, style: Style, target: str) -> list[Strip]:
    """Lay out a heading: tied to what follows, and the place that links to it go to."""
    kind, before = _QUESTION if element.question else _HEADINGS[element.level]
    text = fonts.clean(element.text)
    lines = wrap(text, kind, WIDTH) if element.question else balanced(text, kind, WIDTH)
    painter = Painter(kind, style.ink, MARGIN, WIDTH)
    strips = line_strips(painter, node, lines, before=before, keep=True)
    if strips:
        strips[0] = replace(strips[0], target=target, new_page=element.new_page, chapter=element.chapter)
        strips[-1] = replace(strips[-1], height=strips[-1].height + (STEP if element.level == 1 else 0.0))
    return strips


def paragraph(element: Paragraph, parent: Node, style: Style, note: Footnote | None = None) -> list[Strip]:
    """Lay out a paragraph, with the number of its ``note`` behind it."""
    kind = (STRONG_ROLES if element.strong else ROLES)[element.role]
    text = fonts.clean(element.text)
    lines = numbered(text, note, kind, measure_of(kind)) if note else wrap(text, kind, measure_of(kind))
    colour = style.muted if element.muted or element.role == "small" else style.ink
    indent = _BARRED if element.barred else 0.0
    painter = Painter(kind, colour, MARGIN + indent, WIDTH - indent)
    strips = line_strips(painter, parent.add("P"), lines, before=_GAPS[element.role])
    if note:
        strips[-1] = replace(strips[-1], target=note.back)
    return _barred(strips) if element.barred else strips


def _barred(strips: list[Strip]) -> list[Strip]:
    return [replace(strip, paint=_Barred(strip)) for strip in strips]


@dataclass(frozen=True, slots=True)
class _Barred:
    """A line with its piece of the bar before it."""

    strip: Strip

    def __call__(self, pen: Pen, top: float) -> None:
        pen.area((MARGIN, top - self.strip.height, 2, self.strip.height), pen.style.line)
        self.strip.paint(pen, top)


def bullets(element: Bullets, parent: Node, style: Style) -> list[Strip]:
    """Lay out a list: each item a label and a body, hanging; many short items stand two by two."""
    kind = ROLES[element.role]
    indent = 3 * STEP if element.numbered else 2 * STEP
    attributes = {"O": "/List", "ListNumbering": "/Decimal" if element.numbered else "/Disc"}
    tree = parent.add("L", **attributes)
    texts = [fonts.clean(text) for text in element.items]
    edge = MARGIN + (_BARRED if element.barred else 0.0)
    paired = not element.barred and _fit_two_by_two(texts, kind, indent)
    items: list[list[Strip]] = []
    for index, text in enumerate(texts):
        label = f"{index + 1}." if element.numbered else "•"
        x = edge + (WIDTH / 2 if paired and index % 2 else 0.0)
        item = _item(label, text, tree.add("LI"), _Hanging(kind, x, indent, style.ink))
        if paired and index % 2:
            items[-1] = [_beside(items[-1][0], item[0])]
        else:
            items.append(spaced(item, STEP if items else _GAPS[element.role]))
    # No item alone on a page: the first goes with the second, the last with the one before it.
    for index in {0, len(items) - 2} & set(range(len(items) - 1)):
        items[index] = kept(items[index])
    strips = [strip for strips in items for strip in strips]
    return _barred(strips) if element.barred else strips


def _fit_two_by_two(texts: Sequence[str], kind: Type, indent: float) -> bool:
    room = WIDTH / 2 - indent - 2 * STEP
    return len(texts) >= _MANY and all(text.strip() and natural_width(text, kind) <= room for text in texts)


@dataclass(frozen=True, slots=True)
class _Hanging:
    """How an item is set: its label at ``x``, its text ``indent`` further."""

    kind: Type
    x: float
    indent: float
    colour: str


def _item(label: str, text: str, node: Node, look: _Hanging) -> list[Strip]:
    lines = wrap(text, look.kind, measure_of(look.kind) - look.indent)
    mark, body = node.add("Lbl"), node.add("LBody")
    strips = line_strips(Painter(look.kind, look.colour, look.x + look.indent, WIDTH), body, lines)
    if not strips:
        return []
    first = strips[0]

    def paint(pen: Pen, top: float) -> None:
        labels = Painter(look.kind, look.colour, look.x, look.indent)
        labels.lines(pen, mark, top, [Line(label, last=False)])
        first.paint(pen, top)

    return [replace(first, paint=paint), *strips[1:]]


def _beside(left: Strip, right: Strip) -> Strip:
    def paint(pen: Pen, top: float) -> None:
        left.paint(pen, top)
        right.paint(pen, top)

    return replace(left, paint=paint)


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines of a remark that stand on one page."""

    title: tuple[Line, ...]
    lines: tuple[Line, ...]
    colour: str
    nodes: tuple[Node, Node]

    @property
    def height(self) -> float:
        return STRONG.leading * len(self.title) + BODY.leading * len(self.lines) + 3 * STEP

    def paint(self, pen: Pen, top: float) -> None:
        pen.area((MARGIN, top - self.height, WIDTH, self.height), pen.style.surface)
        pen.area((MARGIN, top - self.height, 3, self.height), self.colour)
        x = MARGIN + 3 * STEP
        y = Painter(STRONG, pen.style.ink, x, MEASURE).lines(pen, self.nodes[0], top - 1.5 * STEP, self.title)
        Painter(BODY, pen.style.ink, x, MEASURE).lines(pen, self.nodes[1], y, self.lines)


def box(element: Box, parent: Node, style: Style) -> list[Strip]:
    """Lay out a remark on a quiet surface with a bar; a long one goes on in a next piece."""
    tree = parent.add("Sect")
    head, body = tree.add("P"), tree.add("P")
    lines = wrap(fonts.clean(element.text), BODY, MEASURE)
    colours = {"waarschuwing": style.fysiek, "info": style.primary}
    colour = colours.get(element.kind, style.niet_te_zeggen)
    title = wrap(KIND_WORDS[element.kind], STRONG, MEASURE)
    begins = range(0, max(1, len(lines)), _BOX_LINES)
    nodes = (head, body)
    parts = [_Part(title if not at else (), lines[at : at + _BOX_LINES], colour, nodes) for at in begins]
    return [
        Strip(part.height, part.paint, before=3 * STEP if part.title else 0.0, after=3 * STEP)
        for part in parts
    ]
