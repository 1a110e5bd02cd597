from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from metingen.analysis import tallies
from metingen.analysis.cases import (
    Series,
    counted_cases,
    digital_share,
    handoffs,
    median_lead_time,
    per_channel,
    share_late,
    unknown_share,
    volumes,
)
from metingen.analysis.values import AnalysisError
from tests.metingen.analysis.receipt import receipt_cases


def some_cases(**columns: object) -> pd.DataFrame:
    frame = {
        "startmaand": ["2011-01", "2011-01", "2011-03"],
        "kanaal": ["digitaal", "balie", "onbekend"],
        "zaaktype": "bouwen",
        "duur": [10.0, 20.0, 5.0],
        "open": [False, False, True],
        "te_laat": pd.array([True, False, None], dtype="boolean"),
        "overdrachten": [2, 1, 0],
        "n": [3, 4, 2],
    }
    return pd.DataFrame(frame | columns)


def values(series: Series, decimals: int) -> dict[str, float]:
    return {
        period: round(estimate.value, decimals) for period, estimate in series if estimate.value is not None
    }


def test_digital_share_finds_the_months_of_the_log() -> None:
    found = values(digital_share(receipt_cases()), 3)

    expected = [0.788, 0.946, 0.682, 0.675, 0.861, 0.738, 0.790, 0.942]
    assert list(found.values())[:8] == expected
    assert (found["2011-11"], found["2011-12"]) == (0.988, 1.0)


def test_digital_share_rises_with_the_digital_desk() -> None:
    cases = receipt_cases()
    early = cases["startmaand"] < "2011-05"

    (_, before), (_, after) = (digital_share(part, "alles")[0] for part in (cases[early], cases[~early]))

    assert (before.value, after.value) == pytest.approx((0.783, 0.968), abs=5e-4)
    # One case started on 1 May here and on 30 April in UTC.
    assert (before.n, after.n) == (747, 687)


def test_median_lead_time_finds_the_quarters_of_the_log() -> None:
    found = median_lead_time(receipt_cases())

    assert list(values(found, 1).values())[:5] == [56.6, 52.3, 55.6, 42.9, 43.6]
    assert [period for period, estimate in found if "veel_open" in estimate.flags] == ["2011-K4", "2012-K1"]


def test_median_lead_time_finds_the_quarters_in_whole_days() -> None:
    cases = receipt_cases()

    found = median_lead_time(cases.assign(duur=np.floor(cases["duur"])))

    assert list(values(found, 0).values())[:5] == [56, 52, 55, 42, 43]


def test_median_lead_time_of_one_channel_falls_as_much() -> None:
    found = values(per_channel(median_lead_time, receipt_cases(), "kwartaal")["digitaal"], 1)

    assert (found["2010-K4"], found["2011-K4"]) == (55.7, 43.6)


def test_share_late_finds_the_closed_cases_of_the_log() -> None:
    cases = receipt_cases()

    ((_, late),) = share_late(cases[~cases["open"]], "alles")

    assert late.value == pytest.approx(0.293, abs=5e-4)


def test_share_late_marks_the_last_months() -> None:
    flags = {
        period: "veel_open" in estimate.flags for period, estimate in share_late(receipt_cases(), "maand")
    }

    assert flags["2011-11"]
    assert flags["2011-12"]
    assert not flags["2011-06"]


def test_handoffs_fall_in_the_last_week_of_march() -> None:
    cases = receipt_cases()
    early = cases["startdag"] < "2011-03-21"

    (_, before), (_, after) = (handoffs(part, "alles")[0] for part in (cases[early], cases[~early]))

    assert (before.value, after.value) == pytest.approx((1.67, 0.26), abs=5e-3)


def test_volumes_count_cases_where_they_started() -> None:
    table = volumes(some_cases())

    assert table.to_dict("list") == {
        "periode": ["2011-01", "2011-02", "2011-03"],
        "ontvangen": [7, 0, 2],
        "afgesloten": [7, 0, 0],
        "open": [0, 0, 2],
    }


def test_digital_share_counts_known_channels_only() -> None:
    shares, unknown = dict(digital_share(some_cases())), dict(unknown_share(some_cases(), "kwartaal"))

    assert (shares["2011-01"].value, shares["2011-01"].n) == (3 / 7, 7)
    assert shares["2011-03"].flags == ("te_weinig",)
    assert (unknown["2011-K1"].value, unknown["2011-K1"].n) == (2 / 9, 9)


