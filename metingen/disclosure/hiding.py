"""Which groups of one item are hidden, so that the total minus the visible groups tells nothing.

The total and n of each group are published, so the *sum* of the hidden groups is known to everyone. Two
things must then hold, also for a reader who knows these rules:

1. each hidden group can be mixed: some division of the sum leaves it at least two people outside its
   largest cell;
2. each hidden group may be hidden for the sake of another: in some such division another hidden group is
   the lopsided one. "Hidden" by itself is no news.

For the second, groups are hidden in blocks that were fixed by size and name, never by answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .distributions import Classes, Counts


@dataclass(frozen=True, slots=True)
class Row:
    """One published group: its answer counts and the cells that could be shown of it."""

    counts: Counts
    cells: Classes
    lopsided: bool

    @property
    def n(self) -> int:
        return sum(self.counts)


def blocks(rows: int, size: int) -> list[range]:
    """Cut positions 0..rows - 1 into runs of ``size``; a last run that is too short joins the one before.

    >>> blocks(5, 2)
    [range(0, 2), range(2, 5)]
    """
    starts = list(range(0, rows, size))
    if len(starts) > 1 and rows - starts[-1] < size:
        starts.pop()
    ends = [*starts[1:], rows]
    return [range(start, end) for start, end in zip(starts, ends, strict=True)]


def choose_hidden(
    rows: Sequence[Row], enough: Callable[[Sequence[Row]], bool] | None = None
) -> tuple[frozenset[int], bool]:
    """Choose the rows (positions, rows ordered from small to large) to hide, and whether the total stays.

    A lopsided row takes its whole block of two (three at the end) along. When the sum of a block still
    says too much, the block doubles. When even all rows together say too much, all are hidden and the
    total with them. Guarantee: see the module; a block's own division is the witness, so it holds whatever
    else is published about the other rows. ``enough`` tells whether a block may be hidden by itself, where
    that is not ``conceals``.
    """
    hidden: frozenset[int] = frozenset()
    for position, row in enumerate(rows):
        if not row.lopsided or position in hidden:
            continue
        block = _smallest_block(rows, position, enough or conceals)
        if block is None:
            return frozenset(range(len(rows))), False
        hidden |= frozenset(block)
    return hidden, True


def _smallest_block(
    rows: Sequence[Row], position: int, enough: Callable[[Sequence[Row]], bool]
) -> range | None:
    size = 2
    while True:
        block = next(block for block in blocks(len(rows), size) if position in block)
        if enough([rows[member] for member in block]):
            return block
        if len(block) == len(rows):
            return None
        size *= 2


def conceals(block: Sequence[Row]) -> bool:
    """Tell whether the sum of a block leaves every row in it above suspicion (both conditions above)."""
    total = [sum(counts) for counts in zip(*(row.counts for row in block), strict=True)]
    return all(
        any(
            can_be_mixed(rest, row)
            for other in block
            if other is not row
            for rest in _after_lopsided(total, other)
        )
        for row in block
    )


def can_be_mixed(rest: Sequence[int], row: Row) -> bool:
    """Tell whether a row can be made of ``rest`` with at least two people outside its largest cell."""
    room = (min(sum(rest[index] for index in cell), row.n - 2) for cell in row.cells)
    return sum(room) >= row.n


def _after_lopsided(total: Sequence[int], row: Row) -> Iterator[list[int]]:
    """Yield what is left of a sum after each way in which ``row`` could be lopsided."""
    for cell in row.cells:
        rest = _take(total, cell, row.n - 1)
        if rest is None:
            continue
        for last in row.cells:
            left = _take(rest, last, 1)
            if left is not None:
                yield left


def _take(total: Sequence[int], cell: Sequence[int], count: int) -> list[int] | None:
    """Take ``count`` answers out of a cell, always from its fullest answer, so that the rest stays mixed."""
    if sum(total[index] for index in cell) < count:
        return None
    rest = list(total)
    for _ in range(count):
        fullest = max(cell, key=lambda index: rest[index])
        rest[fullest] -= 1
    return rest
