"""What the worker does for telling: once, also when it is killed, doubled or without a mail server."""

from __future__ import annotations

import datetime as dt
import smtplib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connections
from pytest_django import DjangoCaptureOnCommitCallbacks as Committing

from adoptie.models import Gemeente, Rol
from adoptie.refusal import Refusal
from rapportage import tasks
from rapportage.actions import rapport as building
from rapportage.actions import uitvoering
from rapportage.actions.rapport import build_rapport, settle_rapport
from rapportage.models import Rapport, Uitvoering
from rapportage.queries.uitvoeringen import waiting_uitvoeringen
from rapportage.renderers import drawing
from tests.factories.adoptie import member
from tests.factories.metingen import STATUS, case_figure
from tests.factories.rapportage import make_rapportplan, make_uitvoering, opdracht

pytestmark = pytest.mark.usefixtures("quick_files")

DUE = dt.datetime(2012, 1, 10, 9, 0, tzinfo=dt.UTC)
LATER = DUE + uitvoering.CLAIM_LASTS + dt.timedelta(minutes=1)
BOTH = ["raad@hattem.example", "wethouder@hattem.example"]


class Killed(BaseException):
    """The worker is gone in the middle of something."""


def receivers() -> list[str]:
    return sorted(message.to[0] for message in mail.outbox)


@pytest.fixture
def due(gemeente: Gemeente) -> Uitvoering:
    """Give a report of a plan that is due, with two receivers."""
    return make_uitvoering(gemeente, plan=make_rapportplan(gemeente))


@time_machine.travel(DUE, tick=False)
def test_find_work_makes_and_mails_what_is_due(
    gemeente: Gemeente, django_capture_on_commit_callbacks: Committing
) -> None:
    make_rapportplan(gemeente)

    with django_capture_on_commit_callbacks(execute=True):
        tasks.find_work()

    done = Uitvoering.objects.get()
    assert (done.periode, done.status) == ("2011-K4", Uitvoering.Status.GEMAAKT)
    assert done.rapport == Rapport.objects.get()
    assert receivers() == BOTH


@time_machine.travel(DUE, tick=False)
def test_find_work_twice_does_it_once(
    gemeente: Gemeente, django_capture_on_commit_callbacks: Committing
) -> None:
    make_rapportplan(gemeente)

    for _ in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            tasks.find_work()

    assert Rapport.objects.count() == 1
    assert receivers() == BOTH


def test_mail_holds_the_pdf_and_the_link(due: Uitvoering) -> None:
    tasks.carry_out(due.pk)

    message = mail.outbox[0]
    assert message.attachments[0].filename == "hattem-voortgang-2011-K4.pdf"
    assert message.attachments[0].content == b"%PDF-1.7"
    assert f"/gemeente/hattem/rapporten/{Rapport.objects.get().pk}/" in message.body
    assert "In het vierde kwartaal van 2011 was" in message.body


def test_mail_holds_released_figures_only(gemeente: Gemeente, due: Uitvoering) -> None:
    case_figure(gemeente, "digitaal-aandeel", "2011-K4", 0.97, status=STATUS.BEREKEND)

    tasks.carry_out(due.pk)

    told = mail.outbox[0].body.partition("/rapporten/")[0]
    assert "60" in told
    assert "97" not in told


def test_report_of_a_plan_is_settled_before_it_is_mailed(due: Uitvoering) -> None:
    tasks.carry_out(due.pk)

    assert Rapport.objects.get().vastgesteld_door == "het programma (worker)"
    assert "Het rapport is vastgesteld door het programma (worker)" in mail.outbox[0].body


def test_report_that_cannot_be_settled_is_mailed_as_a_concept(gemeente: Gemeente, due: Uitvoering) -> None:
    case_figure(gemeente, "digitaal-aandeel", "2011-K4", 0.97, status=STATUS.BEREKEND)

    tasks.carry_out(due.pk)

    assert Rapport.objects.get().status == Rapport.Status.CONCEPT
    assert receivers() == BOTH
    assert "Het is nog een concept." in mail.outbox[0].body


