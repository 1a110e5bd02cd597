"""Whether the months of a figure are ordinary variation, as its page tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from adoptie.models import Gemeente
from metingen.queries.cijfers import read_cijfers
from rapportage.blocks import Xmr
from rapportage.reports.variation import Variation, variation
from tests.factories.adoptie import GemeenteFactory, InterventieFactory, TrajectFactory
from tests.factories.metingen import case_figure
from tests.rapportage.conftest import LogIn

CALM = (40.0, 44.0, 41.0, 43.0, 40.0, 44.0, 41.0, 43.0, 40.0, 44.0, 41.0, 43.0)
LOKET = (("Loket", dt.date(2011, 1, 1), "het loket", "virtueel"),)


def told(
    values: Sequence[float], *, code: str = "doorlooptijd", late: int = 0, change: bool = False
) -> Variation | None:
    """Return what is told of months from January 2010 on, of which the last ``late`` may still change."""
    gemeente = GemeenteFactory.create()
    for index, value in enumerate(values):
        flags = ["veel_open"] if index >= len(values) - late else []
        case_figure(gemeente, code, f"{2010 + index // 12}-{index % 12 + 1:02d}", value, vlaggen=flags)
    months = read_cijfers(gemeente, lengte="maand")
    return variation(months, LOKET if change else (), "de doorlooptijd")


def process(found: Variation | None) -> Xmr:
    assert found is not None
    assert isinstance(found.chart.data, Xmr)
    return found.chart.data


def test_calm_months_are_ordinary(db: None) -> None:
    found = told(CALM)

    assert found is not None
    assert found.sentence == "Dit is gewone schommeling. Geen enkele maand valt op."
    assert found.chart.title == "De doorlooptijd: gewone schommeling"


def test_a_month_far_off_is_named_without_a_cause(db: None) -> None:
    found = told((*CALM, 62.0))

    assert found is not None
    assert found.sentence == (
        "Dit is niet alleen gewone schommeling. Buiten de grenzen: januari 2011. "
        "Waardoor dat komt, zegt deze grafiek niet."
    )
    assert "Buiten de grenzen: januari 2011." in found.chart.alt
    assert found.chart.table.rows[12][-1] == "buiten de grenzen"


def test_limits_of_few_months_are_called_provisional(db: None) -> None:
    found = told(CALM[:8])

    assert found is not None
    assert found.sentence.endswith("De grenzen zijn nog voorlopig: er zijn minder dan 12 maanden.")
    assert process(found).provisional


def test_few_months_tell_nothing(db: None) -> None:
    assert told(CALM[:5]) is None
    assert told(CALM[:8], late=3) is None


def test_a_month_that_may_still_change_does_not_stand_out(db: None) -> None:
    found = told((*CALM, 3.0), late=1)

    assert process(found).signals[-1] == ()
    assert process(found).points[-1].open


def test_a_change_is_judged_by_the_year_before_it(db: None) -> None:
    found = told((*CALM, *(30.0,) * 7), change=True)
    data = process(found)

    assert found is not None
    assert found.sentence.endswith("De grenzen komen uit de 12 maanden vóór 'Loket'.")
    assert data.basis == "de 12 maanden vóór 'Loket'"
    assert data.mean == sum(CALM) / 12
    assert all("verschuiving" in codes for codes in data.signals[12:])


def test_a_change_long_ago_still_fixes_the_limits_of_the_months_shown(db: None) -> None:
    data = process(told((*CALM, *(30.0,) * 30), change=True))

    assert (
        data.x == tuple(f"{year}-{month:02d}" for year in (2011, 2012, 2013) for month in range(1, 13))[6:30]
    )
    assert data.mean == sum(CALM) / 12
    assert data.marks == ()


def test_no_limit_lies_where_no_figure_can_be(db: None) -> None:
    data = process(told([0.02, 0.2] * 6, code="te-laat"))

    assert data.low is None
    assert data.high is not None


def test_page_of_a_figure_asks_whether_it_is_ordinary(gemeente: Gemeente, log_in: LogIn) -> None:
    InterventieFactory.create(
        spoor__traject=TrajectFactory.create(gemeente=gemeente),
        naam="Loket",
        ingangsdatum=dt.date(2011, 5, 1),
    )
    client = log_in(gemeente)
    page = client.get("/gemeente/hattem/dashboard/cijfer/doorlooptijd/").content.decode()
    drawing = client.get(
        "/gemeente/hattem/dashboard/cijfer/doorlooptijd/grafiek-schommeling.svg?periode=2011-K4"
    )

    assert "Is dit gewone schommeling?" in page
    assert "Dit is gewone schommeling. Geen enkele maand valt op." in page
    assert drawing.status_code == 200
