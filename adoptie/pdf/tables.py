"""Layout of tables: rows as strips, the header again on each page, cut in parts when too wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from adoptie.pdf import fonts, widths
from adoptie.pdf.elements import Cell, Paragraph, Table
from adoptie.pdf.pen import Pen
from adoptie.pdf.prose import paragraph
from adoptie.pdf.strips import ROOM, Strip, ended, kept, line_strips, spaced
from adoptie.pdf.structure import Node, table_cell
from adoptie.pdf.style import (
    MARGIN,
    MEASURE,
    SMALL,
    SMALL_ITALIC,
    SMALL_STRONG,
    STEP,
    STRONG,
    TINY,
    TINY_ITALIC,
    TINY_STRONG,
    WIDTH,
    Style,
    Type,
)
from adoptie.pdf.text import Line, Painter, longest_word, natural_width, wrap

_GUTTER = 2 * STEP
_ROW_LINES = 30
_LONG_HEADER = 72.0
_PROSE_WORDS = 8
# A table of less than this part of a page is not cut; of a longer one no less than this stands on a page.
_WHOLE = 0.35
_LEAST = 0.1
EMPTY = Cell("")
NO_ROWS = "Er zijn nog geen cijfers voor deze tabel."


@dataclass(frozen=True, slots=True)
class _Look:
    plain: Type
    strong: Type
    italic: Type
    padding: float


_NORMAL = _Look(SMALL, SMALL_STRONG, SMALL_ITALIC, 4.5)
_SMALL = _Look(TINY, TINY_STRONG, TINY_ITALIC, 2.0)


@dataclass(frozen=True, slots=True)
class _Box:
    """One cell, ready to paint: its node, its lines and how they are set."""

    node: Node
    lines: tuple[Line, ...]
    painter: Painter


@dataclass(frozen=True, slots=True)
class _Row:
    """The part of a row that stands in one strip: lines ``begin`` up to ``end`` of each cell."""

    boxes: tuple[_Box, ...]
    begin: int
    end: int
    look: _Look
    header: bool
    last: bool

    @property
    def width(self) -> float:
        return max(box.painter.x + box.painter.width for box in self.boxes) - MARGIN

    @property
    def height(self) -> float:
        lines = max((len(box.lines[self.begin : self.end]) for box in self.boxes), default=0)
        return max(lines, 1) * self.look.plain.leading + 2 * self.look.padding

    def paint(self, pen: Pen, top: float) -> None:
        for box in self.boxes:
            lines = box.lines[self.begin : self.end]
            drop = self.height - 2 * self.look.padding - len(lines) * self.look.plain.leading
            box.painter.lines(pen, box.node, top - self.look.padding - (drop if self.header else 0.0), lines)
        if self.header:
            pen.rule(MARGIN, top - self.height, self.width, 0.9, pen.style.ink)
        elif self.last:
            pen.rule(MARGIN, top - self.height, self.width, 0.5, pen.style.line)


def table(element: Table, parent: Node, style: Style) -> list[Strip]:
    """Lay out a table. What does not fit in the width follows as a next part, with the first column again."""
    if not element.columns or not element.rows:
        return _nothing(element, parent, style)
    look = _SMALL if element.small else _NORMAL
    wants = [_want(element, index, look) for index in range(len(element.columns))]
    cuts = widths.parts(wants, WIDTH)
    strips: list[Strip] = []
    for number, columns in enumerate(cuts, start=1):
        suffix = f" (deel {number} van {len(cuts)})" if len(cuts) > 1 else ""
        mine = [wants[index] for index in columns]
        room = MEASURE if sum(want.most for want in mine) <= MEASURE else WIDTH
        shares = widths.share_out(mine, room)
        strips += _part(_selection(element, columns, suffix), parent, style, shares)
    notes = [strip for note in element.notes for strip in paragraph(Paragraph(note, "small"), parent, style)]
    if strips and notes:
        strips[-1] = replace(strips[-1], keep=True, after=0.0)
    return strips + ended(notes, 3 * STEP)


def _nothing(element: Table, parent: Node, style: Style) -> list[Strip]:
    """Say that a table is empty; a table without rows is no table to a screen reader."""
    title = paragraph(Paragraph(element.caption, strong=True), parent, style)
    words = paragraph(Paragraph(NO_ROWS, "small"), parent, style)
    notes = [strip for note in element.notes for strip in paragraph(Paragraph(note, "small"), parent, style)]
    return [replace(strip, keep=True) for strip in title] + ended(words + notes, 3 * STEP)


def _want(element: Table, index: int, look: _Look) -> widths.Want:
    head = fonts.clean(element.columns[index].name)
    texts = [fonts.clean(row[index].text) for row in element.rows if index < len(row)]
    least = max([longest_word(head, look.strong), *(longest_word(text, look.plain) for text in texts)])
    # A long header may take more lines for the sake of narrow figures.
    heading = natural_width(head, look.strong)
    most = max(
        [
            heading / 2 if heading > _LONG_HEADER else heading,
            *(natural_width(text, look.plain) for text in texts),
        ]
    )
    least = min(least, widths.WIDEST_WORD) + _GUTTER
    return widths.Want(least, max(least, min(most, widths.WIDEST_COLUMN) + _GUTTER))


def _selection(element: Table, columns: Sequence[int], suffix: str) -> Table:
    rows = tuple(
        tuple(row[index] if index < len(row) else EMPTY for index in columns) for row in element.rows
    )
    caption = element.caption + suffix if element.caption else suffix.strip(" ()").capitalize()
    return replace(
        element, columns=tuple(element.columns[index] for index in columns), rows=rows, caption=caption
    )


def _part(element: Table, parent: Node, style: Style, shares: list[float]) -> list[Strip]:
    tree = parent.add("Table")
    title = _caption(element, tree, style)
    header_row = tuple(Cell(column.name) for column in element.columns)
    header = _row(element, header_row, (tree.add("THead").add("TR"), style, shares), header=True)
    body = tree.add("TBody")
    strips: list[Strip] = []
    for cells in element.rows:
        strips += _row(element, cells, (body.add("TR"), style, shares))
    if sum(strip.height for strip in header) <= ROOM / 3:
        again = tuple(replace(strip, read_again=_is_prose(header_row)) for strip in header)
        strips = [replace(strip, repeat=again) for strip in strips]
    tied = kept(header) if strips else header
    return ended(spaced([*title, *tied, *_together(strips)], 3 * STEP), 3 * STEP)


def _together(rows: list[Strip]) -> list[Strip]:
    """Tie the rows of a small table, and of a long one so many that no page has only a few of them."""
    if sum(row.height for row in rows) <= _WHOLE * ROOM:
        return [*kept(rows[:-1]), *rows[-1:]]
    first, last = _enough(rows), len(rows) - _enough(rows[::-1])
    return [
        replace(row, keep=True) if index < first - 1 or last <= index < len(rows) - 1 else row
        for index, row in enumerate(rows)
    ]


def _enough(rows: Sequence[Strip]) -> int:
    """Return how many rows, two or more, fill enough of a page."""
    heights = accumulate(row.height for row in rows)
    return max(2, 1 + next(at for at, height in enumerate(heights) if height >= _LEAST * ROOM))


def _is_prose(header: Sequence[Cell]) -> bool:
    """Tell whether a header has so many words that leaving it unread on later pages loses something."""
    return sum(len(cell.text.split()) for cell in header) >= _PROSE_WORDS


def _caption(element: Table, tree: Node, style: Style) -> list[Strip]:
    kind = SMALL_STRONG if element.small else STRONG
    lines = wrap(fonts.clean(element.caption), kind, 400.0)
    painter = Painter(kind, style.ink, MARGIN, WIDTH)
    return line_strips(painter, tree.add("Caption"), lines, keep=True)


def _row(
    element: Table, cells: Sequence[Cell], place: tuple[Node, Style, list[float]], *, header: bool = False
) -> list[Strip]:
    look = _SMALL if element.small else _NORMAL
    tree, style, shares = place
    boxes: list[_Box] = []
    x = MARGIN
    for index, (cell, share) in enumerate(zip(cells, shares, strict=True)):
        scope = "Column" if header else "Row" if index == 0 and _has_row_heads(element) else ""
        node = table_cell(tree, "TH" if scope else "TD", scope)
        kind = look.strong if header else look.italic if cell.hidden else look.plain
        colour = style.muted if cell.hidden else style.ink
        right = element.columns[index].numeric and index > 0
        left = _GUTTER / 2 if index else 0.0
        room = share - left - (_GUTTER / 2 if index < len(cells) - 1 else 0.0)
        boxes.append(
            _Box(node, wrap(fonts.clean(cell.text), kind, room), Painter(kind, colour, x + left, room, right))
        )
        x += share
    return [_strip(row) for row in _pieces(tuple(boxes), look, header=header)]


def _has_row_heads(element: Table) -> bool:
    """Tell whether first cells are heads: not in a tiny table, where heads would outnumber the figures."""
    columns, rows = len(element.columns), len(element.rows)
    return columns + rows <= rows * (columns - 1)


def _pieces(boxes: tuple[_Box, ...], look: _Look, *, header: bool) -> list[_Row]:
    """Cut a row that could fill a page into pieces that can stand on several pages."""
    tallest = max((len(box.lines) for box in boxes), default=1)
    begins = range(0, max(tallest, 1), _ROW_LINES)
    last = begins[-1]
    return [_Row(boxes, at, at + _ROW_LINES, look, header=header, last=at == last) for at in begins]


def _strip(row: _Row) -> Strip:
    return Strip(row.height, row.paint)
