"""Layout of key figures: a grid in which label, number and verdict of neighbours stand on one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from adoptie.pdf import fonts
from adoptie.pdf.elements import Card, Cards, Paragraph
from adoptie.pdf.pen import Pen
from adoptie.pdf.prose import paragraph
from adoptie.pdf.strips import ROOM, Strip
from adoptie.pdf.structure import Node
from adoptie.pdf.style import MARGIN, NUMBER, SMALL, SMALL_STRONG, STEP, STRONG, WIDTH, Style, Type
from adoptie.pdf.text import Line, Painter, natural_width, wrap

_GUTTER = 4 * STEP
_PARTS: Final[tuple[tuple[str, Type, float], ...]] = (
    ("spoor", SMALL, 0.0),
    ("label", STRONG, STEP / 2),
    ("value", NUMBER, STEP / 2),
    ("interval", SMALL, 0.0),
    ("change", SMALL, STEP / 2),
    ("verdict", SMALL_STRONG, STEP / 2),
    ("explanation", SMALL, STEP),
)
_MARKED = {"spoor", "verdict"}
_QUIET = {"spoor", "interval", "explanation"}
_MARK = 2.25 * STEP


@dataclass(frozen=True, slots=True)
class _Piece:
    """One part of one card: its lines, its node and how it is set."""

    node: Node
    lines: tuple[Line, ...]
    kind: Type
    indent: float


def columns_for(count: int) -> int:
    """Return how many cards stand next to each other: two for 1, 2 and 4 cards, else three."""
    return 2 if count in {1, 2, 4} else 3


def cards(element: Cards, parent: Node, style: Style) -> list[Strip]:
    columns = columns_for(len(element.cards))
    width = (WIDTH - _GUTTER * (columns - 1)) / columns
    tree = parent.add("L", O="/List", ListNumbering="/None")
    strips = []
    for at in range(0, len(element.cards), columns):
        row = element.cards[at : at + columns]
        bodies = [tree.add("LI").add("LBody") for _ in row]
        grid = [_pieces(card, body, width) for card, body in zip(row, bodies, strict=True)]
        strip = _strip(row, grid, style, width)
        strips += [strip] if strip.height <= ROOM else _in_prose(row, bodies, style)
    return strips


def _in_prose(row: Sequence[Card], bodies: Sequence[Node], style: Style) -> list[Strip]:
    """Lay out cards with far too much text as paragraphs, which go on over pages."""
    strips: list[Strip] = []
    for card, body in zip(row, bodies, strict=True):
        body.kids.clear()
        for name, kind, _ in _PARTS:
            text = Paragraph(getattr(card, name), strong=kind.face == "semibold")
            strips += paragraph(text, body, style)
    return strips


def _pieces(card: Card, node: Node, width: float) -> list[_Piece]:
    pieces = []
    for name, kind, _ in _PARTS:
        indent = _MARK if name in _MARKED else 0.0
        text = fonts.clean(getattr(card, name))
        if name == "spoor" and card.spoor:
            text = f"{card.spoor.capitalize()} spoor"
        fitted = _fitted(text, kind, width)
        pieces.append(_Piece(node.add("P"), wrap(text, fitted, width - indent), fitted, indent))
    return pieces


def _fitted(text: str, kind: Type, width: float) -> Type:
    """Return smaller type when a number in large type would not fit on one line."""
    if kind is not NUMBER or natural_width(text, kind) <= width:
        return kind
    size = max(13.0, kind.size * width / natural_width(text, kind))
    return Type(size, size * 1.2, kind.face)


def _strip(row: Sequence[Card], grid: list[list[_Piece]], style: Style, width: float) -> Strip:
    heights = [
        max(len(pieces[index].lines) * pieces[index].kind.leading for pieces in grid)
        for index in range(len(_PARTS))
    ]
    gaps = [gap if height else 0.0 for height, (_, _, gap) in zip(heights, _PARTS, strict=True)]
    total = 2 * STEP + sum(heights) + sum(gaps)

    def paint(pen: Pen, top: float) -> None:
        for number, (card, pieces) in enumerate(zip(row, grid, strict=True)):
            x = MARGIN + number * (width + _GUTTER)
            colour = getattr(style, card.spoor) if card.spoor else style.ink
            pen.rule(x, top, width, 1.8, colour)
            y = top - 1.5 * STEP
            for index, piece in enumerate(pieces):
                y -= gaps[index]
                _paint_piece(pen, (x, y), card, index, piece)
                y -= heights[index]

    return Strip(total, paint, before=3 * STEP, after=4 * STEP)


def _paint_piece(pen: Pen, at: tuple[float, float], card: Card, index: int, piece: _Piece) -> None:
    if not piece.lines:
        return
    x, y = at
    name = _PARTS[index][0]
    colour = pen.style.muted if name in _QUIET else pen.style.ink
    middle = y - piece.kind.leading / 2
    if name == "spoor":
        spoor_mark(pen, (x + 4, middle), card.spoor)
    if name == "verdict":
        colour = verdict_mark(pen, (x + 4, middle), card)
    Painter(piece.kind, colour, x + piece.indent, 0.0).lines(pen, piece.node, y, piece.lines)


def spoor_mark(pen: Pen, centre: tuple[float, float], spoor: str) -> None:
    """Draw the mark of a spoor: square (virtueel), circle (mentaal) or triangle (fysiek)."""
    x, y = centre
    colour = getattr(pen.style, spoor)
    if spoor == "mentaal":
        pen.disc(centre, 4, colour)
    elif spoor == "virtueel":
        pen.area((x - 3.6, y - 3.6, 7.2, 7.2), colour)
    else:
        pen.shape(((x - 4.4, y - 3.6), (x + 4.4, y - 3.6), (x, y + 4.2)), colour)


def verdict_mark(pen: Pen, centre: tuple[float, float], card: Card) -> str:
    """Draw an arrow the way the figure went, or a bar; return the colour of the judgement for its words."""
    x, y = centre
    colour = str(getattr(pen.style, card.direction, pen.style.muted))
    if card.movement and card.direction != "niet_te_zeggen":
        way = 1 if card.movement == "omhoog" else -1
        arrow = ((0, 4.5), (4, 0.2), (1.1, 0.2), (1.1, -4.2), (-1.1, -4.2), (-1.1, 0.2), (-4, 0.2))
        pen.shape(tuple((x + dx, y + way * dy) for dx, dy in arrow), colour)
    else:
        pen.area((x - 4, y - 1.1, 8, 2.2), colour)
    return colour
