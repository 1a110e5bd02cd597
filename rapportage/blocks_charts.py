"""What a chart shows, before anyone draws it: points in lines, bars and rows of answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rapportage.blocks_checks import Breaks, check, check_breaks

# More lines than this cannot be told apart; use small multiples.
MAX_SERIES = 5
Unit = Literal["procent", "dagen", "aantal", "punten", "getal"]
Better = Literal["hoger", "lager", "geen"]


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
        check(len(self.series) <= MAX_SERIES, f"Een grafiek toont hoogstens {MAX_SERIES} reeksen.")
        length = len(self.x)
        for series in self.series:
            check(len(series.points) == length, f"Reeks '{series.name}' heeft geen {length} punten.")
            check_breaks(series.breaks, length, f"Reeks '{series.name}'")
        check(all(0 <= mark.index <= length for mark in self.marks), "Een verandering valt buiten de reeks.")


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
        check(all(len(part) == length for part in parts), f"Niet elke reeks heeft {length} punten.")
        check(0 <= self.mark.index <= length, "De verandering valt buiten de reeks.")


@dataclass(frozen=True, slots=True)
class Bars:
    """One share (0..1) or amount per category, with interval; a break stands between two bars."""

    points: tuple[Point, ...]
    breaks: Breaks = ()
    kind: Literal["bars"] = "bars"

    def __post_init__(self) -> None:
        check_breaks(self.breaks, len(self.points), "Balken")


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
        check_breaks(self.breaks, len(self.rows), "Antwoordschaal")
        check(len(self.answers) > 1, "Een antwoordschaal heeft twee of meer antwoorden.")
        for label, shares, _ in self.rows:
            fits = shares is None or len(shares) == len(self.answers)
            check(fits, f"'{label}' heeft geen aandeel voor elk antwoord.")


ChartData = Trend | Counterfactual | Bars | Likert
