"""What a report says, before anyone draws it: typed blocks, stored as JSON.

A report module builds a tuple of blocks; renderers draw the same blocks as HTML, PDF, CSV and SVG. Blocks
hold finished words and plain numbers, no models, so that a stored report can always be drawn again.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from metingen.disclosure import REASON
from rapportage.blocks_charts import (
    MAX_SERIES,
    Bars,
    BeforeAfter,
    Better,
    Counterfactual,
    Dots,
    Likert,
    Mark,
    Mix,
    Point,
    Series,
    Trend,
    Unit,
)
from rapportage.blocks_checks import RARE, BlockError, Breaks, check, check_anchor
from rapportage.blocks_process import ChartData, Multiples, Survival, Xmr

__all__ = [
    "MAX_SERIES",
    "Amount",
    "Bars",
    "BeforeAfter",
    "Better",
    "Block",
    "BlockError",
    "Breaks",
    "Cell",
    "Chart",
    "ChartData",
    "Column",
    "ColumnKind",
    "Content",
    "Counterfactual",
    "Direction",
    "Dots",
    "Heading",
    "Hidden",
    "Interval",
    "KeyFigure",
    "Likert",
    "Mark",
    "Mix",
    "Multiples",
    "Note",
    "Point",
    "Series",
    "Spoor",
    "Survival",
    "Table",
    "Text",
    "Trend",
    "Unit",
    "Wording",
    "Xmr",
]

Direction = Literal["beter", "slechter", "niet_te_zeggen", "neutraal"]
# Which way a figure went, whether that is good or bad; empty where that is not to be said.
Movement = Literal["omhoog", "omlaag", ""]
Spoor = Literal["virtueel", "mentaal", "fysiek", ""]
ColumnKind = Literal["tekst", "aantal", "getal", "procent", "datum"]


@dataclass(frozen=True, slots=True)
class Hidden:
    """A cell that is not shown; any reason looks the same to the reader."""

    reason: str = REASON


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which values a figure probably lies: finished words to read, two numbers for files.

    A side without a limit is None; both are where there is no margin.
    """

    low: float | None
    high: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with finished words of its own, where those of its column do not fit ("2011" for a year)."""

    value: float
    words: str


Cell = str | int | float | dt.date | Hidden | Interval | Amount | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter (1), section (2) or paragraph (3) title; ``anchor`` is unique in the report."""

    level: Literal[1, 2, 3]
    text: str
    anchor: str

    def __post_init__(self) -> None:
        check_anchor(self.anchor)


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph, or a list when ``items`` is filled. ``eigen``: words that people wrote themselves.

    A ``note`` is a remark on the paragraph, for the end of the chapter.
    """

    text: str
    role: Literal["lead", "body", "small", "eigen"] = "body"
    items: tuple[str, ...] = ()
    note: str = field(default="", metadata=RARE)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One large number with its doubt: every part is a finished Dutch phrase.

    ``direction`` is the judgement and gives word and colour; ``movement`` gives the arrow.
    """

    label: str
    value: str
    interval: str
    change: str
    verdict: str
    direction: Direction = "neutraal"
    spoor: Spoor = ""
    explanation: str = ""
    movement: Movement = ""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, with the unit in its name; ``interval`` where its cells are intervals."""

    name: str
    kind: ColumnKind = "tekst"
    decimals: int = 0
    interval: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; shares in ``procent`` columns are 0..1. The first column names the row."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    anchor: str = ""

    def __post_init__(self) -> None:
        if self.anchor:
            check_anchor(self.anchor)
        width = len(self.columns)
        for number, row in enumerate(self.rows, start=1):
            check(len(row) == width, f"Tabel '{self.title}', rij {number}: {len(row)} cellen, geen {width}.")


@dataclass(frozen=True, slots=True)
class Wording:
    """How a question was asked, and when: ("Najaar 2016", "Hoe vaak werkt u thuis?")."""

    when: str
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: ``title`` is the finding, ``measure`` what and in which unit, ``source`` has no "Bron:".

    ``wordings`` stand under it, where a question did not keep its words.
    """

    title: str
    measure: str
    unit: Unit
    data: ChartData
    alt: str
    source: str
    table: Table
    anchor: str
    wordings: tuple[Wording, ...] = ()

    def __post_init__(self) -> None:
        check_anchor(self.anchor)


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart: something to know, a warning, or what was hidden."""

    text: str
    kind: Literal["info", "waarschuwing", "fictief", "verborgen"] = "info"


Block = Heading | Text | KeyFigure | Table | Chart | Note


@dataclass(frozen=True, slots=True)
class Content:
    """A whole report: what stands on its cover, and its blocks in reading order.

    It tells of what happened up to ``date``, as the sources had it on ``stand``. With ``pages`` it is a
    letter or a sheet of at most so many pages: without cover, contents and a page in short.
    """

    title: str
    subtitle: str
    gemeente: str
    period: str
    date: dt.date
    summary: tuple[str, ...]
    blocks: tuple[Block, ...]
    language: str = "nl"
    theme: dict[str, str] = field(default_factory=dict)
    stand: dt.date | None = None
    pages: int = 0

    def __post_init__(self) -> None:
        anchors = [block.anchor for block in self.blocks if isinstance(block, Heading | Table | Chart)]
        twice = [anchor for anchor, count in Counter(filter(None, anchors)).items() if count > 1]
        check(not twice, f"Deze ankers staan twee keer in het rapport: {', '.join(twice)}.")

    @property
    def fictitious(self) -> Note | None:
        """Return the note that says that all figures are made up; every file of the report repeats it."""
        return next(
            (block for block in self.blocks if isinstance(block, Note) and block.kind == "fictief"), None
        )
