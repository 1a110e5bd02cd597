"""Mails of the panel that come back count with the member, and never tell whether they answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from adoptie.models import Rol
from adoptie.tasks import apply_retention
from enquetes.actions.panelgegevens import confirm_new_address
from enquetes.actions.retour import note_returned
from enquetes.actions.verzending import queue_mails
from enquetes.models import Panellid, Panelmail, Verzending
from enquetes.retour import returned
from tests.enquetes.panel.conftest import ADRES, Inwoner
from tests.enquetes.panel.panelronde import make_members, open_panelronde
from tests.enquetes.reports import report
from tests.factories.adoptie import member

START = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def come_back(mail: EmailMessage, times: int = 1) -> None:
    found = returned(report(mail.extra_headers))
    assert found is not None
    for _ in range(times):
        note_returned(found)


def number(lid: Panellid) -> int:
    return Panellid.objects.get(pk=lid.pk).teruggekomen


def test_mail_of_the_panel_counts_once_and_stands_on_both_pages(inwoner: Inwoner) -> None:
    lid = inwoner.join()
    path = inwoner.own_page()

    come_back(inwoner.mailbox[-1], times=3)

    assert number(lid) == 1
    own = inwoner.get(path).content.decode()
    clerk = Client()
    clerk.force_login(member(inwoner.gemeente, Rol.KLANTCONTACT))
    seen = clerk.get(reverse("panel-lid", args=[inwoner.gemeente.slug, lid.pk])).content.decode()
    for page in (own, seen):
        assert "Mails die terugkwamen" in page
        assert "kwam terug" in page


def test_invitation_counts_and_a_reminder_does_not(inwoner: Inwoner) -> None:
    lid = inwoner.join()
    make_members(inwoner.gemeente, 11)
    with inwoner.commit(execute=True):
        ronde = open_panelronde(inwoner.gemeente)
    come_back(next(mail for mail in inwoner.mailbox if mail.to == [ADRES] and "Ronde" in mail.subject))
    assert number(lid) == 1

    Verzending.objects.update(status=Verzending.Status.VERZONDEN)
    with inwoner.commit(execute=True):
        queue_mails(ronde=ronde, soort=Verzending.Soort.HERINNERING)
    come_back(next(mail for mail in inwoner.mailbox if mail.to == [ADRES] and "Herinnering" in mail.subject))

    # Who did answer got no reminder.
    assert number(lid) == 1
    assert Verzending.objects.filter(status=Verzending.Status.TERUG).count() == 1


def test_new_address_begins_at_nothing_and_its_own_failure_is_not_the_members(inwoner: Inwoner) -> None:
    lid = inwoner.join()
    inwoner.own_page()
    come_back(inwoner.mailbox[-1])
    inwoner.post(f"{inwoner.own_page_path(lid)}adres/", {"email": "nieuw@voorbeeld.example"})

    come_back(inwoner.mailbox[-1])
    assert number(lid) == 1

    confirm_new_address(mail=Panelmail.objects.get(soort="adres"), by="test")
    assert number(lid) == 0


def test_warning_that_comes_back_was_a_warning(inwoner: Inwoner, clock: time_machine.Traveller) -> None:
    inwoner.join()
    clock.shift(dt.timedelta(days=731))
    with inwoner.commit(execute=True):
        apply_retention()
    come_back(inwoner.mailbox[-1])

    clock.shift(dt.timedelta(days=29))
    apply_retention()
    assert Panellid.objects.exists()
    clock.shift(dt.timedelta(days=2))
    apply_retention()

    assert not Panellid.objects.exists()


def test_every_mail_of_a_member_offers_the_way_out_and_a_strangers_does_not(
    inwoner: Inwoner, clock: time_machine.Traveller
) -> None:
    lid = inwoner.join()
    inwoner.own_page()
    inwoner.post(f"{inwoner.own_page_path(lid)}adres/", {"email": "nieuw@voorbeeld.example"})
    clock.shift(dt.timedelta(days=731))
    with inwoner.commit(execute=True):
        apply_retention()

    offers: dict[str, list[bool]] = {mail.to[0]: [] for mail in inwoner.mailbox}
    for mail in inwoner.mailbox:
        offers[mail.to[0]].append("List-Unsubscribe-Post" in mail.extra_headers)

    assert offers == {ADRES: [True, True, True], "nieuw@voorbeeld.example": [False]}


def test_way_out_in_the_mail_about_the_own_page_works(inwoner: Inwoner) -> None:
    lid = inwoner.join()
    inwoner.own_page()
    link = str(inwoner.mailbox[-1].extra_headers["List-Unsubscribe"]).strip("<>")

    inwoner.post(
        link.partition("/panel/")[1] + link.partition("/panel/")[2], {"List-Unsubscribe": "One-Click"}
    )

    assert not Panellid.objects.filter(pk=lid.pk).exists()
