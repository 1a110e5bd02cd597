"""A reader who knows everything published, and solves integer programmes over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import highspy

from metingen.disclosure import ProtectedItem, Weergave
from metingen.disclosure.distributions import Classes, living
from metingen.disclosure.means import band

Cube = Mapping[str, Sequence[int]]


def quiet_model() -> Any:
    """Return an empty integer programme that prints nothing."""
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.setOptionValue("output_flag", False)
    return model


class World:
    """Unknown: the answer counts of every smallest group. ``members`` are those of a larger group."""

    def __init__(self, cube: Cube, members: Mapping[str, Sequence[str]] | None = None) -> None:
        self.cube, self.members, self.model = cube, members or {}, quiet_model()
        self.unknown = {name: [self._variable() for _ in row] for name, row in cube.items()}

    def _variable(self) -> Any:
        most = sum(map(sum, self.cube.values()))
        return self.model.addVariable(0, most, type=highspy.HighsVarType.kInteger)

    def smallest(self, groepen: Sequence[str]) -> list[str]:
        return [name for groep in groepen for name in self.members.get(groep, [groep])]

    def row(self, groepen: Sequence[str]) -> list[Any]:
        return add_up([self.unknown[name] for name in self.smallest(groepen)])

    def true(self, groepen: Sequence[str]) -> tuple[int, ...]:
        return sum_rows([self.cube[name] for name in self.smallest(groepen)])


class Attacker:
    """A reader of one item; what is learnt of it is learnt of the ``world``, which other items may share."""

    def __init__(
        self,
        item: ProtectedItem,
        cube: Cube,
        points: Sequence[int],
        volledig: int = 10,
        world: World | None = None,
    ) -> None:
        assert item.total is not None
        world = world or World(cube)
        self.item, self.volledig = item, volledig
        counts = item.total.published.counts
        self.bands = living(item.classes, counts) if counts else item.classes
        self.size = len(next(iter(cube.values())))
        self.true = [world.true(group.groepen) for group in item.groups]
        self.model = world.model
        self.x = [world.row(group.groepen) for group in item.groups]
        for row, group, true in zip(self.x, item.groups, self.true, strict=True):
            self._learn(row, group.published.weergave, true, points)
        total = add_up(self.x)
        mean = item.total.gemiddelde is not None
        self._learn(total, item.total.published.weergave, sum_rows(self.true), points if mean else ())

    def _learn(self, row: list[Any], weergave: Weergave, true: Sequence[int], points: Sequence[int]) -> None:
        """Take in what is shown of one row: n, classes, the band of its mean (not just its value), counts."""
        self.model.addConstr(sum(row[1:], row[0] + 0) == sum(true))
        if weergave is Weergave.VOLLEDIG:
            for unknown, count in zip(row, true, strict=True):
                self.model.addConstr(unknown + 0 == count)
        if weergave is Weergave.KLASSEN:
            for members in self.item.classes:
                cells = [row[index] for index in members]
                self.model.addConstr(sum(cells[1:], cells[0] + 0) == sum(true[index] for index in members))
            if points:
                low, high = band(true, self.bands, points)
                terms = [unknown * point for unknown, point in zip(row, points, strict=True)]
                self.model.addConstr(low <= sum(terms[1:], terms[0]))
                self.model.addConstr(sum(terms[1:], terms[0]) <= high)

    def _cells(self, group: int) -> Classes:
        small = sum(self.true[group]) < self.volledig
        return self.item.classes if small else tuple((index,) for index in range(self.size))

    def _feasible_with(self, constraints: Sequence[Any]) -> bool:
        added = [self.model.addConstr(constraint).index for constraint in constraints]
        self.model.run()
        status = self.model.getModelStatus()
        self.model.deleteRows(len(added), sorted(added))
        return bool(status == highspy.HighsModelStatus.kOptimal)

    def _sum(self, group: int, cell: Sequence[int]) -> Any:
        cells = [self.x[group][index] for index in cell]
        return sum(cells[1:], cells[0] + 0)

    def _mixed(self, group: int) -> list[Any]:
        n = sum(self.true[group])
        return [self._sum(group, cell) <= n - 2 for cell in self._cells(group)]

    def is_sure_lopsided(self, group: int) -> bool:
        """Tell whether a group must be (nearly) unanimous, in every world that agrees with the item."""
        return not self._feasible_with(self._mixed(group))

    def knows_culprit(self, group: int, hidden: Sequence[int]) -> bool:
        """Tell whether a reader who knows the rules can conclude that this group made the others hide."""
        for other in hidden:
            n = sum(self.true[other])
            for cell in self._cells(other) if other != group else ():
                if self._feasible_with([*self._mixed(group), self._sum(other, cell) >= n - 1]):
                    return False
        return True

    def knows_counts(self, group: int) -> bool:
        """Tell whether every count of a group is certain."""
        for unknown, true in zip(self.x[group], self.true[group], strict=True):
            if self._feasible_with([unknown + 0 >= true + 1]) or self._feasible_with(
                [unknown + 0 <= true - 1]
            ):
                return False
        return True


def add_up(rows: Sequence[Sequence[Any]]) -> list[Any]:
    return [sum(column[1:], column[0] + 0) for column in zip(*rows, strict=True)]


def sum_rows(rows: Sequence[Sequence[int]]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*rows, strict=True))


def settled_by_classes(counts: Sequence[int], classes: Classes) -> bool:
    """Tell whether class counts alone already fix a distribution."""
    return all(len(members) == 1 or not any(counts[index] for index in members) for members in classes)
