"""Groups within groups, against a reader of all levels together."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metingen.disclosure import (
    WHOLE,
    Antwoorden,
    DisclosureError,
    Klasse,
    ProtectedItem,
    Weergave,
    protect_nested,
    scale,
    thresholds,
)

from .attacker import Attacker, Cube, World, settled_by_classes, sum_rows

RULES = thresholds(Klasse.PERSONEN)
Nested = Mapping[str, ProtectedItem]
count = st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 12))


@st.composite
def organisations(draw: st.DrawFn) -> tuple[Cube, dict[str, str], Antwoorden]:
    """Teams in departments, and sometimes these in sectors."""
    size = draw(st.sampled_from([2, 3, 5, 5]))
    departments = draw(st.integers(1, 3))
    rows = st.lists(st.lists(count, min_size=size, max_size=size), min_size=1, max_size=4)
    cube, ouders = {}, {}
    for department in range(departments):
        for number, row in enumerate(draw(rows)):
            cube[f"team {department}{number}"] = row
            ouders[f"team {department}{number}"] = f"afdeling {department}"
        if draw(st.booleans()):
            ouders[f"afdeling {department}"] = "sector"
    return cube, ouders, draw(st.sampled_from([scale(size), Antwoorden(size)]))


def readers(told: Nested, cube: Cube, ouders: Mapping[str, str], antwoorden: Antwoorden) -> list[Attacker]:
    """Return a reader of each division; all of them know what each of them learns."""
    world = World(cube, members_of(cube, ouders))
    return [Attacker(item, cube, antwoorden.points, world=world) for item in told.values() if item.total]


def members_of(cube: Cube, ouders: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in cube:
        above = name
        while above in ouders:
            above = ouders[above]
            found.setdefault(above, []).append(name)
    return found


def derived(told: Nested, cube: Cube, ouders: Mapping[str, str], antwoorden: Antwoorden) -> list[str]:
    """Return what a reader of all levels knows of a group and should not."""
    found = []
    for reader in readers(told, cube, ouders, antwoorden):
        groups = reader.item.groups
        hidden = [at for at, group in enumerate(groups) if group.published.weergave is Weergave.VERBORGEN]
        total_told = reader.item.total and reader.item.total.published.weergave is not Weergave.VERBORGEN
        for at, group in enumerate(groups):
            weergave = group.published.weergave
            fixed = weergave is Weergave.KLASSEN and settled_by_classes(reader.true[at], reader.item.classes)
            if reader.is_sure_lopsided(at):
                found.append(f"{group.label} is unanimous")
            if weergave is not Weergave.VOLLEDIG and not fixed and reader.knows_counts(at):
                found.append(f"counts of {group.label}")
            if at in hidden and total_told and reader.knows_culprit(at, hidden):
                found.append(f"others are hidden for {group.label}")
    return found


@given(made=organisations())
@settings(max_examples=40, deadline=None)
def test_protect_nested_gives_nothing_away(made: tuple[Cube, dict[str, str], Antwoorden]) -> None:
    cube, ouders, antwoorden = made
    assert derived(protect_nested(cube, ouders, antwoorden, RULES), cube, ouders, antwoorden) == []


@pytest.mark.slow
@given(made=organisations())
@settings(max_examples=600, deadline=None)
def test_protect_nested_gives_nothing_away_of_many(made: tuple[Cube, dict[str, str], Antwoorden]) -> None:
    cube, ouders, antwoorden = made
    assert derived(protect_nested(cube, ouders, antwoorden, RULES), cube, ouders, antwoorden) == []


@given(made=organisations())
@settings(max_examples=40, deadline=None)
def test_protect_nested_divides_only_what_is_told_in_full(
    made: tuple[Cube, dict[str, str], Antwoorden],
) -> None:
    cube, ouders, antwoorden = made
    told = protect_nested(cube, ouders, antwoorden, RULES)
    members = members_of(cube, ouders)
    seen = {group.label: group for item in told.values() for group in item.groups}
    for label, item in told.items():
        if label != WHOLE:
            assert item.total is not None
            assert item.total.published.counts == seen[label].published.counts
            assert seen[label].published.weergave is Weergave.VOLLEDIG
        for group in item.groups:
            true = sum_rows([cube[name] for groep in group.groepen for name in members.get(groep, [groep])])
            assert group.published.n == sum(true) >= RULES.groep
            assert group.published.counts in {(), true}


OUDERS = {
    "Balie": "Dienst",
    "Post": "Dienst",
    "Vergunning": "Wonen",
    "Toezicht": "Wonen",
    "Beheer": "Wonen",
    "Bouw": "Wonen",
}
CUBE = {
    "Balie": (3, 6, 5, 4, 2),
    "Post": (2, 5, 4, 6, 3),
    "Vergunning": (0, 0, 0, 1, 11),
    "Toezicht": (2, 2, 2, 2, 5),
    "Beheer": (5, 6, 7, 8, 9),
    "Bouw": (6, 7, 8, 9, 9),
}


def test_protect_nested_points_from_a_hidden_part_to_the_group_it_is_part_of() -> None:
    told = protect_nested(CUBE, OUDERS, scale(5), RULES)

    assert set(told) == {WHOLE, "Dienst", "Wonen"}
    assert {group.instead for group in told["Dienst"].groups} == {""}
    assert {(group.label, group.instead) for group in told["Wonen"].groups} == {
        ("Vergunning", "Wonen"),
        ("Toezicht", "Wonen"),
        ("Beheer", ""),
        ("Bouw", ""),
    }


def test_protect_nested_without_levels_is_one_division() -> None:
    assert list(protect_nested(CUBE, {}, scale(5), RULES)) == [WHOLE]


def test_protect_nested_does_not_divide_where_a_part_falls_short() -> None:
    told = protect_nested({**CUBE, "Post": (1, 0, 1, 0, 0)}, OUDERS, scale(5), RULES)

    assert "Dienst" not in told
    assert "Wonen" in told


def test_protect_nested_tells_nothing_of_parts_of_who_is_asked_after_a_hidden_answer() -> None:
    first = protect_nested(CUBE, OUDERS, scale(5), RULES)
    later = protect_nested(CUBE, OUDERS, scale(5), RULES, after=[first])

    # Of two teams of Wonen the first question is hidden: who was asked the second would tell of each.
    assert {group.label for group in later["Wonen"].groups} == {
        "Beheer",
        "Bouw",
        "Toezicht en Vergunning samen",
    }


@pytest.mark.parametrize("ouders", [{"Balie": "Post"}, {"Balie": "Dienst", "Dienst": "Balie"}])
def test_protect_nested_refuses_a_group_that_is_part_of_a_group_beside_it(ouders: dict[str, str]) -> None:
    with pytest.raises(DisclosureError, match="hoort bij een deel"):
        protect_nested(CUBE, ouders, scale(5), RULES)
