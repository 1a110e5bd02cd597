"""What cannot be in a questionnaire as a whole, told with the question named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from enquetes.content import Answer
from enquetes.routing import RoutingError, check, check_rules, evaluate, parse
from enquetes.routing.rules import can_hold
from tests.enquetes.routing.test_routing import VRAGEN


def check_all(**rules: str) -> None:
    check_rules({code: parse(text) for code, text in rules.items()}, VRAGEN)


def test_conditions_on_other_questions_are_fine() -> None:
    check_all(werk="functie = 'a'", middel="werk >= 4 of leeg(uren)", open="ingevuld(middel)")


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ({"werk": "functie = 'z'"}, "Bij vraag 'werk': Vraag 'functie' heeft geen antwoord 'z'"),
        ({"werk": "uren + 1"}, "Bij vraag 'werk' staat een getal. Een voorwaarde is ja of nee."),
        ({"werk": "werk > 1"}, "Vraag 'werk' verschijnt pas als zij al is ingevuld"),
        ({"werk": "uren > 1", "uren": "open = 'x'", "open": "werk > 1"}, "wachten op elkaar"),
        ({"werk": "functie = 'a' en functie = 'b'"}, "Vraag 'werk' verschijnt nooit"),
        ({"werk": "uren > 5 en uren < 5"}, "verschijnt nooit"),
        ({"open": "stel.r1 > 5"}, "verschijnt nooit"),
        ({"open": "aantal(middel) > 2"}, "verschijnt nooit"),
        ({"open": "nee"}, "verschijnt nooit"),
    ],
)
def test_rules_that_cannot_be_are_refused_with_the_question(rules: dict[str, str], told: str) -> None:
    with pytest.raises(RoutingError, match=told):
        check_all(**rules)


@pytest.mark.parametrize(
    "text",
    [
        "uren > 5 en uren < 5,2",
        # What cannot be tried out may hold.
        "uren * uren < 10 en uren > 2,9",
        "uren > dagen2",
        "lengte(open) > 3",
        "stel.r1 = 5 en stel.r2 = 1",
        "gekozen(middel; 'a') en niet gekozen(middel; 'b')",
        "aantal(middel) = 2",
        "open = 'ja' of leeg(open)",
        "niet uren > 1",
        "dagen(vandaag(); datum('2026-01-01')) > 3",
    ],
)
def test_condition_that_can_hold_is_let_through(text: str) -> None:
    assert can_hold(parse(text), VRAGEN)


SIGNS = st.sampled_from(["=", "<>", "<", "<=", ">", ">="])
COMPARED = st.tuples(
    st.sampled_from(["uren", "werk", "stel.r1", "aantal(middel)"]), SIGNS, st.integers(0, 6)
).map(lambda parts: " ".join(map(str, parts))) | st.sampled_from(
    ["functie = 'a'", "gekozen(middel; 'b')", "leeg(uren)", "open = 'x'", "som(werk; 2) > 5"]
)
RULES = st.recursive(
    COMPARED,
    lambda inner: (
        st.tuples(inner, st.sampled_from(["en", "of"]), inner).map(lambda parts: f"({' '.join(parts)})")
        | inner.map(lambda part: f"niet ({part})")
    ),
    max_leaves=5,
)
SOME_ANSWERS = st.fixed_dictionaries(
    {
        "uren": st.none()
        | st.integers(-1, 7).map(float)
        | st.floats(0, 6).map(lambda value: round(value, 2)),
        "werk": st.none() | st.sampled_from("12345"),
        "stel": st.sampled_from([{}, *({"r1": code} for code in "12345")]),
        "middel": st.sampled_from([[], ["a"], ["b"], ["a", "b"]]),
        "functie": st.sampled_from([None, "a", "b"]),
        "open": st.sampled_from([None, "x", "y"]),
    }
)


@given(RULES, SOME_ANSWERS)
def test_no_condition_that_holds_for_somebody_is_called_impossible(
    text: str, answers: Mapping[str, Answer]
) -> None:
    rule = parse(text)
    check(rule, VRAGEN)
    assume(evaluate(rule, answers, dt.date(2026, 1, 1)))

    assert can_hold(rule, VRAGEN)
