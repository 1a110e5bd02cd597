"""Two versions of the figures of one round tell together no more than the first did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import highspy
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from metingen.disclosure import (
    Antwoorden,
    Cell,
    Klasse,
    Place,
    ProtectedGroup,
    ProtectedItem,
    Weergave,
    gives_way,
    protect_round,
    thresholds,
)

from .attacker import Cube, quiet_model

count = st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 12))
NAMES = [f"groep {number}" for number in range(5)]


def shown(label: str, *answers: str) -> list[Cell]:
    return [Cell("werk", label, answer, shown=True) for answer in answers]


def hidden(label: str, *answers: str) -> list[Cell]:
    return [Cell("werk", label, answer, shown=False) for answer in answers]


@pytest.mark.parametrize(
    ("now", "before", "stays"),
    [
        (shown("Balie", "ja", "nee"), [], False),
        (shown("Balie", "ja", "nee"), shown("Balie", "ja", "nee"), False),
        (hidden("Balie", "ja", "nee"), shown("Balie", "ja", "nee"), False),
        (hidden("Balie", "ja", "nee"), shown("Werk", "ja", "nee"), False),
        (shown("Balie", "ja", "nee"), hidden("Balie", "ja", "nee"), True),
        (shown("Balie", "ja", "nee"), shown("Balie en Werk samen", "ja", "nee"), True),
        (shown("Balie", "a", "b", "c"), shown("Balie", "a of b", "c"), True),
        (shown("Balie", "a of b", "c"), shown("Balie", "a", "b", "c"), True),
    ],
)
def test_what_was_told_before_stands_where_now_more_would_be_told(
    now: list[Cell], before: list[Cell], *, stays: bool
) -> None:
    assert (gives_way(now, before) == {("werk", "Balie")}) == stays


def cells(item: ProtectedItem, size: int) -> Iterator[Cell]:
    """Yield what is told of an item, as figures are."""
    groups = [("", item.total), *((group.label, group) for group in item.groups)]
    for label, group in groups:
        if group is None or group.published.weergave is Weergave.VERBORGEN:
            yield from (Cell("werk", label, str(answer), shown=False) for answer in range(size))
        elif group.published.weergave is Weergave.KLASSEN:
            yield from (Cell("werk", label, str(members), shown=True) for members in item.classes)
        else:
            yield from (Cell("werk", label, str(answer), shown=True) for answer in range(size))


@st.composite
def versions(draw: st.DrawFn) -> tuple[Cube, ProtectedItem, ProtectedItem]:
    size = draw(st.sampled_from([2, 3, 5]))
    row = st.lists(count, min_size=size, max_size=size)
    rows = draw(st.lists(row, min_size=2, max_size=5).filter(lambda rows: sum(map(sum, rows)) >= 7))
    cube = dict(zip(NAMES, rows, strict=False))
    neighbour = st.dictionaries(st.sampled_from(list(cube)), st.sampled_from(list(cube)))
    first, second = (
        protect_round(
            cube, Antwoorden(size), thresholds(Klasse.PERSONEN, draw(st.integers(5, 7))), draw(neighbour)
        )
        for _ in range(2)
    )
    return cube, first, second


class Reader:
    """Knows how many people each group has, and learns answers of sets of groups; nothing of means."""

    def __init__(self, cube: Cube) -> None:
        self.cube, self.model = cube, quiet_model()
        size = len(next(iter(cube.values())))
        self.x = {
            name: [
                self.model.addVariable(0, sum(row), type=highspy.HighsVarType.kInteger) for _ in range(size)
            ]
            for name, row in cube.items()
        }
        for name, row in cube.items():
            self.model.addConstr(self._sum([name], range(size)) == sum(row))

    def _sum(self, names: Sequence[str], answers: Sequence[int]) -> Any:
        first, *rest = [self.x[name][answer] for name in names for answer in answers]
        return sum(rest, first + 0)

    def learn(self, group: ProtectedGroup, classes: Sequence[Sequence[int]]) -> None:
        if group.published.weergave is Weergave.VERBORGEN:
            return
        full = group.published.weergave is Weergave.VOLLEDIG
        cells = [(answer,) for answer in range(len(group.published.counts))] if full else classes
        for answers in cells:
            true = sum(self.cube[name][answer] for name in group.groepen for answer in answers)
            self.model.addConstr(self._sum(group.groepen, answers) == true)

    def is_sure_lopsided(self, names: Sequence[str], cells: Sequence[Sequence[int]]) -> bool:
        n = sum(sum(self.cube[name]) for name in names)
        added = [self.model.addConstr(self._sum(names, cell) <= n - 2).index for cell in cells]
        self.model.run()
        possible = str(self.model.getModelStatus()).endswith("kOptimal")
        self.model.deleteRows(len(added), added)
        return not possible


def told_twice() -> tuple[Cube, ProtectedItem, ProtectedItem]:
    """Return two versions of which each is safe, while together they tell what group 3 said."""
    cube = dict(zip(NAMES, [(12, 12), (8, 3), (5, 3), (8, 0), (1, 3)], strict=True))
    first = protect_round(cube, Antwoorden(2), thresholds(Klasse.PERSONEN, 7))
    second = protect_round(cube, Antwoorden(2), thresholds(Klasse.PERSONEN), {"groep 4": "groep 3"})
    return cube, first, second


def knows(made: tuple[Cube, ProtectedItem, ProtectedItem], stands: frozenset[Place]) -> bool:
    """Tell whether a reader of both versions knows of a group that it is (nearly) unanimous."""
    cube, first, second = made
    reader = Reader(cube)
    for item, earlier in ((first, frozenset[Place]()), (second, stands)):
        for label, group in [("", item.total), *((each.label, each) for each in item.groups)]:
            if group is not None and ("werk", label) not in earlier:
                reader.learn(group, item.classes)
    every = [(answer,) for answer in range(len(next(iter(cube.values()))))]
    return any(
        reader.is_sure_lopsided(group.groepen, every if group.published.n >= 10 else first.classes)
        for group in first.groups
    )


def test_the_reader_of_two_versions_finds_what_they_tell() -> None:
    assert knows(told_twice(), frozenset())


@given(made=versions())
@example(made=told_twice())
@settings(max_examples=60, deadline=None)
def test_two_versions_together_leave_no_group_surely_unanimous(
    made: tuple[Cube, ProtectedItem, ProtectedItem],
) -> None:
    cube, first, second = made
    size = len(next(iter(cube.values())))

    assert not knows(made, gives_way(cells(second, size), cells(first, size)))
