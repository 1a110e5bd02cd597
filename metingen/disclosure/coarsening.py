"""Groups in classes beside a full total: their full distribution must not come out by subtraction.

The total per answer minus the groups shown in full leaves the sum of the others per answer. A group in
classes is *settled* when that sum, the class counts and the bands of the means admit one distribution.
It is not settled when it can exchange answers with another group without touching anything published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations, product

from .distributions import Classes, Counts
from .means import band, points_sum

Move = tuple[int, ...]


def settled(
    rows: Sequence[Counts], hidden_sum: Sequence[int], classes: Classes, alive: Classes, points: Sequence[int]
) -> frozenset[int]:
    """Return the positions of rows in classes that no exchange with another row leaves open.

    ``rows``: full counts of the rows shown in classes. ``hidden_sum``: the summed counts of all hidden
    rows (zeros when none), of which no mean is published. ``alive``: the classes without the answers that
    nobody gave, by which the bands of the means were cut. ``points`` is empty for options without order.
    Rows whose classes leave one distribution by themselves have nothing to lose and are never returned.
    The check looks at exchanges of one or two answers between two rows: what it calls open is open, what
    it calls settled may be open in a more roundabout way.
    """
    moves = list(_moves(len(hidden_sum), alive))
    allowed = [frozenset(_inside(row, moves, alive, points)) for row in rows]
    spare = frozenset(move for move in moves if _fits(hidden_sum, move))
    found = set()
    for position, row in enumerate(rows):
        others = [*allowed[:position], *allowed[position + 1 :], spare]
        is_open = any(_opposite(move) in other for move in allowed[position] for other in others)
        if _has_room(row, classes) and not is_open:
            found.add(position)
    return frozenset(found)


def _moves(size: int, classes: Classes) -> Iterator[Move]:
    """Yield changes of a distribution that keep all class counts: one answer shifts, or two do."""
    singles = [pair for members in classes for pair in permutations(members, 2)]
    for giver, taker in singles:
        yield tuple((index == taker) - (index == giver) for index in range(size))
    for (giver, taker), (second_giver, second_taker) in product(singles, repeat=2):
        if (giver, taker) < (second_giver, second_taker) and taker != second_giver and giver != second_taker:
            yield tuple(
                (index == taker) - (index == giver) + (index == second_taker) - (index == second_giver)
                for index in range(size)
            )


def _inside(row: Counts, moves: Sequence[Move], alive: Classes, points: Sequence[int]) -> Iterator[Move]:
    """Yield the moves that a row can make while its mean stays in its band."""
    if not points:
        yield from (move for move in moves if _fits(row, move))
        return
    low, high = band(row, alive, points)
    true = points_sum(row, points)
    yield from (move for move in moves if _fits(row, move) and low <= true + points_sum(move, points) <= high)


def _fits(counts: Sequence[int], move: Move) -> bool:
    return all(count + change >= 0 for count, change in zip(counts, move, strict=True))


def _opposite(move: Move) -> Move:
    return tuple(-change for change in move)


def _has_room(row: Counts, classes: Classes) -> bool:
    return any(len(members) > 1 and any(row[index] for index in members) for members in classes)
