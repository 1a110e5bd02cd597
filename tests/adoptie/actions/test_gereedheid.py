from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from adoptie.actions.gereedheid import (
    add_criterium,
    add_stap,
    meet_criterium,
    remove_criterium,
    remove_stap,
    reopen_criterium,
)
from adoptie.models import Gebeurtenis, Gereedheid, Stap
from adoptie.refusal import Refusal
from tests.factories.adoptie import GebruikerFactory, GereedheidFactory, SpoorFactory, StapFactory

pytestmark = pytest.mark.django_db
DAY = dt.date(2011, 5, 3)


def test_meet_criterium_names_who_found_it() -> None:
    gereedheid = GereedheidFactory.create()

    meet_criterium(
        gereedheid=gereedheid, bewijs="Verslag.", voldaan_op=DAY, by=GebruikerFactory.create(naam="Aicha")
    )

    gereedheid.refresh_from_db()
    assert (gereedheid.voldaan_op, gereedheid.voldaan_door) == (DAY, "Aicha")


def test_meet_criterium_refuses_without_evidence() -> None:
    with pytest.raises(Refusal, match="waaruit blijkt"):
        meet_criterium(gereedheid=GereedheidFactory.create(), bewijs=" ", voldaan_op=DAY, by="opdracht")


def test_meet_criterium_refuses_day_to_come() -> None:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)

    with pytest.raises(Refusal, match="toekomst"):
        meet_criterium(gereedheid=GereedheidFactory.create(), bewijs="x", voldaan_op=tomorrow, by="opdracht")


def test_reopen_criterium_keeps_evidence_and_logs_who_found_it() -> None:
    gereedheid = GereedheidFactory.create(voldaan=True)

    reopen_criterium(gereedheid=gereedheid, by="opdracht")

    gereedheid.refresh_from_db()
    assert gereedheid.voldaan_op is None
    assert gereedheid.bewijs
    assert Gebeurtenis.objects.get().changes == ["voldaan door: Programmaleider", "voldaan op: 3 mei 2011"]


def test_reopen_criterium_refuses_what_is_open() -> None:
    with pytest.raises(Refusal, match="al op 'nog niet klaar'"):
        reopen_criterium(gereedheid=GereedheidFactory.create(), by="opdracht")


def test_add_criterium_refuses_same_twice() -> None:
    stap = StapFactory.create()
    add_criterium(stap=stap, criterium="Iedereen kan oefenen.", by="opdracht")

    with pytest.raises(Refusal, match="al bij deze stap"):
        add_criterium(stap=stap, criterium="Iedereen kan oefenen.", by="opdracht")


def test_remove_criterium_stays_in_logboek() -> None:
    remove_criterium(gereedheid=GereedheidFactory.create(criterium="Weg"), by="opdracht")

    assert not Gereedheid.objects.exists()
    assert Gebeurtenis.objects.get().object_label == "Weg"


def test_remove_criterium_refuses_what_is_met_and_keeps_its_evidence() -> None:
    gereedheid = GereedheidFactory.create(voldaan=True)

    with pytest.raises(Refusal, match="al vastgesteld"):
        remove_criterium(gereedheid=gereedheid, by="opdracht")

    assert Gereedheid.objects.get().bewijs == gereedheid.bewijs


def test_add_stap_comes_last() -> None:
    spoor = SpoorFactory.create()
    StapFactory.create(spoor=spoor, volgorde=4)

    assert add_stap(spoor=spoor, naam="Afronden", by="opdracht").volgorde == 5


def test_remove_stap_refuses_where_something_is_met() -> None:
    gereedheid = GereedheidFactory.create(voldaan=True)

    with pytest.raises(Refusal, match="al iets vastgesteld"):
        remove_stap(stap=gereedheid.stap, by="opdracht")


def test_remove_stap_takes_its_criteria_along() -> None:
    remove_stap(stap=GereedheidFactory.create().stap, by="opdracht")

    assert not Stap.objects.exists()
