"""One row of a table as strips: its cells side by side, in pieces where it is taller than a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from adoptie.pdf import fonts
from adoptie.pdf.elements import Cell, Table
from adoptie.pdf.pen import Pen
from adoptie.pdf.strips import Strip
from adoptie.pdf.structure import Node, table_cell
from adoptie.pdf.style import (
    MARGIN,
    SMALL,
    SMALL_ITALIC,
    SMALL_STRONG,
    STEP,
    TINY,
    TINY_ITALIC,
    TINY_STRONG,
    Style,
    Type,
)
from adoptie.pdf.text import Line, Painter, wrap

GUTTER = 2 * STEP
_ROW_LINES = 30
_PROSE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Look:
    plain: Type
    strong: Type
    italic: Type
    padding: float


_NORMAL = Look(SMALL, SMALL_STRONG, SMALL_ITALIC, 4.5)
_SMALL = Look(TINY, TINY_STRONG, TINY_ITALIC, 2.0)


def look_of(element: Table) -> Look:
    return _SMALL if element.small else _NORMAL


@dataclass(frozen=True, slots=True)
class _Box:
    """One cell, ready to paint: its node, its lines and how they are set."""

    node: Node
    lines: tuple[Line, ...]
    painter: Painter


@dataclass(frozen=True, slots=True)
class _Row:
    """The part of a row that stands in one strip: lines ``begin`` up to ``end`` of each cell.

    ``ruled`` has a line under it, from ``left`` on: after a first cell that stands for the next row too.
    """

    boxes: tuple[_Box, ...]
    begin: int
    end: int
    look: Look
    header: bool
    ruled: bool
    left: float

    @property
    def width(self) -> float:
        return max(box.painter.x + box.painter.width for box in self.boxes) - self.left

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
            pen.rule(self.left, top - self.height, self.width, 0.9, pen.style.ink)
        elif self.ruled:
            pen.rule(self.left, top - self.height, self.width, 0.5, pen.style.line)


@dataclass(frozen=True, slots=True)
class Grid:
    """How the rows of one table are set: ``shares`` are the widths of its columns in points."""

    element: Table
    style: Style
    shares: list[float]

    def header(self, tree: Node) -> list[Strip]:
        """Lay out the names of the columns."""
        cells = [Cell(column.name) for column in self.element.columns]
        return self._strips([self._box(tree, cells, index) for index in range(len(cells))], header=True)

    def run(self, body: Node, rows: Sequence[Sequence[Cell]]) -> list[Strip]:
        """Lay out rows that begin alike: the first cell stands for all, and again at the top of a page."""
        tree = body.add("TR")
        boxes = [self._box(tree, rows[0], index, len(rows)) for index in range(len(rows[0]))]
        strips = self._strips(boxes, left=self._line(len(rows) == 1))
        again = self._again(boxes[0].node, rows[0])
        for number, cells in enumerate(rows[1:], start=2):
            tree = body.add("TR")
            rest = [self._box(tree, cells, index, 1) for index in range(1, len(cells))]
            pieces = self._strips(rest, left=self._line(number == len(rows)))
            strips += [replace(piece, repeat=again) for piece in pieces]
        return strips

    def _line(self, ends: bool) -> float:  # noqa: FBT001 - whether the first cell ends here
        """Return where the line under a row begins: after a first cell that stands for the next row too."""
        return MARGIN if ends else MARGIN + self.shares[0]

    def _again(self, head: Node, cells: Sequence[Cell]) -> tuple[Strip, ...]:
        words = Cell(f"{cells[0].text} (vervolg)")
        box = self._set(head, (words, *cells[1:]), 0, look_of(self.element).plain)
        prose, strips = is_prose([words.text]), self._strips([box], ruled=False)
        return tuple(replace(strip, read_again=prose) for strip in strips)

    def _box(self, tree: Node, cells: Sequence[Cell], index: int, rows: int = 0) -> _Box:
        """Make one cell in the tree and set it; ``rows`` is 0 in the header."""
        look, first = look_of(self.element), index == 0
        scope = "Row" if first and _has_row_heads(self.element) else ""
        scope = scope if rows else "Column"
        node = table_cell(tree, "TH" if scope else "TD", scope, rows if first else 1)
        kind = look.strong if not rows else look.italic if cells[index].hidden else look.plain
        return self._set(node, cells, index, kind)

    def _set(self, node: Node, cells: Sequence[Cell], index: int, kind: Type) -> _Box:
        cell, first = cells[index], index == 0
        left = 0.0 if first else GUTTER / 2
        room = self.shares[index] - left - (GUTTER / 2 if index < len(cells) - 1 else 0.0)
        painter = Painter(
            kind,
            self.style.muted if cell.hidden else self.style.ink,
            MARGIN + sum(self.shares[:index]) + left,
            room,
            self.element.columns[index].numeric and not first,
        )
        return _Box(node, wrap(fonts.clean(cell.text), kind, room), painter)

    def _strips(
        self, boxes: list[_Box], *, left: float = MARGIN, header: bool = False, ruled: bool = True
    ) -> list[Strip]:
        """Cut a row that could fill a page into pieces that can stand on several pages."""
        tallest = max((len(box.lines) for box in boxes), default=1)
        begins = range(0, max(tallest, 1), _ROW_LINES)
        look = look_of(self.element)
        pieces = (
            _Row(tuple(boxes), at, at + _ROW_LINES, look, header, ruled and at == begins[-1], left)
            for at in begins
        )
        return [Strip(piece.height, piece.paint) for piece in pieces]


def _has_row_heads(element: Table) -> bool:
    """Tell whether first cells are heads: not in a tiny table, where heads would outnumber the figures."""
    columns, rows = len(element.columns), len(element.rows)
    return columns + rows <= rows * (columns - 1)


def is_prose(texts: Iterable[str]) -> bool:
    """Tell whether a head has so many words that leaving it unread on later pages loses something."""
    return sum(len(text.split()) for text in texts) >= _PROSE_WORDS
