import pytest

from metingen.analysis.values import AnalysisError, Estimate, has_any, nothing, t_value, z_value


@pytest.mark.parametrize(
    ("low", "high", "clear"), [(1, 2, True), (-2, -1, True), (-1, 2, False), (None, None, False)]
)
def test_clear_means_zero_is_outside(low: float | None, high: float | None, *, clear: bool) -> None:
    assert Estimate(0.5, low, high, 9).clear is clear


def test_flagged_adds_each_code_once() -> None:
    estimate = nothing(3).flagged("klein_aantal", "te_weinig")

    assert estimate.flags == ("te_weinig", "klein_aantal")
    assert has_any([Estimate(1, 0, 2, 9), estimate], "klein_aantal")


def test_scaled_moves_value_interval_and_error() -> None:
    estimate = Estimate(2, 1, None, 9, 0.5).scaled(10, -5)

    assert estimate == Estimate(15, 5, None, 9, 5)
    with pytest.raises(AnalysisError, match="groter dan nul"):
        estimate.scaled(-1)


def test_clipped_cuts_the_interval_off() -> None:
    assert Estimate(2, -1, 130, 9).clipped(0, 100) == Estimate(2, 0, 100, 9)


def test_quantiles_are_the_known_ones() -> None:
    assert z_value(0.95) == pytest.approx(1.959964, abs=1e-6)
    assert t_value(0.95, 9) == pytest.approx(2.262157, abs=1e-6)
    with pytest.raises(AnalysisError, match="tussen 0 en 1"):
        z_value(95)
