"""Days that are filled in beforehand are days on which people work."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from enquetes.actions.ronde import create_ronde
from enquetes.plan import days_along, fresh_days, nulmeting_plan, sealing
from enquetes.werkdagen import is_working_day, working_day
from tests.factories.adoptie import TrajectFactory
from tests.factories.enquetes import make_versie


@pytest.mark.parametrize(
    ("day", "next_one"),
    [
        ("2026-11-28", "2026-11-30"),  # a Saturday
        ("2026-12-21", "2027-01-04"),  # the Monday before Christmas
        ("2026-12-30", "2027-01-04"),
        ("2027-03-26", "2027-03-30"),  # Goede Vrijdag, and Easter after it
        ("2026-04-27", "2026-04-28"),  # Koningsdag
        ("2026-05-05", "2026-05-06"),  # Bevrijdingsdag
        ("2026-05-14", "2026-05-18"),  # Hemelvaart, a Thursday
        ("2026-05-25", "2026-05-26"),  # Pinksteren
        ("2026-12-18", "2026-12-18"),
        ("2038-04-26", "2038-04-28"),  # the latest Easter there is, and Koningsdag after it
    ],
)
def test_working_day_is_the_next_on_which_people_work(day: str, next_one: str) -> None:
    assert working_day(dt.date.fromisoformat(day)) == dt.date.fromisoformat(next_one)


@given(st.dates(dt.date(2026, 1, 1), dt.date(2060, 1, 1)))
def test_days_of_a_new_round_come_one_after_the_other_on_working_days(today: dt.date) -> None:
    with time_machine.travel(dt.datetime.combine(today, dt.time(12)).replace(tzinfo=dt.UTC), tick=False):
        days = fresh_days()

    mails = [days[name] for name in ("herinner_op", "herinner_weer_op", "sluit_op", "bedank_op")]
    assert all(map(is_working_day, mails))
    assert [days["opent_op"], *mails] == sorted({days["opent_op"], *mails})
    assert (days["bedank_op"] - days["sluit_op"]).days <= 28


def test_a_round_that_would_close_in_the_weeks_of_christmas_closes_after_them() -> None:
    with time_machine.travel(dt.datetime(2026, 12, 8, 12, tzinfo=dt.UTC), tick=False):
        days = fresh_days()

    assert days["herinner_op"] == dt.date(2026, 12, 15)
    assert days["herinner_weer_op"] == dt.date(2027, 1, 4)
    assert days["sluit_op"] == dt.date(2027, 1, 11)
    assert days["bedank_op"] == dt.date(2027, 1, 12)


@given(st.dates(dt.date(2026, 1, 1), dt.date(2060, 1, 1)))
def test_the_thanks_of_a_nulmeting_go_before_it_is_sealed(today: dt.date) -> None:
    with time_machine.travel(dt.datetime.combine(today, dt.time(12)).replace(tzinfo=dt.UTC), tick=False):
        plan = nulmeting_plan()

    assert plan.bedank_op is not None
    assert plan.bedank_op < sealing(plan.sluit_op, plan.bedank_op)
    assert sealing(plan.sluit_op, None) == plan.sluit_op + dt.timedelta(days=10)


@pytest.mark.parametrize(("thanks", "sealed"), [("bedankmail", "2027-01-04"), ("", "2026-12-28")])
@pytest.mark.django_db
def test_days_over_christmas_move_along_with_or_without_thanks(thanks: str, sealed: str) -> None:
    with time_machine.travel(dt.datetime(2026, 11, 27, 12, tzinfo=dt.UTC), tick=False):
        plan = nulmeting_plan() if thanks else replace(nulmeting_plan(), bedank_op=None)
        traject = TrajectFactory.create()
        ronde = create_ronde(traject=traject, versie=make_versie(traject), plan=plan, by="test")
        planned = timezone.localdate(ronde.verzegel_op)

    with time_machine.travel(dt.datetime(2027, 1, 20, 12, tzinfo=dt.UTC), tick=False):
        moved = days_along(ronde)

    assert planned == dt.date.fromisoformat(sealed)
    assert timezone.localdate(moved["verzegel_op"]) == dt.date(2027, 2, 20)
