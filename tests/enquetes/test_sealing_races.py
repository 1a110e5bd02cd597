"""Sealing while others seal, open again or stop, and while nobody knows what the database did."""

from __future__ import annotations

import datetime as dt
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from types import ModuleType
from typing import Any

import pytest
from django.db import OperationalError, connections, transaction
from django.utils import timezone

from adoptie.refusal import Refusal
from enquetes import frames, sealed, sealing
from enquetes.actions import ronde as rondes
from enquetes.actions.ronde import close_ronde, reopen_ronde, stop_ronde
from enquetes.keys import DamagedError, existing_keys
from enquetes.models import Inzending, Ronde, Status
from enquetes.sealing import ChangedWhileSealingError, seal_ronde
from enquetes.seals import DamagedSealError
from tests.enquetes.test_sealing import folders, read
from tests.factories.enquetes import make_closed_ronde

pytestmark = pytest.mark.django_db(transaction=True)
Act = Callable[[Ronde], object]


def seal(ronde: Ronde) -> None:
    seal_ronde(ronde=ronde, by="test")


def stop(ronde: Ronde) -> None:
    stop_ronde(ronde=ronde, reden="toch niet", by="test")


def reopen(ronde: Ronde) -> None:
    reopen_ronde(ronde=ronde, sluit_op=timezone.now() + dt.timedelta(days=1), by="test")


def reopen_and_close(ronde: Ronde) -> None:
    reopen(ronde)
    close_ronde(ronde=ronde, by="test")


def meanwhile(monkeypatch: pytest.MonkeyPatch, place: Any, name: str, act: Act, ronde: Ronde) -> None:
    """Let somebody act just before this function is called, once."""
    original = getattr(place, name)

    def first(*args: Any, **kwargs: Any) -> Any:
        monkeypatch.setattr(place, name, original)
        act(ronde)
        return original(*args, **kwargs)

    monkeypatch.setattr(place, name, first)


def is_kept(ronde: Ronde) -> bool:
    """Tell whether every answer is still in the rows or, once sealed, in the only file."""
    ronde.refresh_from_db()
    rows = Inzending.objects.filter(ronde=ronde).count()
    if ronde.status == Status.VERZEGELD:
        whole = len(read(ronde).answers()) == 6 and len(folders(ronde)) == 1
        return whole and rows == 0 and ronde.sleutel not in existing_keys()
    return rows == 6 and ronde.sleutel in existing_keys()


@pytest.mark.parametrize(("module", "name"), [(frames, "build_frame"), (sealed, "open_sealed")])
@pytest.mark.parametrize("act", [reopen, reopen_and_close])
def test_ronde_that_was_opened_again_while_it_was_sealed_loses_nothing(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, act: Act
) -> None:
    ronde = make_closed_ronde(6)
    meanwhile(monkeypatch, module, name, act, ronde)

    with suppress(ChangedWhileSealingError, Refusal, DamagedSealError):
        seal(ronde)

    assert is_kept(ronde)
    if act is reopen:
        close_ronde(ronde=ronde, by="test")
    seal(ronde)
    assert is_kept(ronde)
    assert ronde.status == Status.VERZEGELD


def test_file_that_was_taken_away_before_the_rows_go_keeps_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    ronde = make_closed_ronde(6)
    meanwhile(monkeypatch, sealing, "_commit", reopen_and_close, ronde)

    with pytest.raises(ChangedWhileSealingError):
        seal(ronde)

    assert is_kept(ronde)
    assert ronde.status == Status.GESLOTEN


def test_opening_again_that_tidies_late_spares_what_was_sealed_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ronde = make_closed_ronde(6)

    def close_and_seal(ronde: Ronde) -> None:
        seal(close_ronde(ronde=ronde, by="test"))

    meanwhile(monkeypatch, rondes, "clean_up", close_and_seal, ronde)
    reopen(ronde)

    assert is_kept(ronde)
    assert ronde.status == Status.VERZEGELD


@pytest.mark.parametrize("name", ["read_answers", "_write", "_commit", "clean_up"])
def test_second_of_two_who_seal_at_once_does_no_harm(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    ronde = make_closed_ronde(6)
    meanwhile(monkeypatch, sealing, name, seal, ronde)

    seal(ronde)

    assert is_kept(ronde)
    assert ronde.status == Status.VERZEGELD


@pytest.mark.parametrize("fault", [DamagedError, DamagedSealError, FileNotFoundError])
def test_whatever_the_second_runs_into_is_no_fault_once_it_is_sealed(
    monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    ronde = make_closed_ronde(6)
    write = sealing._write

    def too_late(*_: object) -> None:
        monkeypatch.setattr(sealing, "_write", write)
        seal(ronde)
        raise fault

    monkeypatch.setattr(sealing, "_write", too_late)
    seal(ronde)

    assert is_kept(ronde)


def test_sealing_in_four_places_at_once_seals_once() -> None:
    ronde = make_closed_ronde(6)
    barrier = threading.Barrier(4)

    def together(_: int) -> None:
        barrier.wait()
        try:
            seal(ronde)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(together, range(4)))

    assert is_kept(ronde)
    assert ronde.status == Status.VERZEGELD


@pytest.mark.parametrize("name", ["_write", "_commit"])
def test_stopping_while_somebody_seals_leaves_nothing(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    ronde = make_closed_ronde(6)
    meanwhile(monkeypatch, sealing, name, stop, ronde)

    with pytest.raises(Refusal):
        seal(ronde)

    assert folders(ronde) == []
    assert not Inzending.objects.exists()
    assert not existing_keys()


def test_connection_that_went_while_committing_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ronde = make_closed_ronde(6)
    commit = sealing._commit

    def lost(*args: Any) -> None:
        commit(*args)
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(sealing, "_commit", lost)
    seal(ronde)

    assert is_kept(ronde)
    assert ronde.status == Status.VERZEGELD


def test_file_of_an_undecided_commit_waits_for_the_decision() -> None:
    ronde = make_closed_ronde(6)
    snapshot = sealing.read_answers(ronde)
    file = sealing._write(ronde, snapshot)
    deciding, decided = threading.Event(), threading.Event()

    def commit_slowly() -> None:
        try:
            with transaction.atomic():
                sealing._commit(ronde, snapshot, file, "test")
                deciding.set()
                decided.wait(1)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(commit_slowly)
        deciding.wait()
        sealing._forget_unless_recorded(ronde, file)
        done.result()

    assert file.folder.exists()


def test_file_stays_while_nobody_can_know(monkeypatch: pytest.MonkeyPatch) -> None:
    ronde = make_closed_ronde(6)
    file = sealing._write(ronde, sealing.read_answers(ronde))

    def unreachable(*_: object) -> None:
        raise OperationalError

    monkeypatch.setattr(sealing, "hold_ronde", unreachable)
    sealing._forget_unless_recorded(ronde, file)

    assert file.folder.exists()


def test_folder_goes_while_somebody_writes_in_it() -> None:
    ronde = make_closed_ronde(6)
    draft = sealed.sealed_base(ronde.gemeente.slug) / f"{ronde.sleutel}.{secrets.token_hex(4)}.deel"
    draft.mkdir(parents=True)

    with (draft / "antwoorden.parquet").open("wb") as file:
        file.write(b"antwoorden")
        sealed.remove_folder(draft)
        sealed.remove_folder(draft)
        with pytest.raises(FileNotFoundError):
            (draft / "tekst_open.parquet").open("wb")

    assert folders(ronde) == []
