"""Doubt that a difference deserves beyond the sampling of its cases."""

from __future__ import annotations

import numpy as np
import pytest

from metingen.analysis.doubt import hull, stayed_still, with_month_spread, without_limits
from metingen.analysis.values import Estimate, nothing


@pytest.mark.parametrize(
    ("other", "clear"),
    [(Estimate(3, 1, 5, 9), True), (Estimate(3, -1, 7, 9), False), (Estimate(-3, -5, -1, 9), False)],
)
def test_hull_is_clear_only_when_both_agree(other: Estimate, clear: bool) -> None:  # noqa: FBT001
    assert hull(Estimate(4, 2, 6, 20), other).clear is clear


def test_hull_without_a_limit_has_none_there() -> None:
    found = hull(Estimate(4, 2, 6, 20), Estimate(4, None, 5, 20))

    assert (found.low, found.high) == (None, 6)


def test_without_limits_keeps_the_size_and_claims_nothing() -> None:
    found = without_limits(Estimate(4, 2, 6, 20), "te_weinig")

    assert (found.value, found.low, found.high, found.clear) == (4, None, None, False)


def test_month_spread_needs_eight_months() -> None:
    assert with_month_spread(Estimate(4, 2, 6, 20), [1.0] * 7, 3).low is None


def test_month_spread_seldom_calls_wobbling_months_a_change() -> None:
    rng = np.random.default_rng(7)
    found = 0
    for _ in range(400):
        noise = rng.normal(0, 1, 60)
        months = np.zeros(60)
        for index in range(1, 60):
            months[index] = 0.4 * months[index - 1] + noise[index]
        difference = months[57:60].mean() - months[54:57].mean()
        alone = Estimate(difference, difference - 0.1, difference + 0.1, 100)
        found += with_month_spread(alone, months[33:57].tolist(), 3).clear
    assert found / 400 < 0.06


@pytest.mark.parametrize(
    ("control", "still"),
    [
        (Estimate(0.01, -0.02, 0.04, 38), True),
        (Estimate(0.05, 0.01, 0.09, 38), False),
        (Estimate(0.01, -0.2, 0.2, 38), None),
        (nothing(3), None),
    ],
)
def test_control_stayed_still_only_when_a_move_as_large_is_shut_out(
    control: Estimate,
    still: bool | None,  # noqa: FBT001
) -> None:
    primary = Estimate(0.2, 0.1, 0.3, 38)

    assert stayed_still(control, 0.3, primary, 0.6) is still