def test_share_late_leaves_cases_without_a_norm_out() -> None:
    ((_, late),) = share_late(some_cases())

    assert (late.value, late.n, late.flags) == (3 / 7, 7, ())


def test_series_marks_small_numbers() -> None:
    found = dict(handoffs(some_cases(), "maand"))

    assert found["2011-01"].flags == ()
    assert found["2011-03"].n == 2
    assert {"klein_aantal", "veel_open"} <= set(found["2011-03"].flags)


def test_median_lead_time_leaves_impossible_durations_out() -> None:
    ((_, estimate),) = median_lead_time(some_cases(duur=[-1.0, 20.0, 5.0]))

    assert (estimate.n, estimate.value) == (6, 20)
    assert "negatieve_duur" in estimate.flags


def test_median_lead_time_of_few_closed_cases_has_no_upper_limit_and_is_not_open() -> None:
    cases = some_cases(duur=[10.0, 20.0, 30.0], open=False, n=[2, 2, 2], startmaand="2011-01")

    ((_, estimate),) = median_lead_time(cases)

    assert (estimate.value, estimate.high, estimate.flags) == (20, None, ("grens_onbekend",))


def test_median_lead_time_without_upper_limit_is_open_when_a_case_is() -> None:
    cases = some_cases(startmaand="2011-01", duur=[10.0, 10.0, 1.0], open=[False, False, True], n=[9, 9, 2])

    ((_, estimate),) = median_lead_time(cases)

    assert (estimate.high, estimate.flags) == (None, ("veel_open",))


def test_counts_say_themselves_when_they_are_small() -> None:
    counted = counted_cases(some_cases(n=[3, 1, 2]))

    flags = {month: figure.flags for month, figure in counted.count(tallies.received).series("maand")}

    assert flags == {"2011-01": ("klein_aantal",), "2011-02": (), "2011-03": ("klein_aantal",)}
    assert counted.count(tallies.received).series("kwartaal")[0][1].flags == ()


@pytest.mark.parametrize(
    "count", [tallies.received, tallies.digital, tallies.late, tallies.handoffs, tallies.lead_time]
)
def test_months_add_up_to_what_all_cases_together_give(count: tallies.Count[tallies.Tally]) -> None:
    generator = np.random.default_rng(4)
    frame = some_cases().sample(400, replace=True, random_state=4).reset_index(drop=True)
    frame = frame.assign(
        startmaand=[f"2011-{month:02d}" for month in generator.integers(1, 9, 400)],
        duur=generator.integers(0, 60, 400) / 2,
        open=generator.random(400) < 0.05,
    )
    months = sorted(frame["startmaand"].unique())

    running = counted_cases(frame).count(count).tallies.running(months)

    for month, figure in zip(months, running, strict=True):
        assert figure == count(counted_cases(frame[frame["startmaand"] <= month]).cases).figure()


def test_indicators_do_not_see_how_cases_are_packed() -> None:
    packed = some_cases()
    loose = packed.loc[packed.index.repeat(packed["n"])].assign(n=1).sample(frac=1, random_state=1)

    for indicator in (digital_share, median_lead_time, share_late, handoffs):
        assert indicator(packed) == indicator(loose)


@pytest.mark.parametrize(
    "months", [pd.to_datetime(["2011-01-01"] * 3), pd.PeriodIndex(["2011-01"] * 3, freq="M")]
)
def test_volumes_read_months_in_any_form(months: object) -> None:
    assert volumes(some_cases(startmaand=months), "jaar").to_dict("records") == [
        {"periode": "2011", "ontvangen": 9, "afgesloten": 7, "open": 2}
    ]


@pytest.mark.parametrize("indicator", [digital_share, median_lead_time, share_late, handoffs])
def test_indicators_of_no_cases_are_empty(indicator: Callable[[pd.DataFrame], Series]) -> None:
    assert indicator(some_cases().iloc[:0]) == ()


def test_indicators_name_what_is_wrong() -> None:
    with pytest.raises(AnalysisError, match="De kolom 'kanaal' ontbreekt"):
        volumes(some_cases().drop(columns="kanaal"))
    with pytest.raises(AnalysisError, match="'lente' is geen maand"):
        volumes(some_cases(startmaand="lente"))
    with pytest.raises(AnalysisError, match="kleiner zijn dan nul"):
        volumes(some_cases(n=np.array([1, -1, 1])))
