"""What a third breakdown tells: always true, and enough to find what it gives away."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from hypothesis import given, settings

from metingen.disclosure import ProtectedTable
from metingen.disclosure.bounds import Bounds
from metingen.disclosure.choices import Told, choices
from metingen.disclosure.levels import Level, levels_of

from .test_crossings import K, People, crossed, populations

Pair = tuple[str, str]


def levels(sizes: np.ndarray) -> list[Level]:
    return levels_of({f"klasse {at}": int(size) for at, size in enumerate(sizes)}, K)


def folded(counts: np.ndarray) -> np.ndarray:
    """Merge the classes that fall short, as is done before anything is told."""
    for axis in (0, 1):
        level = levels(counts.sum(axis=1 - axis))[0]
        parts = [[int(name.split()[1]) for name in part.groepen] for part in level.parts]
        counts = np.stack([counts.take(part, axis=axis).sum(axis=axis) for part in parts], axis=axis)
    return counts


def told_of(people: People) -> dict[Pair, Told]:
    """Tell each crossing in its best way, whatever the others tell."""
    found = {}
    for pair, counts in crossed(people).items():
        finest = folded(counts)
        found[pair] = next(choices(finest, levels(finest.sum(axis=1)), levels(finest.sum(axis=0)), K))
    return found


@given(people=populations())
@settings(max_examples=25, deadline=None)
def test_bounds_hold_the_truth(people: People) -> None:
    told = told_of(people)
    bounds = Bounds(told)
    bounds.tighten()

    assert (bounds.low <= bounds.high).all()
    for pair, each in told.items():
        where = np.ix_(*bounds.of(pair, each))
        assert (bounds.low[where] <= each.table.counts).all()
        assert (each.table.counts <= bounds.high[where]).all()
        where = np.ix_(bounds.finest(pair[0]), bounds.finest(pair[1]))
        assert (bounds.low[where] <= each.finest).all()
        assert (each.finest <= bounds.high[where]).all()


def whole(counts: np.ndarray, *, hidden: bool) -> Told:
    rows, columns = levels(counts.sum(axis=1))[0], levels(counts.sum(axis=0))[0]
    return Told(counts, rows, columns, ProtectedTable(counts, np.full(counts.shape, hidden)))


def of(bounds: Bounds, one: tuple[str, int], other: tuple[str, int]) -> tuple[int, int]:
    at = bounds.at[one[0], frozenset([one[1]])], bounds.at[other[0], frozenset([other[1]])]
    return int(bounds.low[at]), int(bounds.high[at])


def tightened(told: Mapping[Pair, Told]) -> Bounds:
    bounds = Bounds(told)
    bounds.tighten()
    return bounds


def test_bounds_find_what_classes_of_a_third_breakdown_have_in_common() -> None:
    told = {
        ("a", "b"): whole(np.array([[9, 1], [3, 20]]), hidden=False),
        ("b", "c"): whole(np.array([[12, 0], [2, 19]]), hidden=False),
        ("a", "c"): whole(np.array([[10, 0], [4, 19]]), hidden=True),
    }

    # Of the ten with a, nine have the b that is wholly in the first c, and one the other b.
    assert of(tightened(told), ("a", 0), ("c", 0)) == (9, 10)
