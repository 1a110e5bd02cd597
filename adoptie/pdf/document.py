"""From a document to a tagged PDF: lay out, put on pages, paint, and write down what was painted."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, BinaryIO, Final

from adoptie import dutch
from adoptie.pdf import fonts
from adoptie.pdf.address import address
from adoptie.pdf.cards import cards
from adoptie.pdf.elements import (
    Box,
    Bullets,
    Cards,
    Contents,
    Document,
    Element,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    Together,
)
from adoptie.pdf.errors import PdfError
from adoptie.pdf.fields import blank, choices, ladder
from adoptie.pdf.figures import figure, picture
from adoptie.pdf.front import CoverPage, Entry, contents
from adoptie.pdf.metadata import describe
from adoptie.pdf.notes import Footnote, footnotes
from adoptie.pdf.paper import Address, Blank, Choices, ChoiceTable, Ladder, Picture, Qr
from adoptie.pdf.pen import Pen
from adoptie.pdf.prose import box, bullets, heading, paragraph
from adoptie.pdf.qr import qr
from adoptie.pdf.running import paint_running_lines
from adoptie.pdf.strips import Strip, fresh, kept, paginate
from adoptie.pdf.structure import Node
from adoptie.pdf.style import Style
from adoptie.pdf.tables import table
from adoptie.pdf.ticks import choice_table

_LAYOUTS: Final[dict[type[Element], Any]] = {
    Paragraph: paragraph,
    Bullets: bullets,
    Table: table,
    Figure: figure,
    Cards: cards,
    Box: box,
    Choices: choices,
    Ladder: ladder,
    ChoiceTable: choice_table,
    Blank: blank,
    Qr: qr,
    Picture: picture,
    Address: address,
}

# Lines of a paragraph that is tied to what follows.
_SHORT = 4


def build_pdf(document: Document, out: BinaryIO) -> None:
    """Write a document as PDF/UA-1 on A4. The same document always gives the same bytes.

    Raises PdfError, with a sentence for the user, when the document has no title, a figure has no
    description or cannot be read, a colour of the theme is wrong, the fonts are absent, or the document is
    longer than it may be.
    """
    root = Node("Document")
    _write(document, [_Layout(document, root)], root, out)


def bind_pdf(title: str, documents: Sequence[Document], out: BinaryIO) -> None:
    """Write documents after each other as one file to print, each on sheets of its own with its own numbers.

    Language and look are those of the first. Raises PdfError as ``build_pdf`` does.
    """
    root = Node("Document")
    bound = [_Layout(each, root.add("Part"), f"deel{at}-") for at, each in enumerate(documents)]
    _write(replace(documents[0], title=title), bound, root, out)


def _write(about: Document, layouts: Sequence[_Layout], root: Node, out: BinaryIO) -> None:
    if not fonts.clean(about.title).strip():
        raise PdfError("Het document heeft geen titel. Geef het document een titel.")
    targets: dict[str, int] = {}
    total = 0
    for layout in layouts:
        targets |= {name: total + number for name, number in layout.targets.items()}
        # Printed on both sides, the next begins on paper of its own.
        total += layout.count + (layout.count % 2 if layout is not layouts[-1] else 0)
    if about.most_pages and total > about.most_pages:
        most = dutch.counted(about.most_pages, "bladzijde", "bladzijden")
        raise PdfError(f"Dit past niet op {most}: het worden er {total}. Maak uw eigen tekst korter.")
    buffer = io.BytesIO()
    pen = Pen(buffer, about.style, pages=total, targets=targets)
    for layout in layouts:
        _paint(pen, layout)
        if layout.count % 2 and layout is not layouts[-1]:
            pen.next_page()
    if any(layout.entries for layout in layouts):
        pen.canvas.showOutline()
    describe(pen, about, root)
    pen.canvas.save()
    out.write(buffer.getvalue())


class _Layout:
    """The strips of a document and the tree of what they are, before anything is painted."""

    def __init__(self, document: Document, root: Node, prefix: str = "") -> None:
        self.document = document
        self.style = document.style
        self.root = root
        self.cover = document.cover and CoverPage(document.cover, document.title, self.root, self.style)
        self.entries = _entries(document.elements, prefix)
        self.strips: list[Strip] = []
        self._deepest = 1 if self.cover else 0
        self._break = False
        self._prefix = prefix
        self._noted = 0
        self._notes: list[Footnote] = []
        for index, element in enumerate(document.elements):
            self._add(index, element)
        self._end_chapter()
        self.pages = [page for page in paginate(self.strips, document.most_pages) if page or not self.cover]

    @property
    def count(self) -> int:
        """Return the number of pages, with the cover."""
        return len(self.pages) + (1 if self.cover else 0)

    @property
    def targets(self) -> dict[str, int]:
        """Return on which page of the document each target of a link is."""
        first = 2 if self.cover else 1
        return {
            placed.strip.target: number
            for number, page in enumerate(self.pages, start=first)
            for placed in page
            if placed.strip.target
        }

    def _add(self, index: int, element: Element) -> None:
        if isinstance(element, PageBreak) or (isinstance(element, Heading) and element.level == 1):
            self._end_chapter()
        if isinstance(element, PageBreak):
            self._break = True
            return
        strips = self._strips(index, element)
        if _introduces(self.document.elements, index, strips):
            strips = kept(strips)
        if strips and self._break:
            strips[0] = fresh(strips[0])
            self._break = False
        self.strips += strips

    def _strips(self, index: int, element: Element) -> list[Strip]:
        """Lay out one element; a heading counts the levels, the others only know their place in the tree."""
        if isinstance(element, Heading):
            target = self.entries[index].target if index in self.entries else ""
            return self._heading(element, target)
        if isinstance(element, Contents):
            later = [entry for at, entry in self.entries.items() if at > index and entry.level < 3]
            title = self._heading(Heading(element.title), "") if later else []
            return title + contents(later, self.root)
        if isinstance(element, Together):
            strips = [strip for part in element.elements for strip in self._strips(index, part)]
            return [*kept(strips[:-1]), *strips[-1:]]
        if isinstance(element, Paragraph) and fonts.clean(element.note).strip():
            return paragraph(element, self.root, self.style, self._footnote(element.note))
        lay_out: Callable[[Any, Node, Style], list[Strip]] = _LAYOUTS[type(element)]
        return lay_out(element, self.root, self.style)

    def _footnote(self, text: str) -> Footnote:
        self._noted += 1
        self._notes.append(Footnote(self._noted, text, self._prefix))
        return self._notes[-1]

    def _end_chapter(self) -> None:
        """Put the notes of a chapter under it, on the page where it ends."""
        if self._notes and self.strips:
            self.strips[-1] = replace(self.strips[-1], keep=True)
        self.strips += footnotes(self._notes, self.root, self.style)
        self._notes = []

    def _heading(self, element: Heading, target: str) -> list[Strip]:
        """Tag a heading one level under the title of the cover, and never skip a level."""
        if not fonts.clean(element.text).strip():
            return []
        level = min(element.level + (1 if self.cover else 0), self._deepest + 1)
        self._deepest = level
        return heading(element, self.root.add(f"H{level}"), self.style, target)


def _introduces(elements: Sequence[Element], index: int, strips: Sequence[Strip]) -> bool:
    """Tell whether a paragraph only makes sense with what follows: a list, or what its heading announces."""
    if not isinstance(elements[index], Paragraph) or index + 1 == len(elements):
        return False
    following = elements[index + 1]
    if isinstance(following, Bullets) and following.items:
        return True
    return index > 0 and isinstance(elements[index - 1], Heading) and len(strips) <= _SHORT


def _entries(elements: Sequence[Element], prefix: str) -> dict[int, Entry]:
    entries: dict[int, Entry] = {}
    depth = -1
    for index, element in enumerate(elements):
        text = fonts.clean(element.text).strip() if isinstance(element, Heading) else ""
        if isinstance(element, Heading) and text:
            depth = min(element.level - 1, depth + 1)
            entries[index] = Entry(f"{prefix}kop{index}", text, element.level, depth)
    return entries


def _paint(pen: Pen, layout: _Layout) -> None:
    document, first = layout.document, pen.page
    if layout.cover:
        layout.cover.paint(pen)
        paint_running_lines(pen, document, 1, layout.count)
        pen.next_page()
    for page in layout.pages:
        for placed in page:
            if placed.strip.target:
                pen.target(placed.strip.target, placed.top)
            placed.paint(pen)
        paint_running_lines(pen, document, pen.page - first + 1, layout.count)
        pen.next_page()
    for entry in layout.entries.values():
        pen.canvas.addOutlineEntry(entry.text, entry.target, level=entry.depth, closed=entry.depth > 0)
