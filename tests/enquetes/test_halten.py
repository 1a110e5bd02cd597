"""The ondernemingsraad stops a measurement: at once, for good, and its choice decides what becomes of it."""

from __future__ import annotations

import datetime as dt
import tarfile
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from adoptie.actions.bewaren import apply_retention
from adoptie.audit import chain_fault
from adoptie.config.backup import copy_everything
from adoptie.models import Functie, Gebeurtenis, Rol
from adoptie.refusal import Refusal
from enquetes import leftovers, tasks
from enquetes.actions.antwoord import save_page, submit
from enquetes.actions.ronde import close_ronde, extend_ronde, open_ronde, reopen_ronde, stop_ronde
from enquetes.actions.stopberichten import send_stopberichten
from enquetes.actions.stoppen import CHOOSE_WITHIN, choose_ending, destroy_unchosen, halt_ronde
from enquetes.actions.verzending import queue_mails, send_waiting_mails
from enquetes.keys import existing_keys
from enquetes.locking import ClosedError, hold_unsealed_ronde
from enquetes.models import (
    Concept,
    Inzending,
    Papiercode,
    Ronde,
    Status,
    Stop,
    Stopbericht,
    Stopkeuze,
    Verzending,
)
from enquetes.queries.links import find_link, find_ronde, find_sent
from enquetes.queries.verzendingen import due_mails, waiting_mails
from enquetes.sealing import (
    ChangedWhileSealingError,
    _commit_or_forget,
    _write,
    read_answers,
    seal_ronde,
)
from tests.factories.adoptie import member
from tests.factories.enquetes import answer, make_open_ronde, make_staff_ronde, personal_links

pytestmark = pytest.mark.django_db
WAYS = [Stopkeuze.VERZEGELEN, Stopkeuze.VERNIETIGEN]


def answered(number: int = 9) -> Ronde:
    ronde = make_staff_ronde({"Balie": 20})
    for place, link in enumerate(personal_links(ronde)[:number]):
        answer(link, werk=str(place % 5 + 1))
    return ronde


def halted(number: int = 9) -> Ronde:
    return halt_ronde(ronde=answered(number), reden="Teams zijn te klein.", by="or")


def now(ronde: Ronde) -> Ronde:
    return Ronde.objects.get(pk=ronde.pk)


def steps() -> list[str]:
    return list(Gebeurtenis.objects.order_by("pk").values_list("action", flat=True))


def test_collecting_halts_at_once_and_answers_stay_under_their_key() -> None:
    ronde = answered()
    link = personal_links(ronde)[15]

    halt_ronde(ronde=ronde, reden="Teams zijn te klein.", by="or")

    with pytest.raises(ClosedError):
        submit(link=link, answers={"werk": "1"})
    with pytest.raises(ClosedError):
        find_ronde(ronde.code)
    with pytest.raises(Refusal), transaction.atomic():
        hold_unsealed_ronde(now(ronde))
    assert Inzending.objects.count() == 9
    assert ronde.sleutel in existing_keys()
    stopped = now(ronde)
    assert (stopped.status, stopped.stopkeuze) == (Status.GESTOPT, Stopkeuze.WACHT)
    assert stopped.kiezen_tot is not None
    assert abs(stopped.kiezen_tot - timezone.now() - CHOOSE_WITHIN) < dt.timedelta(minutes=1)
    assert (stopped.stop.reden, stopped.stop.door) == ("Teams zijn te klein.", "het programma (or)")


def test_what_leads_to_answers_goes_at_once() -> None:
    ronde = answered()
    link = personal_links(ronde)[15]
    save_page(link=link, answers={"werk": "1"})
    assert Concept.objects.exists()
    Papiercode.objects.create(ronde=ronde, uitnodiging=link.uitnodiging, link_hash=b"x" * 32)

    halt_ronde(ronde=ronde, reden="x", by="or")

    assert not Verzending.objects.exclude(link_hash=None).exists()
    assert not Concept.objects.exists()
    assert not Papiercode.objects.exists()
    assert find_sent(ronde.code, link.token) is None


