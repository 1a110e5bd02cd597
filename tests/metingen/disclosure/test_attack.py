"""Nothing that the design forbids can be derived from a published item, by any integer reasoning."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from metingen.disclosure import (
    Antwoorden,
    Klasse,
    ProtectedItem,
    Weergave,
    protect_round,
    scale,
    thresholds,
)

from .attacker import Attacker, Cube, settled_by_classes, sum_rows

RULES = thresholds(Klasse.PERSONEN)
count = st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 12))


@st.composite
def items(draw: st.DrawFn, max_groups: int = 5) -> tuple[Cube, Antwoorden, ProtectedItem]:
    size = draw(st.sampled_from([2, 4, 5, 5, 5, 7]))
    antwoorden = draw(st.sampled_from([scale(size), Antwoorden(size)]))
    rows = draw(
        st.lists(st.lists(count, min_size=size, max_size=size), min_size=1, max_size=max_groups).filter(
            lambda cube: sum(map(sum, cube)) >= RULES.groep
        )
    )
    cube = {f"groep {number}": row for number, row in enumerate(rows)}
    return cube, antwoorden, protect_round(cube, antwoorden, RULES)


def hidden_groups(item: ProtectedItem) -> list[int]:
    return [at for at, group in enumerate(item.groups) if group.published.weergave is Weergave.VERBORGEN]


@given(made=items())
@settings(max_examples=60, deadline=None)
def test_protect_round_leaves_no_group_surely_unanimous(
    made: tuple[Cube, Antwoorden, ProtectedItem],
) -> None:
    cube, antwoorden, item = made
    attacker = Attacker(item, cube, antwoorden.points)
    assert not [at for at, _ in enumerate(item.groups) if attacker.is_sure_lopsided(at)]


@given(made=items())
@settings(max_examples=60, deadline=None)
def test_protect_round_does_not_betray_for_which_group_others_are_hidden(
    made: tuple[Cube, Antwoorden, ProtectedItem],
) -> None:
    cube, antwoorden, item = made
    hidden = hidden_groups(item)
    assert item.total is not None
    if item.total.published.weergave is Weergave.VERBORGEN:
        return
    attacker = Attacker(item, cube, antwoorden.points)
    assert not [at for at in hidden if attacker.knows_culprit(at, hidden)]


@given(made=items())
@settings(max_examples=60, deadline=None)
def test_protect_round_keeps_counts_of_folded_and_hidden_groups_open(
    made: tuple[Cube, Antwoorden, ProtectedItem],
) -> None:
    cube, antwoorden, item = made
    attacker = Attacker(item, cube, antwoorden.points)
    for at, group in enumerate(item.groups):
        weergave = group.published.weergave
        fixed = settled_by_classes(attacker.true[at], item.classes)
        if weergave is Weergave.VERBORGEN or (weergave is Weergave.KLASSEN and not fixed):
            assert not attacker.knows_counts(at)


@given(made=items(max_groups=8))
@settings(deadline=None)
def test_protect_round_shows_only_true_counts(made: tuple[Cube, Antwoorden, ProtectedItem]) -> None:
    cube, _, item = made
    assert item.total is not None
    for group in (*item.groups, item.total):
        true = sum_rows([cube[name] for name in group.groepen])
        published = group.published
        assert published.n == sum(true) >= RULES.groep
        assert published.counts in {(), true}
        expected = tuple(sum(true[index] for index in members) for members in item.classes)
        assert published.classes in {(), expected}


@given(made=items(max_groups=8))
@settings(deadline=None)
def test_protect_round_partitions_the_whole(made: tuple[Cube, Antwoorden, ProtectedItem]) -> None:
    cube, _, item = made
    assert item.total is not None
    assert sorted(name for group in item.groups for name in group.groepen) == sorted(cube)
    assert sum(group.published.n for group in item.groups) == item.total.published.n


@given(made=items(max_groups=8), order=st.randoms(use_true_random=False))
@settings(deadline=None)
def test_protect_round_does_not_depend_on_row_order(
    made: tuple[Cube, Antwoorden, ProtectedItem], order: object
) -> None:
    cube, antwoorden, item = made
    names = list(cube)
    order.shuffle(names)  # type: ignore[attr-defined]
    assert protect_round({name: cube[name] for name in names}, antwoorden, RULES) == item
