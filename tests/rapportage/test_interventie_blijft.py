"""What a plan or report is about cannot be taken away from under it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from adoptie.actions.interventie import remove_interventie
from adoptie.models import Gebeurtenis, Gemeente, Interventie
from adoptie.refusal import Refusal
from metingen.actions.meetplannen import record_meetplan
from metingen.plan import Plan
from rapportage.models import Soort
from tests.factories.adoptie import InterventieFactory
from tests.factories.rapportage import make_rapport, make_uitvoering


def plan(gemeente: Gemeente, interventie: Interventie) -> None:
    day = dt.date(2011, 1, 1)
    record_meetplan(interventie=interventie, plan=Plan("doorlooptijd", day, day), by="test")


def rapport(gemeente: Gemeente, interventie: Interventie) -> None:
    make_rapport(gemeente, soort=Soort.EFFECT, interventie=interventie)


def uitvoering(gemeente: Gemeente, interventie: Interventie) -> None:
    make_uitvoering(gemeente, soort=Soort.EFFECT, interventie=interventie)


@pytest.mark.parametrize(
    ("use", "words"), [(plan, "een meetplan"), (rapport, "een rapport"), (uitvoering, "een uitvoering")]
)
def test_interventie_that_is_used_is_not_removed(
    gemeente: Gemeente, use: Callable[[Gemeente, Interventie], None], words: str
) -> None:
    interventie = InterventieFactory.create(spoor__traject__gemeente=gemeente, naam="Loket")
    use(gemeente, interventie)

    with pytest.raises(Refusal, match=f"'Loket' kan niet weg, want het is al gebruikt in {words}"):
        remove_interventie(interventie=interventie, by="test")

    assert Interventie.objects.filter(pk=interventie.pk).exists()
    assert not Gebeurtenis.objects.filter(action="verandering verwijderd").exists()


def test_two_interventies_with_a_first_report_each_both_stay(gemeente: Gemeente) -> None:
    for naam in ("Loket", "Zaaksysteem"):
        interventie = InterventieFactory.create(spoor__traject__gemeente=gemeente, naam=naam)
        rapport(gemeente, interventie)
        with pytest.raises(Refusal):
            remove_interventie(interventie=interventie, by="test")

    assert Interventie.objects.count() == 2
