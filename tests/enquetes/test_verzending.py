"""Mails with personal links: each arrives once, whatever happens to workers and servers meanwhile."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections import Counter
from pathlib import Path
from smtplib import SMTPServerDisconnected
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.db import connection, connections
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from adoptie.refusal import Refusal
from enquetes import tasks
from enquetes.actions import verzending
from enquetes.actions.ronde import close_ronde, open_ronde
from enquetes.actions.uitnodigingen import resend_uncertain_mails, retry_failed_mails
from enquetes.actions.verzending import queue_mails, send_waiting_mails
from enquetes.models import Ronde, Uitnodiging, Verzending
from enquetes.queries.verzendingen import to_resend, to_retry
from tests.factories.enquetes import make_staff_ronde
from tests.mailbox import Mailbox, free_port, link_in, point_at, running

pytestmark = pytest.mark.django_db(transaction=True)

STATUS = Verzending.Status
PEOPLE = [f"balie{number}@voorbeeld.example" for number in range(10)]


class KilledError(BaseException):
    """The worker goes, without a word."""


@pytest.fixture
def ronde(monkeypatch: pytest.MonkeyPatch) -> Ronde:
    """Give an open round of which the invitations wait: the queue is not worked off by itself."""
    monkeypatch.setattr(verzending, "enqueue", lambda *_: None)
    return make_staff_ronde({"Balie": 10})


def hang_up(backend: Any) -> None:
    """Cut the line to the mail server under the program's hands."""
    backend.connection.sock.close()


def statuses() -> Counter[str]:
    return Counter(Verzending.objects.values_list("status", flat=True))


def all_that_is_stored() -> bytes:
    """Return every cell of every table, and every file beside the database, as one heap of bytes."""
    from django.conf import settings

    heap = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a table's own name
            for row in cursor.fetchall():
                heap += [
                    bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
                    for cell in row
                ]
    heap += [path.read_bytes() for path in Path(settings.DATA_DIR).rglob("*") if path.is_file()]
    return b"\n".join(heap)


def test_invitation_goes_once_to_everybody(box: Mailbox, ronde: Ronde) -> None:
    assert send_waiting_mails(ronde=ronde) == 10
    assert send_waiting_mails(ronde=ronde) == 0
    assert queue_mails(ronde=ronde, soort=Verzending.Soort.UITNODIGING) == 0

    assert box.addresses() == PEOPLE
    assert statuses() == {STATUS.VERZONDEN: 10}


def test_opening_sends_by_itself(box: Mailbox) -> None:
    make_staff_ronde({"Balie": 10})

    assert box.addresses() == PEOPLE


def test_link_in_the_mail_works(box: Mailbox, ronde: Ronde, client: Client) -> None:
    send_waiting_mails(ronde=ronde)

    pages = [client.get(urlsplit(link).path) for link in box.links()]

    assert len(set(box.links())) == 10
    assert {page.status_code for page in pages} == {200}
    assert "U telt mee bij Balie: 10 mensen" in pages[0].content.decode()


def test_mail_says_the_promise_and_until_when(box: Mailbox, ronde: Ronde) -> None:
    send_waiting_mails(ronde=ronde)

    mail = box.mails[0]
    text = mail.get_content()
    assert mail["Subject"] == f"Wilt u meedoen? {ronde.naam}"
    assert "Deze vragenlijst is anoniem: er staat geen naam bij uw antwoorden." in text
    assert f"tot en met {timezone.localdate(ronde.sluit_op).day} " in text
    assert not mail.is_multipart()


def test_reminder_goes_once_and_only_to_unused_links(box: Mailbox, ronde: Ronde) -> None:
    send_waiting_mails(ronde=ronde)
    Uitnodiging.objects.filter(email__in=PEOPLE[:4]).update(gebruikt=True)
    box.mails.clear()

    for _ in range(2):
        queue_mails(ronde=ronde, soort=Verzending.Soort.HERINNERING)
        send_waiting_mails(ronde=ronde)

    assert box.addresses() == PEOPLE[4:]
    assert all(str(mail["Subject"]).startswith("Herinnering: ") for mail in box.mails)


def test_reminder_is_dropped_for_who_answered_while_it_waited(box: Mailbox, ronde: Ronde) -> None:
    send_waiting_mails(ronde=ronde)
    queue_mails(ronde=ronde, soort=Verzending.Soort.HERINNERING)
    Uitnodiging.objects.filter(email__in=PEOPLE[:9]).update(gebruikt=True)
    box.mails.clear()

    send_waiting_mails(ronde=ronde)
    queue_mails(ronde=ronde, soort=Verzending.Soort.HERINNERING)

    assert box.addresses() == PEOPLE[9:]
    assert not statuses()[STATUS.WACHT]


def test_two_workers_at_once_send_each_mail_once(box: Mailbox, ronde: Ronde) -> None:
    barrier = threading.Barrier(2)
    sent: list[int] = []

    def work() -> None:
        barrier.wait()
        sent.append(send_waiting_mails(ronde=ronde))
        connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sum(sent) == 10
    assert box.addresses() == PEOPLE


