"""Figures of two gemeenten: what may be called a difference, and what not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from metingen.queries.cijfers import Cijfer, read_cijfers
from metingen.queries.verschillen import differences, may_compare
from tests.factories.adoptie import GemeenteFactory
from tests.factories.metingen import case_figure


@pytest.fixture
def days(db: None) -> Cijfer:
    """Give a lead time of 40 days, between 38 and 42."""
    gemeente = GemeenteFactory.create()
    case_figure(gemeente, "doorlooptijd", "2011-K4", 40.0, laag=38.0, hoog=42.0)
    return read_cijfers(gemeente, lengte="kwartaal")[0]


def other(days: Cijfer, value: float) -> Cijfer:
    return replace(days, waarde=value, laag=value - 2, hoog=value + 2, pk=-1)


def test_difference_says_both_figures_and_how_much_at_least(days: Cijfer) -> None:
    (found,) = differences([(days, other(days, 50.0))])

    assert found.sentence == "40,0 en 50,0 dagen; dat verschil is meer dan toeval (minstens 7,2 dagen)."
    # Fewer days is better: there is nothing to learn from who takes longer.
    assert not found.other_better
    assert differences([(days, other(days, 30.0))])[0].other_better


def test_what_is_clear_alone_is_not_among_many(days: Cijfer) -> None:
    near = (days, other(days, 43.2))
    assert differences([near])[0].clear

    among = differences([near, *[(days, other(days, 40.1))] * 5])

    assert [each.clear for each in among] == [False] * 6
    assert among[0].sentence == "40,0 en 43,2 dagen; dat verschil kan toeval zijn."


def test_figure_without_a_margin_takes_nothing_from_the_others(days: Cijfer) -> None:
    bare = (days, replace(days, laag=None, hoog=None))

    without, clear = differences([bare, (days, other(days, 50.0))])

    assert (without.clear, clear.clear) == (False, True)


def test_only_what_is_known_and_complete_is_compared(days: Cijfer) -> None:
    assert may_compare((days, days))
    assert not may_compare((days, replace(days, waarde=None)))
    assert not may_compare((days, replace(days, vlaggen=("veel_open",))))
