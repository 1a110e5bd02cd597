import datetime as dt
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metingen.importers.dates import foreign_clocks, parse_dates
from metingen.importers.formats import DEFAULT_FORMATS

AMSTERDAM = "Europe/Amsterdam"
MOMENTS = st.datetimes(dt.datetime(1971, 1, 1), dt.datetime(2098, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001
DATE_LIKE = st.from_regex(r"[0-9:T+./Z -]{1,25}", fullmatch=True)
ODD_ZONES = ["+02", "+2", "+2:00", "+0200", " +02:00", " CEST", "+02:00:00"]


def read(text: str, *formats: str) -> str:
    """Return a text as it is read: ISO in Dutch time, or NaT."""
    moment = parse_dates([text], formats or DEFAULT_FORMATS, AMSTERDAM).moments[0]
    return str(moment.isoformat())


@given(moments=st.lists(MOMENTS, min_size=1, max_size=20))
def test_parse_dates_gives_back_every_moment(moments: list[dt.datetime]) -> None:
    texts = [moment.astimezone(ZoneInfo(AMSTERDAM)).isoformat(" ") for moment in moments]

    parsed = parse_dates(texts, ["ISO"], AMSTERDAM)

    # In UTC: Python never finds two moments in the folded hour of autumn equal.
    assert list(parsed.moments.tz_convert("UTC")) == moments
    assert not foreign_clocks(texts, parsed).any()
    assert not (parsed.wrong | parsed.far | parsed.date_only).any()


@given(
    texts=st.lists(st.text(max_size=30) | st.from_regex(r"[0-9:T+./Z -]{1,25}", fullmatch=True), min_size=1)
)
def test_parse_dates_raises_nothing_whatever_the_text(texts: list[str]) -> None:
    parsed = parse_dates(texts, DEFAULT_FORMATS, AMSTERDAM)

    empty = np.array([not text.strip() for text in texts])
    assert (parsed.moments.isna() == (parsed.wrong | parsed.far | empty)).all()


def test_parse_dates_tries_formats_in_order() -> None:
    texts = ["2011-05-03", " 03-05-2011 ", "3-5-2011 13:45", "mei 2011", ""]

    parsed = parse_dates(texts, DEFAULT_FORMATS, AMSTERDAM)

    days = [str(moment)[:16] for moment in parsed.moments]
    assert days == ["2011-05-03 00:00", "2011-05-03 00:00", "2011-05-03 13:45", "NaT", "NaT"]
    assert parsed.wrong.tolist() == [False, False, False, True, False]
    assert parsed.date_only.tolist() == [True, True, False, False, False]


def test_parse_dates_knows_summer_and_winter() -> None:
    texts = ["2011-03-27 02:30", "2011-10-30 02:30", "2011-10-30 02:30+01:00", "2011-07-01T12:00:00Z"]

    parsed = parse_dates(texts, ["ISO"], AMSTERDAM)

    assert [moment.isoformat() for moment in parsed.moments] == [
        "2011-03-27T03:00:00+02:00",
        "2011-10-30T02:30:00+02:00",
        "2011-10-30T02:30:00+01:00",
        "2011-07-01T14:00:00+02:00",
    ]
    assert foreign_clocks(texts, parsed).tolist() == [False, False, False, True]


@pytest.mark.parametrize("zone", ODD_ZONES)
@pytest.mark.parametrize("clock", ["2024-07-01 01:00:00", "1-7-2024 01:00"])
def test_parse_dates_reads_offsets_however_they_are_written(clock: str, zone: str) -> None:
    parsed = parse_dates([clock + zone, "2024-03-31 01:00:00+01"], DEFAULT_FORMATS, AMSTERDAM)

    assert [moment.isoformat() for moment in parsed.moments] == [
        "2024-07-01T01:00:00+02:00",
        "2024-03-31T01:00:00+01:00",
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("2024-07-01 01:00:00+99:00", "2024-07-01 01:00:00+2:0", "2024-07-01+02:00", "2024-07-01 01:00 XYZ"),
        *("2024", "2024-05", "202405", "2024-W05-1", "12024-01-01", "now", "NaT", "31-31-2011", "1-2-24"),
        *("2024-05-03 24:01:00", "2024-05-03 10:61:00", "2024-05-03 25:00", "maart", "3 foo 2024"),
    ],
)
def test_parse_dates_takes_no_half_date(text: str) -> None:
    parsed = parse_dates([text, "2024-05-03"], DEFAULT_FORMATS, AMSTERDAM)

    assert parsed.wrong.tolist() == [True, False]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-05-03T24:00:00", "2024-05-04T00:00:00+02:00"),
        ("2024-12-31 24:00", "2025-01-01T00:00:00+01:00"),
        ("2024-05-03 24:00:00+00:00", "2024-05-04T02:00:00+02:00"),
        ("2016-12-31 23:59:60Z", "2017-01-01T01:00:00+01:00"),
        ("3-5-2024 10:15:60", "2024-05-03T10:16:00+02:00"),
        ("2024-05-03 10:15:30,25", "2024-05-03T10:15:30.250000+02:00"),
        ("20240503T101530Z", "2024-05-03T12:15:30+02:00"),
        ("2024-05-03T10", "2024-05-03T10:00:00+02:00"),
        ("45657", "2024-12-31T00:00:00+01:00"),
        ("45657,5", "2024-12-31T12:00:00+01:00"),
    ],
)
def test_parse_dates_reads_odd_ways_of_writing(text: str, moment: str) -> None:
    assert read(text) == moment


@pytest.mark.parametrize(
    ("names", "month"),
    [
        ("jan JAN jan. januari January", 1),
        ("feb februari Februari", 2),
        ("mrt mrt. Maart Mar", 3),
        ("apr april", 4),
        ("mei Mei MEI May", 5),
        ("jun juni june", 6),
        ("jul juli", 7),
        ("aug augustus", 8),
        ("sep sept sept. september", 9),
        ("okt oktober Oct October", 10),
        ("nov november", 11),
        ("dec dec. december", 12),
    ],
)
def test_parse_dates_reads_months_by_name(names: str, month: int) -> None:
    for name in names.split():
        assert read(f"3 {name} 2024")[:10] == read(f"03-{name}-2024 12:00")[:10] == f"2024-{month:02d}-03"
        assert read(f"3 {name} 2024", "%d %B %Y")[:10] == f"2024-{month:02d}-03"


def test_parse_dates_takes_day_before_month_when_nothing_is_said() -> None:
    assert [read(f"03{sign}04{sign}2024")[:10] for sign in "-/."] == ["2024-04-03"] * 3


def test_parse_dates_tells_impossible_years() -> None:
    texts = ["0000-01-01", "0001-01-01", "9999-12-31", "9999-12-31 23:59:59.999999-12:00", "1900-01-01"]

    parsed = parse_dates(texts, DEFAULT_FORMATS, AMSTERDAM)

    assert parsed.moments.isna().all()
    assert (parsed.wrong | parsed.far).all()
    assert parsed.never.tolist() == [False, False, True, False, False]
