"""What may be expected to be seen, against what happens when many rounds are drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.disclosure import Klasse, expected_shares, merge_groups, thresholds, uniqueness

RULES = thresholds(Klasse.PERSONEN)


@given(
    st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(0, 60), max_size=8),
    st.integers(0, 100),
)
def test_shares_are_shares_and_add_up(invited: dict[str, int], respons: int) -> None:
    found = expected_shares(invited, respons, RULES)

    assert found.volledig + found.grof + found.samen == pytest.approx(1)
    assert min(found.volledig, found.grof, found.samen) >= -1e-9


@pytest.mark.parametrize("respons", [40, 60, 80])
def test_expectation_is_what_many_drawn_rounds_give(respons: int) -> None:
    """Only pairs that fall short at once are counted otherwise: within three points."""
    invited = {"A": 16, "B": 18, "C": 20, "D": 17, "E": 19}
    buren = {"A": "B", "B": "A", "C": "D", "D": "C", "E": "C"}
    rng = np.random.default_rng(7)
    seen = np.zeros(3)
    rounds = 2_000
    for _ in range(rounds):
        answers = {name: int(rng.binomial(n, respons / 100)) for name, n in invited.items()}
        alone = {part.label: part.n for part in merge_groups(answers, RULES.groep, buren)}
        for name, n in invited.items():
            got = alone.get(name, 0)
            seen[0 if got >= RULES.volledig else 1 if got >= RULES.groep else 2] += n
    drawn = seen / (rounds * sum(invited.values()))

    found = expected_shares(invited, respons, RULES, buren)

    assert (found.volledig, found.grof, found.samen) == pytest.approx(tuple(drawn), abs=0.03)


def test_more_people_answering_show_more() -> None:
    shares = [expected_shares({"A": 18, "B": 18}, respons, RULES).samen for respons in (40, 60, 80)]
    assert shares == sorted(shares, reverse=True)


def test_raised_threshold_shows_less() -> None:
    high = thresholds(Klasse.PERSONEN, 12)
    assert (
        expected_shares({"A": 18, "B": 18}, 60, high).samen
        > expected_shares({"A": 18, "B": 18}, 60, RULES).samen
    )


def test_uniqueness_counts_people_who_stand_alone() -> None:
    found = uniqueness([("18-34", "Wezep"), ("18-34", "Wezep"), ("65+", "Wezep"), ("65+", "Hattem")], 2)
    assert (found.combinaties, found.kleinste, found.alleen, found.klein) == (3, 1, 2, 2)
