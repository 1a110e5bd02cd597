"""What charts of a process show: ordinary variation, many series side by side, how long things stay open."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import ClassVar, Literal

from rapportage.blocks_charts import (
    Bars,
    BeforeAfter,
    Counterfactual,
    Dots,
    Likert,
    Mark,
    Mix,
    Point,
    SharedAxis,
    Trend,
    check_marks,
    counts_of,
)
from rapportage.blocks_checks import RARE, check

# Why a point is no ordinary variation, the plainest reason first.
Signal = Literal["buiten_grenzen", "verschuiving", "trend", "twee_van_drie"]
# More panels than this are a table.
MAX_PANELS = 24


@dataclass(frozen=True, slots=True)
class Xmr:
    """A process in time with the limits of its ordinary variation, and per point why it is special.

    ``low`` and ``high`` are None where no figure can lie beyond that side. ``basis``: what the limits rest
    on, in words; ``provisional`` where that is less than twelve points.
    """

    x: tuple[str, ...]
    points: tuple[Point, ...]
    signals: tuple[tuple[Signal, ...], ...]
    mean: float
    low: float | None
    high: float | None
    basis: str = ""
    provisional: bool = False
    marks: tuple[Mark, ...] = ()
    kind: Literal["xmr"] = "xmr"

    def __post_init__(self) -> None:
        length = len(self.x)
        fits = len(self.points) == length and len(self.signals) == length
        check(fits, f"Niet elke reeks heeft {length} punten.")
        special = zip(self.points, self.signals, strict=True)
        check(
            all(point.value is not None or not codes for point, codes in special),
            "Een punt dat er niet is, kan niet bijzonder zijn.",
        )
        check_marks(self.marks, length)

    @property
    def counts(self) -> tuple[int, ...]:
        return counts_of(self.points)


@dataclass(frozen=True, slots=True)
class Multiples(SharedAxis):
    """A small trend per series, all on the same axes: for more series than one chart can hold."""

    kind: Literal["multiples"] = "multiples"
    most: ClassVar[int] = MAX_PANELS
    too_many: ClassVar[str] = f"Naast elkaar passen hoogstens {MAX_PANELS} grafieken."


@dataclass(frozen=True, slots=True)
class Survival:
    """The share (0..1) still open just after each of ``days``, with its limits where they are known.

    ``median``: after how many days half is closed, None where that is not reached. ``sampled``: the share is
    known on these days only, and changed on days between them too.
    """

    days: tuple[float, ...]
    open_share: tuple[float, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    median: float | None = None
    n: int | None = None
    sampled: bool = field(default=False, metadata=RARE)
    kind: Literal["survival"] = "survival"

    def __post_init__(self) -> None:
        parts = (self.open_share, self.low, self.high)
        fits = all(len(part) == len(self.days) for part in parts)
        check(fits, f"Niet elke reeks heeft {len(self.days)} punten.")
        rises = all(before < after for before, after in pairwise((0.0, *self.days)))
        check(rises, "De dagen van een verloop lopen op, vanaf meer dan nul.")
        falls = all(before >= after for before, after in pairwise((1.0, *self.open_share, 0.0)))
        check(falls, "Het deel dat nog loopt, kan alleen kleiner worden.")

    @property
    def counts(self) -> tuple[int, ...]:
        return () if self.n is None else (self.n,)

    def open_at(self, day: float) -> Point:
        """Return which share is still open after so many days; nothing after the last day that was seen."""
        place = max((index for index, known in enumerate(self.days) if known <= day), default=None)
        if not self.days or day > self.days[-1]:
            return Point(f"{day:g}", None)
        if place is None:
            return Point(f"{day:g}", 1.0)
        return Point(f"{day:g}", self.open_share[place], self.low[place], self.high[place])


ChartData = Trend | Counterfactual | Bars | Likert | Dots | BeforeAfter | Mix | Xmr | Multiples | Survival
