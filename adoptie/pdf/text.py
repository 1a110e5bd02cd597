"""Breaking text into lines, and painting them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from adoptie.pdf import fonts
from adoptie.pdf.pen import Pen
from adoptie.pdf.structure import Node
from adoptie.pdf.style import Type

_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Widths are sums of fractions; a word in a column of its own width must fit.
_SLACK = 0.01
_TRAILING = ".,;:!?)]»”'\""


# How the address of a note of the document itself begins.
NOTE = "#"
_RAISED, _SMALLER = 0.33, 0.72


@dataclass(frozen=True, slots=True)
class Line:
    """A line of clean text; ``last`` when the text ends here. ``links``: (begin, end, address) in it."""

    text: str
    last: bool
    links: tuple[tuple[int, int, str], ...] = ()


def wrap(text: str, kind: Type, width: float) -> tuple[Line, ...]:
    """Break clean text into lines of at most ``width`` points; a longer word is broken where it must.

    No-break spaces stay. Empty text gives no lines.
    """
    words = [word for word in text.split(" ") if word]
    broken = _fill([_pieces(word, kind, width) for word in words], kind, width)
    whole = " ".join(words)
    addresses = _addresses(whole)
    lines, begin = [], 0
    for line in broken:
        end = begin + len(line)
        lines.append(Line(line, end == len(whole), _within(addresses, begin, end)))
        begin = end + whole.startswith(" ", end)
    return tuple(lines)


def balanced(text: str, kind: Type, width: float) -> tuple[Line, ...]:
    """Break a title into as few lines as fit, of about the same length."""
    lines = wrap(text, kind, width)
    while len(lines) > 1 and width > kind.size * 8:
        narrower = wrap(text, kind, width - kind.size)
        if len(narrower) > len(lines):
            break
        lines, width = narrower, width - kind.size
    return lines


def _fill(words: list[list[str]], kind: Type, width: float) -> list[str]:
    """Put words in lines; of a word in pieces each piece but the last ends its line."""
    lines: list[str] = []
    current = ""
    for pieces in words:
        longer = f"{current} {pieces[0]}" if current else pieces[0]
        if current and fonts.width_of(longer, kind.face, kind.size) > width + _SLACK:
            lines.append(current)
            longer = pieces[0]
        *full, current = [longer, *pieces[1:]]
        lines += full
    return [*lines, current] if current else lines


def _addresses(text: str) -> list[tuple[int, int, str]]:
    found = [(match.start(), match.group().rstrip(_TRAILING)) for match in _ADDRESS.finditer(text)]
    return [(at, at + len(word), _target(word)) for at, word in found]


def _target(word: str) -> str:
    if "://" in word:
        return word
    return f"mailto:{word}" if "@" in word else f"https://{word}"


def _within(spans: list[tuple[int, int, str]], begin: int, end: int) -> tuple[tuple[int, int, str], ...]:
    clipped = [(max(first, begin) - begin, min(last, end) - begin, address) for first, last, address in spans]
    return tuple(span for span in clipped if span[0] < span[1])


def _pieces(word: str, kind: Type, width: float) -> list[str]:
    if fonts.width_of(word, kind.face, kind.size) <= width + _SLACK:
        return [word]
    pieces, piece = [], ""
    for char in word:
        while piece and fonts.width_of(piece + char, kind.face, kind.size) > width + _SLACK:
            cut = max(piece.rfind(mark) for mark in "-/_.@") + 1 or len(piece)
            pieces.append(piece[:cut])
            piece = piece[cut:]
        piece += char
    return [*pieces, piece]


def natural_width(text: str, kind: Type) -> float:
    return fonts.width_of(text, kind.face, kind.size)


def longest_word(text: str, kind: Type) -> float:
    return max((fonts.width_of(word, kind.face, kind.size) for word in text.split(" ")), default=0.0)


@dataclass(frozen=True, slots=True)
class Painter:
    """How lines are set: type, colour, left edge, width of the column and whether to its right."""

    kind: Type
    colour: str
    x: float
    width: float
    right: bool = False

    def lines(self, pen: Pen, node: Node, top: float, lines: Sequence[Line]) -> float:
        """Paint lines below ``top`` and return the y below the last one."""
        for line in lines:
            top -= self.kind.leading
            base = (self.kind.leading - self.kind.size) / 2 + self.kind.size * 0.22
            self._line(pen, node, top + base, line)
        return top

    def _line(self, pen: Pen, node: Node, y: float, line: Line) -> None:
        x = self.x
        if self.right:
            x += self.width - natural_width(line.text, self.kind)
        begin = 0
        for first, last, address in line.links:
            x = self._plain(pen, node, (x, y), line.text[begin:first])
            x = self._address(pen, node, (x, y), line.text[first:last], address)
            begin = last
        x = self._plain(pen, node, (x, y), line.text[begin:])
        if not line.last:
            # Readers join the lines of one node; without this space they would join the words too.
            pen.text(node, (x, y), " ", self.kind, self.colour)

    def _plain(self, pen: Pen, node: Node, at: tuple[float, float], words: str) -> float:
        if words:
            pen.text(node, at, words, self.kind, self.colour)
        return at[0] + natural_width(words, self.kind)

    def _address(self, pen: Pen, node: Node, at: tuple[float, float], words: str, address: str) -> float:
        x, y = at
        width = natural_width(words, self.kind)
        if address.startswith(NOTE):
            return self._number(pen, node, at, words, address)
        link = node.add("Link")
        pen.text(link, at, words, self.kind, pen.style.primary)
        pen.link(link, (x, y - 3, x + width, y + self.kind.size), words, url=address)
        pen.rule(x, y - 1.2, width, 0.5, pen.style.primary)
        return x + width

    def _number(self, pen: Pen, node: Node, at: tuple[float, float], words: str, address: str) -> float:
        """Paint the number of a note, small and raised, as the way to the note."""
        x, y = at
        width = natural_width(words, self.kind)
        link = node.add("Reference").add("Link")
        raised = replace(self.kind, size=self.kind.size * _SMALLER)
        pen.text(link, (x, y + self.kind.size * _RAISED), words, raised, pen.style.primary)
        box = (x - 2, y - 3, x + width + 2, y + self.kind.size)
        pen.link(link, box, f"Noot {words}", target=address.removeprefix(NOTE))
        return x + width
