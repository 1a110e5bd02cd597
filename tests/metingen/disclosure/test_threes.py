"""What three breakdowns give away together is found, all of it and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings

from metingen.disclosure import DisclosureError, Kruisingen
from metingen.disclosure.bounds import Bounds
from metingen.disclosure.choices import Told, choices
from metingen.disclosure.linear import LinearProgram, Sums, new_solver
from metingen.disclosure.search import Search
from metingen.disclosure.threes import Threes

from .linear import Pair, derived
from .test_crossings import K, People, crossed, populations, protect
from .test_invented_crossings import invented


def alone(people: People) -> tuple[dict[Pair, Told], Kruisingen]:
    """Tell each crossing in its best way, whatever the others tell."""
    kept: dict[Pair, Told] = {}

    def keep(crossings: Mapping[Pair, Told], *_: object) -> list[Pair]:
        kept.update(crossings)
        return []

    with patch("metingen.disclosure.crossings.culprits", keep):
        return kept, protect(people)


def found(told: Mapping[Pair, Told]) -> set[tuple[Pair, str]]:
    return set(Threes(K).betrayed(told))


def read(seen: Kruisingen, people: People) -> set[tuple[Pair, str]]:
    """Return what a reader finds who solves programmes of his own over the finest classes."""
    every = derived(seen, crossed(people), combinations(sorted(seen.delen), 3))
    return {
        (pair, name) for names, pair, is_derived in every if is_derived for name in names if name not in pair
    }


@given(people=populations())
@settings(max_examples=50, deadline=None)
def test_threes_find_what_a_reader_finds_and_nothing_else(people: People) -> None:
    told, seen = alone(people)

    assert found(told) == read(seen, people)


@pytest.mark.parametrize(("seed", "columns"), [(5, (0, 6, 17)), (8, (4, 7, 9))])
def test_threes_find_what_cells_on_one_long_cycle_tell_of_each_other(
    seed: int, columns: tuple[int, ...]
) -> None:
    """Each cell by itself can be large enough; that all of them move together shows only in a programme."""
    people = invented(seed)[:, columns]
    told, seen = alone(people)

    assert not list(Bounds(told).betrayed(K))
    assert found(told) == read(seen, people) != set()


def silenced(told: Told) -> Told:
    *_, nothing = choices(told.finest, [told.rows], [told.columns], K)
    return nothing


def test_threes_betray_nothing_when_two_of_three_crossings_are_silent() -> None:
    told, _ = alone(invented(5)[:, (0, 6, 17)])

    for shown in told:
        assert not found({pair: one if pair == shown else silenced(one) for pair, one in told.items()})


def test_threes_ask_again_only_what_has_changed() -> None:
    told, _ = alone(invented(3)[:, :8])
    threes = Threes(K)
    with patch("metingen.disclosure.threes.LinearProgram", wraps=LinearProgram) as asked:
        betrayed = {tuple(sorted((*pair, third))) for pair, third in threes.betrayed(told)}
        first = asked.call_count
        again = {tuple(sorted((*pair, third))) for pair, third in threes.betrayed(told)}
        second = asked.call_count - first

    assert again == betrayed
    assert second == len(betrayed) < first


def test_search_takes_no_division_of_people_in_parts_for_another_number() -> None:
    """Of three unknowns each two are at most one, all three at least: one, or in halves one and a half."""
    one = np.array([1])
    divisions = [[0, 0, -1, 0, -1, -1, -1], [-1, 0, 0, -1, 0, -1, -1], [0, -1, 0, -1, -1, 0, -1]]
    divisions.append([-1, -1, -1, 0, 0, 0, 0])
    program = LinearProgram([Sums(np.array(of), one) for of in divisions], new_solver())
    all_three = np.array([[1.0, 1, 1, 0, 0, 0, 0]])

    assert (all_three @ program.most(all_three[0])).round(6) == [1.5]
    assert list(Search(program, all_three, one, 1).sure()) == [0]


def test_program_says_so_when_sums_contradict_one_another() -> None:
    both = np.array([0, 0])

    with pytest.raises(DisclosureError, match="spreken elkaar tegen"):
        LinearProgram([Sums(both, np.array([3])), Sums(both, np.array([4]))], new_solver()).most(np.ones(2))
