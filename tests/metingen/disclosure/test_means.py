from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from metingen.disclosure import Antwoorden, publishable_mean, scale
from metingen.disclosure.distributions import fold, folded, lopsided
from metingen.disclosure.means import exact_mean, possible_sums, standard_deviation

ITEM = scale(5)
FIVE = fold(ITEM, [1] * 5)


def distributions(n: int, size: int = 5) -> Iterator[tuple[int, ...]]:
    """Yield every way in which n people can answer."""
    if size == 1:
        yield (n,)
        return
    for first in range(n + 1):
        for rest in distributions(n - first, size - 1):
            yield (first, *rest)


def worlds(n: int) -> Mapping[Any, list[tuple[int, ...]]]:
    """Group all distributions by what a reader sees of them: classes and mean (with interval)."""
    seen = defaultdict(list)
    for counts in distributions(n):
        mean = publishable_mean(counts, ITEM, FIVE, pooled_sd=1.1)
        if mean is not None:
            seen[folded(counts, FIVE), mean].append(counts)
    return seen


@pytest.mark.parametrize("n", range(5, 10))
def test_publishable_mean_leaves_several_distributions_possible(n: int) -> None:
    assert min(len(possible) for possible in worlds(n).values()) >= 2


@pytest.mark.parametrize("n", range(5, 10))
def test_publishable_mean_never_makes_unanimity_certain(n: int) -> None:
    assert not [seen for seen, possible in worlds(n).items() if all(lopsided(world) for world in possible)]


def test_exact_mean_and_deviation_would_settle_most_groups_of_five() -> None:
    """The leak that the rounding is for."""
    seen = defaultdict(list)
    for counts in distributions(5):
        deviation = round(standard_deviation(counts, ITEM.points), 9)
        seen[exact_mean(counts, ITEM.points).value, deviation].append(counts)
    alone = sum(len(possible) == 1 for possible in seen.values())
    assert (alone, sum(map(len, seen.values()))) == (79, 126)


@pytest.mark.parametrize("n", range(5, 10))
def test_publishable_mean_lies_close_to_the_true_mean(n: int) -> None:
    for counts in distributions(n):
        mean = publishable_mean(counts, ITEM, FIVE)
        if mean is not None:
            true = sum(count * point for count, point in zip(counts, ITEM.points, strict=True)) / n
            assert abs(mean.value - true) <= 2 / n + 0.05


def test_publishable_mean_of_ten_is_exact_with_its_own_interval() -> None:
    mean = publishable_mean([2, 2, 2, 2, 2], ITEM, FIVE)
    assert mean is not None
    assert (mean.value, mean.rounded) == (3.0, False)
    assert mean.low == pytest.approx(3 - 1.96 * (20 / 9) ** 0.5 / 10**0.5, abs=1e-4)


def test_publishable_mean_of_a_small_group_has_the_pooled_interval_only() -> None:
    mean = publishable_mean([1, 1, 1, 1, 1], ITEM, FIVE)
    assert mean is not None
    assert (mean.low, mean.high, mean.rounded) == (None, None, True)


def test_publishable_mean_of_options_without_order_is_absent() -> None:
    assert publishable_mean([5, 5, 5], Antwoorden(3), ((0,), (1,), (2,))) is None


def test_publishable_mean_keeps_the_interval_on_the_scale() -> None:
    mean = publishable_mean([0, 2, 0, 0, 3], ITEM, FIVE, pooled_sd=9.0)
    assert mean is not None
    assert (mean.low, mean.high) == (1, 5)


def test_possible_sums_follow_from_class_counts_alone() -> None:
    assert possible_sums((1, 1, 0), FIVE, ITEM.points) == [4, 5]
