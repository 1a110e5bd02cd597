import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.analysis.shares import newcombe, wilson
from metingen.analysis.values import AnalysisError


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_published_limits(k: int, n: int, low: float, high: float) -> None:
    estimate = wilson(k, n)

    assert estimate.value == k / n
    assert (estimate.low, estimate.high) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_its_value_within_0_and_1(counts: tuple[int, int]) -> None:
    estimate = wilson(*counts)

    assert estimate.value is not None
    assert estimate.low is not None
    assert estimate.high is not None
    assert 0 <= estimate.low <= estimate.value <= estimate.high <= 1


def test_wilson_says_nothing_without_answers() -> None:
    estimate = wilson(0, 0)

    assert (estimate.value, estimate.low, estimate.high, estimate.flags) == (None, None, None, ("te_weinig",))


def test_wilson_narrows_as_more_of_the_population_answers() -> None:
    sample, most, everybody = wilson(30, 60), wilson(30, 60, population=90), wilson(30, 60, population=60)

    assert sample.low is not None
    assert most.low is not None
    assert sample.low < most.low < 0.5
    assert (everybody.low, everybody.high) == (0.5, 0.5)


@pytest.mark.parametrize(("k", "n", "population"), [(5, 4, None), (-1, 4, None), (5, 12, 10)])
def test_wilson_refuses_impossible_counts(k: int, n: int, population: int | None) -> None:
    with pytest.raises(AnalysisError):
        wilson(k, n, population=population)


@pytest.mark.parametrize(
    ("second", "first", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_newcombe_gives_the_published_limits(
    second: tuple[int, int], first: tuple[int, int], low: float, high: float
) -> None:
    estimate = newcombe(*first, *second)

    assert (estimate.low, estimate.high) == pytest.approx((low, high), abs=5e-5)


def test_newcombe_mirrors_when_the_groups_change_places() -> None:
    there, back = newcombe(12, 40, 30, 55), newcombe(30, 55, 12, 40)

    assert there.value == pytest.approx(-(back.value or 0))
    assert there.low == pytest.approx(-(back.high or 0))


def test_newcombe_says_nothing_when_one_group_is_empty() -> None:
    assert newcombe(0, 0, 3, 9).flags == ("te_weinig",)