def test_no_mail_leaves_any_more(django_capture_on_commit_callbacks: Any) -> None:
    ronde = make_staff_ronde({"Balie": 20})
    Ronde.objects.filter(pk=ronde.pk).update(herinner_op=timezone.now(), bedank_op=timezone.now())
    queue_mails(ronde=ronde, soort=Verzending.Soort.HERINNERING)
    assert waiting_mails().exists()

    halt_ronde(ronde=ronde, reden="x", by="or")

    assert not waiting_mails().exists()
    assert list(due_mails(timezone.now() + dt.timedelta(days=60))) == []
    assert send_waiting_mails(ronde=now(ronde)) == 0
    assert mail.outbox == []


def test_mail_that_was_about_to_leave_stays() -> None:
    """A worker that read the list just before does not send it."""
    ronde = make_staff_ronde({"Balie": 20})
    waiting = list(waiting_mails().values_list("pk", flat=True))
    before = now(ronde)
    halt_ronde(ronde=ronde, reden="x", by="or")

    from enquetes.actions.verzending import _claim

    with pytest.raises(Refusal):
        _claim(waiting[0], before, "token")


@pytest.mark.parametrize("back", ["open_ronde", "close_ronde", "reopen_ronde", "extend_ronde", "stop_ronde"])
def test_nobody_undoes_it(back: str) -> None:
    ronde = halted()
    later = (
        {"sluit_op": timezone.now() + dt.timedelta(days=3)}
        if back in {"reopen_ronde", "extend_ronde"}
        else {}
    )
    action = {
        "open_ronde": open_ronde,
        "close_ronde": close_ronde,
        "reopen_ronde": reopen_ronde,
        "extend_ronde": extend_ronde,
        "stop_ronde": stop_ronde,
    }[back]
    why = {"reden": "terug"} if back == "stop_ronde" else {}

    with pytest.raises(Refusal):
        action(ronde=ronde, by="leider", **later, **why)  # type: ignore[operator]

    assert Inzending.objects.count() == 9


@pytest.mark.parametrize(
    "change",
    [
        {"status": Status.OPEN, "stopkeuze": "", "kiezen_tot": None},
        {"status": Status.GESLOTEN, "stopkeuze": "", "kiezen_tot": None},
        {"status": Status.VERZEGELD, "verzegeld_hash": "x", "aantal": 3},
        {"stopkeuze": "", "kiezen_tot": None},
        {"kiezen_tot": dt.datetime(2099, 1, 1, tzinfo=dt.UTC)},
    ],
)
def test_database_refuses_to_undo_it(change: dict[str, object]) -> None:
    ronde = halted()

    with pytest.raises(IntegrityError), transaction.atomic():
        Ronde.objects.filter(pk=ronde.pk).update(**change)


def test_database_does_not_take_back_destroying() -> None:
    ronde = choose_ending(ronde=halted(), keuze=Stopkeuze.VERNIETIGEN, by="or")

    for keuze in ("wacht", "verzegelen", ""):
        with pytest.raises(IntegrityError), transaction.atomic():
            Ronde.objects.filter(pk=ronde.pk).update(stopkeuze=keuze)


def test_round_that_was_not_stopped_gets_no_choice() -> None:
    ronde = make_staff_ronde({"Balie": 20})

    with pytest.raises(IntegrityError), transaction.atomic():
        Ronde.objects.filter(pk=ronde.pk).update(stopkeuze="wacht", kiezen_tot=timezone.now())


def test_destroying_leaves_no_answer_and_no_key_and_proves_it(
    django_capture_on_commit_callbacks: Any,
) -> None:
    ronde = halted()

    with django_capture_on_commit_callbacks(execute=True):
        choose_ending(ronde=ronde, keuze=Stopkeuze.VERNIETIGEN, by="or")

    assert not Inzending.objects.exists()
    assert ronde.sleutel not in existing_keys()
    assert steps()[-2:] == ["antwoorden vernietigd", "sleutel vernietigd"]
    assert Gebeurtenis.objects.get(action="antwoorden vernietigd").details["aantal"] == 9
    assert Stop.objects.get().gewist == 9
    assert chain_fault() == ""


