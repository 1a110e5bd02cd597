"""What is counted of cases, as numbers that add up: over months, sources and machines.

An indicator is a tally: count each month once, add months together, and read the figure from the sum. The
time after a change, up to each month in turn, then costs one addition a month.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from math import inf
from operator import add
from typing import Generic, Protocol, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from metingen.analysis.scores import Sums, mean, sums_of
from metingen.analysis.shares import wilson
from metingen.analysis.survival import Exits, median, open_after, survival_of
from metingen.analysis.values import GRENS_ONBEKEND, KLEIN_AANTAL, NEGATIEVE_DUUR, VEEL_OPEN, Estimate

SMALL = 5
OPEN_LIMIT = 0.10

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Cases:
    """Cases as columns of one length; ``n``: how many cases a row stands for."""

    n: NDArray[np.int64]
    digital: Bools
    unknown: Bools
    days: NDArray[np.float64]
    open: Bools
    normed: Bools
    late: Bools
    handoffs: NDArray[np.float64]

    def take(self, rows: NDArray[np.intp] | Bools) -> Cases:
        return Cases(
            self.n[rows],
            self.digital[rows],
            self.unknown[rows],
            self.days[rows],
            self.open[rows],
            self.normed[rows],
            self.late[rows],
            self.handoffs[rows],
        )

    def count(self, rows: Bools | None = None) -> int:
        """Return the number of cases, or of those in the marked rows."""
        return int(self.n.sum() if rows is None else self.n[rows].sum())


class Tally(Protocol):
    def __add__(self, other: Self, /) -> Self: ...

    def figure(self) -> Estimate: ...


T = TypeVar("T", bound=Tally)
Count = Callable[[Cases], T]


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``n``; ``open`` of these cases may still change."""

    hits: int
    n: int
    open: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.hits + other.hits, self.n + other.n, self.open + other.open)

    def figure(self) -> Estimate:
        return _judged(wilson(self.hits, self.n), self.open, self.n)


@dataclass(frozen=True, slots=True)
class Volume:
    """A number of cases, of all the ``n`` that came in."""

    cases: int
    n: int

    def __add__(self, other: Volume) -> Volume:
        return Volume(self.cases + other.cases, self.n + other.n)

    def figure(self) -> Estimate:
        flags = (KLEIN_AANTAL,) if 0 < self.cases < SMALL else ()
        return Estimate(float(self.cases), None, None, self.n, flags=flags)


@dataclass(frozen=True, slots=True)
class Handoffs:
    """Hand-offs of the cases of which they are known; ``open`` of all ``n`` cases may still change hands."""

    sums: Sums
    open: int
    n: int

    def __add__(self, other: Handoffs) -> Handoffs:
        return Handoffs(self.sums + other.sums, self.open + other.open, self.n + other.n)

    def figure(self) -> Estimate:
        return _judged(mean(self.sums).clipped(0, inf), self.open, self.n)


@dataclass(frozen=True, slots=True, eq=False)
class LeadTime:
    """How long cases lasted; ``impossible`` of them ended before they began and are left out."""

    exits: Exits
    impossible: int

    def __add__(self, other: LeadTime) -> LeadTime:
        return LeadTime(self.exits + other.exits, self.impossible + other.impossible)

    def figure(self) -> Estimate:
        estimate = _judged(median(survival_of(self.exits)), self.exits.censored, self.exits.n)
        if estimate.n and estimate.high is None and VEEL_OPEN not in estimate.flags:
            # What is open moves the limit; without it the cases are simply too few for one.
            estimate = estimate.flagged(VEEL_OPEN if self.exits.censored else GRENS_ONBEKEND)
        return estimate.flagged(NEGATIEVE_DUUR) if self.impossible else estimate

    def course(self, days: Sequence[int]) -> Iterator[Estimate]:
        """Yield the share that is still open after each of these numbers of days.

        What is open now moves only the shares after the day until which it was followed.
        """
        curve = survival_of(self.exits)
        for day in days:
            yield _judged(open_after(curve, day), self.exits.censored_before(day), self.exits.n)


def _judged(estimate: Estimate, still_open: int, n: int) -> Estimate:
    """Mark a figure that rests on few cases, or on too many that are still open."""
    if 0 < estimate.n < SMALL:
        estimate = estimate.flagged(KLEIN_AANTAL)
    return estimate.flagged(VEEL_OPEN) if still_open > OPEN_LIMIT * n else estimate


def received(cases: Cases) -> Volume:
    return Volume(cases.count(), cases.count())


def closed(cases: Cases) -> Volume:
    return Volume(cases.count(~cases.open), cases.count())


def still_open(cases: Cases) -> Volume:
    return Volume(cases.count(cases.open), cases.count())


def digital(cases: Cases) -> Share:
    return Share(cases.count(cases.digital), cases.count(~cases.unknown))


def unknown(cases: Cases) -> Share:
    return Share(cases.count(cases.unknown), cases.count())


def late(cases: Cases) -> Share:
    normed = cases.take(cases.normed)
    return Share(normed.count(normed.late), normed.count(), normed.count(normed.open))


def handoffs(cases: Cases) -> Handoffs:
    return Handoffs(sums_of(cases.handoffs, cases.n), cases.count(cases.open), cases.count())


def lead_time(cases: Cases) -> LeadTime:
    possible = cases.take(cases.days >= 0)
    return LeadTime(Exits.of(possible.days, ~possible.open, possible.n), cases.count() - possible.count())


@dataclass(frozen=True, slots=True, eq=False)
class Months(Generic[T]):
    """The tally of each month with a case, by code ('2011-05')."""

    tallies: Mapping[str, T]
    nothing: T

    def together(self, codes: Sequence[str]) -> T:
        """Return these months as one tally."""
        return reduce(add, self._of(codes), self.nothing)

    def figure(self, codes: Sequence[str]) -> Estimate:
        """Return the figure of these months together."""
        return self.together(codes).figure()

    def running(self, codes: Sequence[str]) -> Iterator[Estimate]:
        """Yield the figure of the first month, of the first two, and so on."""
        for tally in accumulate(self._of(codes), add):
            yield tally.figure()

    def _of(self, codes: Sequence[str]) -> Iterator[T]:
        return (self.tallies.get(code, self.nothing) for code in codes)