@pytest.fixture
def asking(gemeente: Gemeente) -> Uitvoering:
    """Give a report that is due and must be settled by a person before it is mailed."""
    member(gemeente, Rol.PROGRAMMALEIDER, email="leider@hattem.example")
    return make_uitvoering(gemeente, plan=make_rapportplan(gemeente, goedkeuring=True))


def work_at(moment: dt.datetime, capture: Committing) -> None:
    with time_machine.travel(moment, tick=False), capture(execute=True):
        tasks.find_work()


def test_report_that_must_be_settled_first_waits_and_is_then_mailed(
    asking: Uitvoering, django_capture_on_commit_callbacks: Committing
) -> None:
    for _ in range(3):
        work_at(DUE, django_capture_on_commit_callbacks)

    asking.refresh_from_db()
    assert asking.status == Uitvoering.Status.VASTSTELLEN
    assert receivers() == ["leider@hattem.example"]
    assert "Daarna gaat het vanzelf per mail naar de ontvangers." in mail.outbox[0].body
    assert not mail.outbox[0].attachments

    mail.outbox.clear()
    settle_rapport(rapport=Rapport.objects.get(), by="test")
    for _ in range(3):
        work_at(DUE, django_capture_on_commit_callbacks)

    asking.refresh_from_db()
    assert asking.status == Uitvoering.Status.GEMAAKT
    assert receivers() == BOTH


def test_version_that_was_settled_is_mailed_and_not_the_one_that_was_made(
    asking: Uitvoering, gemeente: Gemeente, django_capture_on_commit_callbacks: Committing
) -> None:
    work_at(DUE, django_capture_on_commit_callbacks)
    case_figure(gemeente, "doorlooptijd", "2011-K4", 12.0)
    newer = settle_rapport(rapport=build_rapport(opdracht=opdracht(gemeente), by="test"), by="test")

    work_at(DUE, django_capture_on_commit_callbacks)

    asking.refresh_from_db()
    assert (newer.versie, asking.rapport) == (2, newer)
    assert f"/rapporten/{newer.pk}/" in mail.outbox[-1].body


def test_worker_killed_while_it_asks_asks_each_once(
    asking: Uitvoering, django_capture_on_commit_callbacks: Committing
) -> None:
    with time_machine.travel(DUE, tick=False), pytest.MonkeyPatch.context() as patch:
        _killing(uitvoering, "deliver", after=True)(patch)
        with pytest.raises(Killed):
            tasks.carry_out(asking.pk)
    for _ in range(2):
        work_at(LATER, django_capture_on_commit_callbacks)

    asking.refresh_from_db()
    assert asking.status == Uitvoering.Status.VASTSTELLEN
    assert receivers() == ["leider@hattem.example"]


def test_carry_out_tells_how_far_it_is(gemeente: Gemeente, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, int]] = []
    monkeypatch.setattr(uitvoering, "_tell", lambda _row, *step: told.append(step))
    monkeypatch.setattr(building, "draw", drawing.draw)

    tasks.carry_out(make_uitvoering(gemeente).pk)

    words, percents = zip(*told, strict=True)
    charts = [step for step in words if step.startswith("Grafieken tekenen: ")]
    assert words == ("Cijfers bijwerken", "Rapport schrijven", *charts, "PDF maken")
    assert charts[0].startswith("Grafieken tekenen: 1 van ")
    assert list(percents) == sorted(percents)


def test_carry_out_of_a_request_mails_nobody(gemeente: Gemeente) -> None:
    tasks.carry_out(make_uitvoering(gemeente).pk)

    assert Rapport.objects.count() == 1
    assert mail.outbox == []


def test_carry_out_that_is_gone_or_done_does_nothing(gemeente: Gemeente) -> None:
    done = make_uitvoering(gemeente, status=Uitvoering.Status.GEMAAKT)

    assert [tasks.carry_out(pk) for pk in (done.pk, 0)] == [False, False]
    assert not Rapport.objects.exists()


def test_carry_out_tells_why_it_cannot(due: Uitvoering, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: Any) -> Rapport:
        raise Refusal("Dit kan niet.")

    monkeypatch.setattr(uitvoering, "build_rapport", refuse)
    tasks.carry_out(due.pk)

    due.refresh_from_db()
    assert (due.status, due.melding) == (Uitvoering.Status.MISLUKT, "Dit kan niet.")


