"""Periods with too few answers are told together with the next one."""

from __future__ import annotations

from collections.abc import Sequence


def carried(counts: Sequence[int], least: Sequence[int]) -> tuple[range, ...]:
    """Return for each period which periods are told together in its figures, itself included.

    ``counts`` are the answers of periods that follow each other, ``least`` from how many each is told. A
    period that is told alone or with earlier ones is told nowhere else, so that nothing can be subtracted
    from it.

    >>> carried([2, 2, 9, 7, 3], [5] * 5)
    (range(0, 1), range(0, 2), range(0, 3), range(3, 4), range(4, 5))
    """
    found, first, together = [], 0, 0
    for at, (count, k) in enumerate(zip(counts, least, strict=True)):
        together += count
        found.append(range(first, at + 1))
        if together >= k:
            first, together = at + 1, 0
    return tuple(found)
