from __future__ import annotations

import numpy as np
import pytest

from metingen.disclosure import (
    REASON,
    WHOLE,
    Antwoorden,
    DisclosureError,
    Klasse,
    ProtectedItem,
    Weergave,
    protect_round,
    scale,
    thresholds,
)
from metingen.disclosure.hiding import Row, blocks, choose_hidden

from .attacker import Attacker

RULES = thresholds(Klasse.PERSONEN)
V, K, H = Weergave.VOLLEDIG, Weergave.KLASSEN, Weergave.VERBORGEN


def shown(item: ProtectedItem) -> dict[str, Weergave]:
    return {group.label: group.published.weergave for group in item.groups}


def test_protect_round_shows_large_mixed_groups_in_full() -> None:
    item = protect_round({"A": [2, 3, 4, 3, 2], "B": [1, 4, 4, 4, 1]}, scale(5), RULES)
    assert shown(item) == {"A": V, "B": V}
    assert item.total is not None
    assert item.total.published.counts == (3, 7, 8, 7, 3)


def test_protect_round_folds_a_second_group_when_the_total_would_give_the_first_away() -> None:
    cube = {"A": [1, 1, 2, 1, 1], "B": [2, 3, 4, 3, 2], "C": [5, 5, 5, 5, 5]}
    assert shown(protect_round(cube, scale(5), RULES)) == {"A": K, "B": K, "C": V}


def test_protect_round_hides_a_unanimous_group_together_with_another() -> None:
    cube = {"A": [0, 0, 0, 0, 12], "B": [2, 3, 4, 3, 2], "C": [3, 3, 3, 3, 3], "D": [5, 5, 5, 5, 5]}
    assert shown(protect_round(cube, scale(5), RULES)) == {"A": H, "B": H, "C": V, "D": V}


def test_protect_round_hides_everything_of_a_unanimous_whole() -> None:
    item = protect_round({"A": [0, 12], "B": [0, 14]}, Antwoorden(2), RULES)
    assert item.total is not None
    assert (set(shown(item).values()), item.total.published.weergave) == ({H}, H)
    assert [group.instead for group in item.groups] == ["", ""]


def test_protect_round_gives_one_reason_and_what_to_see_instead() -> None:
    cube = {"A": [0, 12, 0], "B": [5, 8, 3], "C": [9, 9, 9], "D": [9, 9, 9]}
    item = protect_round(cube, scale(3), RULES)
    hidden = [group for group in item.groups if group.published.weergave is H]
    assert [(group.reason, group.instead, group.gemiddelde) for group in hidden] == [
        (REASON, WHOLE, None)
    ] * 2


def test_protect_round_merges_a_short_group_on_this_item() -> None:
    cube = {"Balie": [1, 1, 1], "Post": [4, 4, 4], "Backoffice": [9, 9, 9]}
    item = protect_round(cube, scale(3), RULES, {"Balie": "Backoffice"})
    seen = item.group_of("Balie")
    assert seen is not None
    assert (seen.label, seen.published.counts) == ("Backoffice en Balie samen", (10, 10, 10))


def test_protect_round_shows_nothing_of_a_whole_under_five() -> None:
    assert protect_round({"A": [1, 1, 2]}, scale(3), RULES) == ProtectedItem((), None, ())


def test_protect_round_shows_no_mean_of_a_total_that_had_to_be_folded() -> None:
    item = protect_round({"A": [3, 0, 1, 0, 3], "B": [3, 0, 1, 0, 3]}, scale(5), RULES)
    assert item.total is not None
    assert (item.total.published.weergave, item.total.gemiddelde) == (K, None)


def test_protect_round_hides_everything_when_even_the_whole_says_too_much() -> None:
    item = protect_round({"A": [9, 0, 0, 0], "B": [0, 9, 0, 0]}, Antwoorden(4), RULES)
    assert item.total is not None
    assert {*shown(item).values(), item.total.published.weergave} == {H}


@pytest.mark.parametrize("row", [[1, 2], [1, 2, 3, -1]])
def test_protect_round_refuses_counts_that_do_not_fit(row: list[int]) -> None:
    with pytest.raises(DisclosureError, match="Groep 'A'"):
        protect_round({"A": row}, scale(4), RULES)


def test_attacker_finds_the_leak_when_one_group_is_hidden_alone() -> None:
    """The attacker of these tests has teeth: hiding just the unanimous group is seen through."""
    cube = {"A": [0, 0, 12], "B": [5, 5, 5], "C": [9, 9, 9], "D": [9, 9, 9]}
    item = protect_round(cube, scale(3), RULES)
    alone = [choose for choose in item.groups if choose.label != "B"]
    naive = ProtectedItem(tuple(alone), item.total, item.classes)
    attacker = Attacker(naive, {name: row for name, row in cube.items() if name != "B"}, (1, 2, 3))
    assert attacker.is_sure_lopsided([group.label for group in alone].index("A"))


def test_blocks_let_a_short_last_run_join_the_one_before() -> None:
    assert blocks(7, 2) == [range(2), range(2, 4), range(4, 7)]


def test_choose_hidden_doubles_a_block_whose_sum_says_too_much() -> None:
    each = ((0,), (1,))
    rows = [Row((0, 10), each, lopsided=True), Row((0, 11), each, lopsided=True)]
    rows += [Row((6, 6), each, lopsided=False), Row((7, 7), each, lopsided=False)]
    rows += [Row((9, 9), each, lopsided=False), Row((9, 9), each, lopsided=False)]
    assert choose_hidden(rows) == (frozenset(range(6)), True)


def random_cube(groups: int, answers: int, random: np.random.Generator) -> dict[str, list[int]]:
    """Make a staff round: groups of unequal size around one opinion on a 5-point item."""
    sizes = random.multinomial(answers, random.dirichlet(np.full(groups, 4)))
    opinion = np.array([0.05, 0.1, 0.2, 0.45, 0.2]) * 20
    return {f"{at}": random.multinomial(n, random.dirichlet(opinion)).tolist() for at, n in enumerate(sizes)}


@pytest.mark.parametrize(("groups", "answers", "share"), [(5, 90, 0.82), (12, 250, 0.90)])
def test_protect_round_keeps_most_of_what_a_bare_minimum_of_five_shows(
    groups: int, answers: int, share: float
) -> None:
    random = np.random.default_rng(7)
    seen = bare = 0
    for _ in range(200):
        cube = random_cube(groups, answers, random)
        bare += sum(sum(row) >= RULES.groep for row in cube.values())
        seen += sum(weergave is not H for weergave in shown(protect_round(cube, scale(5), RULES)).values())
    assert seen / bare > share
