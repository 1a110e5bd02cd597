"""Answers leave by one guarded door: of vertrouwelijke rounds, for one role, with a reason, recorded."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from adoptie.actions.persoon import object_to_mail, restrict_mail, withdraw_objection
from adoptie.models import Gebeurtenis, Rol
from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene
from adoptie.tasks import apply_retention
from enquetes.actions.ronde import close_ronde
from enquetes.models import Ronde, Uitnodiging, Volgcode
from enquetes.sealed import sealed_base
from enquetes.sealing import seal_ronde
from metingen import tasks
from metingen.actions import antwoordbestanden
from metingen.actions.antwoordbestanden import make_bestand, remove_expired, request_bestand, take_bestand
from metingen.microdata import writing
from metingen.models import Antwoordbestand
from tests.factories.adoptie import member
from tests.factories.enquetes import answer, make_closed_ronde, make_staff_ronde, personal_links
from tests.metingen.microdata.worlds import REASON, leader_of, made, sealed_vertrouwelijk

pytestmark = pytest.mark.django_db


def ask(ronde: Ronde, rol: Rol = Rol.PROGRAMMALEIDER, reden: str = REASON) -> Antwoordbestand:
    by = member(ronde.gemeente, rol)
    return request_bestand(ronde=ronde, soort="csv", reden=reden, weglaten=(), by=by)


def stored() -> list[Path]:
    return [path for path in Path(settings.SEALED_DIR).rglob("antwoordbestanden/*") if path.is_file()]


def test_answers_of_an_anonymous_ronde_never_leave() -> None:
    ronde = seal_ronde(ronde=make_closed_ronde(12), by="test")

    with pytest.raises(Refusal, match="anoniem"):
        ask(ronde)
    assert not Antwoordbestand.objects.exists()


def test_database_keeps_no_request_for_an_anonymous_ronde() -> None:
    ronde = seal_ronde(ronde=make_closed_ronde(12), by="test")
    asked = Antwoordbestand(
        ronde=ronde, gevraagd_door=leader_of(ronde), reden=REASON, soort="csv", kleinste=12, onder_grens=0
    )

    with pytest.raises(IntegrityError, match="never leave"), transaction.atomic():
        asked.save()


def test_worker_writes_no_answers_that_may_not_leave_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ask(sealed_vertrouwelijk())
    monkeypatch.setattr(antwoordbestanden, "objection", lambda _: "Dit mag niet meer.")

    make_bestand(pk=asked.pk)

    asked.refresh_from_db()
    assert asked.status == Antwoordbestand.Status.MISLUKT
    assert stored() == []


def test_no_command_writes_answers() -> None:
    """The one way out is the page; commands of every app know nothing of it."""
    folders = [Path(app.path) / "management" / "commands" for app in apps.get_app_configs()]
    ours = [path for folder in folders if ".venv" not in str(folder) for path in folder.glob("*.py")]

    assert len(ours) > 8
    for path in ours:
        assert not re.search("antwoordbestand|microdata|sealed_rounds", path.read_text("utf-8")), path


def test_answers_leave_only_after_sealing() -> None:
    ronde = sealed_vertrouwelijk()
    Ronde.objects.filter(pk=ronde.pk)
    ronde.status = "gesloten"

    with pytest.raises(Refusal, match="definitief is afgesloten"):
        ask(ronde)


def test_answers_that_were_taken_in_from_a_file_stay() -> None:
    ronde = sealed_vertrouwelijk()
    ronde.ingelezen = True

    with pytest.raises(Refusal, match="beloofd"):
        ask(ronde)


def test_few_answers_stay() -> None:
    with pytest.raises(Refusal, match="minder dan 5"):
        ask(sealed_vertrouwelijk(number=4))


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.PROGRAMMALEIDER])
def test_only_a_programmaleider_asks_for_answers(rol: Rol) -> None:
    ronde = sealed_vertrouwelijk()

    with pytest.raises(Refusal, match="programmaleider"):
        ask(ronde, rol)


def test_no_answers_without_a_reason() -> None:
    with pytest.raises(Refusal, match="waar u de antwoorden voor nodig"):
        ask(sealed_vertrouwelijk(), reden="  ")


def test_asking_records_who_why_and_how_alike_people_are() -> None:
    ronde = sealed_vertrouwelijk()

    asked = ask(ronde)

    line = Gebeurtenis.objects.get(action="antwoorden gevraagd")
    assert line.actor == asked.gevraagd_door.merk
    assert line.details["reden"] == REASON
    # Everybody works another number of hours.
    assert (asked.kleinste, asked.onder_grens) == (1, 16)
    assert line.details["kleinste_combinatie"] == "1"


def test_leaving_out_what_others_know_makes_people_alike() -> None:
    ronde = sealed_vertrouwelijk()

    asked = made(ronde, weglaten=["uren", "functie"])

    # Only the group is left: eight people in each.
    assert (asked.kleinste, asked.onder_grens) == (8, 0)


def test_asking_twice_is_told_that_it_is_being_made() -> None:
    ronde = sealed_vertrouwelijk()
    by = leader_of(ronde)
    request_bestand(ronde=ronde, soort="csv", reden=REASON, weglaten=(), by=by)

    with pytest.raises(Refusal, match="wordt al gemaakt"):
        request_bestand(ronde=ronde, soort="csv", reden=REASON, weglaten=(), by=by)


def test_fetching_is_recorded_each_time() -> None:
    bestand = made(sealed_vertrouwelijk())

    for _ in range(2):
        assert take_bestand(bestand=bestand, by=bestand.gevraagd_door).exists()

    assert Gebeurtenis.objects.filter(action="antwoorden gedownload").count() == 2


def test_another_programmaleider_makes_a_file_of_his_own() -> None:
    bestand = made(sealed_vertrouwelijk())

    with pytest.raises(Refusal, match="iemand anders"):
        take_bestand(bestand=bestand, by=leader_of(bestand.ronde))


def test_who_lost_the_role_fetches_nothing() -> None:
    bestand = made(sealed_vertrouwelijk())
    bestand.gevraagd_door.lidmaatschappen.all().delete()

    with pytest.raises(Refusal, match="programmaleider"):
        take_bestand(bestand=bestand, by=bestand.gevraagd_door)


def test_file_is_gone_a_day_after_it_was_made() -> None:
    bestand = made(sealed_vertrouwelijk())
    bestand.klaar_op = timezone.now() - dt.timedelta(hours=24)
    bestand.save()

    with pytest.raises(Refusal, match="niet meer"):
        take_bestand(bestand=bestand, by=bestand.gevraagd_door)
    assert remove_expired(by="worker") == 1
    assert stored() == []
    assert Gebeurtenis.objects.filter(action="antwoorden verwijderd").count() == 1
    assert remove_expired(by="worker") == 0


def test_changed_file_is_not_handed_out() -> None:
    bestand = made(sealed_vertrouwelijk())
    (path,) = stored()
    path.write_bytes(path.read_bytes()[:-1])

    with pytest.raises(Refusal, match="niet meer"):
        take_bestand(bestand=bestand, by=bestand.gevraagd_door)


def test_crash_while_writing_leaves_nothing_to_fetch(monkeypatch: pytest.MonkeyPatch) -> None:
    ronde = sealed_vertrouwelijk()
    asked = ask(ronde)

    class CrashError(BaseException):
        pass

    def crash(source: Path, kolommen: Any, target: Path, progress: Any) -> None:
        target.write_text("half")
        raise CrashError

    monkeypatch.setitem(antwoordbestanden._WRITERS, Antwoordbestand.Soort.CSV, crash)
    with pytest.raises(CrashError):
        make_bestand(pk=asked.pk)

    assert stored() == []
    with pytest.raises(Refusal):
        take_bestand(bestand=Antwoordbestand.objects.get(), by=asked.gevraagd_door)


def test_worker_takes_over_what_another_left(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    asked = ask(sealed_vertrouwelijk())
    late = timezone.now() - dt.timedelta(hours=1)
    Antwoordbestand.objects.filter(pk=asked.pk).update(status="bezig", geclaimd_op=late)

    with django_capture_on_commit_callbacks(execute=True):
        tasks.find_work()

    asked.refresh_from_db()
    assert asked.te_halen


def test_two_workers_make_it_once() -> None:
    asked = ask(sealed_vertrouwelijk())

    assert [make_bestand(pk=asked.pk), make_bestand(pk=asked.pk)] == [True, False]


def test_damaged_round_gives_no_file(caplog: pytest.LogCaptureFixture) -> None:
    ronde = sealed_vertrouwelijk()
    asked = ask(ronde)
    (path,) = sealed_base(ronde.gemeente.slug).glob("*/antwoorden.parquet")
    path.write_bytes(path.read_bytes()[:-1])

    make_bestand(pk=asked.pk)

    asked.refresh_from_db()
    assert asked.status == Antwoordbestand.Status.MISLUKT
    assert stored() == []


def test_fault_is_told_without_answers(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked = ask(sealed_vertrouwelijk())

    def fail(*args: object) -> None:
        raise ValueError("geheim antwoord")

    monkeypatch.setitem(antwoordbestanden._WRITERS, Antwoordbestand.Soort.CSV, fail)
    make_bestand(pk=asked.pk)

    asked.refresh_from_db()
    assert asked.status == Antwoordbestand.Status.MISLUKT
    assert "ValueError" in caplog.text
    assert "geheim" not in caplog.text


def test_night_removes_what_nobody_can_fetch() -> None:
    bestand = made(sealed_vertrouwelijk())
    (path,) = stored()
    draft = path.with_name(f".{bestand.sleutel}.abcd")
    draft.write_text("half")
    for each in (path, draft):
        os.utime(each, (0, 0))

    apply_retention()

    assert stored() == [path]


def test_log_holds_no_answer_and_no_volgcode() -> None:
    ronde = sealed_vertrouwelijk()
    bestand = made(ronde)
    take_bestand(bestand=bestand, by=bestand.gevraagd_door)

    told = json.dumps(list(Gebeurtenis.objects.values_list("details", flat=True)))

    assert "geheim" not in told


def test_progress_is_told_while_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_ROWS_AT_ONCE", 4)
    asked = ask(sealed_vertrouwelijk())
    seen = []
    real = writing.write_csv

    def watched(source: Path, kolommen: Any, target: Path, progress: Any) -> None:
        def told(share: float) -> None:
            progress(share)
            seen.append(Antwoordbestand.objects.get().voortgang)

        real(source, kolommen, target, told)

    monkeypatch.setitem(antwoordbestanden._WRITERS, Antwoordbestand.Soort.CSV, watched)
    make_bestand(pk=asked.pk)

    assert seen == [24, 49, 74, 99]


def test_staff_round_that_was_promised_anonymity_is_refused_after_sealing_too() -> None:
    ronde = make_staff_ronde({"Balie": 12})
    for link in personal_links(ronde):
        answer(link, werk="4")
    ronde = seal_ronde(ronde=close_ronde(ronde=ronde, by="test"), by="test")

    with pytest.raises(Refusal, match="voor niemand"):
        ask(ronde)


def with_and_without(ronde: Ronde) -> tuple[Betrokkene, Betrokkene]:
    """Return somebody whose answers a volgcode leads to, and somebody who answered without one."""
    coded = Volgcode.objects.filter(gemeente=ronde.gemeente).values_list("email", flat=True)
    used = Uitnodiging.objects.filter(ronde=ronde, gebruikt=True)
    without = used.exclude(email__in=list(coded)).values_list("email", flat=True)
    return Betrokkene(ronde.gemeente, coded[0]), Betrokkene(ronde.gemeente, without[0])


def test_answers_stay_while_somebody_in_them_asked_for_a_pause() -> None:
    ronde = sealed_vertrouwelijk()
    who, other = with_and_without(ronde)

    restrict_mail(who=who, by="betrokkene")
    with pytest.raises(Refusal, match="voorlopig niets met de eigen gegevens"):
        ask(ronde)
    withdraw_objection(who=who, by="betrokkene")
    assert ask(ronde).pk

    assert other.email != who.email


def test_pause_of_who_left_no_volgcode_holds_nothing_up() -> None:
    """Nothing leads to these answers: they are nobody's."""
    ronde = sealed_vertrouwelijk()
    who, without = with_and_without(ronde)

    restrict_mail(who=without, by="betrokkene")
    assert ask(ronde).pk
    object_to_mail(who=who, by="betrokkene")
    assert made(ronde).status == Antwoordbestand.Status.KLAAR


def test_file_that_was_made_before_the_pause_waits_too() -> None:
    ronde = sealed_vertrouwelijk()
    who, _ = with_and_without(ronde)
    bestand, waiting = made(ronde), ask(ronde)

    restrict_mail(who=who, by="betrokkene")
    with pytest.raises(Refusal, match="voorlopig"):
        take_bestand(bestand=bestand, by=bestand.gevraagd_door)
    make_bestand(pk=waiting.pk)
    waiting.refresh_from_db()
    assert waiting.status == Antwoordbestand.Status.MISLUKT
    withdraw_objection(who=who, by="betrokkene")

    assert take_bestand(bestand=bestand, by=bestand.gevraagd_door).exists()
