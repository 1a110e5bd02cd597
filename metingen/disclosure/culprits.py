"""Which crossings give away what others hide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from .bounds import Bounds
from .choices import Told
from .joint import Joint
from .threes import Threes

Pair = tuple[str, str]


def culprits(crossings: Mapping[Pair, Told], groep: int, threes: Threes) -> list[Pair]:
    """Return crossings that together bound what others hide; with these told less, less is bounded.

    Nothing is returned when nothing is given away. Of all that are involved the one that is so most often is
    named, ties by name, and then again for what is left.
    """
    names = sorted({name for pair in crossings for name in pair})
    betrayed = (
        [(pair, [third]) for pair, third in threes.betrayed(crossings)]
        or list(Bounds(crossings).betrayed(groep))
        or [(pair, names) for pair in Joint(crossings).betrayed(groep)]
    )
    cells = [_involved(pair, thirds, crossings) for pair, thirds in betrayed]
    found = []
    while cells := [pairs for pairs in cells if pairs]:
        tally = Counter(pair for pairs in cells for pair in pairs)
        worst = min(tally, key=lambda pair: (-tally[pair], pair))
        found.append(worst)
        cells = [pairs for pairs in cells if worst not in pairs]
    return found


def _involved(pair: Pair, thirds: Collection[str], crossings: Mapping[Pair, Told]) -> list[Pair]:
    """Return the nearest crossings that tell something: with a third, among all of these, with others."""
    open_ones = [each for each, told in crossings.items() if told.is_open]
    around = {frozenset((name, third)) for name in pair for third in thirds}
    near = {*pair, *thirds}
    return (
        [each for each in open_ones if frozenset(each) in around]
        or [each for each in open_ones if near.issuperset(each)]
        or [each for each in open_ones if not set(pair).isdisjoint(each)]
        or open_ones
    )
