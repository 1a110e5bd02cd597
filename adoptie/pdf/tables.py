"""Layout of tables: rows as strips, the header again on each page, cut in parts when too wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from adoptie.pdf import fonts, widths
from adoptie.pdf.elements import Cell, Paragraph, Table
from adoptie.pdf.prose import paragraph
from adoptie.pdf.rows import GUTTER, Grid, Look, is_prose, look_of
from adoptie.pdf.strips import ROOM, Strip, ended, kept, line_strips, spaced
from adoptie.pdf.structure import Node
from adoptie.pdf.style import (
    MARGIN,
    MEASURE,
    SMALL_STRONG,
    STEP,
    STRONG,
    WIDTH,
    Style,
)
from adoptie.pdf.text import Painter, longest_word, natural_width, wrap
from adoptie.runs import runs

_LONG_HEADER = 72.0
# A table of less than this part of a page is not cut; of a longer one no less than this stands on a page.
_WHOLE = 0.35
_LEAST = 0.1
EMPTY = Cell("")
NO_ROWS = "Er zijn nog geen cijfers voor deze tabel."


def table(element: Table, parent: Node, style: Style) -> list[Strip]:
    """Lay out a table. What does not fit in the width follows as a next part, with the first column again."""
    if not element.columns or not element.rows:
        return _nothing(element, parent, style)
    look = look_of(element)
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


def _want(element: Table, index: int, look: Look) -> widths.Want:
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
    least = min(least, widths.WIDEST_WORD) + GUTTER
    return widths.Want(least, max(least, min(most, widths.WIDEST_COLUMN) + GUTTER))


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
    grid = Grid(element, style, shares)
    header = grid.header(tree.add("THead").add("TR"))
    body = tree.add("TBody")
    strips = [strip for run in runs(element.rows, first=_words) for strip in grid.run(body, run)]
    if sum(strip.height for strip in header) <= ROOM / 3:
        prose = is_prose(column.name for column in element.columns)
        again = tuple(replace(strip, read_again=prose) for strip in header)
        strips = [replace(strip, repeat=(*again, *strip.repeat)) for strip in strips]
    tied = kept(header) if strips else header
    return ended(spaced([*title, *tied, *_together(strips)], 3 * STEP), 3 * STEP)


def _words(row: Sequence[Cell]) -> str:
    return row[0].text


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


def _caption(element: Table, tree: Node, style: Style) -> list[Strip]:
    kind = SMALL_STRONG if element.small else STRONG
    lines = wrap(fonts.clean(element.caption), kind, 400.0)
    painter = Painter(kind, style.ink, MARGIN, WIDTH)
    return line_strips(painter, tree.add("Caption"), lines, keep=True)
