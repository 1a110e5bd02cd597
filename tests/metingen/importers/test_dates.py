import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from metingen.importers.dates import local_offsets, parse_dates

AMSTERDAM = "Europe/Amsterdam"
MOMENTS = st.datetimes(dt.datetime(1971, 1, 1), dt.datetime(2098, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001


@given(moments=st.lists(MOMENTS, min_size=1, max_size=20))
def test_parse_dates_gives_back_every_moment(moments: list[dt.datetime]) -> None:
    texts = [moment.astimezone(ZoneInfo(AMSTERDAM)).isoformat(" ") for moment in moments]

    parsed = parse_dates(texts, ["ISO"], AMSTERDAM)

    assert list(parsed.moments) == moments
    assert local_offsets(texts, parsed).all()
    assert not (parsed.wrong | parsed.far | parsed.date_only).any()


def test_parse_dates_tries_formats_in_order() -> None:
    texts = ["2011-05-03", " 03-05-2011 ", "3-5-2011 13:45", "mei 2011", ""]

    parsed = parse_dates(texts, ["ISO", "%d-%m-%Y", "%d-%m-%Y %H:%M"], AMSTERDAM)

    days = [str(moment)[:16] for moment in parsed.moments]
    assert days == ["2011-05-03 00:00", "2011-05-03 00:00", "2011-05-03 13:45", "NaT", "NaT"]
    assert parsed.wrong.tolist() == [False, False, False, True, False]
    assert parsed.date_only.tolist() == [True, True, False, True, False]


def test_parse_dates_knows_summer_and_winter() -> None:
    texts = ["2011-03-27 02:30", "2011-10-30 02:30", "2011-10-30 02:30+01:00", "2011-07-01T12:00:00Z"]

    parsed = parse_dates(texts, ["ISO"], AMSTERDAM)

    assert [moment.isoformat() for moment in parsed.moments] == [
        "2011-03-27T03:00:00+02:00",
        "2011-10-30T02:30:00+02:00",
        "2011-10-30T02:30:00+01:00",
        "2011-07-01T14:00:00+02:00",
    ]
    assert local_offsets(texts, parsed).tolist() == [False, False, True, False]


def test_parse_dates_tells_impossible_years() -> None:
    texts = [
        "0000-01-01",
        "0001-01-01",
        "9999-12-31",
        "9999-12-31 23:59:59.999999-12:00",
        "1900-01-01",
        "31-31-2011",
        "now",
        "NaT",
    ]

    parsed = parse_dates(texts, ["ISO", "%d-%m-%Y"], AMSTERDAM)

    assert parsed.moments.isna().all()
    assert (parsed.wrong | parsed.far).all()
