"""Scores of instruments, against the vectors that the library ships and what must hold of any score."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enquetes.bibliotheek import INSTRUMENTEN, Maat, Rekenwijze
from metingen.analysis import instruments
from metingen.analysis.instruments import bottleneck, mean_with_spread, stretched, top_share
from metingen.analysis.scores import satisfaction
from metingen.analysis.values import AnalysisError

MATEN = {maat.code: maat for each in INSTRUMENTEN for maat in each.maten}
FRACTIONS = st.floats(0, 1)


def score(maat: Maat) -> float:
    """Return what the vector of a measure gives: the mean score, the share or the step (from 1)."""
    low, high = maat.punten
    match maat.reken:
        case Rekenwijze.UITGEREKT:
            along = (np.array(maat.toets.antwoorden) - low) / (high - low)
            return float(stretched(along, [deel.omgekeerd for deel in maat.delen], maat.bereik).mean())
        case Rekenwijze.AANDEEL:
            (counts,) = maat.toets.antwoorden
            shares = [count / sum(counts) for count in counts]
            return top_share(shares, int(sum(counts)), maat.hoogste).value or 0.0
        case Rekenwijze.TREDE:
            place = bottleneck(maat.toets.antwoorden[0])
            return 0.0 if place is None else place + 1


@pytest.mark.parametrize("maat", MATEN.values(), ids=MATEN)
def test_score_gives_what_the_library_says(maat: Maat) -> None:
    assert score(maat) == pytest.approx(maat.toets.uitkomst)


def test_library_names_functions_that_exist() -> None:
    assert all(callable(getattr(instruments, reken)) for reken in Rekenwijze)


def test_satisfaction_is_that_of_gov_uk() -> None:
    ratings = [point for point, number in enumerate((10, 10, 20, 30, 30), start=1) for _ in range(number)]
    dienst = MATEN["dienst"]

    scores = stretched([[(point - 1) / 4] for point in ratings], [False], dienst.bereik)

    assert scores.mean() == pytest.approx(0.65)
    assert satisfaction([10, 10, 20, 30, 30]).value == pytest.approx(0.65)


def test_sus_of_the_best_and_the_worst_answers() -> None:
    turned = [deel.omgekeerd for deel in MATEN["sus"].delen]
    best = [0.0 if high_is_bad else 1.0 for high_is_bad in turned]

    assert stretched(best, turned, (0, 100)).tolist() == [100]
    assert stretched([1 - answer for answer in best], turned, (0, 100)).tolist() == [0]


def test_missing_answer_gives_no_score() -> None:
    scores = stretched([[0.5, np.nan], [0.5, 1.0]], [False, False], (0, 100))

    assert np.isnan(scores[0])
    assert scores[1] == 75


@given(st.lists(st.tuples(FRACTIONS, st.booleans()), min_size=1, max_size=12))
def test_score_stays_within_its_range(parts: list[tuple[float, bool]]) -> None:
    (found,) = stretched([along for along, _ in parts], [turned for _, turned in parts], (1, 5))

    assert 1 - 1e-9 <= found <= 5 + 1e-9


@given(st.lists(st.tuples(FRACTIONS, st.booleans()), min_size=1, max_size=12), FRACTIONS, st.data())
def test_better_answer_never_lowers_a_score(
    parts: list[tuple[float, bool]], other: float, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(parts) - 1))
    turned = [each for _, each in parts]
    along = [each for each, _ in parts]
    changed = [other if place == at else each for place, each in enumerate(along)]

    before, after = (float(stretched(each, turned, (0, 100))[0]) for each in (along, changed))

    better = other <= along[at] if turned[at] else other >= along[at]
    assert after >= before - 1e-9 if better else after <= before + 1e-9


@given(st.lists(st.lists(FRACTIONS, min_size=3, max_size=3), min_size=1, max_size=20))
def test_score_of_the_means_is_the_mean_of_the_scores(people: list[list[float]]) -> None:
    turned = [False, True, False]

    together = stretched(np.array(people).mean(axis=0), turned, (0, 100))

    assert together[0] == pytest.approx(stretched(people, turned, (0, 100)).mean())


def test_answers_off_their_scale_are_refused() -> None:
    with pytest.raises(AnalysisError, match="buiten zijn schaal"):
        stretched([1.2, 0.5], [False, False], (0, 100))
    with pytest.raises(AnalysisError, match="2 vragen"):
        stretched([0.5], [False, False], (0, 100))


@given(st.floats(0, 100), st.floats(0.5, 40), st.integers(2, 500))
def test_mean_lies_within_its_limits(value: float, spread: float, n: int) -> None:
    found = mean_with_spread(value, spread, n, (0, 100))

    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= value + 1e-9
    assert value - 1e-9 <= found.high <= 100


def test_bottleneck_is_the_first_low_step() -> None:
    assert bottleneck([4.0, 3.0, 2.0]) == 1
    assert bottleneck([4.0, 3.5]) is None


def test_bottleneck_is_not_guessed_past_a_hidden_step() -> None:
    assert bottleneck([None, 2.0]) is None
    assert bottleneck([2.0, None]) == 0
