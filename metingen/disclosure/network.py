"""Circulations: what a reader can conclude about hidden arcs, and which arcs to hide against it.

Every node is a balance: what comes in equals what goes out. A reader sees the values of visible arcs and
knows that a hidden one is at least 1. The possible values of a hidden arc follow from how much can be
shifted along cycles of hidden arcs (maximum flow in the residual graph).
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

FLOOR = 1  # zeros are always shown, so a hidden count is at least 1


@dataclass(frozen=True, slots=True)
class Arc:
    """A count that flows from ``tail`` to ``head``."""

    tail: int
    head: int
    value: int
    hidden: bool


Step = tuple[int, int]  # arc number, direction (+1 along the arc, -1 against it)


@dataclass(slots=True)
class Network:
    """Arcs that balance in every node; ``hidden`` grows while arcs are protected."""

    arcs: list[Arc]
    around: dict[int, list[tuple[int, int, int]]] = field(init=False)

    def __post_init__(self) -> None:
        self.around = defaultdict(list)
        for number, arc in enumerate(self.arcs):
            self.around[arc.tail].append((number, 1, arc.head))
            self.around[arc.head].append((number, -1, arc.tail))

    def interval(self, number: int) -> tuple[int, int | None]:
        """Return the least and greatest possible value of an arc; None where there is no upper end."""
        arc = self.arcs[number]
        if not arc.hidden:
            return arc.value, arc.value
        down = arc.value - FLOOR
        # Nothing beyond the sum of all values can be needed: more flow means there is no bound.
        endless = sum(other.value for other in self.arcs) + 1
        up = self._shift(number, 1, endless, self._zero_if_hidden)
        return arc.value - self._shift(number, -1, down, self._zero_if_hidden), (
            None if up >= endless else arc.value + up
        )

    def protect(self, primary: Sequence[int], groep: int, costs: Sequence[int]) -> None:
        """Hide arcs until every primary one may be ``groep`` or more and no hidden one is certain.

        ``costs``: what it costs to hide an arc. An arc of zero is never hidden.
        """
        for number in primary:
            self._hide_cycles(number, groep - self.arcs[number].value, costs)
        needs = {number: 1 for number, arc in enumerate(self.arcs) if arc.hidden}
        needs |= {number: groep - self.arcs[number].value for number in primary}
        proofs = {number: self._proof(number, need) for number, need in needs.items()}
        for number in sorted(needs.keys() - set(primary), key=lambda arc: (-costs[arc], arc)):
            self._set_hidden(number, hidden=False)
            leaning = [other for other, proof in proofs.items() if other != number and number in proof]
            anew = {other: self._proof(other, needs[other]) for other in leaning}
            if all(anew.values()):
                del proofs[number]
                proofs |= anew
            else:
                self._set_hidden(number, hidden=True)

    def _hide_cycles(self, number: int, need: int, costs: Sequence[int]) -> None:
        if self._proof(number, need):
            return

        def price(arc: int) -> int | None:
            if self.arcs[arc].hidden:
                return 0
            return costs[arc] if self.arcs[arc].value else None

        used: dict[int, int] = defaultdict(int)
        self._shift(number, 1, need, price, used)
        for arc, flow in used.items():
            if flow:
                self._set_hidden(arc, hidden=True)

    def _proof(self, number: int, need: int) -> frozenset[int]:
        """Return the hidden arcs along which an arc can rise by ``need`` (or, for 1, fall), if it can."""
        for direction in (1, -1) if need == 1 else (1,):
            used: dict[int, int] = defaultdict(int)
            if self._shift(number, direction, need, self._zero_if_hidden, used) >= need:
                return frozenset(arc for arc, flow in used.items() if flow)
        return frozenset()

    def _zero_if_hidden(self, number: int) -> int | None:
        return 0 if self.arcs[number].hidden else None

    def _set_hidden(self, number: int, *, hidden: bool) -> None:
        self.arcs[number] = replace(self.arcs[number], hidden=hidden)

    def _shift(
        self,
        number: int,
        direction: int,
        need: int,
        price: Callable[[int], int | None],
        used: dict[int, int] | None = None,
    ) -> int:
        """Return how much an arc can rise (1) or fall (-1), at most ``need``, over arcs that have a price."""
        arc = self.arcs[number]
        start, goal = (arc.head, arc.tail) if direction == 1 else (arc.tail, arc.head)
        used = defaultdict(int) if used is None else used
        total = 0
        while total < need:
            path = self._cheapest(start, goal, number, price, used)
            if path is None:
                return total
            amount = min([need - total, *(self._room(step, used) for step in path)])
            for other, way in path:
                used[other] += way * amount
            total += amount
        return total

    def _room(self, step: Step, used: dict[int, int]) -> int:
        number, way = step
        endless = 1 << 60
        return endless if way == 1 else self.arcs[number].value - FLOOR + used[number]

    def _cheapest(
        self, start: int, goal: int, without: int, price: Callable[[int], int | None], used: dict[int, int]
    ) -> list[Step] | None:
        """Find the cheapest path from start to goal in the residual graph (Dijkstra, ties by arc number)."""
        best: dict[int, tuple[int, int]] = {start: (0, -1)}
        via: dict[int, tuple[Step, int]] = {}
        queue = [(0, -1, start)]
        done = set()
        while queue:
            cost, _, node = heapq.heappop(queue)
            if node in done:
                continue
            if node == goal:
                return _walk_back(via, start, goal)
            done.add(node)
            for number, way, other in self.around[node]:
                if number == without or other in done:
                    continue
                extra = price(number)
                if extra is None or (way == -1 and self._room((number, way), used) < 1):
                    continue
                offer = (cost + (0 if used[number] else extra), number)
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
