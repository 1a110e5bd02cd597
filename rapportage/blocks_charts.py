"""What a chart shows, before anyone draws it: points in lines, bars and rows of answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar, Literal

from rapportage.blocks_checks import Breaks, check, check_breaks

# More lines than this cannot be told apart; use small multiples.
MAX_SERIES = 5
# Shares in whole percents may miss 100 % by this much.
_ROUNDING = 0.03
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


def counts_of(points: Iterable[Point]) -> tuple[int, ...]:
    """Return the n of every figure that is shown."""
    return tuple(point.n for point in points if point.value is not None and point.n is not None)


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


def check_marks(marks: Iterable[Mark], length: int) -> None:
    check(all(0 <= mark.index <= length for mark in marks), "Een verandering valt buiten de reeks.")


@dataclass(frozen=True, slots=True)
class SharedAxis:
    """Series over the same x labels, and what happened between these; ``most`` series can be told apart."""

    x: tuple[str, ...]
    series: tuple[Series, ...]
    marks: tuple[Mark, ...] = ()
    most: ClassVar[int]
    too_many: ClassVar[str]

    def __post_init__(self) -> None:
        check(len(self.series) <= self.most, self.too_many)
        length = len(self.x)
        for series in self.series:
            check(len(series.points) == length, f"Reeks '{series.name}' heeft geen {length} punten.")
            check_breaks(series.breaks, length, f"Reeks '{series.name}'")
        check_marks(self.marks, length)

    @property
    def counts(self) -> tuple[int, ...]:
        return counts_of(chain.from_iterable(series.points for series in self.series))


@dataclass(frozen=True, slots=True)
class Trend(SharedAxis):
    """A few lines in one chart."""

    kind: Literal["trend"] = "trend"
    most: ClassVar[int] = MAX_SERIES
    too_many: ClassVar[str] = f"Een grafiek toont hoogstens {MAX_SERIES} reeksen."


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

    @property
    def counts(self) -> tuple[int, ...]:
        return counts_of(self.observed)


@dataclass(frozen=True, slots=True)
class Bars:
    """One share (0..1) or amount per category, with interval; a break stands between two bars."""

    points: tuple[Point, ...]
    breaks: Breaks = ()
    kind: Literal["bars"] = "bars"

    def __post_init__(self) -> None:
        check_breaks(self.breaks, len(self.points), "Balken")

    @property
    def counts(self) -> tuple[int, ...]:
        return counts_of(self.points)


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

    @property
    def counts(self) -> tuple[int, ...]:
        return tuple(count for _, shares, count in self.rows if shares is not None and count is not None)


@dataclass(frozen=True, slots=True)
class Dots:
    """One figure per group as a dot with its interval; ``own`` names the group that stands out."""

    points: tuple[Point, ...]
    own: str = ""
    kind: Literal["dots"] = "dots"

    def __post_init__(self) -> None:
        known = not self.own or any(point.x == self.own for point in self.points)
        check(known, f"'{self.own}' is geen van de groepen.")

    @property
    def counts(self) -> tuple[int, ...]:
        return counts_of(self.points)


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """One figure before and after something, each with its interval; ``between`` names what happened."""

    before: Point
    after: Point
    between: str = ""
    kind: Literal["before_after"] = "before_after"

    @property
    def counts(self) -> tuple[int, ...]:
        return counts_of((self.before, self.after))


@dataclass(frozen=True, slots=True)
class Mix:
    """How a whole was divided, period by period: per row the shares (0..1) of ``parts``, None where hidden.

    A row is (period, shares, n); its shares are 1 together, or a little less or more by rounding.
    """

    parts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...] | None, int | None], ...]
    kind: Literal["mix"] = "mix"

    def __post_init__(self) -> None:
        check(len(self.parts) <= MAX_SERIES, f"Een grafiek toont hoogstens {MAX_SERIES} delen.")
        for label, shares, _ in self.rows:
            fits = shares is None or len(shares) == len(self.parts)
            check(fits, f"'{label}' heeft geen aandeel voor elk deel.")
            whole = shares is None or (min(shares, default=0) >= 0 and abs(sum(shares) - 1) < _ROUNDING)
            check(whole, f"De delen van '{label}' zijn samen geen 100 %.")

    @property
    def x(self) -> tuple[str, ...]:
        return tuple(label for label, _, _ in self.rows)

    @property
    def counts(self) -> tuple[int, ...]:
        return tuple(count for _, shares, count in self.rows if shares is not None and count is not None)
