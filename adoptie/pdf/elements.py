"""What a document consists of: neutral parts in reading order, for reports, letters and paper forms alike.

Every text is finished Dutch; a part knows nothing of fonts, pages or tags.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from adoptie.pdf.paper import Address, Blank, Choices, ChoiceTable, Ladder, Picture, Qr
from adoptie.pdf.style import Style

Verdict = Literal["beter", "slechter", "niet_te_zeggen", "neutraal"]
Spoor = Literal["virtueel", "mentaal", "fysiek", ""]
BoxKind = Literal["info", "waarschuwing", "fictief", "verborgen"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A title of level 1 to 3; levels 1 and 2 stand in the table of contents and the bookmarks.

    A ``chapter`` begins on a new page, unless it finds room enough on the page that it is on. A ``question``
    is set in the type of its answers, larger than other headings of its level.
    """

    text: str
    level: Literal[1, 2, 3] = 1
    new_page: bool = False
    chapter: bool = False
    question: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``strong``, ``muted`` and ``barred`` only change its look.

    Addresses in it become links. ``barred`` puts a thin bar before it. A ``note`` stands at the end of the
    chapter, under a number that leads there and back.
    """

    text: str
    role: Literal["lead", "body", "small"] = "body"
    strong: bool = False
    muted: bool = False
    barred: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, with numbers in place of bullets when ``numbered`` and a thin bar before it when ``barred``."""

    items: tuple[str, ...]
    role: Literal["lead", "body", "small"] = "body"
    numbered: bool = False
    barred: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A finished text; ``hidden`` marks words that stand in place of a figure."""

    text: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; the first column names the row. Short rows are filled, long rows cut."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    notes: tuple[str, ...] = ()
    small: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """An SVG drawing with its finding as title and the words (``alt``) that replace it."""

    svg: str
    alt: str
    title: str = ""
    measure: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One large number with its doubt: ``direction`` colours the verdict, ``movement`` gives the arrow."""

    label: str
    value: str
    interval: str = ""
    change: str = ""
    verdict: str = ""
    direction: Verdict = "neutraal"
    spoor: Spoor = ""
    explanation: str = ""
    movement: Literal["omhoog", "omlaag", ""] = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Key figures in a grid of two or three columns."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A remark set apart, with its kind in words above it."""

    text: str
    kind: BoxKind = "info"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents of the headings that follow it."""

    title: str = "Inhoud"


@dataclass(frozen=True, slots=True)
class Together:
    """Parts that stay on one page where they can."""

    elements: tuple[Paragraph | Bullets | Choices | Ladder | ChoiceTable | Blank | Picture, ...]


Element = (
    Heading
    | Paragraph
    | Bullets
    | Table
    | Figure
    | Cards
    | Box
    | PageBreak
    | Contents
    | Choices
    | Ladder
    | ChoiceTable
    | Blank
    | Picture
    | Qr
    | Address
    | Together
)


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. ``logo`` is SVG or PNG; it is drawn at most 180 x 60 points large.

    ``remark`` is what nobody may miss, in a frame under the title.
    """

    owner: str
    subtitle: str = ""
    period: str = ""
    date_text: str = ""
    logo: bytes | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. ``running`` is a short line at the foot of each page ("Verzonnen cijfers").

    With ``most_pages`` it may not be longer than that.
    """

    title: str
    elements: tuple[Element, ...]
    date: dt.date
    author: str = ""
    language: str = "nl-NL"
    cover: Cover | None = None
    running: str = ""
    most_pages: int = 0
    style: Style = field(default_factory=Style)
