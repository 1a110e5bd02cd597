"""Layout of the cover and the table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from adoptie.pdf import drawings, fonts
from adoptie.pdf.elements import Cover
from adoptie.pdf.errors import PdfError
from adoptie.pdf.pen import ARTIFACT, Pen
from adoptie.pdf.strips import Strip
from adoptie.pdf.structure import Node, place
from adoptie.pdf.style import (
    BODY,
    H1,
    H2,
    MARGIN,
    MEASURE,
    PAGE_HEIGHT,
    STEP,
    STRONG,
    TITLE,
    WIDTH,
    Style,
    Type,
)
from adoptie.pdf.text import Line, Painter, balanced, natural_width, wrap

_LOGO_WIDTH, _LOGO_HEIGHT = 180.0, 60.0
_COVER_ROLES = (
    *(("owner", "P"), ("title", "H1"), ("subtitle", "P")),
    *(("remark", "P"), ("period", "P"), ("date_text", "P")),
)
_TITLE_ROOM = 216.0
_SUBTITLE_LINES = 6
_SUBTITLE = Type(14, 21)


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as it stands in the contents and the bookmarks; ``depth`` counts from 0 without gaps."""

    target: str
    text: str
    level: int
    depth: int


class CoverPage:
    """Paints the cover; ``title`` is the first heading of the document."""

    def __init__(self, cover: Cover, title: str, parent: Node, style: Style) -> None:
        self._cover = cover
        self._kind, self._title = _fitting(fonts.clean(title))
        if len(wrap(fonts.clean(cover.subtitle), _SUBTITLE, 400.0)) > _SUBTITLE_LINES:
            raise PdfError("De ondertitel is te lang voor de voorkant. Gebruik hooguit 250 tekens.")
        self._style = style
        self._logo_node = parent.add("Figure", alt=f"Logo van {fonts.clean(cover.owner)}")
        self._nodes = {name: parent.add(role) for name, role in _COVER_ROLES}
        self._logo = None if cover.logo is None else _Logo(cover.logo)

    def paint(self, pen: Pen) -> None:
        y = PAGE_HEIGHT - 72.0
        if self._logo:
            y = self._logo.paint(pen, y, self._logo_node) - STEP
        self._lines(pen, y, "owner", STRONG, self._style.ink)
        top = PAGE_HEIGHT - 270.0
        pen.rule(MARGIN, top + 3 * STEP, 48, 4, self._style.primary)
        painter = Painter(self._kind, self._style.ink, MARGIN, WIDTH)
        y = painter.lines(pen, self._nodes["title"], top, self._title)
        y = self._lines(pen, y - 2 * STEP, "subtitle", _SUBTITLE, self._style.muted)
        self._remark(pen, y - 4 * STEP)
        foot = 132.0
        pen.rule(MARGIN, foot, WIDTH, 0.5, self._style.line)
        y = self._lines(pen, foot - 1.5 * STEP, "period", STRONG, self._style.ink)
        self._lines(pen, y, "date_text", BODY, self._style.muted)

    def _remark(self, pen: Pen, top: float) -> None:
        lines = wrap(fonts.clean(self._cover.remark), STRONG, MEASURE)
        if lines:
            height = len(lines) * STRONG.leading + 3 * STEP
            pen.area((MARGIN, top - height, WIDTH, height), self._style.surface)
            pen.area((MARGIN, top - height, 3, height), self._style.fysiek)
            painter = Painter(STRONG, self._style.ink, MARGIN + 3 * STEP, MEASURE)
            painter.lines(pen, self._nodes["remark"], top - 1.5 * STEP, lines)

    def _lines(self, pen: Pen, y: float, name: str, kind: Type, colour: str) -> float:
        lines = wrap(fonts.clean(getattr(self._cover, name)), kind, 400.0)
        return Painter(kind, colour, MARGIN, WIDTH).lines(pen, self._nodes[name], y, lines)


def _fitting(title: str) -> tuple[Type, tuple[Line, ...]]:
    """Set the title as large as fits on the cover.

    Raises PdfError when it is too long for any size.
    """
    for kind in (TITLE, H1, H2):
        lines = balanced(title, kind, WIDTH)
        if len(lines) * kind.leading <= _TITLE_ROOM:
            return kind, lines
    raise PdfError("De titel is te lang voor de voorkant. Gebruik hooguit 300 tekens.")


class _Logo:
    """A logo, scaled into its place."""

    def __init__(self, data: bytes) -> None:
        self._vector = b"<svg" in data[:2000]
        self._image = (
            drawings.read_svg(data, "Het logo") if self._vector else drawings.read_png(data, "Het logo")
        )
        width, height = (self._image.width, self._image.height) if self._vector else self._image.getSize()
        self._scale = min(_LOGO_WIDTH / width, _LOGO_HEIGHT / height)
        self._size = (width * self._scale, height * self._scale)

    def paint(self, pen: Pen, top: float, node: Node) -> float:
        width, height = self._size
        corner = (MARGIN, top - height)
        node.attributes.update(place(MARGIN, top, width, height))
        pen.mark(node)
        if self._vector:
            drawings.draw(pen, self._image, corner, self._scale)
        else:
            pen.canvas.drawImage(self._image, *corner, width, height, mask="auto")
        return float(top - height)


def contents(entries: Sequence[Entry], parent: Node) -> list[Strip]:
    """Lay out the lines of a table of contents, each a link with the page number at its right."""
    trees = [parent.add("TOC")]
    strips: list[Strip] = []
    for entry in entries:
        depth = min(entry.depth, len(trees))
        del trees[depth + 1 :]
        if depth == len(trees):
            trees.append(trees[-1].add("TOC"))
        strips.append(_entry(entry, trees[depth], depth))
    return strips


def _entry(entry: Entry, tree: Node, depth: int) -> Strip:
    kind = STRONG if depth == 0 else BODY
    indent = 3 * STEP * depth
    lines = wrap(fonts.clean(entry.text), kind, WIDTH - indent - 8 * STEP)
    link = tree.add("TOCI").add("Reference").add("Link")
    height = kind.leading * len(lines)

    def paint(pen: Pen, top: float) -> None:
        colour = pen.style.ink
        lined = [replace(line, last=False, links=()) for line in lines]
        y = Painter(kind, colour, MARGIN + indent, WIDTH).lines(pen, link, top, lined)
        number = str(pen.targets[entry.target])
        end = MARGIN + WIDTH - natural_width(number, BODY)
        begin = MARGIN + indent + natural_width(lines[-1].text, kind) + STEP
        _leader(pen, y, begin, end - STEP)
        Painter(BODY, colour, MARGIN, WIDTH, right=True).lines(
            pen, link, y + kind.leading, [Line(number, last=True)]
        )
        box = (MARGIN + indent, y, MARGIN + WIDTH, top)
        pen.link(link, box, f"{entry.text}, pagina {number}", target=entry.target)

    return Strip(height, paint, before=(2 if depth == 0 else 0.5) * STEP)


def _leader(pen: Pen, y: float, begin: float, end: float) -> None:
    step = 5.0
    x = end - step * int((end - begin) / step)
    while x < end:
        pen.text(ARTIFACT, (x, y + 4.8), ".", BODY, pen.style.muted)
        x += step
