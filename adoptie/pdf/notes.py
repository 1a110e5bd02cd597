"""Footnotes: a number behind a paragraph, and the remark at the end of the chapter, with links both ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from adoptie.pdf import fonts
from adoptie.pdf.pen import Pen
from adoptie.pdf.strips import Strip, ended, kept, line_strips, spaced
from adoptie.pdf.structure import Node
from adoptie.pdf.style import MARGIN, MEASURE, SMALL, STEP, WIDTH, Style, Type
from adoptie.pdf.text import NOTE, Line, Painter, wrap

_NO_BREAK = "\N{NO-BREAK SPACE}"
_INDENT = 3 * STEP


@dataclass(frozen=True, slots=True)
class Footnote:
    """A remark with its number; ``name`` is what links call it."""

    number: int
    text: str
    prefix: str = ""

    @property
    def name(self) -> str:
        return f"{self.prefix}noot{self.number}"

    @property
    def back(self) -> str:
        """Return what links call the place where the remark is made."""
        return f"{self.name}-terug"


def numbered(text: str, note: Footnote, kind: Type, width: float) -> tuple[Line, ...]:
    """Break text into lines, with the number of a note tied to the last word and leading to the note."""
    number = str(note.number)
    *rest, last = wrap(f"{text.rstrip()}{_NO_BREAK}{number}", kind, width)
    end = len(last.text)
    return (*rest, replace(last, links=(*last.links, (end - len(number), end, f"{NOTE}{note.name}"))))


def footnotes(notes: Sequence[Footnote], parent: Node, style: Style) -> list[Strip]:
    """Lay out the remarks of a chapter under a short rule, each with the way back on its number."""
    strips = [strip for note in notes for strip in _footnote(note, parent, style)]
    if not strips:
        return []
    first = strips[0]

    def paint(pen: Pen, top: float) -> None:
        pen.rule(MARGIN, top + STEP, 9 * STEP, 0.5, style.line)
        first.paint(pen, top)

    return ended(spaced([replace(first, paint=paint), *strips[1:]], 4 * STEP), 3 * STEP)


def _footnote(note: Footnote, parent: Node, style: Style) -> list[Strip]:
    tree = parent.add("Note", name=note.name)
    label = tree.add("Lbl").add("Link")
    lines = wrap(fonts.clean(note.text), SMALL, MEASURE - _INDENT)
    first, *rest = line_strips(Painter(SMALL, style.muted, MARGIN + _INDENT, WIDTH), tree.add("P"), lines)
    number = str(note.number)

    def paint(pen: Pen, top: float) -> None:
        Painter(SMALL, style.primary, MARGIN, _INDENT).lines(pen, label, top, [Line(number, last=True)])
        box = (MARGIN, top - SMALL.leading, MARGIN + _INDENT, top)
        pen.link(label, box, f"Terug naar de tekst bij noot {number}", target=note.back)
        first.paint(pen, top)

    strips = [replace(first, paint=paint, target=note.name, before=STEP / 2), *rest]
    return [*kept(strips[:-1]), strips[-1]]