@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_worker_leaves_one_uncertain_mail_that_never_goes_again(
    box: Mailbox, ronde: Ronde, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    send = EmailMessage.send

    def killed(self: EmailMessage, *args: object) -> int:
        if moment == "after":
            send(self)
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", killed)
        with pytest.raises(KilledError):
            send_waiting_mails(ronde=ronde)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=16), tick=True):
        for _ in range(2):
            tasks.tend_rondes()

    assert statuses() == {STATUS.VERZONDEN: 9, STATUS.ONZEKER: 1}
    assert len(box.mails) == (10 if moment == "after" else 9)


def test_kill_of_the_very_last_mail_is_noticed(
    box: Mailbox, ronde: Ronde, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_waiting_mails(ronde=ronde)
    Verzending.objects.filter(uitnodiging__email=PEOPLE[0]).update(
        status=STATUS.BEZIG, geclaimd_op=timezone.now() - dt.timedelta(minutes=16)
    )

    tasks.tend_rondes()

    assert statuses()[STATUS.ONZEKER] == 1


def test_refused_address_is_mislukt_and_the_others_go(box: Mailbox, ronde: Ronde) -> None:
    box.answers[PEOPLE[3]] = "450 try later"

    assert send_waiting_mails(ronde=ronde) == 9
    assert Verzending.objects.get(status=STATUS.MISLUKT).uitnodiging.email == PEOPLE[3]


def test_refused_content_is_mislukt(box: Mailbox, ronde: Ronde) -> None:
    box.refuse_data = "554 looks like spam"

    send_waiting_mails(ronde=ronde)

    assert statuses() == {STATUS.MISLUKT: 10}


def test_unreachable_server_leaves_everything_waiting(
    settings: Settings, ronde: Ronde, caplog: pytest.LogCaptureFixture
) -> None:
    port = free_port()
    point_at(settings, port)

    assert send_waiting_mails(ronde=ronde) == 0
    assert statuses() == {STATUS.WACHT: 10}
    assert "Mail server not reached" in caplog.text

    box = Mailbox()
    with running(box, port):
        tasks.send_mails(ronde.pk)
    assert box.addresses() == PEOPLE


def test_server_that_goes_midway_costs_one_uncertain_mail(
    box: Mailbox, ronde: Ronde, monkeypatch: pytest.MonkeyPatch
) -> None:
    send, calls = EmailMessage.send, iter(range(100))

    def cut(self: EmailMessage, *args: object) -> int:
        if next(calls) == 4:
            hang_up(self.connection)
            raise SMTPServerDisconnected
        return send(self)

    monkeypatch.setattr(EmailMessage, "send", cut)
    send_waiting_mails(ronde=ronde)

    assert statuses() == {STATUS.VERZONDEN: 9, STATUS.ONZEKER: 1}


def test_connection_that_fell_asleep_is_opened_again(
    box: Mailbox, ronde: Ronde, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = EmailMessage.send

    def asleep(self: EmailMessage, *args: object) -> int:
        sent = send(self)
        hang_up(self.connection)
        return sent

    monkeypatch.setattr(EmailMessage, "send", asleep)

    assert send_waiting_mails(ronde=ronde) == 10


def test_token_stands_nowhere(
    box: Mailbox, ronde: Ronde, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    box.answers[PEOPLE[3]] = "450 try later"
    with caplog.at_level(logging.DEBUG):
        tasks.tend_rondes()
        send_waiting_mails(ronde=ronde)
        paths = [urlsplit(link).path for link in box.links()]
        client.post(f"{paths[0]}2/", {"v_uren": "veel"})
        close_ronde(ronde=ronde, by="test")
        client.get(paths[1])

    stored = all_that_is_stored()
    # The mail server of this test writes what it hears.
    logged = "".join(record.getMessage() for record in caplog.records if record.name != "mail.log")
    assert PEOPLE[0].encode() in stored
    assert "Gone: " in logged
    for path in paths:
        token = path.rstrip("/").rsplit("/", 1)[-1]
        assert len(token) == 22
        assert token.encode() not in stored
        assert token not in logged


def test_closed_round_sends_nothing(box: Mailbox, ronde: Ronde) -> None:
    close_ronde(ronde=ronde, by="test")

    assert send_waiting_mails(ronde=ronde) == 0
    assert tasks.send_mails(ronde.pk) == 0
    assert not box.mails


def test_late_worker_does_not_overwrite_a_mail_that_was_given_up(
    box: Mailbox, ronde: Ronde, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = EmailMessage.send

    def slow(self: EmailMessage, *args: object) -> int:
        Verzending.objects.filter(status=STATUS.BEZIG).update(status=STATUS.WACHT, geclaimd_op=None)
        return send(self)

    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", slow)
        send_waiting_mails(ronde=ronde)

    assert statuses() == {STATUS.WACHT: 10}


def test_retry_failed_mails_sends_only_what_was_refused(box: Mailbox, ronde: Ronde) -> None:
    box.answers[PEOPLE[3]] = "450 try later"
    send_waiting_mails(ronde=ronde)
    box.answers.clear()
    box.mails.clear()

    assert retry_failed_mails(ronde=ronde, by="test") == 1

    assert box.addresses() == [PEOPLE[3]]
    with pytest.raises(Refusal, match="geen mail"):
        retry_failed_mails(ronde=ronde, by="test")


@pytest.mark.parametrize(
    ("invitation", "reminder", "last", "again"),
    [
        (STATUS.TERUG, STATUS.TERUG, None, ["uitnodiging"]),
        (STATUS.MISLUKT, STATUS.MISLUKT, None, ["uitnodiging"]),
        (STATUS.VERZONDEN, STATUS.TERUG, None, []),
        (STATUS.VERZONDEN, STATUS.MISLUKT, None, ["herinnering"]),
        (STATUS.VERZONDEN, STATUS.MISLUKT, STATUS.VERZONDEN, []),
        (STATUS.VERZONDEN, STATUS.MISLUKT, STATUS.MISLUKT, ["herinnering2"]),
        (STATUS.VERZONDEN, STATUS.TERUG, STATUS.MISLUKT, []),
    ],
)
def test_only_what_helps_goes_again_and_one_mail_to_a_person(
    ronde: Ronde, invitation: str, reminder: str, last: str | None, again: list[str]
) -> None:
    person = Uitnodiging.objects.get(email=PEOPLE[0])
    Verzending.objects.filter(uitnodiging__ronde=ronde).update(status=STATUS.VERZONDEN)
    person.verzendingen.update(status=invitation)
    for soort, status in (("herinnering", reminder), ("herinnering2", last)):
        if status:
            person.verzendingen.create(soort=soort, status=status)

    assert [row.soort for row in to_retry(ronde)] == again


def test_reminder_that_failed_does_not_go_to_who_answered_meanwhile(ronde: Ronde) -> None:
    Verzending.objects.filter(uitnodiging__ronde=ronde).update(status=STATUS.VERZONDEN)
    person = Uitnodiging.objects.get(email=PEOPLE[0])
    person.verzendingen.create(soort="herinnering", status=STATUS.MISLUKT)
    Uitnodiging.objects.filter(pk=person.pk).update(gebruikt=True)

    assert not to_retry(ronde).exists()


@pytest.mark.parametrize(
    ("invitation", "reminder", "again"),
    [
        (STATUS.ONZEKER, None, ["uitnodiging"]),
        (STATUS.ONZEKER, STATUS.ONZEKER, ["herinnering"]),
        (STATUS.ONZEKER, STATUS.MISLUKT, ["uitnodiging"]),
        (STATUS.ONZEKER, STATUS.WACHT, []),
        (STATUS.ONZEKER, STATUS.VERZONDEN, []),
        (STATUS.VERZONDEN, STATUS.ONZEKER, ["herinnering"]),
    ],
)
def test_of_uncertain_mails_to_one_person_only_the_last_goes_again(
    ronde: Ronde, invitation: str, reminder: str | None, again: list[str]
) -> None:
    person = Uitnodiging.objects.get(email=PEOPLE[0])
    Verzending.objects.filter(uitnodiging__ronde=ronde).update(status=STATUS.VERZONDEN)
    person.verzendingen.update(status=invitation)
    if reminder:
        person.verzendingen.create(soort="herinnering", status=reminder)

    assert [row.soort for row in to_resend(ronde)] == again


def test_resend_uncertain_mails_gives_a_new_link_and_ends_the_old_one(
    box: Mailbox, ronde: Ronde, client: Client
) -> None:
    send_waiting_mails(ronde=ronde)
    Verzending.objects.filter(uitnodiging__email__in=PEOPLE[:2]).update(status=STATUS.ONZEKER)
    Uitnodiging.objects.filter(email=PEOPLE[1]).update(gebruikt=True)
    old = next(mail for mail in box.mails if mail["To"] == PEOPLE[0])
    box.mails.clear()

    assert resend_uncertain_mails(ronde=ronde, by="test") == 1

    (new,) = box.mails
    assert new["To"] == PEOPLE[0]
    assert client.get(urlsplit(link_in(new)).path).status_code == 200
    assert client.get(urlsplit(link_in(old)).path).status_code == 404
    assert statuses() == {STATUS.VERZONDEN: 9, STATUS.ONZEKER: 1}


def test_sending_again_is_refused_when_the_round_is_not_open(box: Mailbox, ronde: Ronde) -> None:
    close_ronde(ronde=ronde, by="test")

    for again in (retry_failed_mails, resend_uncertain_mails):
        with pytest.raises(Refusal, match="niet open"):
            again(ronde=ronde, by="test")


def test_round_opened_twice_sends_once(box: Mailbox) -> None:
    ronde = make_staff_ronde({"Balie": 10})

    with pytest.raises(Refusal, match="was al open"):
        open_ronde(ronde=ronde, by="test")

    assert box.addresses() == PEOPLE
