"""Slides as a tagged PDF: lying A4, one message a page, large enough to read from the back of a room."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from adoptie.pdf import drawings, fonts
from adoptie.pdf.elements import Document
from adoptie.pdf.errors import PdfError
from adoptie.pdf.metadata import describe
from adoptie.pdf.pen import RUNNING, Pen
from adoptie.pdf.structure import Node, place
from adoptie.pdf.style import PAGE_HEIGHT, PAGE_WIDTH, STEP, Style, Type
from adoptie.pdf.text import Painter, balanced, natural_width, wrap

_WIDE, _HIGH = PAGE_HEIGHT, PAGE_WIDTH
_EDGE = 54.0
_WIDTH = _WIDE - 2 * _EDGE
_TOP, _BOTTOM, _FOOT = _HIGH - 48.0, 66.0, 30.0
_OPENING = Type(40, 48, "semibold")
_TITLES = (Type(28, 35, "semibold"), Type(22, 28, "semibold"), Type(17, 22, "semibold"))
# As many lines as a title may have before it is set smaller.
_TITLE_LINES = 2
_TEXT = Type(20, 28)
_SMALLER = Type(17, 23)
_MEASURE = Type(15, 21)
_SOURCE = Type(12, 16)
_RUNNING = Type(10, 14)


@dataclass(frozen=True, slots=True)
class Slide:
    """One message: its title, and the sentences or the chart that show it."""

    title: str
    sentences: tuple[str, ...] = ()
    svg: str = ""
    alt: str = ""
    measure: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole presentation; ``opening`` are the lines under the title on the first page."""

    title: str
    opening: tuple[str, ...]
    slides: tuple[Slide, ...]
    date: dt.date
    author: str = ""
    language: str = "nl-NL"
    running: str = ""
    style: Style = field(default_factory=Style)


def build_slides(deck: Deck, out: BinaryIO) -> None:
    """Write a presentation as PDF/UA-1 on lying A4. The same deck always gives the same bytes.

    Raises PdfError, with a sentence for the user, when there is no title, or a chart cannot be read or has
    no description.
    """
    if not fonts.clean(deck.title).strip():
        raise PdfError("De presentatie heeft geen titel. Geef het rapport een titel.")
    slides = [part for slide in deck.slides for part in _fitting(slide)]
    root, buffer = Node("Document"), io.BytesIO()
    pages = len(slides) + 1
    pen = Pen(buffer, deck.style, pages=pages, targets={}, size=(_WIDE, _HIGH))
    _open(pen, deck, root)
    _run(pen, deck, 1, pages)
    for number, slide in enumerate(slides, start=2):
        pen.next_page()
        _show(pen, slide, root.add("Sect"), f"dia{number}")
        _run(pen, deck, number, pages)
    pen.next_page()
    if slides:
        pen.canvas.showOutline()
    describe(pen, Document(deck.title, (), deck.date, deck.author, deck.language), root)
    pen.canvas.save()
    out.write(buffer.getvalue())


def _fitting(slide: Slide) -> Iterator[Slide]:
    """Yield the slide, with the sentences that do not fit on slides after it."""
    kind, lines = _lines(slide.title)
    room = _TOP - _BOTTOM - len(lines) * kind.leading - STEP
    part: list[str] = []
    title = slide.title
    for sentence in slide.sentences:
        if part and _height([*part, sentence], _SMALLER) > room:
            yield replace(slide, title=title, sentences=tuple(part))
            part, title = [], f"{slide.title} (vervolg)"
        part.append(sentence)
    yield replace(slide, title=title, sentences=tuple(part))


def _height(sentences: Sequence[str], kind: Type) -> float:
    lines = sum(len(wrap(fonts.clean(sentence), kind, _WIDTH)) for sentence in sentences)
    return lines * kind.leading + 2 * STEP * len(sentences)


def _lines(title: str) -> tuple[Type, Sequence[Any]]:
    """Set a title as large as leaves room for what it is about."""
    for kind in _TITLES:
        lines = balanced(fonts.clean(title), kind, _WIDTH)
        if len(lines) <= _TITLE_LINES:
            break
    return kind, lines


def _open(pen: Pen, deck: Deck, root: Node) -> None:
    y = _HIGH * 0.66
    pen.rule(_EDGE, y + 3 * STEP, 60, 5, deck.style.primary)
    lines = balanced(fonts.clean(deck.title), _OPENING, _WIDTH)
    y = Painter(_OPENING, deck.style.ink, _EDGE, _WIDTH).lines(pen, root.add("H1"), y, lines) - 2 * STEP
    for text in deck.opening:
        y = _paragraph(pen, root, (text, _TEXT), y, deck.style.muted) - STEP


def _show(pen: Pen, slide: Slide, tree: Node, target: str) -> None:
    kind, lines = _lines(slide.title)
    pen.target(target, _TOP)
    pen.canvas.addOutlineEntry(fonts.clean(slide.title), target, level=0)
    ink = pen.style.ink
    y = Painter(kind, ink, _EDGE, _WIDTH).lines(pen, tree.add("H2"), _TOP, lines) - STEP
    text = _TEXT if _height(slide.sentences, _TEXT) <= y - _BOTTOM else _SMALLER
    for sentence in slide.sentences:
        y = _paragraph(pen, tree, (sentence, text), y - STEP, ink) - STEP
    if slide.svg:
        _chart(pen, slide, tree, y)


def _chart(pen: Pen, slide: Slide, tree: Node, top: float) -> None:
    """Draw the chart as large as the page allows, between its measure and its source."""
    what = f"De grafiek '{slide.title}'"
    if not slide.alt.strip():
        raise PdfError(f"{what} heeft geen beschrijving. Geef elke grafiek een beschrijving in woorden.")
    drawing = drawings.read_svg(slide.svg.encode(errors="replace"), what)
    top = _paragraph(pen, tree, (slide.measure, _MEASURE), top, pen.style.muted) - STEP
    foot = _BOTTOM + len(wrap(fonts.clean(slide.source), _SOURCE, _WIDTH)) * _SOURCE.leading + STEP
    scale = min(_WIDTH / drawing.width, (top - foot) / drawing.height)
    width, height = drawing.width * scale, drawing.height * scale
    node = tree.add("Figure", alt=" ".join(fonts.clean(slide.alt).split()))
    node.attributes.update(place(_EDGE, top, width, height))
    pen.mark(node)
    drawings.draw(pen, drawing, (_EDGE, top - height), scale)
    _paragraph(pen, tree, (slide.source, _SOURCE), foot - STEP, pen.style.muted)


def _paragraph(pen: Pen, tree: Node, text: tuple[str, Type], top: float, colour: str) -> float:
    words, kind = text
    lines = wrap(fonts.clean(words), kind, _WIDTH)
    return Painter(kind, colour, _EDGE, _WIDTH).lines(pen, tree.add("P"), top, lines) if lines else top


def _run(pen: Pen, deck: Deck, page: int, pages: int) -> None:
    """Paint the foot of a page: for the eye, not for who listens."""
    number = f"{page} van {pages}"
    remark = fonts.clean(deck.running)
    middle, end = (
        (_WIDE - natural_width(remark, _RUNNING)) / 2,
        _WIDE - _EDGE - natural_width(number, _RUNNING),
    )
    for x, words in ((_EDGE, fonts.clean(deck.author)), (middle, remark), (end, number)):
        if words:
            pen.text(RUNNING, (x, _FOOT), words, _RUNNING, pen.style.muted)
