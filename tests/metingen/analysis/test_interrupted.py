import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metingen.analysis.interrupted import interrupted_effect
from metingen.analysis.values import AnalysisError
from tests.metingen.analysis.invented import JUMP, ar1
from tests.shared import shared


def false_alarms(before: int, after: int, rho: float, *, runs: int) -> float:
    generator = np.random.default_rng([before, after, int(10 * rho)])
    return (
        sum(
            interrupted_effect(ar1(generator, before + after, rho), before, band=False).effect.clear
            for _ in range(runs)
        )
        / runs
    )


def test_interrupted_effect_finds_a_jump() -> None:
    found = interrupted_effect(JUMP, 12)

    assert found.effect.clear
    assert found.effect.value == pytest.approx(4, abs=0.6)
    assert found.p is not None
    assert found.p < 0.01
    assert (found.before, found.after, found.seasonal) == (12, 6, False)


def test_interrupted_effect_expects_the_old_level_to_go_on() -> None:
    found = interrupted_effect(JUMP, 12)

    for period in range(12, 18):
        low, expected, high = found.low[period], found.expected[period], found.high[period]
        assert low is not None
        assert expected is not None
        assert high is not None
        assert low < expected < high < JUMP[period] + 1


def test_interrupted_effect_with_rho_zero_is_ordinary_regression() -> None:
    smoking = pd.read_csv(shared("effecten", "california_prop99.csv"), sep=";").query("State == 'California'")
    packs = smoking.sort_values("Year")["PacksPerCapita"].tolist()

    found = interrupted_effect(packs, 19, season=0, slope_change=True, rhos=[0.0])

    assert found.slope is not None
    assert found.slope.value == pytest.approx(-1.494652, abs=1e-5)
    # The published step is at 1989; the effect here is the average over 1989-2000.
    assert (found.effect.value or 0) - 5.5 * (found.slope.value or 0) == pytest.approx(-20.0581, abs=1e-4)


@given(st.integers(0, 2**32 - 1), st.floats(-50, 50), st.floats(-5, 5), st.floats(0.1, 50))
@settings(max_examples=15)
def test_interrupted_effect_does_not_depend_on_level_trend_or_unit(
    seed: int, level: float, trend: float, unit: float
) -> None:
    noise = np.array(ar1(np.random.default_rng(seed), 20, 0.3))
    moved = unit * (noise + level + trend * np.arange(20))

    plain, other = (interrupted_effect(y.tolist(), 12, band=False) for y in (noise, moved))

    assert other.effect.value == pytest.approx(unit * (plain.effect.value or 0), rel=1e-5, abs=1e-6 * unit)
    assert other.p == pytest.approx(plain.p, abs=1e-5)


def test_interrupted_effect_skips_missing_points() -> None:
    shorter, longer = interrupted_effect(JUMP, 12), interrupted_effect([None, float("nan"), *JUMP], 14)
    gap = interrupted_effect([*JUMP[:5], None, *JUMP[6:]], 12)

    assert longer.effect.value == pytest.approx(shorter.effect.value or 0)
    assert (gap.before, gap.after) == (11, 6)
    assert gap.effect.value == pytest.approx(4, abs=0.8)


def test_interrupted_effect_sees_through_a_season() -> None:
    generator = np.random.default_rng(3)
    season = [10 * np.sin(2 * np.pi * month / 12) for month in range(36)]
    series = [wave + generator.standard_normal() for wave in season]

    assert interrupted_effect(series, 24).seasonal
    assert not interrupted_effect(series, 24).effect.clear
    assert interrupted_effect(series[:23], 12).seasonal is False


def test_interrupted_effect_knows_quarters() -> None:
    generator = np.random.default_rng(5)
    series = [(quarter % 4) * 3 + generator.standard_normal() for quarter in range(24)]

    assert interrupted_effect(series, 16, season=4).seasonal


@pytest.mark.parametrize(
    ("series", "start", "flags"),
    [
        (JUMP[5:], 7, ("te_weinig_voor",)),
        (JUMP[:14], 12, ("te_weinig_na",)),
        ([1.0, None, 2], 1, ("te_weinig_voor", "te_weinig_na")),
        ([5.0] * 18, 12, ("geen_spreiding",)),
        ([0.0] * 18, 12, ("geen_spreiding",)),
    ],
)
def test_interrupted_effect_says_why_it_cannot(
    series: list[float | None], start: int, flags: tuple[str, ...]
) -> None:
    found = interrupted_effect(series, start)

    assert (found.effect.value, found.effect.flags, found.p) == (None, flags, None)
    assert found.expected == (None,) * len(series)


def test_interrupted_effect_says_when_the_season_hides_it() -> None:
    only_summers = [float(month % 5) if month % 12 in {5, 6, 7} else None for month in range(120)]

    found = interrupted_effect(only_summers, 60)

    assert found.effect.flags == ("niet_te_scheiden",)


def test_interrupted_effect_needs_six_points_to_see_a_slope() -> None:
    assert interrupted_effect(JUMP[:17], 12, slope_change=True).effect.flags == ("te_weinig_na",)


@pytest.mark.parametrize("start", [0, 18, -1])
def test_interrupted_effect_refuses_a_date_outside_the_series(start: int) -> None:
    with pytest.raises(AnalysisError, match="buiten de reeks van 18 perioden"):
        interrupted_effect(JUMP, start)


def test_interrupted_effect_seldom_calls_noise_an_effect() -> None:
    assert false_alarms(12, 6, 0.4, runs=100) <= 0.12


@pytest.mark.slow
@pytest.mark.parametrize(("before", "after"), [(12, 6), (24, 12), (36, 24)])
@pytest.mark.parametrize("rho", [0.0, 0.6, 0.9])
def test_interrupted_effect_keeps_its_false_alarm_rate(before: int, after: int, rho: float) -> None:
    # The true rate is 4-7 %; 1,500 runs see it with a standard error of .65 percentage point.
    assert false_alarms(before, after, rho, runs=1500) <= 0.0825
