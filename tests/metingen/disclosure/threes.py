"""A reader of three breakdowns at once, who solves linear programmes over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from typing import Any

import highspy
import numpy as np

from metingen.disclosure import Kruisingen

from .attacker import quiet_model

K = 5
Pair = tuple[str, str]


class Crossed:
    """What a reader knows of two breakdowns, and the truth (``finest``) to hold it against.

    ``rows`` and ``columns`` tell for each of the finest classes in which row and column it is told.
    """

    def __init__(self, told: Kruisingen, counts: Mapping[Pair, np.ndarray], one: str, other: str) -> None:
        pair = (one, other) if (one, other) in told.tabellen else (other, one)
        crossing = told.tabellen[pair]
        finest = counts[pair]
        for axis, name in enumerate(pair):
            classes = sorted(klasse for part in told.delen[name] for klasse in part.groepen)
            parts = [[classes.index(klasse) for klasse in part.groepen] for part in told.delen[name]]
            finest = np.stack([finest.take(part, axis=axis).sum(axis=axis) for part in parts], axis=axis)
        sides = [
            np.array(
                [
                    next(at for at, whole in enumerate(side) if part.groepen[0] in whole.groepen)
                    for part in told.delen[name]
                ]
            )
            for name, side in zip(pair, (crossing.rijen, crossing.kolommen), strict=True)
        ]
        turned = pair != (one, other)
        self.finest = finest.T if turned else finest
        self.counts = crossing.tabel.counts.T if turned else crossing.tabel.counts
        self.hidden = crossing.tabel.hidden.T if turned else crossing.tabel.hidden
        self.rows, self.columns = sides[::-1] if turned else sides

    def inside(self, row: int, column: int) -> tuple[np.ndarray, ...]:
        """Return of which finest classes a told cell is."""
        return np.ix_(np.flatnonzero(self.rows == row), np.flatnonzero(self.columns == column))


def programmes(one: Crossed, other: Crossed, outer: Crossed) -> Iterator[tuple[int, float, float]]:
    """Solve linear programmes over three breakdowns at once, for what the outer two keep to themselves.

    Yields of hidden cells, and of the finest classes that few people have in common, how many these are, and
    the least and greatest that they can be.
    """
    rows, size = one.finest.shape
    number = rows * size * outer.finest.shape[1]
    places = np.arange(number, dtype=np.int32).reshape(rows, size, -1)
    model = quiet_model()
    model.addVars(number, np.zeros(number), np.full(number, highspy.kHighsInf))
    for axis, crossing in ((2, one), (0, other), (1, outer)):
        lines = np.moveaxis(places, axis, -1)
        for at in np.argwhere(~crossing.hidden).tolist():
            learn(model, lines[crossing.inside(*at)], int(crossing.counts[tuple(at)]))
        for side in (0, 1):
            for line, whole in enumerate(crossing.finest.sum(axis=1 - side)):
                learn(model, np.take(lines, line, axis=side), int(whole))
    lines = np.moveaxis(places, 1, -1)
    for at in np.argwhere(outer.hidden).tolist():
        yield int(outer.counts[tuple(at)]), *ends(model, lines[outer.inside(*at)])
    for at in np.argwhere((outer.finest > 0) & (outer.finest < K)).tolist():
        yield int(outer.finest[tuple(at)]), *ends(model, lines[tuple(at)])


def ends(model: Any, numbers: np.ndarray) -> tuple[float, float]:
    """Return the least and the greatest sum of some unknowns."""
    numbers = np.ascontiguousarray(numbers.ravel())
    model.changeColsCost(len(numbers), numbers, np.ones(len(numbers)))
    found = []
    for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
        model.changeObjectiveSense(sense)
        model.run()
        found.append(model.getInfo().objective_function_value)
    model.changeColsCost(len(numbers), numbers, np.zeros(len(numbers)))
    return found[0], found[1]


def learn(model: Any, numbers: np.ndarray, whole: int) -> None:
    numbers = np.ascontiguousarray(numbers.ravel())
    model.addRow(whole, whole, len(numbers), numbers, np.ones(len(numbers)))


def check(
    told: Kruisingen, counts: Mapping[Pair, np.ndarray], triples: Iterable[tuple[str, str, str]]
) -> int:
    """Hold that nothing can be derived, and return how much was tried."""
    known = {pair: Crossed(told, counts, *pair) for pair in permutations(told.delen, 2)}
    solved = 0
    for one, third, other in triples:
        for count, low, high in programmes(known[one, third], known[third, other], known[one, other]):
            solved += 1
            assert high - low > 1e-6
            assert not 0 < count < K or high > K - 1e-6
    return solved


def every_three(names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each two breakdowns with each third between them."""
    for one, third, other in permutations(sorted(names), 3):
        if one < other:
            yield one, third, other
