"""Layout of statements with a row of boxes each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from adoptie.pdf import fonts
from adoptie.pdf.elements import Paragraph
from adoptie.pdf.fields import BOX, choices, tick
from adoptie.pdf.paper import Choice, Choices, ChoiceTable
from adoptie.pdf.pen import Pen
from adoptie.pdf.prose import paragraph
from adoptie.pdf.strips import Strip, ended, kept, spaced
from adoptie.pdf.structure import Node, print_field, table_cell
from adoptie.pdf.style import BODY, LEAD, MARGIN, STEP, WIDTH, Style
from adoptie.pdf.text import Line, Painter, longest_word, natural_width, wrap

# What the statements get, at most and at least.
_WIDEST, _NARROWEST = 0.5 * WIDTH, 0.3 * WIDTH
_ROOMY = 66.0


def choice_table(element: ChoiceTable, parent: Node, style: Style) -> list[Strip]:
    """Lay out a table of boxes; where the answers do not fit side by side each statement gets a list."""
    heads = [fonts.clean(column) for column in element.columns]
    least = max(longest_word(head, BODY) for head in heads) + STEP
    room = WIDTH - _NARROWEST
    if least * len(heads) > room:
        return _lists(element, parent, style)
    share = max(least, min(_ROOMY, (WIDTH - _WIDEST) / len(heads)))
    return _table(element, parent, style, _Columns(WIDTH - share * len(heads), share))


def _lists(element: ChoiceTable, parent: Node, style: Style) -> list[Strip]:
    strips: list[Strip] = []
    for row in element.rows:
        words = paragraph(Paragraph(row, "lead"), parent, style)
        answers = Choices(tuple(map(Choice, element.columns)), f"{element.label}: {row}")
        strips += kept(words) + choices(answers, parent, style)
    return strips


@dataclass(frozen=True, slots=True)
class _Columns:
    """The widths of the first column and of each of the others."""

    first: float
    share: float

    def middle(self, at: int) -> float:
        return MARGIN + self.first + self.share * at + self.share / 2


def _table(element: ChoiceTable, parent: Node, style: Style, columns: _Columns) -> list[Strip]:
    tree = parent.add("Table")
    header = _header(element, tree.add("THead").add("TR"), columns)
    body = tree.add("TBody")
    rows = [_statement(element, row, body.add("TR"), columns, style) for row in element.rows]
    rows = [replace(row, repeat=(replace(header, read_again=True),)) for row in rows]
    return ended(spaced([*kept([header]), *rows], STEP), 2 * STEP)


def _header(element: ChoiceTable, tree: Node, columns: _Columns) -> Strip:
    table_cell(tree, "TD")
    texts = [wrap(fonts.clean(column), BODY, columns.share - STEP) for column in element.columns]
    cells = [table_cell(tree, "TH", "Column") for _ in texts]
    height = max(len(lines) for lines in texts) * BODY.leading + STEP

    def paint(pen: Pen, top: float) -> None:
        for at, (cell, lines) in enumerate(zip(cells, texts, strict=True)):
            down = height - STEP - len(lines) * BODY.leading
            _centred(pen, cell, columns.middle(at), top - down, lines)
        pen.rule(MARGIN, top - height, WIDTH, 0.9, pen.style.ink)

    return Strip(height, paint)


def _centred(pen: Pen, node: Node, middle: float, top: float, lines: Sequence[Line]) -> None:
    for line in lines:
        x = middle - natural_width(line.text, BODY) / 2
        top = Painter(BODY, pen.style.ink, x, 0.0).lines(pen, node, top, [line])


def _statement(element: ChoiceTable, row: str, tree: Node, columns: _Columns, style: Style) -> Strip:
    # In a tiny table heads would outnumber the boxes.
    head = table_cell(tree, "TH", "Row") if len(element.columns) > 1 else table_cell(tree, "TD")
    lines = wrap(fonts.clean(row), LEAD, columns.first - 2 * STEP)
    fields = [print_field(table_cell(tree, "TD"), "rb", f"{row}: {column}") for column in element.columns]
    height = max(len(lines), 1) * LEAD.leading + 1.5 * STEP

    def paint(pen: Pen, top: float) -> None:
        words = Painter(LEAD, style.ink, MARGIN, columns.first)
        words.lines(pen, head, top - 0.75 * STEP, lines)
        for at, field in enumerate(fields):
            tick(pen, field, (columns.middle(at) - BOX / 2, top - height / 2 - BOX / 2))
        pen.rule(MARGIN, top - height, WIDTH, 0.5, style.line)

    return Strip(height, paint)
