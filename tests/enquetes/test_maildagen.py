"""Two reminders to who did not answer, and thanks that give nobody away."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.db import connections
from django.utils import timezone

from adoptie.refusal import Refusal
from enquetes import tasks
from enquetes.actions import verzending
from enquetes.actions.ronde import close_ronde, create_ronde, open_ronde, reopen_ronde, stop_ronde
from enquetes.actions.verzending import queue_mails, send_waiting_mails
from enquetes.models import Doelgroep, Modus, Ronde, Uitnodiging, Verzending
from enquetes.plan import Plan
from enquetes.queries.links import AlreadySentError, find_link
from enquetes.queries.ronde_pagina import mailstanden
from tests.factories.adoptie import TrajectFactory
from tests.factories.enquetes import answer, invite, make_versie
from tests.mailbox import LINK

pytestmark = pytest.mark.django_db(transaction=True)

START = dt.datetime(2011, 5, 2, 10, tzinfo=dt.UTC)
Soort = Verzending.Soort


def days(number: float) -> dt.timedelta:
    return dt.timedelta(days=number)


PLAN = Plan(
    naam="Nulmeting 2011",
    doelgroep=Doelgroep.STEEKPROEF,
    opent_op=START - days(0.1),
    herinner_op=START + days(7),
    herinner_weer_op=START + days(14),
    sluit_op=START + days(21),
    bedank_op=START + days(22),
)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as coordinates:
        yield coordinates


def make_ronde(plan: Plan = PLAN, number: int = 8) -> Ronde:
    traject = TrajectFactory.create()
    ronde = create_ronde(traject=traject, versie=make_versie(traject), plan=plan, by="test")
    invite(ronde, number)
    return open_ronde(ronde=ronde, by="test")


def tend(*shifts: float, clock: time_machine.Traveller) -> None:
    for shift in shifts:
        clock.shift(days(shift))
        for _ in range(2):
            tasks.tend_rondes()


def answer_by(mail: EmailMessage, ronde: Ronde) -> None:
    (found,) = LINK.findall(str(mail.body))
    answer(find_link(ronde.code, found.rstrip("/").rsplit("/", 1)[-1]), werk="3")


def subjects(mails: list[EmailMessage]) -> Counter[str]:
    return Counter(str(mail.subject) for mail in mails)


def test_each_mail_goes_on_its_day_and_once(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage]
) -> None:
    ronde = make_ronde()
    for mail in mailoutbox[:3]:
        answer_by(mail, ronde)

    tend(7, clock=clock)
    answer_by(mailoutbox[-1], ronde)
    tend(7, 7.1, 1, 1, clock=clock)

    assert subjects(mailoutbox) == {
        "Wilt u meedoen? Nulmeting 2011": 8,
        "Herinnering: Nulmeting 2011": 5,
        "Laatste herinnering: Nulmeting 2011": 4,
        "Bedankt: Nulmeting 2011": 8,
    }


def test_each_reminder_has_a_link_of_its_own_and_the_first_to_be_sent_in_counts(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage]
) -> None:
    ronde = make_ronde(number=1)
    tend(7, 7, clock=clock)
    first, second, third = mailoutbox

    assert len({LINK.findall(str(mail.body))[0] for mail in mailoutbox}) == 3
    answer_by(second, ronde)
    for late in (first, third):
        with pytest.raises(AlreadySentError):
            answer_by(late, ronde)
    assert ronde.inzendingen.count() == 1


def test_mails_that_are_left_out_of_the_plan_do_not_go(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage]
) -> None:
    make_ronde(replace(PLAN, herinner_weer_op=None, bedank_op=None))

    tend(7, 7, 7.1, 1, 20, clock=clock)

    assert subjects(mailoutbox) == {"Wilt u meedoen? Nulmeting 2011": 8, "Herinnering: Nulmeting 2011": 8}


def test_after_a_time_without_a_worker_nobody_gets_two_reminders_at_once(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage]
) -> None:
    make_ronde()

    tend(15, clock=clock)

    assert subjects(mailoutbox) == {
        "Wilt u meedoen? Nulmeting 2011": 8,
        "Laatste herinnering: Nulmeting 2011": 8,
    }


def test_first_reminder_that_still_waits_gives_way_to_the_second(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    ronde = make_ronde()
    with monkeypatch.context() as patch:
        patch.setattr(verzending, "enqueue", lambda *_: None)
        queue_mails(ronde=ronde, soort=Soort.HERINNERING)

    tend(14, clock=clock)

    assert subjects(mailoutbox) == {
        "Wilt u meedoen? Nulmeting 2011": 8,
        "Laatste herinnering: Nulmeting 2011": 8,
    }


def test_thanks_in_an_anonymous_round_tell_nobody_who_took_part(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage]
) -> None:
    ronde = make_ronde(replace(PLAN, herinner_op=None, herinner_weer_op=None))
    answer_by(mailoutbox[0], ronde)
    mailoutbox.clear()

    tend(21.1, 1, clock=clock)

    assert len({mail.to[0] for mail in mailoutbox}) == 8
    assert len({re.sub(r"Persoon \d+", "", str(mail.body)) for mail in mailoutbox}) == 1
    body = str(mailoutbox[0].body)
    assert "Deed u mee?" in body
    assert not LINK.findall(body)


def test_thanks_in_a_vertrouwelijk_round_go_to_who_took_part_and_in_one_batch(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage]
) -> None:
    ronde = make_ronde(replace(PLAN, modus=Modus.VERTROUWELIJK, herinner_op=None, herinner_weer_op=None))
    invitations = mailoutbox[:]
    for mail in invitations[:2]:
        answer_by(mail, ronde)
    mailoutbox.clear()
    tend(21.1, 1, clock=clock)
    assert {mail.to[0] for mail in mailoutbox} == {mail.to[0] for mail in invitations[:2]}

    ronde = reopen_ronde(ronde=ronde, sluit_op=timezone.now() + days(3), by="test")
    answer_by(invitations[2], ronde)
    tend(4, 4, clock=clock)

    # A mail of one's own would tell that it was answered in those three days.
    assert len(mailoutbox) == 2


def test_thanks_move_along_when_a_round_closes_earlier_or_opens_again(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage]
) -> None:
    ronde = make_ronde()
    clock.shift(days(10))

    ronde = close_ronde(ronde=ronde, by="test")
    assert ronde.bedank_op == START + days(11)
    ronde = reopen_ronde(ronde=ronde, sluit_op=START + days(30), by="test")
    assert ronde.bedank_op == START + days(31)

    mailoutbox.clear()
    tend(2, clock=clock)
    assert not any("Bedankt" in subject for subject in subjects(mailoutbox))


def test_stopped_round_thanks_nobody(clock: time_machine.Traveller, mailoutbox: list[EmailMessage]) -> None:
    ronde = make_ronde()
    stop_ronde(ronde=ronde, reden="Zo maar.", by="test")
    mailoutbox.clear()

    tend(30, clock=clock)

    assert not mailoutbox


def test_thanks_that_wait_when_a_round_opens_again_wait_until_it_closes(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    ronde = make_ronde()
    ronde = close_ronde(ronde=ronde, by="test")
    with monkeypatch.context() as patch:
        patch.setattr(verzending, "enqueue", lambda *_: None)
        queue_mails(ronde=ronde, soort=Soort.DANK)
    ronde = reopen_ronde(ronde=ronde, sluit_op=START + days(5), by="test")
    mailoutbox.clear()

    tend(0.1, clock=clock)
    assert not mailoutbox
    tend(5, clock=clock)
    assert subjects(mailoutbox) == {"Bedankt: Nulmeting 2011": 8}


def test_reminder_that_no_longer_goes_is_told_as_such(clock: time_machine.Traveller) -> None:
    ronde = make_ronde()
    Verzending.objects.update(status=Verzending.Status.VERZONDEN)
    for person in Uitnodiging.objects.all()[:3]:
        Verzending.objects.create(uitnodiging=person, soort=Soort.HERINNERING)

    ronde = close_ronde(ronde=ronde, by="test")

    assert [row.sentence for row in mailstanden(ronde)] == [
        "8 verzonden",
        "0 verzonden, 3 niet meer verstuurd",
    ]


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (replace(PLAN, herinner_op=START - days(1)), "tussen het openen en het sluiten"),
        (replace(PLAN, herinner_weer_op=START + days(30)), "tussen het openen en het sluiten"),
        (replace(PLAN, herinner_weer_op=START + days(3)), "na de eerste"),
        (replace(PLAN, herinner_op=None), "na de eerste"),
        (replace(PLAN, bedank_op=START + days(20)), "na het sluiten"),
        (replace(PLAN, bedank_op=START + days(60)), "binnen 28 dagen"),
        (replace(PLAN, doelgroep=Doelgroep.OPEN), "geen mails weg"),
    ],
)
def test_days_that_cannot_be_are_refused(plan: Plan, told: str) -> None:
    with pytest.raises(Refusal, match=told):
        make_ronde(plan)


class KilledError(BaseException):
    """The worker goes, without a word."""


def send_with_two_workers(ronde: Ronde) -> None:
    """Let two workers send at once, of which one is killed while it hands over a mail."""

    def work() -> None:
        with contextlib.suppress(KilledError):
            send_waiting_mails(ronde=ronde)
        connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def test_thanks_go_once_with_two_workers_and_a_kill_in_the_middle(
    clock: time_machine.Traveller, mailoutbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    ronde = close_ronde(ronde=make_ronde(replace(PLAN, herinner_op=None, herinner_weer_op=None)), by="test")
    mailoutbox.clear()
    monkeypatch.setattr(verzending, "enqueue", lambda *_: None)
    queue_mails(ronde=ronde, soort=Soort.DANK)
    send, calls = EmailMessage.send, iter(range(100))

    def killed(self: EmailMessage, *args: object) -> int:
        if next(calls) == 3:
            raise KilledError
        return send(self)

    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", killed)
        send_with_two_workers(ronde)
    tend(0.02, clock=clock)
    send_waiting_mails(ronde=ronde)

    thanks = Verzending.objects.filter(soort=Soort.DANK)
    assert len(mailoutbox) == len({mail.to[0] for mail in mailoutbox}) == 7
    assert Counter(thanks.values_list("status", flat=True)) == {"verzonden": 7, "onzeker": 1}
