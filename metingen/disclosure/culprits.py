"""Which crossings give away what others hide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from .bounds import Bounds
from .choices import Told, is_betrayed
from .joint import Joint

Pair = tuple[str, str]


def culprits(crossings: Mapping[Pair, Told], groep: int) -> list[Pair]:
    """Return crossings that together bound what others hide; with these told less, less is bounded.

    Nothing is returned when nothing is given away. Of all that are involved the one that is so most often is
    named, ties by name, and then again for what is left.
    """
    cells = list(_bounded(crossings, groep)) or list(_derived(crossings, groep))
    found = []
    while cells := [pairs for pairs in cells if pairs]:
        tally = Counter(pair for pairs in cells for pair in pairs)
        worst = min(tally, key=lambda pair: (-tally[pair], pair))
        found.append(worst)
        cells = [pairs for pairs in cells if worst not in pairs]
    return found


def _bounded(crossings: Mapping[Pair, Told], groep: int) -> Iterator[list[Pair]]:
    """Yield for each secret that third breakdowns give away the crossings with these."""
    bounds = Bounds(crossings)
    thirds = bounds.tighten()
    for pair, told in crossings.items():
        for row, column, count in told.secrets(groep):
            at = bounds.at[pair[0], row], bounds.at[pair[1], column]
            if is_betrayed(count, int(bounds.low[at]), int(bounds.high[at]), groep):
                names = [name for name, bounded in thirds.items() if bounded[at]]
                yield _involved(pair, names or sorted(thirds), crossings)


def _derived(crossings: Mapping[Pair, Told], groep: int) -> Iterator[list[Pair]]:
    """Yield for each secret that everything together gives away the crossings with its breakdowns."""
    joint = Joint(crossings)
    names = sorted({name for pair in crossings for name in pair})
    for pair in crossings if joint.is_small else ():
        for _ in joint.betrayed(pair, groep):
            yield _involved(pair, names, crossings)


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
