"""A reader of several breakdowns at once, who solves linear programmes over them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, permutations
from math import prod
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


def programmes(
    known: Mapping[Pair, Crossed], names: Sequence[str]
) -> Iterator[tuple[Pair, int, float, float]]:
    """Solve linear programmes over some breakdowns at once, for what each two of them keep to themselves.

    Yields of hidden cells, and of the finest classes that few people have in common, how many these are, and
    the least and greatest that they can be.
    """
    seen = {(at, place): known[names[at], names[place]] for at, place in combinations(range(len(names)), 2)}
    shape = [seen[0, 1].finest.shape[0], *(seen[0, place].finest.shape[1] for place in range(1, len(names)))]
    number = prod(shape)
    places = np.arange(number, dtype=np.int32).reshape(shape)
    model = quiet_model()
    model.addVars(number, np.zeros(number), np.full(number, highspy.kHighsInf))
    for axes, crossing in seen.items():
        lines = np.moveaxis(places, axes, (0, 1))
        for at in np.argwhere(~crossing.hidden).tolist():
            learn(model, lines[crossing.inside(*at)], int(crossing.counts[tuple(at)]))
        for side in (0, 1):
            for line, whole in enumerate(crossing.finest.sum(axis=1 - side)):
                learn(model, np.take(lines, line, axis=side), int(whole))
    for axes, crossing in seen.items():
        pair = names[axes[0]], names[axes[1]]
        lines = np.moveaxis(places, axes, (0, 1))
        for at in np.argwhere(crossing.hidden).tolist():
            yield pair, int(crossing.counts[tuple(at)]), *ends(model, lines[crossing.inside(*at)])
        for at in np.argwhere((crossing.finest > 0) & (crossing.finest < K)).tolist():
            yield pair, int(crossing.finest[tuple(at)]), *ends(model, lines[tuple(at)])


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


def derived(
    told: Kruisingen, counts: Mapping[Pair, np.ndarray], together: Iterable[Sequence[str]]
) -> Iterator[tuple[Sequence[str], Pair, bool]]:
    """Yield of some breakdowns together each secret of two of them, and whether it can be derived."""
    known = {pair: Crossed(told, counts, *pair) for pair in permutations(told.delen, 2)}
    for names in together:
        for pair, count, low, high in programmes(known, names):
            yield names, pair, high - low < 1e-6 or (0 < count < K and high < K - 1e-6)


def check(told: Kruisingen, counts: Mapping[Pair, np.ndarray], together: Iterable[Sequence[str]]) -> int:
    """Hold that nothing can be derived, and return how much was tried."""
    solved = 0
    for names, pair, is_derived in derived(told, counts, together):
        solved += 1
        assert not is_derived, (pair, names)
    return solved


def some(told: Kruisingen, number: int, most: int) -> list[tuple[str, ...]]:
    """Return some sets of so many breakdowns, the same at each run."""
    return random.Random(1).sample(list(combinations(sorted(told.delen), number)), most)
