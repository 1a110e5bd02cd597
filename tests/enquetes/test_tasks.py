"""The worker finds what is due, does it once, and finishes what was cut off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from django.utils import timezone

from adoptie.models import Gebeurtenis
from adoptie.refusal import Refusal
from adoptie.tasks import apply_retention
from enquetes import keys, tasks
from enquetes.actions import ronde as rondes
from enquetes.actions.ronde import close_ronde, reopen_ronde
from enquetes.keys import existing_keys
from enquetes.models import Panellid, Ronde, Status, Uitnodiging, Verzending
from enquetes.sealed import open_sealed, sealed_base
from enquetes.sealing import seal_ronde
from tests.factories.adoptie import GemeenteFactory
from tests.factories.enquetes import answer, make_closed_ronde, make_open_ronde, make_staff_ronde, open_links

pytestmark = pytest.mark.django_db(transaction=True)


class KilledError(BaseException):
    """The worker goes, without a word."""


def days(number: float) -> dt.timedelta:
    return dt.timedelta(days=number)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(dt.datetime(2011, 5, 3, 12, tzinfo=dt.UTC), tick=False) as coordinates:
        yield coordinates


def status(ronde: Ronde) -> Status:
    ronde.refresh_from_db()
    return Status(ronde.status)


def test_round_closes_and_seals_by_itself(clock: time_machine.Traveller) -> None:
    ronde = make_open_ronde()
    for link in open_links(ronde, 6):
        answer(link, werk="3")

    tasks.tend_rondes()
    assert status(ronde) == Status.OPEN
    clock.shift(days(1))
    tasks.tend_rondes()
    assert status(ronde) == Status.GESLOTEN
    clock.shift(days(9.9))
    tasks.tend_rondes()
    assert status(ronde) == Status.GESLOTEN
    clock.shift(days(0.2))
    tasks.tend_rondes()

    assert status(ronde) == Status.VERZEGELD
    assert (ronde.aantal, existing_keys()) == (6, frozenset())


def test_reminder_goes_on_its_day_to_who_did_not_answer(
    clock: time_machine.Traveller, mailoutbox: list[object]
) -> None:
    ronde = make_staff_ronde({"Balie": 12})
    Ronde.objects.filter(pk=ronde.pk).update(herinner_op=timezone.now() + days(0.5))
    Uitnodiging.objects.filter(email__startswith="balie1").update(gebruikt=True)
    mailoutbox.clear()

    tasks.tend_rondes()
    assert not mailoutbox
    clock.shift(days(0.6))
    for _ in range(3):
        tasks.tend_rondes()

    assert len(mailoutbox) == 9


def test_round_that_another_worker_closed_does_not_hold_up_the_next(
    clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = make_open_ronde(), make_open_ronde()
    clock.shift(days(2))
    close = rondes.close_ronde

    def late(*, ronde: Ronde, by: str) -> Ronde:
        if ronde.pk == first.pk:
            raise Refusal("De ronde is gesloten.")
        return close(ronde=ronde, by=by)

    monkeypatch.setattr(rondes, "close_ronde", late)
    tasks.tend_rondes()

    assert status(second) == Status.GESLOTEN


@pytest.mark.parametrize("name", ["queue_mails", "mark_lost_mails", "enqueue", "existing_keys"])
def test_kill_between_steps_is_made_good_the_next_minute(
    clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch, name: str, mailoutbox: list[object]
) -> None:
    due, reminded = make_open_ronde(), make_staff_ronde({"Balie": 12})
    Ronde.objects.filter(pk=due.pk).update(verzegel_op=due.sluit_op)
    Ronde.objects.filter(pk=reminded.pk).update(
        herinner_op=timezone.now() + days(1), sluit_op=timezone.now() + days(5)
    )
    clock.shift(days(1.5))
    mailoutbox.clear()

    def killed(*args: object, **kwargs: object) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(tasks, name, killed)
        with pytest.raises(KilledError):
            tasks.tend_rondes()
    for _ in range(2):
        tasks.tend_rondes()

    assert status(due) == Status.VERZEGELD
    assert len(mailoutbox) == 12


def test_seal_that_was_queued_leaves_a_reopened_round_alone(clock: time_machine.Traveller) -> None:
    ronde = close_ronde(ronde=make_open_ronde(), by="test")
    ronde = reopen_ronde(ronde=ronde, sluit_op=timezone.now() + days(3), by="test")

    tasks.seal(ronde.pk)
    tasks.seal(10**6)
    close_ronde(ronde=ronde, by="test")
    tasks.seal(ronde.pk)

    assert status(ronde) == Status.GESLOTEN


def test_ronde_that_cannot_be_sealed_does_not_hold_up_the_next_and_is_tried_again(
    clock: time_machine.Traveller, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = make_closed_ronde(6), make_closed_ronde(6)
    clock.shift(days(12))
    key = keys._path(first.sleutel)
    key.rename(key.with_suffix(".kwijt"))

    tasks.tend_rondes()
    assert (status(first), status(second)) == (Status.GESLOTEN, Status.VERZEGELD)
    assert f"Not sealed: {first}" in caplog.text
    key.with_suffix(".kwijt").rename(key)
    tasks.tend_rondes()

    assert status(first) == Status.VERZEGELD


@pytest.mark.parametrize(("after", "left"), [(29.9, 12), (30.1, 0)])
def test_forget_removes_invitations_thirty_days_after_closing(
    clock: time_machine.Traveller, after: float, left: int
) -> None:
    ronde = close_ronde(ronde=make_staff_ronde({"Balie": 12}), by="test")
    clock.shift(days(11))
    tasks.tend_rondes()
    clock.move_to(ronde.sluit_op + days(after))

    for _ in range(2):
        apply_retention()

    assert Uitnodiging.objects.count() == left
    assert Verzending.objects.count() == left
    assert status(ronde) == Status.VERZEGELD


def test_forget_keeps_invitations_of_a_round_that_still_runs(clock: time_machine.Traveller) -> None:
    make_staff_ronde({"Balie": 12})
    clock.shift(days(60))

    apply_retention()

    assert Uitnodiging.objects.count() == 12


def test_forget_removes_sign_ups_that_were_never_confirmed(clock: time_machine.Traveller) -> None:
    today = timezone.localdate()
    gemeente = GemeenteFactory.create()
    for number, age, state in ((1, 8, "aangemeld"), (2, 6, "aangemeld"), (3, 8, "actief")):
        Panellid.objects.create(
            gemeente=gemeente,
            email=f"lid{number}@stad.example",
            status=state,
            aangemeld_op=today - days(age),
            laatst_actief_op=today,
        )

    apply_retention()

    assert set(Panellid.objects.values_list("email", flat=True)) == {"lid2@stad.example", "lid3@stad.example"}


@pytest.mark.parametrize(("after", "kept"), [(364, True), (366, False)])
def test_what_people_wrote_goes_a_year_after_sealing(
    clock: time_machine.Traveller,
    after: float,
    kept: bool,  # noqa: FBT001
) -> None:
    ronde = make_closed_ronde(12)
    seal_ronde(ronde=ronde, by="test")
    ronde.refresh_from_db()
    clock.move_to(ronde.verzegel_op + days(after))

    for _ in range(2):
        apply_retention()

    read = open_sealed(sealed_base(ronde.gemeente.slug), ronde.sleutel, ronde.verzegeld_hash)
    assert len(read.answers()) == 12, "the other answers stay"
    assert bool(list(read.folder.glob("tekst_*"))) is kept
    told = Gebeurtenis.objects.filter(action="open antwoorden gewist")
    assert told.count() == (0 if kept else 1)
