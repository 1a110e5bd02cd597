"""How many people were asked a question after an answer tells nothing that the answer itself does not."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from metingen.disclosure import Antwoorden, Klasse, ProtectedItem, Weergave, protect_round, scale, thresholds
from metingen.disclosure.following import told_together

from .attacker import Attacker, Cube

RULES = thresholds(Klasse.PERSONEN)
Asked = tuple[Cube, int, ProtectedItem, ProtectedItem]
count = st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 12))


def asked(rows: Sequence[Sequence[int]], chosen: int, shares: Sequence[int]) -> Asked:
    """Ask a second question after answer ``chosen``; in each group a share (of 4) says yes to it."""
    cube = {f"groep {number}": row for number, row in enumerate(rows)}
    first = protect_round(cube, scale(len(rows[0])), RULES)
    later = {}
    for (name, row), share in zip(cube.items(), shares, strict=True):
        yes = row[chosen] * share // 4
        later[name] = (yes, row[chosen] - yes)
    return cube, chosen, first, protect_round(later, Antwoorden(2), RULES, after=[first])


@st.composite
def rounds(draw: st.DrawFn) -> Asked:
    size = draw(st.sampled_from([2, 3, 5]))
    row = st.lists(count, min_size=size, max_size=size)
    rows = draw(st.lists(row, min_size=1, max_size=5).filter(lambda cube: sum(map(sum, cube)) >= RULES.groep))
    shares = draw(st.lists(st.integers(0, 4), min_size=len(rows), max_size=len(rows)))
    return asked(rows, draw(st.integers(0, size - 1)), shares)


def knowing_who_was_asked(made: Asked) -> Attacker:
    """Return a reader of the first question who also reads how many answered the second."""
    cube, chosen, first, later = made
    attacker = Attacker(first, cube, scale(attacker_size(cube)).points)
    for group in later.groups:
        inside = [at for at, part in enumerate(first.groups) if set(part.groepen) <= set(group.groepen)]
        assert sorted(name for at in inside for name in first.groups[at].groepen) == sorted(group.groepen)
        told = [attacker.x[at][chosen] for at in inside]
        attacker.model.addConstr(sum(told[1:], told[0] + 0) == group.published.n)
    return attacker


def attacker_size(cube: Cube) -> int:
    return len(next(iter(cube.values())))


# Everybody in group 0 says yes; without the rule, the number who were asked after it would say so.
BETRAYED = asked([(12, 0), (0, 12), (6, 7), (8, 9)], 0, (2, 2, 2, 2))


@given(made=rounds())
@example(made=BETRAYED)
@settings(max_examples=60, deadline=None)
def test_number_who_were_asked_leaves_no_group_surely_unanimous(made: Asked) -> None:
    attacker = knowing_who_was_asked(made)
    assert not [at for at, _ in enumerate(made[2].groups) if attacker.is_sure_lopsided(at)]


@given(made=rounds())
@example(made=BETRAYED)
@settings(max_examples=40, deadline=None)
def test_number_who_were_asked_settles_no_counts(made: Asked) -> None:
    first = made[2]
    alone, attacker = (
        Attacker(first, made[0], scale(attacker_size(made[0])).points),
        knowing_who_was_asked(made),
    )
    for at, group in enumerate(first.groups):
        if group.published.weergave is not Weergave.VOLLEDIG and not alone.knows_counts(at):
            assert not attacker.knows_counts(at)


def test_the_example_betrays_a_group_without_the_rule() -> None:
    """The reader above is no paper tiger."""
    cube, chosen, first, _ = BETRAYED
    bare = {name: (row[chosen] // 2, row[chosen] - row[chosen] // 2) for name, row in cube.items()}
    betraying = protect_round(bare, Antwoorden(2), RULES)

    attacker = Attacker(first, cube, (1, 2))
    for part in betraying.groups:
        inside = [at for at, each in enumerate(first.groups) if set(each.groepen) <= set(part.groepen)]
        told = [attacker.x[at][chosen] for at in inside]
        attacker.model.addConstr(sum(told[1:], told[0] + 0) == part.published.n)

    assert any(attacker.is_sure_lopsided(at) for at, _ in enumerate(first.groups))


def test_groups_told_in_full_stay_apart() -> None:
    first = protect_round({"a": (6, 6), "b": (5, 8), "c": (20, 0), "d": (10, 11)}, Antwoorden(2), RULES)

    assert set(told_together("abcd", [first]) or ()) == {frozenset("a"), frozenset("b"), frozenset("cd")}


def test_nothing_is_told_after_a_whole_that_is_not_told() -> None:
    first = protect_round({"a": (12, 0), "b": (13, 1)}, Antwoorden(2), RULES)
    later = protect_round({"a": (6, 6), "b": (6, 7)}, Antwoorden(2), RULES, after=[first])

    assert later.total is None
    assert later.groups == ()


def test_parts_of_several_earlier_questions_are_joined() -> None:
    one = protect_round({"a": (20, 0), "b": (10, 11), "c": (6, 6), "d": (5, 8)}, Antwoorden(2), RULES)
    other = protect_round({"a": (6, 6), "b": (20, 0), "c": (10, 11), "d": (5, 8)}, Antwoorden(2), RULES)

    assert set(told_together("abcd", [one, other]) or ()) == {frozenset("abc"), frozenset("d")}
