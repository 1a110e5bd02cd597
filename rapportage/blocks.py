"""What a report says, before anyone draws it: typed blocks, stored as JSON.

A report module builds a tuple of blocks; renderers draw the same blocks as HTML, PDF, CSV and SVG. Blocks
hold finished words and plain numbers, no models, so that a stored report can always be drawn again.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

Direction = Literal["beter", "slechter", "niet_te_zeggen", "neutraal"]
# Which way a figure went, whether that is good or bad; empty where that is not to be said.
Movement = Literal["omhoog", "omlaag", ""]
Spoor = Literal["virtueel", "mentaal", "fysiek", ""]
ColumnKind = Literal["tekst", "aantal", "getal", "procent", "datum"]
# More lines than this cannot be told apart; use small multiples.
MAX_SERIES = 5
Unit = Literal["procent", "dagen", "aantal", "punten", "getal"]
Better = Literal["hoger", "lager", "geen"]
# Each is (index, reason): from that place on nothing can be compared with what stands before it.
Breaks = tuple[tuple[int, str], ...]


class BlockError(ValueError):
    """A report cannot say this; the message tells what stands where, and what to do."""


def _check(condition: bool, sentence: str) -> None:  # noqa: FBT001
    if not condition:
        raise BlockError(sentence)


def _check_breaks(breaks: Breaks, length: int, what: str) -> None:
    _check(all(0 < at < length for at, _ in breaks), f"{what}: breuk erbuiten.")


def _check_anchor(anchor: str) -> None:
    # An anchor becomes an id in HTML and the name of a file.
    valid = re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,79}", anchor)
    _check(valid is not None, f"'{anchor}' kan geen anker zijn: gebruik letters, cijfers en streepjes.")


@dataclass(frozen=True, slots=True)
class Hidden:
    """A cell that is not shown; any reason looks the same to the reader."""

    reason: str = "te weinig antwoorden"


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
        _check_anchor(self.anchor)


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph, or a list when ``items`` is filled."""

    text: str
    role: Literal["lead", "body", "small"] = "body"
    items: tuple[str, ...] = ()


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
            _check_anchor(self.anchor)
        width = len(self.columns)
        for number, row in enumerate(self.rows, start=1):
            _check(len(row) == width, f"Tabel '{self.title}', rij {number}: {len(row)} cellen, geen {width}.")


@dataclass(frozen=True, slots=True)
class Point:
    """One figure in a series. None is hidden where ``reason`` says why, else a gap; ``open`` may change."""

    x: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    open: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Points in order; at a break the line starts anew."""

    name: str
    points: tuple[Point, ...]
    breaks: Breaks = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A thin vertical line with a name, before the point at ``index``."""

    index: int
    name: str


@dataclass(frozen=True, slots=True)
class Trend:
    """At most five series over the same x labels."""

    x: tuple[str, ...]
    series: tuple[Series, ...]
    marks: tuple[Mark, ...] = ()
    kind: Literal["trend"] = "trend"

    def __post_init__(self) -> None:
        _check(len(self.series) <= MAX_SERIES, f"Een grafiek toont hoogstens {MAX_SERIES} reeksen.")
        length = len(self.x)
        for series in self.series:
            _check(len(series.points) == length, f"Reeks '{series.name}' heeft geen {length} punten.")
            _check_breaks(series.breaks, length, f"Reeks '{series.name}'")
        _check(all(0 <= mark.index <= length for mark in self.marks), "Een interventie valt buiten de reeks.")


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """What was seen, and what would have been expected without the intervention, with its band."""

    x: tuple[str, ...]
    observed: tuple[Point, ...]
    expected: tuple[float | None, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    mark: Mark
    kind: Literal["counterfactual"] = "counterfactual"

    def __post_init__(self) -> None:
        length = len(self.x)
        parts = (self.observed, self.expected, self.low, self.high)
        _check(all(len(part) == length for part in parts), f"Niet elke reeks heeft {length} punten.")
        _check(0 <= self.mark.index <= length, "De interventie valt buiten de reeks.")


@dataclass(frozen=True, slots=True)
class Bars:
    """One share (0..1) or amount per category, with interval; a break stands between two bars."""

    points: tuple[Point, ...]
    breaks: Breaks = ()
    kind: Literal["bars"] = "bars"

    def __post_init__(self) -> None:
        _check_breaks(self.breaks, len(self.points), "Balken")


@dataclass(frozen=True, slots=True)
class Likert:
    """Stacked bars: per row the shares (0..1) of ``answers``, from low to high, or None where hidden.

    ``better`` says which end is better: the bars then diverge in the colours of better and worse. Answers
    without a better end have quiet colours.
    """

    answers: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...] | None, int | None], ...]
    breaks: Breaks = ()
    better: Better = "geen"
    kind: Literal["likert"] = "likert"

    def __post_init__(self) -> None:
        _check_breaks(self.breaks, len(self.rows), "Antwoordschaal")
        _check(len(self.answers) > 1, "Een antwoordschaal heeft twee of meer antwoorden.")
        for label, shares, _ in self.rows:
            fits = shares is None or len(shares) == len(self.answers)
            _check(fits, f"'{label}' heeft geen aandeel voor elk antwoord.")


ChartData = Trend | Counterfactual | Bars | Likert


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
        _check_anchor(self.anchor)


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart: something to know, a warning, or what was hidden."""

    text: str
    kind: Literal["info", "waarschuwing", "fictief", "verborgen"] = "info"


Block = Heading | Text | KeyFigure | Table | Chart | Note


@dataclass(frozen=True, slots=True)
class Content:
    """A whole report: what stands on its cover, and its blocks in reading order.

    It tells of what happened up to ``date``, as the sources had it on ``stand``.
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

    def __post_init__(self) -> None:
        anchors = [block.anchor for block in self.blocks if isinstance(block, Heading | Table | Chart)]
        twice = [anchor for anchor, count in Counter(filter(None, anchors)).items() if count > 1]
        _check(not twice, f"Deze ankers staan twee keer in het rapport: {', '.join(twice)}.")
