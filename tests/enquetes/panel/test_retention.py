"""Nobody is erased for silence without a warning that left, and none is forgotten for good."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from adoptie.models import Gebeurtenis, Rol
from adoptie.tasks import apply_retention
from enquetes import tasks
from enquetes.actions.panel import INWONER, stay
from enquetes.models import Panellid, Panelmail
from tests.enquetes.panel.conftest import ADRES, Inwoner
from tests.factories.adoptie import member

Status = Panelmail.Status
START = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


class KilledError(BaseException):
    """The worker goes, without a word."""


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def silent(inwoner: Inwoner, clock: time_machine.Traveller) -> Panellid:
    """Give a member who was not seen for 24 months."""
    lid = inwoner.join()
    inwoner.mailbox.clear()
    clock.shift(dt.timedelta(days=731))
    return lid


@pytest.fixture
def every_day(inwoner: Inwoner, clock: time_machine.Traveller) -> Callable[[int], None]:
    """Let days go by, with what the worker does each day and, once a day, each minute."""
    return lambda days: go_by(inwoner, clock, days, dt.timedelta(days=1))


@pytest.fixture
def every_week(inwoner: Inwoner, clock: time_machine.Traveller) -> Callable[[int], None]:
    """Let weeks go by of which nobody counts the days: what was due is still due at the next turn."""
    return lambda weeks: go_by(inwoner, clock, weeks, dt.timedelta(weeks=1))


def go_by(inwoner: Inwoner, clock: time_machine.Traveller, turns: int, each: dt.timedelta) -> None:
    for _ in range(turns):
        with inwoner.commit(execute=True):
            apply_retention()
        clock.shift(each / 2)
        with inwoner.commit(execute=True):
            tasks.tend_rondes()
        clock.shift(each / 2)


def fail_with(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    def send(self: EmailMessage, *_: object) -> int:
        raise fault

    monkeypatch.setattr(EmailMessage, "send", send)


@pytest.mark.usefixtures("silent")
def test_silent_member_is_warned_once_and_erased_after_thirty_days(
    inwoner: Inwoner, every_day: Callable[[int], None]
) -> None:
    every_day(30)
    assert Panellid.objects.exists()
    every_day(1)

    assert [mail.to for mail in inwoner.mailbox] == [[ADRES]]
    assert not Panellid.objects.exists()
    assert Gebeurtenis.objects.get(action="panelleden vervallen").details == {"aantal": 1}


def test_member_who_reacts_stays(
    inwoner: Inwoner, silent: Panellid, every_day: Callable[[int], None], every_week: Callable[[int], None]
) -> None:
    every_day(29)
    stay(lid=silent, by=INWONER)
    every_week(6)

    assert Panellid.objects.get() == silent
    assert len(inwoner.mailbox) == 1


@pytest.mark.usefixtures("silent")
def test_thirty_days_count_from_the_warning_that_left(
    inwoner: Inwoner,
    every_day: Callable[[int], None],
    every_week: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """While the mail server is down the warning waits, and so does the erasing."""
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.backends.locmem.EmailBackend.open", lambda _: fail())
        every_week(6)
    assert Panelmail.objects.get().status == Status.WACHT

    every_day(29)
    assert len(inwoner.mailbox) == 1
    assert Panellid.objects.exists()
    every_day(3)
    assert not Panellid.objects.exists()


def fail() -> None:
    raise ConnectionRefusedError


@pytest.mark.usefixtures("silent")
def test_killed_worker_leaves_a_warning_that_does_not_count(
    inwoner: Inwoner,
    every_day: Callable[[int], None],
    every_week: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        fail_with(patch, KilledError())
        with pytest.raises(KilledError):
            every_day(1)
    every_week(13)

    assert Panelmail.objects.get().status == Status.ONZEKER
    assert Panellid.objects.exists()
    assert inwoner.mailbox == []


@pytest.mark.usefixtures("silent")
def test_uncertain_warning_is_not_resent_by_itself(
    inwoner: Inwoner,
    every_day: Callable[[int], None],
    every_week: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        fail_with(patch, SMTPServerDisconnected())
        every_day(1)
    every_week(13)

    assert Panelmail.objects.get().status == Status.ONZEKER
    assert Panellid.objects.exists()
    assert inwoner.mailbox == []


@pytest.mark.usefixtures("silent")
def test_refused_warning_goes_again_the_next_day(
    inwoner: Inwoner, every_day: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        fail_with(patch, SMTPDataError(554, b"looks like spam"))
        every_day(3)
    every_day(30)
    assert Panellid.objects.exists()
    every_day(2)

    assert len(inwoner.mailbox) == 1
    assert not Panellid.objects.exists()


@pytest.mark.usefixtures("silent")
def test_member_whose_address_is_gone_was_warned_as_well_as_can_be(
    every_day: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, SMTPRecipientsRefused({ADRES: (550, b"no such user")}))
    every_day(30)
    assert Panellid.objects.exists()
    every_day(2)

    assert not Panellid.objects.exists()


@pytest.mark.usefixtures("silent")
def test_leaders_see_uncertain_warnings_and_send_them_again(
    inwoner: Inwoner, every_day: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        fail_with(patch, SMTPServerDisconnected())
        every_day(1)
    client = Client()
    client.force_login(member(inwoner.gemeente, Rol.PROGRAMMALEIDER))
    assert "weten we niet of zij aankwam" in client.get(inwoner.url("panel")).content.decode()

    with inwoner.commit(execute=True):
        client.post(inwoner.url("panel-waarschuwingen-opnieuw"))

    assert len(inwoner.mailbox) == 1
    assert Panelmail.objects.get().verstuurd_op == timezone.now()
    assert "weten we niet" not in client.get(inwoner.url("panel")).content.decode()
    every_day(32)
    assert not Panellid.objects.exists()


def test_mail_that_was_refused_can_be_asked_for_again_at_once(
    inwoner: Inwoner, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        fail_with(patch, SMTPDataError(451, b"later"))
        inwoner.sign_up()
    inwoner.sign_up()

    assert len(inwoner.mailbox) == 1


def test_mail_waits_while_the_server_is_down(inwoner: Inwoner, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.backends.locmem.EmailBackend.open", lambda _: fail())
        inwoner.sign_up()
    assert inwoner.mailbox == []

    with inwoner.commit(execute=True):
        tasks.tend_rondes()

    assert len(inwoner.mailbox) == 1
