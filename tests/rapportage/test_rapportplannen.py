from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from adoptie.models import Gebeurtenis, Gemeente
from rapportage.actions.rapportplan import due_periods, plan_due
from rapportage.models import Rapportplan, Uitvoering
from tests.factories.adoptie import GemeenteFactory
from tests.factories.rapportage import make_rapport, make_rapportplan, make_uitvoering
from tests.rapportage.conftest import LogIn

LIST = "/gemeente/hattem/rapporten/vast/"
ADD = f"{LIST}toevoegen/"


def filled_in(**values: str) -> dict[str, str]:
    form = {"lengte": "kwartaal", "dagen_erna": "5", "begint_op": timezone.localdate().isoformat()}
    return form | {"ontvangers": "A@hattem.example\nb@hattem.example, a@hattem.example"} | values


def test_rapportplan_toevoegen_keeps_each_receiver_once(gemeente: Gemeente, log_in: LogIn) -> None:
    response = log_in(gemeente).post(ADD, filled_in())

    plan = Rapportplan.objects.get()
    assert response["Location"] == LIST
    assert plan.ontvangers == ["a@hattem.example", "b@hattem.example"]
    assert Gebeurtenis.objects.filter(action="rapportplan toegevoegd").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("lengte", "week"),
        ("dagen_erna", "91"),
        ("begint_op", "2001-01-01"),
        ("begint_op", "morgen"),
        ("ontvangers", "geen adres"),
        ("ontvangers", "\n".join(f"a{number}@b.example" for number in range(51))),
    ],
)
def test_rapportplan_toevoegen_says_what_is_wrong(
    gemeente: Gemeente, log_in: LogIn, field: str, value: str
) -> None:
    response = log_in(gemeente).post(ADD, filled_in(**{field: value}))

    assert field in response.context["form"].errors
    assert not Rapportplan.objects.exists()


def test_rapportplan_toevoegen_refuses_the_same_twice(gemeente: Gemeente, log_in: LogIn) -> None:
    make_rapportplan(gemeente)

    page = log_in(gemeente).post(ADD, filled_in()).content.decode()

    assert "Dit plan is er al." in page


def test_rapportplannen_tells_how_the_last_one_went(gemeente: Gemeente, log_in: LogIn) -> None:
    plan = make_rapportplan(gemeente)
    rapport = make_rapport(gemeente)
    for periode in ("2011-K4", "2011-K3"):
        make_uitvoering(gemeente, plan=plan, periode=periode, status="gemaakt", rapport=rapport)

    page = log_in(gemeente).get(LIST).content.decode()

    assert "Laatste rapport (vierde kwartaal van 2011): gemaakt." in page
    assert "wethouder@hattem.example, raad@hattem.example" in page


def test_rapportplan_stoppen_keeps_the_reports(gemeente: Gemeente, log_in: LogIn) -> None:
    plan, rapport = make_rapportplan(gemeente), make_rapport(gemeente)
    make_uitvoering(gemeente, plan=plan, rapport=rapport)

    log_in(gemeente).post(f"{LIST}{plan.pk}/stoppen/")

    assert not Rapportplan.objects.exists()
    assert gemeente.rapporten.get() == rapport


def test_rapportplan_of_other_gemeente_is_not_found(gemeente: Gemeente, log_in: LogIn) -> None:
    plan = make_rapportplan(GemeenteFactory.create())

    assert log_in(gemeente).post(f"{LIST}{plan.pk}/stoppen/").status_code == 404


@pytest.mark.parametrize(
    ("lengte", "begint_op", "today", "due"),
    [
        ("kwartaal", "2011-10-01", "2012-01-05", []),
        ("kwartaal", "2011-10-01", "2012-01-06", ["2011-K4"]),
        ("kwartaal", "2011-12-31", "2012-01-06", ["2011-K4"]),
        ("kwartaal", "2012-01-01", "2012-01-06", []),
        ("maand", "2011-11-15", "2012-01-10", ["2011-11", "2011-12"]),
        ("jaar", "2010-03-01", "2012-01-06", ["2010", "2011"]),
    ],
)
def test_due_periods_are_over_long_enough(lengte: str, begint_op: str, today: str, due: list[str]) -> None:
    plan = Rapportplan(lengte=lengte, begint_op=dt.date.fromisoformat(begint_op), dagen_erna=5)

    found = [period.code for period in due_periods(plan, dt.date.fromisoformat(today))]

    assert found == due


def test_plan_due_catches_up_and_adds_nothing_twice(gemeente: Gemeente) -> None:
    make_rapportplan(gemeente, begint_op=dt.date(2011, 1, 1))
    today = dt.date(2012, 1, 10)

    counts = [plan_due(today), plan_due(today)]

    assert counts == [4, 0]
    assert list(Uitvoering.objects.order_by("pk").values_list("periode", flat=True)) == [
        "2011-K1",
        "2011-K2",
        "2011-K3",
        "2011-K4",
    ]
