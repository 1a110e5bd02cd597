from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from adoptie.models import Gebeurtenis, Gemeente
from rapportage.actions.rapportplan import due_periods, plan_due
from rapportage.models import Rapportplan, Sjabloon, Uitvoering
from tests.factories.adoptie import GemeenteFactory
from tests.factories.rapportage import make_rapport, make_rapportplan, make_uitvoering
from tests.rapportage.conftest import LogIn

LIST = "/gemeente/hattem/rapporten/vast/"
ADD = f"{LIST}toevoegen/"


def filled_in(**values: str) -> dict[str, str]:
    form = {
        "rapport": "voortgang:",
        "lengte": "kwartaal",
        "dagen_erna": "5",
        "begint_op": timezone.localdate().isoformat(),
    }
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

    assert "Dit vaste rapport is er al." in page


def test_rapportplan_of_every_kind_that_needs_no_more_than_a_period(
    gemeente: Gemeente, log_in: LogIn
) -> None:
    sjabloon = Sjabloon.objects.create(gemeente=gemeente, naam="Voor het college")
    offered = dict(log_in(gemeente).get(ADD).context["form"].fields["rapport"].choices)

    assert {"voortgang:", "raadsbrief:", f"eigen:{sjabloon.pk}"} <= set(offered)
    assert not any(key.startswith(("effect", "enquete")) for key in offered)

    log_in(gemeente).post(ADD, filled_in(rapport=f"eigen:{sjabloon.pk}", goedkeuring="on"))

    plan = Rapportplan.objects.get()
    assert (plan.soort, plan.sjabloon, plan.goedkeuring) == ("eigen", sjabloon, True)
    assert plan_due(plan.begint_op + dt.timedelta(days=200)) > 0
    assert set(Uitvoering.objects.values_list("soort", "sjabloon")) == {("eigen", sjabloon.pk)}


def test_rapportplan_of_a_report_on_a_year_comes_every_year(gemeente: Gemeente, log_in: LogIn) -> None:
    form = log_in(gemeente).post(ADD, filled_in(rapport="jaarverslag:")).context["form"]
    assert form.errors["lengte"] == ["Dit rapport gaat over een heel jaar. Kies hoe vaak dat past."]

    log_in(gemeente).post(ADD, filled_in(rapport="jaarverslag:", lengte="jaar"))

    assert Rapportplan.objects.get().lengte == "jaar"


def test_rapportplan_takes_no_sjabloon_of_another_gemeente(gemeente: Gemeente, log_in: LogIn) -> None:
    other = Sjabloon.objects.create(gemeente=GemeenteFactory.create(), naam="Van een ander")

    response = log_in(gemeente).post(ADD, filled_in(rapport=f"eigen:{other.pk}"))

    assert "rapport" in response.context["form"].errors


def test_rapportplan_wijzigen_begins_with_what_it_is(gemeente: Gemeente, log_in: LogIn) -> None:
    plan = make_rapportplan(gemeente, begint_op=dt.date(2011, 10, 1))
    url, client = f"{LIST}{plan.pk}/wijzigen/", log_in(gemeente)
    initial = client.get(url).context["form"]
    shown = {name: initial[name].value() for name in initial.fields}

    response = client.post(url, shown | {"begint_op": "2011-10-01", "dagen_erna": "9", "goedkeuring": "on"})

    plan.refresh_from_db()
    assert response["Location"] == LIST
    assert (plan.dagen_erna, plan.goedkeuring) == (9, True)
    assert (plan.lengte, plan.begint_op) == ("kwartaal", dt.date(2011, 10, 1))
    assert plan.ontvangers == ["wethouder@hattem.example", "raad@hattem.example"]
    line = Gebeurtenis.objects.get(action="rapportplan gewijzigd")
    assert line.details == {"dagen_erna": ["5", "9"], "goedkeuring": ["False", "True"]}


def test_rapportplan_wijzigen_makes_nothing_again(gemeente: Gemeente, log_in: LogIn) -> None:
    plan, today = make_rapportplan(gemeente), dt.date(2012, 1, 10)
    assert plan_due(today) == 1

    log_in(gemeente).post(
        f"{LIST}{plan.pk}/wijzigen/", filled_in(rapport="raadsbrief:", begint_op="2011-10-01")
    )

    assert plan_due(today) == 0


def test_rapportplan_wijzigen_to_one_that_is_there_is_refused(gemeente: Gemeente, log_in: LogIn) -> None:
    make_rapportplan(gemeente)
    plan = make_rapportplan(gemeente, lengte="maand")

    page = log_in(gemeente).post(f"{LIST}{plan.pk}/wijzigen/", filled_in()).content.decode()

    assert "Dit vaste rapport is er al." in page


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
