"""Mails leave no faster than the mail server bears, and the rest goes by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from adoptie.models import Rol
from enquetes import tasks
from enquetes.actions.panelmails import send_panelmails
from enquetes.models import Panellid, Panelmail, Verzending
from tests.factories.adoptie import GemeenteFactory, member
from tests.factories.enquetes import make_staff_ronde

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(dt.datetime(2011, 5, 3, 12, 0, 20, tzinfo=dt.UTC), tick=False) as coordinates:
        yield coordinates


@pytest.fixture(autouse=True)
def slowly(settings: Settings) -> None:
    settings.MAILS_PER_MINUTE = 5


def test_so_many_leave_in_a_minute_and_none_twice(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage]
) -> None:
    make_staff_ronde({"Balie": 12})
    counts = [len(mailoutbox)]
    for seconds in (5, 55, 1, 59, 60):
        clock.shift(seconds)
        tasks.tend_rondes()
        counts.append(len(mailoutbox))

    assert counts == [5, 5, 10, 10, 12, 12]
    assert len({mail.to[0] for mail in mailoutbox}) == 12


def test_two_rounds_share_what_may_leave(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage]
) -> None:
    for _ in range(2):
        make_staff_ronde({"Balie": 10})

    for _ in range(2):
        clock.shift(60)
        tasks.tend_rondes()

    assert len(mailoutbox) == 15


def test_without_a_limit_everything_leaves_at_once(
    mailoutbox: list[EmailMessage], settings: Settings
) -> None:
    settings.MAILS_PER_MINUTE = 0

    make_staff_ronde({"Balie": 12})

    assert len(mailoutbox) == 12


def test_page_says_how_far_it_is_and_how_long_it_takes(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage]
) -> None:
    ronde = make_staff_ronde({"Balie": 16})
    client = Client()
    client.force_login(member(ronde.gemeente, Rol.PROGRAMMALEIDER))
    path = reverse("ronde", args=[ronde.gemeente.slug, ronde.pk])

    page = client.get(path).content.decode()
    assert "5 verzonden, 11 moeten nog weg" in page
    assert "Er gaan hoogstens 5 mails per minuut weg. Dit duurt nog ongeveer 3 minuten." in page

    Verzending.objects.update(status=Verzending.Status.VERZONDEN)
    assert "per minuut" not in client.get(path).content.decode()


def test_warnings_of_the_panel_wait_and_what_somebody_asked_for_does_not(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage]
) -> None:
    gemeente, day, now = GemeenteFactory.create(), dt.date(2011, 5, 3), dt.datetime.now(tz=dt.UTC)
    for number in range(9):
        lid = Panellid.objects.create(
            gemeente=gemeente, email=f"lid{number}@stad.example", aangemeld_op=day, laatst_actief_op=day
        )
        kind = Panelmail.Soort.BLIJVEN if number < 6 else Panelmail.Soort.MIJN
        Panelmail.objects.create(panellid=lid, soort=kind, gevraagd_op=now)

    send_panelmails()

    assert len(mailoutbox) == 5
    assert Panelmail.objects.filter(status=Panelmail.Status.WACHT).count() == 4
    assert not Panelmail.objects.filter(status=Panelmail.Status.WACHT, soort=Panelmail.Soort.MIJN).exists()
