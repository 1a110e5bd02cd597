"""What the sentences about charts share: how a figure is written, what may be compared, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from adoptie import dutch
from rapportage.blocks import Breaks, Hidden, Mark, Point, Unit
from rapportage.charts.words import figure_with_unit, in_words, with_article

Write = Callable[[float], str]
# More groups than this are no longer named one by one.
MOST_NAMES = 3
NOTHING = "Er zijn geen cijfers om te tonen."


def writer(unit: Unit) -> Write:
    return lambda value: figure_with_unit(value, unit)


def stretches(breaks: Breaks, labels: Sequence[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Yield begin and end of each part within which can be compared, and what sets it apart in words."""
    reasons = dict(breaks)
    for start, end in pairwise([0, *sorted(reasons), len(labels)]):
        apart = []
        if start in reasons:
            place = with_article(labels[start])
            apart = [f"Vanaf {place} niet te vergelijken met eerder: {reasons[start]}."]
        yield start, end, apart


def still_open(points: Sequence[Point], x: Sequence[str]) -> list[str]:
    places = [
        in_words(x[index]) for index, point in enumerate(points) if point.open and point.value is not None
    ]
    return [f"Nog niet compleet: {dutch.listing(places)}."] if places else []


def missing(points: Sequence[Point], x: Sequence[str]) -> list[str]:
    """Say of a line what is hidden in it; where there simply is nothing, nothing is said."""
    hidden = [(label, point) for label, point in zip(x, points, strict=True) if point.value is None]
    return withheld((in_words(label), point.reason) for label, point in hidden if point.reason)


def withheld(hidden: Iterable[tuple[str, str]]) -> list[str]:
    """Say what is not shown, why, and where to look instead, given (name, reason) of each.

    >>> withheld([("Balie", ""), ("Beleid", "")])
    ['Niet getoond (te weinig antwoorden): Balie en Beleid.']
    """
    names: dict[str, list[str]] = {}
    for name, reason in hidden:
        names.setdefault(reason or Hidden().reason, []).append(name)
    return [f"Niet getoond ({reason}): {named(found)}." for reason, found in names.items()]


def named(places: Sequence[str]) -> str:
    if len(places) <= MOST_NAMES:
        return dutch.listing(places)
    return f"{len(places)} cijfers"


def marked(x: Sequence[str], mark: Mark) -> str:
    """Say since when something was otherwise."""
    if not x:
        return f"{mark.name}."
    since = f"Vanaf {with_article(x[mark.index])}" if mark.index < len(x) else f"Na {with_article(x[-1])}"
    return f"{since}: {mark.name}."
