from __future__ import annotations

import datetime as dt

import pytest

from adoptie.actions.traject import change_traject, start_traject
from adoptie.models import Gebeurtenis, Gemeente, Traject
from adoptie.refusal import Refusal
from tests.factories.adoptie import GemeenteFactory, TrajectFactory

pytestmark = pytest.mark.django_db


def _start(gemeente: Gemeente, naam: str = "Digitaal werken") -> Traject:
    return start_traject(
        gemeente=gemeente, naam=naam, doel="Sneller antwoord.", begint_op=dt.date(2011, 1, 1), by="opdracht"
    )


def test_start_traject_makes_three_sporen_with_steps_and_criteria() -> None:
    traject = _start(GemeenteFactory.create())

    assert [spoor.soort for spoor in traject.sporen.all()] == ["virtueel", "mentaal", "fysiek"]
    assert all(stap.criteria.count() >= 2 for spoor in traject.sporen.all() for stap in spoor.stappen.all())


def test_start_traject_logs_one_line() -> None:
    gemeente = GemeenteFactory.create()

    _start(gemeente)

    line = Gebeurtenis.objects.get()
    assert (line.gemeente_id, line.action, line.actor) == (gemeente.pk, "traject gestart", "opdracht")


def test_start_traject_refuses_name_that_is_taken_and_makes_nothing() -> None:
    gemeente = GemeenteFactory.create()
    _start(gemeente)

    with pytest.raises(Refusal, match="Er is al een traject met deze naam"):
        _start(gemeente)

    assert Traject.objects.count() == 1
    assert Gebeurtenis.objects.count() == 1


def test_start_traject_allows_same_name_elsewhere() -> None:
    _start(GemeenteFactory.create())

    assert _start(GemeenteFactory.create()).pk


def test_change_traject_logs_old_and_new() -> None:
    traject = TrajectFactory.create(naam="Oud")

    change_traject(
        traject=traject, naam="Nieuw", doel=traject.doel, begint_op=traject.begint_op, by="opdracht"
    )

    assert Gebeurtenis.objects.get().details == {"naam": ["Oud", "Nieuw"]}
