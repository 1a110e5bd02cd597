"""The difference of two figures with intervals, and looking at several figures at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.analysis.differences import benjamini_hochberg, mover
from metingen.analysis.shares import newcombe, wilson
from metingen.analysis.values import Estimate, nothing

PUBLISHED = [
    0.0001,
    0.0004,
    0.0019,
    0.0095,
    0.0201,
    0.0278,
    0.0298,
    0.0344,
    0.0459,
    0.3240,
    0.4262,
    0.5719,
    0.6528,
    0.7590,
    1,
]


@given(st.integers(1, 200), st.integers(1, 200), st.floats(0, 1), st.floats(0, 1))
def test_mover_of_wilson_intervals_is_newcombe(n1: int, n2: int, p1: float, p2: float) -> None:
    k1, k2 = round(p1 * n1), round(p2 * n2)

    found, expected = mover(wilson(k1, n1), wilson(k2, n2)), newcombe(k1, n1, k2, n2)

    assert found.low == pytest.approx(expected.low, abs=1e-9)
    assert found.high == pytest.approx(expected.high, abs=1e-9)


def test_mover_without_a_figure_says_nothing() -> None:
    assert mover(nothing(3), wilson(3, 10)).value is None


def test_mover_without_a_limit_has_none_on_that_side() -> None:
    found = mover(Estimate(5, 4, None, 20), Estimate(8, 7, 9, 20))

    assert found.low is None
    assert found.high == pytest.approx(3 + 2**0.5)


def test_benjamini_hochberg_rejects_four_of_the_published_fifteen() -> None:
    adjusted = benjamini_hochberg(PUBLISHED)

    assert sum(chance <= 0.05 for chance in adjusted) == 4
    assert adjusted[:5] == pytest.approx([0.0015, 0.003, 0.0095, 0.035625, 0.0603], abs=5e-6)


@given(st.lists(st.floats(0, 1), max_size=12))
def test_benjamini_hochberg_never_lowers_and_keeps_the_order(chances: list[float]) -> None:
    adjusted = benjamini_hochberg(chances)

    assert all(after >= before - 1e-12 for before, after in zip(chances, adjusted, strict=True))
    ranked = [after for _, after in sorted(zip(chances, adjusted, strict=True))]
    assert ranked == pytest.approx(sorted(adjusted))
