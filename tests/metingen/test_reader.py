"""A reader who has every figure of a round, and solves integer programmes over all of them at once.

What a manager, a neighbour or anybody can fetch are figures as they leave ``round_figures``: everything that
tells reads those alone (see the contracts, and the test of the one door). The questionnaire is known too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import highspy
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from enquetes.content import Answer, Inhoud, Optie, Pagina, Soort, Vraag
from metingen.disclosure import is_part_of
from metingen.disclosure.means import band
from metingen.figures.ronde import round_figures
from metingen.figures.values import Figure

from .disclosure.attacker import quiet_model
from .test_routes import Sealed

GROUPS = ("Balie", "Bouwen", "Werk", "Zorg")
YES_NO = (Optie("ja", "ja"), Optie("nee", "nee"))
FIVE = tuple(Optie(str(code), f"antwoord {code}") for code in range(1, 6))
THINGS = (Optie("pc", "computer"), Optie("tel", "telefoon"), Optie("pen", "papier"))
FIRST = Vraag("eerst", Soort.KEUZE, "Gebruikt u het zaaksysteem?", opties=YES_NO)
LATER = Vraag("later", Soort.KEUZE, "Helpt het?", opties=YES_NO, relevantie="eerst = 'ja'")
SCALE = Vraag("werk", Soort.SCHAAL, "Mijn werk is goed te doen.", opties=FIVE, richting="hoger")
TICKS = Vraag("wat", Soort.MEERKEUZE, "Wat gebruikt u?", opties=THINGS)
CONTENT = Inhoud("Lijst", (Pagina((FIRST, LATER, SCALE, TICKS)),))
ITEMS = {
    "eerst": ("ja", "nee"),
    "later": ("ja", "nee"),
    "werk": tuple(option.tekst for option in FIVE),
    **{f"wat[{option.code}]": ("nee", "ja") for option in THINGS},
}
_FOLDED = ((0, 1), (2,), (3, 4))
K, FULL = 5, 10
People = list[tuple[str, dict[str, Answer]]]


def person(group: str, first: str | None, later: str, work: int | None, things: Sequence[str]) -> Any:
    said: dict[str, Answer] = {}
    if first:
        said["eerst"] = first
    if first == "ja":
        said["later"] = later
    if work:
        said["werk"] = str(work)
    if things:
        said["wat"] = list(things)
    return group, said


LEANINGS: list[list[str | None]] = [["ja"], ["nee"], ["ja", "ja", "ja", "nee"], ["ja", "nee", None]]
WORKS: list[list[int | None]] = [[5], [1, 2], [4, 5, 5], [1, 2, 3, 4, 5], [3, None]]
USED: list[list[tuple[str, ...]]] = [[("pc",)], [("pc", "tel"), ("pen",)], [(), ("tel",), ("pc", "pen")]]


@st.composite
def rounds(draw: st.DrawFn) -> People:
    """People in four groups; in each group they agree more or less."""
    found: People = []
    for group in GROUPS:
        number = draw(st.sampled_from([0, 3, 6, 9, 12, 14]))
        leaning = draw(st.sampled_from(LEANINGS))
        works = draw(st.sampled_from(WORKS))
        things = draw(st.sampled_from(USED))
        found += [
            person(
                group,
                draw(st.sampled_from(leaning)),
                draw(st.sampled_from(["ja", "nee"])),
                draw(st.sampled_from(works)),
                draw(st.sampled_from(things)),
            )
            for _ in range(number)
        ]
    return found


class Reader:
    """Unknown: how many people of each group gave each answer to each item."""

    def __init__(self, people: People, figures: Sequence[Figure]) -> None:
        self.truth = dict(counted(people))
        self.model = quiet_model()
        self.x = {
            (item, group): [
                self.model.addVariable(0, 20, type=highspy.HighsVarType.kInteger) for _ in answers
            ]
            for item, answers in ITEMS.items()
            for group in GROUPS
        }
        self.seen: dict[tuple[str, str], list[Figure]] = {}
        for figure in figures:
            self.seen.setdefault((figure.definition.code, figure.groep), []).append(figure)
        for (code, label), rows in self.seen.items():
            if code in ITEMS:
                self._learn(code, label, rows)
        for group in GROUPS:
            # Who was asked the second question said yes to the first; who ticked, ticked something.
            self._bound(self._sum("later", [group]) <= self.x["eerst", group][0] + 0)
            one, *others = [item for item in ITEMS if item.startswith("wat[")]
            for other in others:
                self._bound(self._sum(one, [group]) == self._sum(other, [group]))
            ticked = [self.x[item, group][1] for item in (one, *others)]
            self._bound(sum(ticked[1:], ticked[0] + 0) >= self._sum(one, [group]))

    def _bound(self, constraint: Any) -> None:
        self.model.addConstr(constraint)

    def _sum(self, item: str, groups: Sequence[str], answers: Sequence[int] | None = None) -> Any:
        places = range(len(ITEMS[item])) if answers is None else answers
        first, *rest = [self.x[item, group][answer] for group in groups for answer in places]
        return sum(rest, first + 0)

    def _learn(self, item: str, label: str, rows: Sequence[Figure]) -> None:
        groups = inside(label)
        for row in rows:
            if row.n is not None:
                self._bound(self._sum(item, groups) == row.n)
            if row.waarde is not None and row.n is not None:
                answers = [ITEMS[item].index(name) for name in named(item, row.categorie)]
                self._bound(self._sum(item, groups, answers) == round(row.waarde * row.n))
        score = self.seen.get((f"{item}:score", label), [])
        if any("afgerond" in row.vlaggen for row in score):
            low, high = band(self.true(item, groups), self._alive(item), range(1, len(ITEMS[item]) + 1))
            first, *rest = [
                self.x[item, group][answer] * (answer + 1)
                for group in groups
                for answer in range(len(ITEMS[item]))
            ]
            self._bound(sum(rest, first) >= low)
            self._bound(sum(rest, first) <= high)

    def _alive(self, item: str) -> tuple[tuple[int, ...], ...]:
        whole = self.true(item, GROUPS)
        full = all(row.waarde is not None for row in self.seen.get((item, ""), []))
        return tuple(tuple(at for at in members if whole[at] or not full) for members in _FOLDED)

    def true(self, item: str, groups: Sequence[str]) -> tuple[int, ...]:
        return tuple(
            sum(self.truth[item, group][answer] for group in groups) for answer in range(len(ITEMS[item]))
        )

    def is_possible(self, constraints: Sequence[Any]) -> bool:
        added = [self.model.addConstr(constraint).index for constraint in constraints]
        self.model.run()
        possible = self.model.getModelStatus() == highspy.HighsModelStatus.kOptimal
        self.model.deleteRows(len(added), sorted(added))
        return bool(possible)

    def knows_unanimous(self) -> Iterator[tuple[str, str]]:
        """Yield the groups of which it is sure that (nearly) all of enough people gave one answer."""
        for item, answers in ITEMS.items():
            for label in self.labels(item):
                groups = inside(label)
                n = sum(self.true(item, groups))
                cells = _FOLDED if item == "werk" and n < FULL else [(at,) for at in range(len(answers))]
                mixed = [self._sum(item, groups, cell) <= n - 2 for cell in cells]
                same = self._sum(item, groups) == n
                if n >= K and not self.is_possible([*mixed, same]):
                    yield item, label

    def knows_few(self) -> Iterator[tuple[str, str]]:
        """Yield the groups of less than five people of which each answer is certain."""
        for item, answers in ITEMS.items():
            for group in GROUPS:
                true = self.true(item, [group])
                if 0 < sum(true) < K and not any(
                    self.is_possible([self.x[item, group][at] + 0 >= count + 1])
                    or self.is_possible([self.x[item, group][at] + 0 <= count - 1])
                    for at, count in zip(range(len(answers)), true, strict=True)
                ):
                    yield item, group

    def labels(self, item: str) -> list[str]:
        return [label for code, label in self.seen if code == item]


def counted(people: People) -> Iterator[tuple[tuple[str, str], list[int]]]:
    for group in GROUPS:
        said = [answers for name, answers in people if name == group]
        for item, answers in ITEMS.items():
            code, _, part = item.rstrip("]").partition("[")
            given = [each[code] for each in said if each.get(code)]
            if part:
                given = ["ja" if part in each else "nee" for each in given if isinstance(each, list)]
            elif item == "werk":
                given = [f"antwoord {each}" for each in given]
            yield (item, group), [given.count(answer) for answer in answers]


def inside(label: str) -> list[str]:
    """Return the groups that a label stands for; the empty one is everybody."""
    return [group for group in GROUPS if not label or is_part_of(group, label, GROUPS)]


def named(item: str, category: str) -> list[str]:
    if item.startswith("wat["):
        return ["ja"]
    return re.findall(r"antwoord \d|ja|nee", category)


def told(people: People) -> list[Figure]:
    return list(round_figures(Sealed(CONTENT, people)))


# All of Zorg say yes, and are asked what follows; everybody else is mixed.
AGREED: People = [
    *(
        person("Balie", "ja" if at % 2 else "nee", "nee" if at % 3 else "ja", at % 5 + 1, ("pc",))
        for at in range(14)
    ),
    *(person("Bouwen", "ja" if at % 2 else "nee", "ja", at % 5 + 1, ("tel",)) for at in range(12)),
    *(person("Werk", "nee" if at % 3 else "ja", "nee", at % 4 + 1, ("pen", "pc")) for at in range(9)),
    *(person("Zorg", "ja", "ja" if at % 2 else "nee", 5, ("pc",)) for at in range(12)),
]


@given(people=rounds())
@example(people=AGREED)
@settings(max_examples=10, deadline=None)
def test_all_figures_of_a_round_tell_of_no_group_that_it_is_unanimous(people: People) -> None:
    assert list(Reader(people, told(people)).knows_unanimous()) == []


@given(people=rounds())
@settings(max_examples=10, deadline=None)
def test_all_figures_of_a_round_tell_nothing_of_few_people(people: People) -> None:
    assert list(Reader(people, told(people)).knows_few()) == []


@pytest.mark.slow
@given(people=rounds())
@settings(max_examples=100, deadline=None)
def test_all_figures_of_many_rounds_tell_nothing(people: People) -> None:
    reader = Reader(people, told(people))
    assert [*reader.knows_unanimous(), *reader.knows_few()] == []


def bare(people: People) -> list[Figure]:
    """Return what a program tells that hides groups under the minimum, and nothing else."""
    figures = told(people)
    shown: list[Figure] = []
    truth: Mapping[tuple[str, str], list[int]] = dict(counted(people))
    for group in GROUPS:
        for item, answers in ITEMS.items():
            n = sum(truth[item, group])
            like = next(each for each in figures if each.definition.code == item)
            for answer, count in zip(answers, truth[item, group], strict=True):
                if n >= K and not (item.startswith("wat[") and answer == "nee"):
                    shown.append(_as_figure(like, group, answer, n, count / n))
    return [*(each for each in figures if not each.groep), *shown]


def _as_figure(like: Figure, group: str, answer: str, n: int, share: float) -> Figure:
    category = "" if like.definition.code.startswith("wat[") else answer
    return replace(like, groep=group, categorie=category, n=n, waarde=share, vlaggen=())


def test_the_reader_finds_what_a_bare_minimum_tells() -> None:
    assert list(Reader(AGREED, bare(AGREED)).knows_unanimous())
    few = [*AGREED[:38], *AGREED[38:41]]
    assert list(Reader(few, bare(few)).knows_few())