def test_crash_between_answers_and_key_is_finished_the_next_minute() -> None:
    ronde = halted()
    # Nothing runs on commit: as after a crash.
    choose_ending(ronde=ronde, keuze=Stopkeuze.VERNIETIGEN, by="or")
    assert ronde.sleutel in existing_keys()

    tasks.tend_rondes()

    assert ronde.sleutel not in existing_keys()
    assert steps()[-1] == "sleutel vernietigd"


def test_sealing_makes_figures_of_what_was_there(django_capture_on_commit_callbacks: Any) -> None:
    ronde = halted()
    choose_ending(ronde=ronde, keuze=Stopkeuze.VERZEGELEN, by="or")
    # As the worker does, also when what was queued got lost.
    tasks.seal(ronde.pk)

    sealed = now(ronde)
    assert (sealed.status, sealed.aantal) == (Status.VERZEGELD, 9)
    assert timezone.localdate(sealed.sluit_op) == timezone.localdate()
    assert sealed.verzegel_op >= sealed.sluit_op
    assert not Inzending.objects.exists()
    assert ronde.sleutel not in existing_keys()


def test_worker_finds_by_itself_what_was_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    ronde = choose_ending(ronde=halted(), keuze=Stopkeuze.VERZEGELEN, by="or")
    queued: list[tuple[object, ...]] = []
    monkeypatch.setattr(tasks, "enqueue", lambda *task: queued.append(task))

    tasks.tend_rondes()

    assert ("enquetes.tasks.seal", ronde.pk) in queued


def test_nothing_is_sealed_before_it_is_chosen() -> None:
    ronde = halted()

    tasks.seal(ronde.pk)
    with pytest.raises(Refusal):
        seal_ronde(ronde=ronde, by="leider")

    assert now(ronde).status == Status.GESTOPT
    assert Inzending.objects.count() == 9


def test_clean_up_leaves_the_key_while_there_is_a_choice() -> None:
    ronde = halted()

    leftovers.clean_up(now(ronde))
    leftovers.sweep()
    tasks.tend_rondes()
    apply_retention(by="worker")

    assert ronde.sleutel in existing_keys()
    assert Inzending.objects.count() == 9


def test_drafts_are_counted_when_they_go() -> None:
    ronde = answered()
    save_page(link=personal_links(ronde)[15], answers={"werk": "1"})
    halt_ronde(ronde=ronde, reden="x", by="or")
    choose_ending(ronde=ronde, keuze=Stopkeuze.VERZEGELEN, by="or")
    tasks.seal(ronde.pk)

    assert now(ronde).vervallen_concepten == 1


@pytest.mark.parametrize("chosen", [None, Stopkeuze.VERZEGELEN])
def test_after_fourteen_days_what_is_not_sealed_is_destroyed(chosen: Stopkeuze | None) -> None:
    ronde = halted()
    if chosen:
        choose_ending(ronde=ronde, keuze=chosen, by="or")

    with time_machine.travel(timezone.now() + CHOOSE_WITHIN - dt.timedelta(minutes=1)):
        assert destroy_unchosen(by="worker") == 0
    with time_machine.travel(timezone.now() + CHOOSE_WITHIN + dt.timedelta(minutes=1)):
        assert destroy_unchosen(by="worker") == 1
        assert destroy_unchosen(by="worker") == 0
        with pytest.raises(Refusal):
            choose_ending(ronde=ronde, keuze=Stopkeuze.VERZEGELEN, by="or")

    assert not Inzending.objects.exists()
    line = Gebeurtenis.objects.get(action="antwoorden vernietigd")
    assert (line.actor, line.details) == ("worker", {"aantal": 9, "reden": "niemand koos op tijd"})


def test_choosing_too_late_is_refused_also_where_the_worker_was_not_there() -> None:
    ronde = halted()

    with time_machine.travel(timezone.now() + CHOOSE_WITHIN + dt.timedelta(minutes=1)):
        for keuze in WAYS:
            with pytest.raises(Refusal):
                choose_ending(ronde=ronde, keuze=keuze, by="or")


def test_who_chose_to_seal_may_still_destroy_and_not_the_other_way() -> None:
    ronde = halted()
    choose_ending(ronde=ronde, keuze=Stopkeuze.VERZEGELEN, by="or")
    choose_ending(ronde=ronde, keuze=Stopkeuze.VERNIETIGEN, by="or")

    with pytest.raises(Refusal):
        choose_ending(ronde=ronde, keuze=Stopkeuze.VERZEGELEN, by="or")


