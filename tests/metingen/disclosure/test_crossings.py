"""All crossings of several breakdowns, against a reader who has every table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import combinations, product

import highspy
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from metingen.disclosure import DisclosureError, Kruising, Kruisingen, Uitsplitsing, protect_crossings

from .attacker import quiet_model

K = 5
People = np.ndarray  # shape (people, breakdowns), a class in each
Pair = tuple[str, str]


def declared(people: People) -> list[Uitsplitsing]:
    return [
        Uitsplitsing(
            f"deel {column}", tuple(f"klasse {number}" for number in range(people[:, column].max() + 1))
        )
        for column in range(people.shape[1])
    ]


def crossed(people: People) -> dict[Pair, np.ndarray]:
    """Count the people in each pair of classes."""
    breakdowns = declared(people)
    found = {}
    for one, other in combinations(range(people.shape[1]), 2):
        table = np.zeros((len(breakdowns[one].klassen), len(breakdowns[other].klassen)), dtype=np.int64)
        np.add.at(table, (people[:, one], people[:, other]), 1)
        found[breakdowns[one].naam, breakdowns[other].naam] = table
    return found


def in_pairs(people: People) -> list[Uitsplitsing]:
    """Declare that each two classes are part of a coarser one."""
    return [
        replace(each, ouders=tuple((name, f"paar {at // 2}") for at, name in enumerate(each.klassen)))
        for each in declared(people)
    ]


def protect(people: People, uitsplitsingen: Sequence[Uitsplitsing] = ()) -> Kruisingen:
    return protect_crossings(crossed(people), uitsplitsingen or declared(people), K)


@st.composite
def populations(draw: st.DrawFn) -> People:
    """People whose classes hang together, so that one breakdown tells of another."""
    breakdowns, classes = draw(st.sampled_from([(3, 3), (3, 4), (4, 2), (4, 3)]))
    number = draw(st.integers(K, 90))
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    base = random.integers(0, classes, number)
    loose = draw(st.floats(0, 1))
    columns = [
        np.where(random.random(number) < loose, random.geometric(0.4, number) % classes, base)
        for _ in range(breakdowns)
    ]
    return np.stack(columns, axis=1)


class Reader:
    """Solves integer programmes over everybody's combination of all classes at once.

    Known are the numbers of people per class as far as classes need not merge, and of each crossing what it
    shows, of the same classes or of coarser ones.
    """

    def __init__(self, told: Kruisingen, counts: Mapping[Pair, np.ndarray], groep: int = K) -> None:
        self.told, self.model, self.groep = told, quiet_model(), groep
        self.names = sorted({name for pair in told.tabellen for name in pair})
        sizes = [range(len(told.delen[name])) for name in self.names]
        self.combinations = list(product(*sizes))
        self.x = [self.model.addVariable(0, type=highspy.HighsVarType.kInteger) for _ in self.combinations]
        for name in self.names:
            for place, part in enumerate(told.delen[name]):
                self.model.addConstr(self.cell({name: {place}}) == part.n)
        for pair, crossing in told.tabellen.items():
            for at in np.argwhere(~crossing.tabel.hidden):
                self.model.addConstr(
                    self.cell(self.places(pair, at.tolist())) == int(crossing.tabel.counts[tuple(at)])
                )
        self.finest = {pair: self._finest(pair, counts[pair]) for pair in told.tabellen}

    def places(self, pair: Pair, at: Sequence[int]) -> dict[str, set[int]]:
        """Return of which finest parts a cell of a crossing is."""
        crossing = self.told.tabellen[pair]
        sides = crossing.rijen[at[0]], crossing.kolommen[at[1]]
        return {
            name: {
                place for place, part in enumerate(self.told.delen[name]) if part.groepen[0] in side.groepen
            }
            for name, side in zip(pair, sides, strict=True)
        }

    def _finest(self, pair: Pair, counts: np.ndarray) -> np.ndarray:
        """Return how many people the finest parts of two breakdowns really have in common."""
        for axis, name in enumerate(pair):
            parts = [[int(klasse.split()[-1]) for klasse in part.groepen] for part in self.told.delen[name]]
            counts = np.stack([counts.take(part, axis=axis).sum(axis=axis) for part in parts], axis=axis)
        return counts

    def cell(self, places: Mapping[str, set[int]]) -> object:
        numbers = [
            number
            for number, combination in enumerate(self.combinations)
            if all(combination[self.names.index(name)] in some for name, some in places.items())
        ]
        first, *rest = [self.x[number] for number in numbers]
        return sum(rest, first + 0)

    def range_of(self, places: Mapping[str, set[int]]) -> tuple[int, int]:
        cell = self.cell(places)
        ends = []
        for solve in (self.model.minimize, self.model.maximize):
            solve(cell)
            ends.append(round(self.model.getInfo().objective_function_value))
        return ends[0], ends[1]

    def betrayed(self) -> Iterator[tuple[Pair, list[int], tuple[int, int]]]:
        """Yield of what something is known: of a hidden cell what it is, of few people that they are few."""
        for pair, crossing in self.told.tabellen.items():
            for at in np.argwhere(crossing.tabel.hidden).tolist():
                low, high = self.range_of(self.places(pair, at))
                if low == high or (0 < crossing.tabel.counts[tuple(at)] < self.groep and high < self.groep):
                    yield pair, at, (low, high)
            few = (self.finest[pair] > 0) & (self.finest[pair] < self.groep)
            for row, column in np.argwhere(few).tolist():
                low, high = self.range_of({pair[0]: {row}, pair[1]: {column}})
                if high < self.groep:
                    yield pair, [row, column], (low, high)


def betrayed(
    people: People, uitsplitsingen: Sequence[Uitsplitsing] = ()
) -> list[tuple[Pair, list[int], tuple[int, int]]]:
    return list(Reader(protect(people, uitsplitsingen), crossed(people)).betrayed())


# Two breakdowns that nearly say the same: what one crossing hides the other two tell.
TWINS = np.array([[0, 0, 0]] * 9 + [[0, 0, 1]] * 3 + [[1, 1, 0]] * 6 + [[1, 1, 1]] * 12 + [[2, 2, 0]] * 11)


@given(people=populations())
@example(people=TWINS)
@settings(max_examples=10, deadline=None)
def test_protect_crossings_betrays_no_hidden_cell(people: People) -> None:
    assert betrayed(people) == []


@given(people=populations())
@settings(max_examples=8, deadline=None)
def test_protect_crossings_of_a_hierarchy_betrays_nothing(people: People) -> None:
    assert betrayed(people, in_pairs(people)) == []


@given(people=populations())
@settings(max_examples=12, deadline=None)
def test_protect_crossings_keeps_to_the_hierarchy_where_coarser_classes_have_enough(people: People) -> None:
    told = protect(people, in_pairs(people))
    for pair, crossing in told.tabellen.items():
        for name, parts in zip(pair, (crossing.rijen, crossing.kolommen), strict=True):
            above = {klasse: f"paar {int(klasse.split()[-1]) // 2}" for klasse in members(told, name)}
            for part in parts:
                families = {above[klasse] for klasse in part.groepen}
                whole = {klasse for klasse, family in above.items() if family in families}
                short = [family for family in families if size_of(people, name, family) < K]
                assert len(families) == 1 or whole == set(part.groepen) or short


def members(told: Kruisingen, name: str) -> list[str]:
    return [klasse for part in told.delen[name] for klasse in part.groepen]


def size_of(people: People, name: str, family: str) -> int:
    column, number = int(name.rsplit(maxsplit=1)[-1]), int(family.rsplit(maxsplit=1)[-1])
    return int((people[:, column] // 2 == number).sum())


def bare(people: People) -> Kruisingen:
    """Hide what is under the minimum, and nothing else."""
    told = protect(people)
    return replace(
        told,
        tabellen={
            pair: replace(crossing, tabel=replace(crossing.tabel, hidden=crossing.tabel.counts < K))
            for pair, crossing in told.tabellen.items()
        },
    )


def test_reader_finds_what_a_bare_minimum_hides() -> None:
    assert list(Reader(bare(TWINS), crossed(TWINS)).betrayed())


@pytest.mark.slow
@given(people=populations())
@example(people=TWINS)
@settings(max_examples=400, deadline=None)
def test_protect_crossings_betrays_no_hidden_cell_of_many_populations(people: People) -> None:
    assert betrayed(people) == []
    assert betrayed(people, in_pairs(people)) == []


def following(people: People) -> People:
    """Add a breakdown that is a copy of another, and one that follows from it."""
    return np.column_stack([people[:, :2], people[:, 0], people[:, 0] // 2, people[:, 2]])


def betrayed_of_some(people: People, groep: int, *, without: int) -> list[object]:
    """Read crossings at any minimum, of which every so many-th pair of breakdowns is not declared."""
    counts = {pair: table for at, (pair, table) in enumerate(crossed(people).items()) if (at + 1) % without}
    return list(Reader(protect_crossings(counts, declared(people), groep), counts, groep).betrayed())


@given(people=populations(), groep=st.integers(2, 20), without=st.sampled_from([4, 99]))
@settings(max_examples=5, deadline=None)
def test_protect_crossings_betrays_nothing_at_any_minimum(people: People, groep: int, without: int) -> None:
    assert betrayed_of_some(people, groep, without=without) == []


@pytest.mark.slow
@given(people=populations(), groep=st.integers(2, 20), without=st.sampled_from([4, 99]))
@settings(max_examples=60, deadline=None)
def test_protect_crossings_betrays_nothing_of_breakdowns_that_say_the_same(
    people: People, groep: int, without: int
) -> None:
    assert betrayed_of_some(following(people), groep, without=without) == []


@given(people=populations(), seed=st.integers(0, 99))
@settings(max_examples=12, deadline=None)
def test_protect_crossings_does_not_depend_on_order(people: People, seed: int) -> None:
    random = np.random.default_rng(seed)
    breakdowns, counts = declared(people), crossed(people)
    turns = {each.naam: random.permutation(len(each.klassen)) for each in breakdowns}
    turned = [
        replace(each, klassen=tuple(each.klassen[at] for at in turns[each.naam])) for each in breakdowns
    ]
    again = {(one, other): table[np.ix_(turns[one], turns[other])] for (one, other), table in counts.items()}
    pairs = [list(again)[at] for at in random.permutation(len(again))]
    given = {
        pair[::way]: again[pair] if way == 1 else again[pair].T
        for pair, way in zip(pairs, random.choice([1, -1], len(pairs)).tolist(), strict=True)
    }

    told = protect(people)
    same = protect_crossings(given, turned[::-1], K)

    assert same.zichtbaar == told.zichtbaar
    assert {tuple(sorted(pair)): cells_of(crossing, pair) for pair, crossing in same.tabellen.items()} == {
        pair: cells_of(crossing, pair) for pair, crossing in told.tabellen.items()
    }
    assert same.tabellen.keys() <= given.keys()


def cells_of(crossing: Kruising, pair: Pair) -> dict[frozenset[tuple[str, str]], int | None]:
    """Return what is seen by breakdown and name of row and column."""
    rows, columns = ([part.label for part in parts] for parts in (crossing.rijen, crossing.kolommen))
    cells = crossing.tabel.visible()
    return {
        frozenset(zip(pair, (row, column), strict=True)): cells[at][place]
        for at, row in enumerate(rows)
        for place, column in enumerate(columns)
    }


@given(people=populations())
@settings(max_examples=12, deadline=None)
def test_protect_crossings_shows_only_true_counts_of_enough_people(people: People) -> None:
    told = protect(people)
    counts = crossed(people)
    for pair, crossing in told.tabellen.items():
        assert (
            sum(part.n for part in crossing.rijen) == len(people) == sum(part.n for part in crossing.kolommen)
        )
        assert int(crossing.tabel.counts.sum()) == int(counts[pair].sum())
        shown = [cell for line in crossing.tabel.visible() for cell in line if cell is not None]
        assert all(cell == 0 or cell >= K for cell in shown)
    assert 0 <= told.precies <= min(told.zichtbaar, told.kaal)


def test_protect_crossings_merges_a_class_with_the_one_it_is_told_with() -> None:
    people = np.array([[0, 0]] * 20 + [[1, 0]] * 12 + [[2, 1]] * 3 + [[0, 1]] * 15 + [[1, 1]] * 12)
    first, second = declared(people)
    told = protect_crossings(
        crossed(people), [replace(first, buren=(("klasse 2", "klasse 0"),)), second], K
    ).tabellen["deel 0", "deel 1"]

    assert [part.label for part in told.rijen] == ["klasse 1", "klasse 0 en klasse 2 samen"]


def test_protect_crossings_refuses_tables_that_contradict_each_other() -> None:
    people = np.array([[0, 0, 0]] * 9 + [[1, 1, 1]] * 9)
    counts = crossed(people)
    counts["deel 0", "deel 1"] = counts["deel 0", "deel 1"] + 1

    with pytest.raises(DisclosureError, match="niet in elke tabel dezelfde mensen"):
        protect_crossings(counts, declared(people), K)


def test_protect_crossings_refuses_a_table_of_other_classes() -> None:
    people = np.array([[0, 0]] * 9 + [[1, 1]] * 9)

    with pytest.raises(DisclosureError, match="past niet bij de klassen"):
        protect_crossings({("deel 0", "deel 1"): np.array([[18]])}, declared(people), K)


ONES, OTHERS = np.array([[10, 0], [0, 10]]), np.array([[0, 10], [10, 0]])
IMPOSSIBLE = {
    "three of which no people can be made": {("a", "b"): ONES, ("b", "c"): ONES, ("a", "c"): OTHERS},
    "four of which no people can be made": {
        ("a", "b"): ONES,
        ("b", "c"): ONES,
        ("c", "d"): ONES,
        ("a", "d"): OTHERS,
    },
    "other numbers of people": {("a", "b"): ONES, ("c", "d"): ONES * 2},
    "the same pair twice": {("a", "b"): ONES, ("b", "a"): OTHERS},
    "a breakdown with itself": {("a", "a"): ONES},
    "less than nobody": {("a", "b"): np.array([[-3, 13], [13, 7]])},
    "people in parts": {("a", "b"): np.array([[3.7, 13], [13, 7]])},
}


@pytest.mark.parametrize("why", IMPOSSIBLE)
def test_protect_crossings_refuses_what_cannot_be_counts_of_people(why: str) -> None:
    declared = [Uitsplitsing(name, ("ja", "nee")) for name in "abcd"]

    with pytest.raises(DisclosureError):
        protect_crossings(IMPOSSIBLE[why], declared, K)


@pytest.mark.parametrize(
    "declared",
    [
        [Uitsplitsing("a", ("ja", "ja")), Uitsplitsing("b", ("ja", "nee"))],
        [Uitsplitsing("a", ("ja", "nee")), Uitsplitsing("b", ("ja", "nee")), Uitsplitsing("a", ("x", "y"))],
    ],
)
def test_protect_crossings_refuses_a_name_for_two_things(declared: list[Uitsplitsing]) -> None:
    with pytest.raises(DisclosureError, match="twee keer"):
        protect_crossings({("a", "b"): ONES}, declared, K)


def test_protect_crossings_does_not_depend_on_who_asks_at_the_same_time() -> None:
    worlds = [np.random.default_rng(seed).geometric(0.4, (200, 6)) % 4 for seed in range(6)]
    alone = [seen(protect(people)) for people in worlds]

    with ThreadPoolExecutor(len(worlds)) as together:
        assert [seen(told) for told in together.map(protect, worlds * 3)] == alone * 3


def seen(told: Kruisingen) -> dict[Pair, object]:
    return {pair: cells_of(crossing, pair) for pair, crossing in told.tabellen.items()}


def test_protect_crossings_of_nothing_shows_nothing() -> None:
    told = protect_crossings({}, [], K)

    assert (told.tabellen, told.aandeel) == ({}, 1.0)
