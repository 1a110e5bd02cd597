"""What a correct reading of a real log finds; the figures were computed independently."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from metingen.importers.mapping import load_preset
from metingen.importers.zaken import Zaken, aggregate, read_zaken
from tests.metingen.importers.helpers import NOW
from tests.shared import shared

AMSTERDAM = "Europe/Amsterdam"
INTERNET = {
    "2010-10": 0.788,
    "2010-11": 0.946,
    "2010-12": 0.682,
    "2011-01": 0.675,
    "2011-02": 0.861,
    "2011-03": 0.738,
    "2011-04": 0.790,
    "2011-05": 0.942,
    "2011-11": 0.988,
    "2011-12": 1.000,
}


@cache
def _read() -> Zaken:
    return read_zaken(shared("zaken", "receipt.csv"), load_preset("receipt"), uiterlijk=NOW)


@pytest.fixture
def zaken() -> Zaken:
    return _read()


def _median(duration: pd.Series, closed: pd.Series) -> float:
    """Kaplan and Meier, one time after another."""
    left = 1.0
    for moment in np.unique(duration):
        left *= 1 - (closed & (duration == moment)).sum() / (duration >= moment).sum()
        if left < 0.5:
            return float(moment)
    return float("nan")


def test_read_zaken_finds_every_case(zaken: Zaken) -> None:
    assert len(zaken.frame) + len(zaken.apart) == 1434
    assert zaken.frame["open"].sum() == 105


def test_read_zaken_sets_negative_lead_times_apart(zaken: Zaken) -> None:
    assert [each.rij for each in zaken.apart] == [910, 6534]
    assert {each.reden for each in zaken.apart} == {"Het einde ligt vóór de start."}


def test_read_zaken_gives_internet_share_by_month(zaken: Zaken) -> None:
    share = (zaken.frame["kanaal"] == "digitaal").groupby(zaken.frame["startmaand"]).mean()

    assert {month: round(share[month], 3) for month in INTERNET} == INTERNET


def test_read_zaken_gives_internet_share_before_and_after_may(zaken: Zaken) -> None:
    before = zaken.frame["start"] < pd.Timestamp("2011-05-01", tz=AMSTERDAM)
    share = (zaken.frame["kanaal"] == "digitaal").groupby(before).mean()

    # One case started in the first second of 1 May, Dutch time: in UTC it counts as April.
    assert before.sum() == 747
    assert (zaken.frame["start"] < pd.Timestamp("2011-05-01", tz="UTC")).sum() == 748
    assert share.round(3).to_dict() == {True: 0.783, False: 0.968}


def test_read_zaken_gives_share_late_of_closed_cases(zaken: Zaken) -> None:
    closed = zaken.frame[~zaken.frame["open"]]

    assert closed["te_laat"].sum() == 389
    assert f"{closed['te_laat'].mean():.1%}" == "29.3%"


def test_read_zaken_takes_latest_start_or_end_as_peildatum(zaken: Zaken) -> None:
    assert zaken.peildatum == pd.Timestamp("2012-01-20 16:08:56.917", tz=AMSTERDAM)
    assert zaken.period[1] == pd.Timestamp("2012-01-17 01:06:40.010", tz=AMSTERDAM)


def test_read_zaken_recognises_dates_in_disguise(zaken: Zaken) -> None:
    known = "Dat is geen echte tijd: alleen de dag is bekend."
    assert f"Bij 921 zaken staat als starttijd 01:06:40. {known}" in zaken.meldingen
    assert f"Bij 458 zaken staat als starttijd 00:00:00. {known}" in zaken.meldingen
    assert zaken.frame["datum_vermomd"].sum() == 921 + 458 - len(zaken.apart)


@pytest.mark.parametrize(("cut", "means"), [("2011-03-22", (1.67, 0.26)), ("2011-03-27", (1.62, 0.24))])
def test_read_zaken_counts_handoffs(zaken: Zaken, cut: str, means: tuple[float, float]) -> None:
    before = zaken.frame["start"] < pd.Timestamp(cut, tz=AMSTERDAM)
    handoffs = zaken.frame["overdrachten"]

    assert (round(handoffs[before].mean(), 2), round(handoffs[~before].mean(), 2)) == means


def test_read_zaken_keeps_no_person_and_no_case_number(zaken: Zaken) -> None:
    everything = zaken.frame.to_csv() + "".join(zaken.meldingen) + str(zaken.apart)

    assert "Resource" not in everything
    assert "admin" not in everything
    assert "case-" not in everything


def test_aggregate_keeps_kaplan_meier_medians(zaken: Zaken) -> None:
    counts = aggregate(zaken)

    cases = counts.loc[counts.index.repeat(counts["n"])]
    quarter = pd.PeriodIndex(cases["startmaand"], freq="M").asfreq("Q")
    medians = [f"{_median(part['duur'], ~part['open']):.1f}" for _, part in cases.groupby(quarter)]
    assert medians == ["56.6", "52.3", "55.6", "42.9", "43.6", "nan"]


def test_aggregate_holds_no_case_number_and_no_time(zaken: Zaken) -> None:
    counts = aggregate(zaken)

    assert counts["n"].sum() == 1432
    assert list(counts.columns[:4]) == ["startmaand", "kanaal", "zaaktype", "onderdeel"]
    assert not counts.select_dtypes(["datetime", "datetimetz"]).columns.size
    assert "case-" not in counts.to_csv()
