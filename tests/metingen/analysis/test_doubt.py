"""Doubt that a difference deserves beyond the sampling of its cases."""

from __future__ import annotations

import pytest

from metingen.analysis.doubt import as_much, hull, stayed_still, with_doubt, without_limits
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


def test_doubt_of_months_claims_nothing_where_they_cannot_tell() -> None:
    pooled = Estimate(4, 2, 6, 20)

    assert with_doubt(pooled, nothing(5, "te_weinig_voor")) == without_limits(pooled, "te_weinig_voor")
    assert with_doubt(pooled, nothing(12, "geen_spreiding")) == pooled
    assert not with_doubt(pooled, Estimate(3, -1, 7, 12)).clear


def sides(before: Estimate, after: Estimate) -> tuple[Estimate, Estimate]:
    return before, after


WHOLE = sides(Estimate(54.3, 52.6, 55.5, 747), Estimate(48.5, 45.6, 53.5, 542))


@pytest.mark.parametrize(
    ("part", "found"),
    [
        # Most of the cases, and nearly the same change: the rest cannot have made it.
        (sides(Estimate(53.6, 51.7, 55.4, 585), Estimate(48.4, 45.5, 53.4, 522)), True),
        # The same change in a few cases, with wide margins: it may as well be nothing.
        (sides(Estimate(54.0, 44.0, 64.0, 40), Estimate(48.2, 38.0, 60.0, 30)), False),
        (sides(Estimate(53.6, 51.7, 55.4, 585), Estimate(53.0, 50.5, 55.4, 522)), False),
        (sides(Estimate(53.6, 51.7, None, 585), Estimate(48.4, 45.5, 53.4, 522)), False),
        (sides(nothing(3), nothing(3)), False),
    ],
)
def test_part_changed_as_much_only_where_its_margin_shows_that(
    part: tuple[Estimate, Estimate],
    found: bool,  # noqa: FBT001
) -> None:
    assert as_much(WHOLE, part) is found


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