def test_round_among_others_than_staff_is_not_for_the_ondernemingsraad() -> None:
    with pytest.raises(Refusal):
        halt_ronde(ronde=make_open_ronde(), reden="x", by="or")


def test_sealed_round_cannot_be_stopped_any_more() -> None:
    sealed = seal_ronde(ronde=close_ronde(ronde=answered(), by="test"), by="test")

    with pytest.raises(Refusal):
        halt_ronde(ronde=sealed, reden="x", by="or")


def test_closed_round_that_waits_for_paper_can_be_stopped() -> None:
    stopped = halt_ronde(ronde=close_ronde(ronde=answered(), by="test"), reden="x", by="or")

    assert stopped.is_held


def test_key_of_a_stopped_round_is_not_copied_any_more(tmp_path: Path) -> None:
    """Copies from before are gone in 14 days; a new one would outlive the day that people were told."""
    ronde, other = halted(), make_open_ronde()

    made = copy_everything(tmp_path / "gegevens", tmp_path / "sleutels", timezone.now())

    with tarfile.open(made.sleutels) as archive:
        names = archive.getnames()
    assert f"rondes/{other.sleutel}.key" in names
    assert f"rondes/{ronde.sleutel}.key" not in names


def test_leaders_are_told_once_by_mail() -> None:
    ronde = answered()
    leader = member(ronde.gemeente, Rol.PROGRAMMALEIDER)
    member(ronde.gemeente, Rol.BEHEERDER)
    member(ronde.gemeente, Rol.MANAGER)

    halt_ronde(ronde=ronde, reden="Teams zijn te klein.", by="or")
    send_stopberichten()
    send_stopberichten()

    [sent] = mail.outbox
    assert sent.to == [leader.email]
    assert "Teams zijn te klein." in sent.body
    assert "Kiest die niets, dan worden de antwoorden vernietigd." in sent.body
    assert Stopbericht.objects.get().status == Stopbericht.Status.VERZONDEN


def client_of(ronde: Ronde, rol: Rol, functie: str = "") -> Client:
    client = Client()
    client.force_login(member(ronde.gemeente, rol, functie=functie))
    return client


def url(name: str, ronde: Ronde) -> str:
    return reverse(name, args=[ronde.gemeente.slug, ronde.pk])


@pytest.mark.parametrize("functie", Functie.values)
def test_chair_or_secretary_stops_and_chooses_on_the_site(functie: str) -> None:
    ronde = answered()
    client = client_of(ronde, Rol.OR, functie)

    asked = client.get(url("ronde-halten", ronde)).content.decode()
    assert "Niemand kan het stoppen terugdraaien" in asked
    assert "verplicht" in client.post(url("ronde-halten", ronde), {"reden": ""}).content.decode()
    assert now(ronde).status == Status.OPEN
    chosen = client.post(url("ronde-halten", ronde), {"reden": "Te klein"}, follow=True).content.decode()
    assert "Wat gebeurt er met de antwoorden?" in chosen
    assert "checked" not in chosen.split("<main")[1]
    page = client.post(url("ronde-stopkeuze", ronde), {"keuze": "vernietigen"}, follow=True).content.decode()

    assert "De antwoorden zijn vernietigd" in page
    assert "Aantal antwoorden dat is gewist: 9." in page
    assert now(ronde).stopkeuze == Stopkeuze.VERNIETIGEN


@pytest.mark.parametrize("rol", list(Rol))
def test_nobody_else_stops_or_chooses(rol: Rol) -> None:
    ronde = answered()
    client = client_of(ronde, rol)

    assert client.get(url("ronde-halten", ronde)).status_code == 403
    assert client.post(url("ronde-halten", ronde), {"reden": "x"}).status_code == 403
    assert now(ronde).status == Status.OPEN
    halt_ronde(ronde=ronde, reden="x", by="or")
    assert client.post(url("ronde-stopkeuze", ronde), {"keuze": "verzegelen"}).status_code == 403
    assert now(ronde).stopkeuze == Stopkeuze.WACHT