def test_waiting_uitvoeringen_are_oldest_period_first(gemeente: Gemeente) -> None:
    keys = {code: make_uitvoering(gemeente, periode=code).pk for code in ("2011-K4", "2010-K4", "2011-05")}

    assert waiting_uitvoeringen(DUE) == [keys[code] for code in ("2010-K4", "2011-05", "2011-K4")]


def _killing(module: Any, name: str, *, after: bool, nth: int = 1) -> Callable[[pytest.MonkeyPatch], None]:
    """Return how to kill the worker before or after the nth call of a step."""

    def arrange(monkeypatch: pytest.MonkeyPatch) -> None:
        step, calls = getattr(module, name), []

        def killed(*args: Any, **kwargs: Any) -> Any:
            calls.append(1)
            if len(calls) == nth and not after:
                raise Killed
            result = step(*args, **kwargs)
            if len(calls) == nth:
                raise Killed
            return result

        monkeypatch.setattr(module, name, killed)

    return arrange


# Where the worker dies, and who got no mail because nobody knows whether it had left.
KILLS = {
    "after the claim": (_killing(uitvoering, "_claim", after=True), 2),
    "before building": (_killing(uitvoering, "build_rapport", after=False), 2),
    "before the report is noted": (_killing(uitvoering, "build_rapport", after=True), 2),
    "after the report is noted": (_killing(uitvoering, "_build", after=True), 2),
    "before an address is claimed": (_killing(uitvoering, "_claim_address", after=False), 2),
    "before the first mail leaves": (_killing(uitvoering, "deliver", after=False), 1),
    "after the first mail left": (_killing(uitvoering, "deliver", after=True), 2),
    "before the second mail leaves": (_killing(uitvoering, "deliver", after=False, nth=2), 1),
    "before it is done": (_killing(uitvoering, "_finish", after=False), 2),
}


@pytest.mark.parametrize("step", KILLS)
def test_killed_worker_leaves_everything_once(
    step: str, due: Uitvoering, django_capture_on_commit_callbacks: Committing
) -> None:
    arrange, mails = KILLS[step]
    with time_machine.travel(DUE, tick=False), pytest.MonkeyPatch.context() as patch:
        arrange(patch)
        with pytest.raises(Killed):
            tasks.carry_out(due.pk)
    for moment in (DUE, LATER, LATER):
        with time_machine.travel(moment, tick=False), django_capture_on_commit_callbacks(execute=True):
            tasks.find_work()

    due.refresh_from_db()
    assert due.status == Uitvoering.Status.GEMAAKT
    assert due.rapport == Rapport.objects.get()
    assert len(receivers()) == len(set(receivers())) == mails


def test_fresh_claim_is_left_alone(due: Uitvoering) -> None:
    with time_machine.travel(DUE, tick=False):
        Uitvoering.objects.filter(pk=due.pk).update(status="bezig", geclaimd_op=DUE)

        assert tasks.carry_out(due.pk) is False


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_do_it_once(due: Uitvoering) -> None:
    together = Barrier(2)

    def work() -> bool:
        together.wait()
        try:
            return tasks.carry_out(due.pk)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        did = [future.result() for future in [pool.submit(work) for _ in range(2)]]

    assert sorted(did) == [False, True]
    assert Rapport.objects.count() == 1
    assert receivers() == BOTH


def test_mail_server_that_is_down_is_tried_again(due: Uitvoering, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise ConnectionRefusedError

    with time_machine.travel(DUE, tick=False), pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.mail.backends.locmem.EmailBackend.open", refuse)
        assert tasks.carry_out(due.pk) is False
    with time_machine.travel(LATER, tick=False):
        assert tasks.carry_out(due.pk) is True

    assert receivers() == BOTH


def test_mail_of_which_nobody_knows_is_not_sent_again(
    due: Uitvoering, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(*_: object) -> int:
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", lose)
    tasks.carry_out(due.pk)

    due.refresh_from_db()
    assert due.status == Uitvoering.Status.GEMAAKT
    assert "Van de mail aan wethouder@hattem.example weten we niet of hij aankwam." in due.melding
    assert sorted(due.gemaild) == BOTH
