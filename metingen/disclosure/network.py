"""Counts between rows and columns of which the sums are known: what a reader can conclude, what to hide.

A table with known margins is a graph: rows and columns are nodes, cells are arcs from a row to a column, and
each node keeps its sum. A reader sees the visible cells and knows that a hidden one is not negative. What a
hidden cell may be follows from how much can be shifted along cycles of hidden cells (maximum flow in the
residual graph); all such values are whole, and so is every value between them.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Step = tuple[int, int]  # arc number, direction (+1 along the arc, -1 against it)
_ENDLESS = 1 << 60
_ANY = 0  # to be another number, greater or smaller


@dataclass(slots=True)
class Network:
    """Arcs by number, from ``tails`` to ``heads``, with ``values``; ``hidden`` grows while protecting.

    ``costs``: what it costs to hide each arc, a whole number above zero.
    """

    tails: Sequence[int]
    heads: Sequence[int]
    values: Sequence[int]
    hidden: list[bool]
    costs: Sequence[int]
    around: dict[int, list[tuple[int, int, int]]] = field(init=False)

    def __post_init__(self) -> None:
        self.around = defaultdict(list)
        for number, (tail, head) in enumerate(zip(self.tails, self.heads, strict=True)):
            self.around[tail].append((number, 1, head))
            self.around[head].append((number, -1, tail))

    def interval(self, number: int) -> tuple[int, int]:
        """Return the least and greatest possible value of an arc."""
        value = self.values[number]
        if not self.hidden[number]:
            return value, value
        # Nothing beyond the sum of all values can be needed.
        most = sum(self.values)
        return value - self._shift(number, -1, value, {}), value + self._shift(number, 1, most, {})

    def protect(self, primary: Mapping[int, int]) -> None:
        """Hide arcs until every ``primary`` one may be what it must, or more, and no hidden one is certain.

        Arcs that prove needless are shown again, the dearest first.
        """
        for number in primary:
            self.hidden[number] = True
        needs = {number: wanted - self.values[number] for number, wanted in primary.items()}
        for number, need in needs.items():
            self._hide_cycles(number, need)
        chosen = [number for number, hidden in enumerate(self.hidden) if hidden and number not in needs]
        needs |= dict.fromkeys(chosen, _ANY)
        proofs = {number: self._proof(number, need) for number, need in needs.items()}
        for number in sorted(chosen, key=lambda arc: (-self.costs[arc], arc)):
            self.hidden[number] = False
            leaning = [other for other, proof in proofs.items() if other != number and number in proof]
            anew = {other: self._proof(other, needs[other]) for other in leaning}
            if all(anew.values()):
                del proofs[number]
                proofs |= anew
            else:
                self.hidden[number] = True

    def _hide_cycles(self, number: int, need: int) -> None:
        if self._proof(number, need):
            return
        used: dict[int, int] = {}
        self._shift(number, 1, need, used, hide=True)
        for arc, flow in used.items():
            if flow:
                self.hidden[arc] = True

    def _proof(self, number: int, need: int) -> frozenset[int]:
        """Return the hidden arcs along which an arc can rise by ``need`` (``_ANY``: move), if it can."""
        for direction in (1, -1) if need == _ANY else (1,):
            used: dict[int, int] = {}
            if self._shift(number, direction, max(need, 1), used) >= max(need, 1):
                return frozenset(arc for arc, flow in used.items() if flow)
        return frozenset()

    def _shift(
        self, number: int, direction: int, need: int, used: dict[int, int], *, hide: bool = False
    ) -> int:
        """Return how much an arc can rise (1) or fall (-1), at most ``need``; ``used`` tells along which.

        Over hidden arcs alone, or with ``hide`` over all, the cheapest first.
        """
        start, goal = self.heads[number], self.tails[number]
        if direction == -1:
            start, goal = goal, start
            need = min(need, self.values[number])
        total = 0
        while total < need:
            path = self._cheapest(start, goal, number, used, hide=hide)
            if path is None:
                return total
            amount = min(need - total, *(self._room(step, used) for step in path))
            for other, way in path:
                used[other] = used.get(other, 0) + way * amount
            total += amount
        return total

    def _room(self, step: Step, used: dict[int, int]) -> int:
        number, way = step
        return _ENDLESS if way == 1 else self.values[number] + used.get(number, 0)

    def _cheapest(
        self, start: int, goal: int, without: int, used: dict[int, int], *, hide: bool
    ) -> list[Step] | None:
        """Find the cheapest path from start to goal in the residual graph (Dijkstra, ties by arc number)."""
        best: dict[int, tuple[int, int]] = {start: (0, -1)}
        via: dict[int, tuple[Step, int]] = {}
        queue = [(0, -1, start)]
        done = set()
        while queue:
            cost, _, node = heapq.heappop(queue)
            if node == goal:
                return _walk_back(via, start, goal)
            if node in done:
                continue
            done.add(node)
            for number, way, other in self.around[node]:
                if number == without or other in done or not (hide or self.hidden[number]):
                    continue
                flow = used.get(number, 0)
                if way == -1 and self.values[number] + flow < 1:
                    continue
                offer = (cost if flow or self.hidden[number] else cost + self.costs[number], number)
                if other not in best or offer < best[other]:
                    best[other] = offer
                    via[other] = ((number, way), node)
                    heapq.heappush(queue, (*offer, other))
        return None


def _walk_back(via: dict[int, tuple[Step, int]], start: int, goal: int) -> list[Step]:
    path = []
    node = goal
    while node != start:
        step, node = via[node]
        path.append(step)
    return path[::-1]