def test_chair_of_another_gemeente_finds_nothing() -> None:
    ronde, other = answered(), make_open_ronde()
    client = client_of(other, Rol.OR, Functie.VOORZITTER)

    assert client.post(url("ronde-halten", ronde), {"reden": "x"}).status_code == 404


def test_leader_reads_it_on_the_first_page_and_finds_no_way_back() -> None:
    ronde = halted()
    client = client_of(ronde, Rol.PROGRAMMALEIDER)

    first = client.get(reverse("gemeente-overzicht", args=[ronde.gemeente.slug])).content.decode()
    own = client.get(url("ronde", ronde)).content.decode()

    assert "Gestopt door de ondernemingsraad" in first
    assert "#gestopt" not in first
    assert "Teams zijn te klein." in first
    assert "Kiest die niets, dan worden ze vernietigd." in own
    for name in ("ronde-heropenen", "ronde-openen", "ronde-stopkeuze", "ronde-verlengen", "ronde-afsluiten"):
        assert url(name, ronde) not in own


def test_first_page_leads_the_ondernemingsraad_to_the_choice_until_it_is_made() -> None:
    ronde = halted()
    client = client_of(ronde, Rol.OR, Functie.VOORZITTER)
    first = reverse("gemeente-overzicht", args=[ronde.gemeente.slug])

    assert f'href="{url("ronde", ronde)}#gestopt"' in client.get(first).content.decode()
    assert url("ronde-stopkeuze", ronde) in client.get(url("ronde", ronde)).content.decode()
    choose_ending(ronde=ronde, keuze=Stopkeuze.VERNIETIGEN, by="or")
    assert "#gestopt" not in client.get(first).content.decode()


@pytest.mark.parametrize("keuze", ["", "vernietigen"])
def test_respondent_reads_what_becomes_of_the_answers(keuze: str) -> None:
    ronde = answered()
    token = personal_links(ronde)[0].token
    halt_ronde(ronde=ronde, reden="x", by="or")
    if keuze:
        choose_ending(ronde=ronde, keuze=Stopkeuze.VERNIETIGEN, by="or")

    response = Client().get(reverse("antwoord", args=[ronde.code, token]))

    page = response.content.decode()
    assert response.status_code == 410
    assert "Deze vragenlijst is gestopt" in page
    assert ("liggen op slot" in page) is (not keuze)
    assert ("zijn gewist" in page) is bool(keuze)
    with pytest.raises(ClosedError):
        find_link(ronde.code, token)


def test_tablet_and_clerk_meet_a_decent_page() -> None:
    ronde = halted()
    clerk = client_of(ronde, Rol.KLANTCONTACT)

    assert clerk.get(reverse("invoer", args=[ronde.gemeente.slug])).content.decode().count(ronde.naam) == 0
    assert clerk.get(url("invoer-ronde", ronde)).status_code in {302, 404, 410}
    tablet = Client().get(reverse("kiosk", args=[ronde.code]))
    assert tablet.status_code in {404, 410}


def test_stop_in_the_middle_of_sealing_leaves_no_file() -> None:
    ronde = close_ronde(ronde=answered(), by="test")
    snapshot = read_answers(ronde)
    file = _write(ronde, snapshot)

    halt_ronde(ronde=ronde, reden="x", by="or")

    with pytest.raises(ChangedWhileSealingError):
        _commit_or_forget(ronde, snapshot, file, "worker")
    assert not file.folder.exists()
    assert Inzending.objects.count() == 9
    assert now(ronde).is_held


def test_destroying_wins_from_sealing_that_was_chosen_before() -> None:
    ronde = choose_ending(ronde=halted(), keuze=Stopkeuze.VERZEGELEN, by="or")
    snapshot = read_answers(ronde)
    file = _write(ronde, snapshot)

    choose_ending(ronde=ronde, keuze=Stopkeuze.VERNIETIGEN, by="or")

    with pytest.raises(ChangedWhileSealingError):
        _commit_or_forget(ronde, snapshot, file, "worker")
    assert not file.folder.exists()
    with pytest.raises(Refusal):
        seal_ronde(ronde=ronde, by="worker")
