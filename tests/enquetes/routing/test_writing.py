"""A tree as text: what is written is read again as the same tree."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enquetes.routing import RoutingError, evaluate, parse, write
from enquetes.routing.tree import (
    Aanroep,
    Boom,
    Getal,
    JaNee,
    Niet,
    Rekening,
    Tekst,
    Vergelijking,
    Verwijzing,
    Voeging,
)
from tests.enquetes.routing.test_routing import TODAY

NUMBERS = st.integers(-(10**12), 10**12) | st.decimals(-999, 999, places=4)
LEAVES = (
    NUMBERS.map(lambda number: Getal(float(number), 0))
    | st.text("a 'é\n;)", max_size=6).map(lambda text: Tekst(text, 0))
    | st.booleans().map(lambda value: JaNee(value, 0))
    | st.sampled_from(["uren", "q_1"]).map(lambda code: Verwijzing(code, "", 0))
    | st.sampled_from(["r1", "1", "ja"]).map(lambda row: Verwijzing("stel", row, 0))
)


def _larger(inner: st.SearchStrategy[Boom]) -> st.SearchStrategy[Boom]:
    return (
        inner.map(lambda part: Niet(part, 0))
        | st.builds(Vergelijking, st.sampled_from(["=", "<>", "<="]), inner, inner, st.just(0))
        | st.builds(Rekening, st.sampled_from("+-*/"), inner, inner, st.just(0))
        | st.builds(
            Voeging,
            st.sampled_from(["en", "of"]),
            st.lists(inner, min_size=2, max_size=3).map(tuple),
            st.just(0),
        )
        | st.builds(
            Aanroep, st.sampled_from(["som", "als"]), st.lists(inner, max_size=3).map(tuple), st.just(0)
        )
    )


TREES = st.recursive(LEAVES, _larger, max_leaves=8)


def placeless(part: Any) -> Any:
    """Return a tree, or a part of it, without the places at which it was typed."""
    if isinstance(part, tuple):
        return tuple(map(placeless, part))
    if not hasattr(part, "at"):
        return part
    inside = {field.name: placeless(getattr(part, field.name)) for field in fields(part)}
    return replace(part, **(inside | {"at": 0}))


@given(TREES)
def test_what_is_written_is_read_as_the_same_tree(boom: Boom) -> None:
    assert placeless(parse(write(boom))) == boom


@pytest.mark.parametrize(
    "text",
    [
        "uren > 37,5 en (werk = 4 of niet leeg(open))",
        "uren - (dagen2 - 1) * -2 / (3 + 4)",
        'samen("z\'n "; uren)',
        "als(stel.1 <> 3; 'veel')",
    ],
)
def test_expression_is_written_as_it_was_typed(text: str) -> None:
    assert write(parse(text)) == text


def test_text_with_both_quotes_is_put_together() -> None:
    text = 'zo\'n "ding"'

    assert evaluate(parse(write(Tekst(text, 0))), {}, TODAY) == text


@pytest.mark.parametrize("value", [1e300, 1e-12])
def test_number_that_cannot_be_typed_is_refused(value: float) -> None:
    with pytest.raises(RoutingError, match="hoogstens 15 cijfers"):
        write(Getal(value, 0))
