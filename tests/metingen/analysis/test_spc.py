import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.analysis.spc import xmr
from metingen.analysis.values import AnalysisError
from tests.shared import shared

NIST = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
CALM = [1.0, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1]


def test_xmr_gives_the_nist_limits() -> None:
    chart = xmr(NIST)

    assert (chart.mean, chart.moving_range) == pytest.approx((50.81, 1.8778), abs=5e-5)
    # NIST divides by 1.128, the NHS rounds that to 2.66.
    assert (chart.low, chart.high) == pytest.approx((45.8159, 55.8041), abs=2e-3)


@pytest.mark.parametrize(
    ("outlier", "screen", "expected"),
    [
        (None, True, (0.1416238, -3.01138, 3.294627)),
        (10.0, True, (0.6694159, -2.383666, 3.722497)),
        (10.0, False, (0.6694159, -4.596625, 5.935457)),
    ],
)
def test_xmr_gives_the_nhs_limits(
    outlier: float | None, *, screen: bool, expected: tuple[float, ...]
) -> None:
    series = pd.read_csv(shared("effecten", "ptd_snapshot.csv"))["y"].tolist()
    if outlier is not None:
        series[14] = outlier

    chart = xmr(series, screen=screen)

    assert (chart.mean, chart.low, chart.high) == pytest.approx(expected, abs=5e-6)


@pytest.mark.parametrize(
    ("tail", "code", "places"),
    [
        ([9.0], "buiten_grenzen", [12]),
        ([0.5, 1, 0.5, 1, 0.5, 1, 0.5], "verschuiving", list(range(12, 19))),
        ([-0.9, -0.6, -0.3, 0.3, 0.6, 0.9], "trend", list(range(11, 18))),
        ([4.0, 0, 4], "twee_van_drie", [12, 14]),
    ],
)
def test_xmr_marks_what_is_special(tail: list[float], code: str, places: list[int]) -> None:
    chart = xmr([*CALM, *tail], baseline=12)

    assert [place for place, codes in enumerate(chart.signals) if code in codes] == places


@pytest.mark.parametrize("value", [0.1, 0.6, 43.6, -7.3])
def test_xmr_finds_a_process_that_stands_still_ordinary(value: float) -> None:
    assert set(xmr([value] * 12).signals) == {()}


def test_xmr_finds_calm_ordinary() -> None:
    chart = xmr(CALM)

    assert set(chart.signals) == {()}
    assert chart.flags == ()


def test_xmr_passes_over_missing_points() -> None:
    chart = xmr([*CALM[:4], None, *CALM[4:], 99.0], baseline=13)

    assert chart.mean == xmr(CALM).mean
    assert (chart.signals[4], chart.signals[13]) == ((), ("buiten_grenzen",))


@given(st.lists(st.floats(-100, 100), min_size=2, max_size=30))
def test_xmr_mirrors_with_its_series(series: list[float]) -> None:
    plain, mirrored = xmr(series), xmr([-value for value in series])

    assert mirrored.low == pytest.approx(-(plain.high or 0))
    assert plain.low is not None
    assert plain.low <= (plain.mean or 0) <= (plain.high or 0)


def test_xmr_says_when_it_knows_too_little() -> None:
    assert xmr([3.0, None]).flags == ("te_weinig",)
    assert xmr(NIST).flags == ("voorlopige_grenzen",)
    with pytest.raises(AnalysisError, match="12 perioden"):
        xmr(CALM, baseline=13)
