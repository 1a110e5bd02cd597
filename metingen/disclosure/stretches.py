"""Periods whose sums can be subtracted from one another, so that no small part comes out.

Months add up to quarters, to years, and to the time before and after a change; whoever has them all can
subtract. So time is cut once into stretches that hold no case or at least the threshold, and a period is
shown only where it begins and ends on a cut. Whatever is added and subtracted then says something about
whole stretches only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def cut_time(counts: Sequence[int], groep: int, weights: Mapping[int, int] | None = None) -> frozenset[int]:
    """Return the boundaries between months where a period may begin or end.

    ``counts``: cases per month, in order; boundary 0 lies before the first month, ``len(counts)`` after the
    last. ``weights``: how much a boundary matters (0 where none is given). The smallest stretch that falls
    short loses the boundary that matters least; of two that matter as much, the one on the side of the
    smaller neighbour. Nothing is returned when all months together fall short.

    >>> sorted(cut_time([9, 3, 8, 20], 5))
    [0, 1, 3, 4]
    """
    if sum(counts) < groep:
        return frozenset()
    weights = weights or {}
    cuts = list(range(len(counts) + 1))

    def size(at: int) -> int:
        return sum(counts[cuts[at] : cuts[at + 1]])

    while short := [(size(at), at) for at in range(len(cuts) - 1) if 0 < size(at) < groep]:
        _, at = min(short)
        left = (weights.get(cuts[at], 0), size(at - 1), 0) if at else None
        right = (weights.get(cuts[at + 1], 0), size(at + 1), 1) if at + 2 < len(cuts) else None
        side = min(choice for choice in (left, right) if choice)[-1]
        del cuts[at + side]
    return frozenset(cuts)
