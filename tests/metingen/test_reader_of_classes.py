"""The reader of ``test_reader``, of a round of the panel: all breakdowns by the profile, and the total.

Unknown is how many people of each combination of classes gave each answer to each item; the same people
answer every item, and of each combination there is nobody or enough (``enquetes.smallgroups``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

import highspy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enquetes.content import Answer
from metingen.disclosure import is_part_of
from metingen.figures.ronde import round_figures
from metingen.figures.values import Figure

from .disclosure.attacker import quiet_model
from .test_figures_of_classes import Panel
from .test_reader import CONTENT, ITEMS, LEANINGS, USED, WORKS, K, named
from .test_reader import person as said_by

AGES, VILLAGES, OWNERS = ("18-49", "50-64", "65+"), ("Wezep", "Oldebroek", "anders"), ("ja", "nee")
CLASSES = {"leeftijd": AGES, "kern": VILLAGES, "ondernemer": OWNERS}
COMBINATIONS = tuple(product(*CLASSES.values()))
Combination = tuple[str, ...]
Person = tuple[Combination, dict[str, Answer]]


@st.composite
def panels(draw: st.DrawFn) -> list[Person]:
    """People in some of the combinations; those of one age agree more or less."""
    found: list[Person] = []
    leanings = {age: draw(st.sampled_from(LEANINGS)) for age in AGES}
    works = {village: draw(st.sampled_from(WORKS)) for village in VILLAGES}
    for classes in draw(st.lists(st.sampled_from(COMBINATIONS), min_size=2, max_size=7, unique=True)):
        things = draw(st.sampled_from(USED))
        for _ in range(draw(st.sampled_from([5, 6, 9, 14]))):
            _, said = said_by(
                "",
                draw(st.sampled_from(leanings[classes[0]])),
                draw(st.sampled_from(["ja", "nee"])),
                draw(st.sampled_from(works[classes[1]])),
                draw(st.sampled_from(things)),
            )
            found.append((classes, said))
    return found


class Reader:
    """Knows every figure, the questionnaire, and how many people are in each class."""

    def __init__(self, people: Sequence[Person], figures: Sequence[Figure]) -> None:
        self.people = people
        self.model = quiet_model()
        self.x = {
            (item, classes): [self._number(len(people)) for _ in answers]
            for item, answers in ITEMS.items()
            for classes in COMBINATIONS
        }
        self.figures = [each for each in figures if each.definition.code in ITEMS]
        self._learn_sizes()
        for figure in self.figures:
            self._learn(figure)
        for classes in COMBINATIONS:
            self._learn_routes(classes)

    def _number(self, most: int) -> Any:
        return self.model.addVariable(0, most, type=highspy.HighsVarType.kInteger)

    def _bound(self, constraint: Any) -> None:
        self.model.addConstr(constraint)

    def _sum(self, item: str, classes: Sequence[Combination], answers: Sequence[int] | None = None) -> Any:
        places = range(len(ITEMS[item])) if answers is None else answers
        first, *rest = [self.x[item, each][answer] for each in classes for answer in places]
        return sum(rest, first + 0)

    def _learn_sizes(self) -> None:
        number = {classes: self._number(len(self.people)) for classes in COMBINATIONS}
        for classes, size in number.items():
            some = self._number(1)
            self._bound(size >= some * K)
            self._bound(size <= some * len(self.people))
            for item in ITEMS:
                self._bound(self._sum(item, [classes]) <= size + 0)
        for kenmerk, names in CLASSES.items():
            for name in names:
                first, *rest = [number[each] for each in inside(kenmerk, name)]
                self._bound(sum(rest, first + 0) == len(self.among(inside(kenmerk, name))))

    def _learn(self, figure: Figure) -> None:
        item, classes = figure.definition.code, inside(figure.kenmerk, figure.groep)
        if figure.n is not None:
            self._bound(self._sum(item, classes) == figure.n)
        if figure.waarde is not None and figure.n:
            answers = [ITEMS[item].index(name) for name in named(item, figure.categorie)]
            self._bound(self._sum(item, classes, answers) == round(figure.waarde * figure.n))

    def _learn_routes(self, classes: Combination) -> None:
        # Who was asked the second question said yes to the first; who ticked, ticked something.
        self._bound(self._sum("later", [classes]) <= self.x["eerst", classes][0] + 0)
        one, *others = [item for item in ITEMS if item.startswith("wat[")]
        for other in others:
            self._bound(self._sum(one, [classes]) == self._sum(other, [classes]))
        ticked = [self.x[item, classes][1] for item in (one, *others)]
        self._bound(sum(ticked[1:], ticked[0] + 0) >= self._sum(one, [classes]))

    def among(self, classes: Sequence[Combination]) -> list[Person]:
        return [each for each in self.people if each[0] in classes]

    def true(self, item: str, classes: Sequence[Combination]) -> list[int]:
        code, _, part = item.rstrip("]").partition("[")
        given = [said[code] for _, said in self.among(classes) if said.get(code)]
        if part:
            given = ["ja" if part in each else "nee" for each in given if isinstance(each, list)]
        elif item == "werk":
            given = [f"antwoord {each}" for each in given]
        return [given.count(answer) for answer in ITEMS[item]]

    def is_possible(self, constraints: Sequence[Any]) -> bool:
        added = [self.model.addConstr(constraint).index for constraint in constraints]
        self.model.run()
        possible = self.model.getModelStatus() == highspy.HighsModelStatus.kOptimal
        self.model.deleteRows(len(added), sorted(added))
        return bool(possible)

    def knows(self) -> Iterator[tuple[str, str, str]]:
        """Yield the classes of which it is sure that (nearly) all of enough people gave one answer."""
        # What is shown is mixed, for everybody to see.
        hidden = [each for each in self.figures if each.waarde is None]
        places = {(each.definition.code, each.kenmerk, each.groep) for each in hidden}
        for item, kenmerk, name in sorted(places):
            classes = inside(kenmerk, name)
            n = sum(self.true(item, classes))
            mixed = [self._sum(item, classes, [at]) <= n - 2 for at in range(len(ITEMS[item]))]
            if n >= K and not self.is_possible([*mixed, self._sum(item, classes) == n]):
                yield item, kenmerk, name

    def knows_few(self) -> Iterator[tuple[str, str, str]]:
        """Yield the classes with less than five answers to an item of which each is certain."""
        for item, (kenmerk, names) in product(ITEMS, CLASSES.items()):
            for name in names:
                classes = inside(kenmerk, name)
                true = self.true(item, classes)
                if 0 < sum(true) < K and not any(
                    self.is_possible([self._sum(item, classes, [at]) >= count + 1])
                    or self.is_possible([self._sum(item, classes, [at]) <= count - 1])
                    for at, count in enumerate(true)
                ):
                    yield item, kenmerk, name


def inside(kenmerk: str, label: str) -> list[Combination]:
    """Return the combinations that a class, or classes together, stand for; without kenmerk everybody."""
    if not kenmerk:
        return list(COMBINATIONS)
    at, names = list(CLASSES).index(kenmerk), CLASSES[kenmerk]
    wanted = {name for name in names if is_part_of(name, label, names)}
    return [classes for classes in COMBINATIONS if classes[at] in wanted]


def told(people: Sequence[Person]) -> list[Figure]:
    named = [(dict(zip(CLASSES, classes, strict=True)), said) for classes, said in people]
    return round_figures(Panel(CONTENT, named))


def crowd(*parts: tuple[Combination, int, list[str], list[int]]) -> list[Person]:
    """Return so many people of each combination, who give these answers in turn."""
    return [
        (
            classes,
            said_by("", first[at % len(first)], "ja" if at % 3 else "nee", work[at % len(work)], ("pc",))[1],
        )
        for classes, number, first, work in parts
        for at in range(number)
    ]


# The oldest all say yes, and so do all entrepreneurs.
AGREED = crowd(
    (("18-49", "Wezep", "nee"), 12, ["ja", "nee"], [1, 2, 3, 4, 5]),
    (("50-64", "Oldebroek", "nee"), 10, ["ja", "nee", "nee"], [2, 4]),
    (("65+", "Wezep", "ja"), 11, ["ja"], [5]),
    (("65+", "Oldebroek", "nee"), 9, ["ja"], [4, 5]),
)


def test_all_breakdowns_together_tell_of_no_class_that_it_is_unanimous() -> None:
    reader = Reader(AGREED, told(AGREED))
    assert [*reader.knows(), *reader.knows_few()] == []


@pytest.mark.slow
@given(people=panels())
@settings(max_examples=40, deadline=None)
def test_all_breakdowns_of_many_rounds_tell_nothing(people: list[Person]) -> None:
    reader = Reader(people, told(people))
    assert [*reader.knows(), *reader.knows_few()] == []


def bare(people: Sequence[Person]) -> list[Figure]:
    """Return what a program tells that hides each class in which all say the same, and nothing else."""
    reader, figures = Reader(people, told(people)), told(people)
    shown = [each for each in figures if not each.kenmerk]
    for item, answers in ITEMS.items():
        like = next(each for each in figures if each.definition.code == item)
        for kenmerk, names in CLASSES.items():
            for name in names:
                counts = reader.true(item, inside(kenmerk, name))
                n = sum(counts)
                mixed = n >= K and max(counts) <= n - 2
                shown += [
                    replace(
                        like,
                        kenmerk=kenmerk,
                        groep=name,
                        categorie="" if item.startswith("wat[") else answer,
                        n=n,
                        waarde=count / n if mixed else None,
                    )
                    for answer, count in zip(answers, counts, strict=True)
                    if not (item.startswith("wat[") and answer == "nee")
                ]
    return shown


def test_the_reader_finds_what_hiding_one_class_tells() -> None:
    assert ("eerst", "leeftijd", "65+") in Reader(AGREED, bare(AGREED)).knows()
