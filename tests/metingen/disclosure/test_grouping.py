"""Coarser groups are proposed from sizes and the organisation, so that nearly everybody will be seen."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.disclosure import DisclosureError, Groepsvoorstel, Team, propose_groups
from metingen.disclosure.outlook import at_least

# Ninety people in twelve teams of four to twelve.
TWELVE = (4, 12, 8, 7, 6, 10, 5, 9, 4, 11, 7, 7)


def teams(*sizes: int, **about: object) -> tuple[Team, ...]:
    return tuple(Team(f"Team {at:02}", n, **about) for at, n in enumerate(sizes))  # type: ignore[arg-type]


def sizes(proposal: Groepsvoorstel | None) -> list[int]:
    assert proposal is not None
    return [group.n for group in proposal.groepen]


def test_ninety_people_in_twelve_teams_become_five_groups_of_which_nearly_all_is_seen() -> None:
    proposal = propose_groups(teams(*TWELVE))

    assert proposal is not None
    assert len(proposal.groepen) == 5
    assert all(16 <= n <= 20 for n in sizes(proposal))
    assert round(proposal.zichtbaar, 2) == 0.98


@given(st.permutations(TWELVE))
def test_order_of_the_teams_in_the_list_does_not_matter(order: list[int]) -> None:
    known = list(zip(order, itertools.count(), strict=False))
    named = [Team(f"Team {at:02}", n) for n, at in known]
    shuffled = random.Random(1).sample(named, len(named))

    assert propose_groups(tuple(named)) == propose_groups(tuple(shuffled))
    assert all(16 <= n <= 20 for n in sizes(propose_groups(tuple(named))))


@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=14),
    st.lists(st.sampled_from(["A", "B", "C"]), min_size=14, max_size=14),
    st.sampled_from([None, 5, 8, 20]),
)
def test_proposal_holds_every_team_once_in_groups_that_are_large_enough(
    numbers: list[int], places: list[str], k: int | None
) -> None:
    known = tuple(Team(f"T{at}", n, (places[at],)) for at, n in enumerate(numbers))
    proposal = propose_groups(known, k)

    if proposal is None:
        assert sum(numbers) < max(15, k or 0)
        return
    assert sorted(name for group in proposal.groepen for name in group.groepen) == sorted(
        t.naam for t in known
    )
    by_name = {team.naam: team.n for team in known}
    for group in proposal.groepen:
        assert group.n == sum(by_name[name] for name in group.groepen) >= max(15, k or 0)
    assert len(proposal.groepen) == 1 or proposal.zichtbaar >= 0.975


def test_more_groups_would_not_be_seen() -> None:
    """Six groups of fifteen: as many as could be large enough, and one in seventeen people sees nothing."""
    assert at_least(5, 15, 0.5) < 0.975 < at_least(5, 18, 0.5)


def test_parts_of_the_organisation_stay_together() -> None:
    known = tuple(
        Team(f"{part} {at}", n, (part,))
        for part, numbers in (("Ruimte", (9, 9, 18)), ("Sociaal", (6, 6, 6)), ("Bedrijf", (10, 9)))
        for at, n in enumerate(numbers)
    )

    proposal = propose_groups(known)

    assert proposal is not None
    assert [{name.split()[0] for name in group.groepen} for group in proposal.groepen] == [
        {"Bedrijf"},
        {"Ruimte"},
        {"Ruimte"},
        {"Sociaal"},
    ]


def test_declared_neighbours_come_together_where_sizes_leave_a_choice() -> None:
    known = (Team("A", 9), Team("B", 9), Team("C", 9, buur="A"), Team("D", 9, buur="B"))

    proposal = propose_groups(known)

    assert proposal is not None
    assert [set(group.groepen) for group in proposal.groepen] == [{"A", "C"}, {"B", "D"}]


def test_proposal_is_as_even_as_the_best_of_all_divisions() -> None:
    """Slow and obvious: every way to divide eight teams in three."""
    numbers = (4, 12, 8, 7, 6, 10, 5, 9)
    even = min(
        sum(
            (sum(n for n, at in zip(numbers, places, strict=True) if at == one) - 61 / 3) ** 2
            for one in range(3)
        )
        for places in itertools.product(range(3), repeat=len(numbers))
        if len(set(places)) == 3
    )

    found = sizes(propose_groups(teams(*numbers)))

    assert len(found) == 3
    assert sum((n - 61 / 3) ** 2 for n in found) == pytest.approx(even)


def test_one_neighbour_of_all_makes_no_group_large() -> None:
    """As a list makes them that was read: each team is reported with the smallest."""
    known = tuple(Team(f"Team {at:02}", n, buur="Team 00") for at, n in enumerate(TWELVE))

    assert all(16 <= n <= 20 for n in sizes(propose_groups(known)))


def test_teams_where_nobody_is_asked_are_left_out() -> None:
    proposal = propose_groups((*teams(20, 20), Team("Leeg", 0)))

    assert proposal is not None
    assert "Leeg" not in {name for group in proposal.groepen for name in group.groepen}


def test_fewer_people_than_one_group_needs_get_no_proposal() -> None:
    assert propose_groups(teams(4, 5, 5)) is None
    assert propose_groups(()) is None


def test_raised_threshold_asks_for_larger_groups() -> None:
    assert min(sizes(propose_groups(teams(*TWELVE), 10))) >= 27


def test_lowered_threshold_is_refused() -> None:
    with pytest.raises(DisclosureError, match="ondergrens"):
        propose_groups(teams(20), 3)
