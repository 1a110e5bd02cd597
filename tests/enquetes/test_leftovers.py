"""What a crash leaves on disk goes: first the answers in plain text, and the key only after them."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from adoptie.tasks import apply_retention
from enquetes import leftovers, sealed, sealing, tasks
from enquetes.actions.ronde import stop_ronde
from enquetes.keys import KeyGoneError, destroy_key, existing_keys, load_key, make_key
from enquetes.leftovers import clean_up, sweep
from enquetes.models import Ronde, Status
from tests.enquetes.test_sealing import folders, read
from tests.factories.enquetes import make_closed_ronde

pytestmark = pytest.mark.django_db(transaction=True)


class KilledError(BaseException):
    """The worker goes, without a word."""


def killed(*_: object) -> None:
    raise KilledError


def seal(ronde: Ronde) -> None:
    sealing.seal_ronde(ronde=ronde, by="test")


def stop(ronde: Ronde) -> None:
    stop_ronde(ronde=ronde, reden="toch niet", by="test")


def write(ronde: Ronde) -> Path:
    """Leave what a worker leaves that is killed when its file is written and nothing recorded."""
    return sealing._write(ronde, sealing.read_answers(ronde)).folder


def grow_old(folder: Path, hours: float = 1.1) -> None:
    past = time.time() - hours * 3600
    os.utime(folder, (past, past))


@pytest.mark.parametrize("end", [seal, stop])
@pytest.mark.parametrize("name", ["hold_ronde", "destroy_key"])
def test_round_that_was_not_cleaned_up_is_cleaned_up_the_next_minute(
    monkeypatch: pytest.MonkeyPatch, end: Callable[[Ronde], None], name: str
) -> None:
    ronde = make_closed_ronde(6)
    leftover = write(ronde)

    with monkeypatch.context() as patch:
        patch.setattr(leftovers, name, killed)
        with pytest.raises(KilledError):
            end(ronde)
    assert ronde.sleutel in existing_keys()
    tasks.tend_rondes()

    ronde.refresh_from_db()
    assert ronde.sleutel not in existing_keys()
    assert not leftover.exists()
    assert len(folders(ronde)) == (1 if ronde.status == Status.VERZEGELD else 0)


def test_what_cannot_be_removed_is_told_and_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ronde = make_closed_ronde(6)
    leftover = write(ronde)

    def refused(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refused)
        stop(ronde)
    assert "Not cleaned up" in caplog.text
    assert leftover.exists()
    tasks.tend_rondes()

    assert folders(ronde) == []
    assert not existing_keys()


@pytest.mark.parametrize("end", [seal, stop])
def test_answers_of_a_slow_worker_that_was_killed_go_at_night(end: Callable[[Ronde], None]) -> None:
    ronde = make_closed_ronde(6)
    snapshot = sealing.read_answers(ronde)
    end(ronde)
    leftover = sealing._write(ronde, snapshot).folder

    sweep()
    assert leftover.exists()
    grow_old(leftover)
    for _ in range(2):
        apply_retention()

    ronde.refresh_from_db()
    assert not leftover.exists()
    if ronde.status == Status.VERZEGELD:
        assert len(read(ronde).answers()) == 6


@pytest.mark.parametrize("name", ["{0}-0123456789abcdef", "{0}.0a1b2c3d.deel", "{0}.0a1b2c3d.deel.weg"])
def test_folder_of_a_round_that_never_came_goes_at_night(name: str) -> None:
    base = sealed.sealed_base("hattem")
    young, old = (base / name.format(uuid.uuid4()) for _ in range(2))
    for folder in (young, old):
        folder.mkdir(parents=True)
        (folder / "tekst_open.parquet").write_bytes(b"antwoorden")
    grow_old(old)

    apply_retention()

    assert list(base.iterdir()) == [young]


def test_night_spares_sealed_files_and_what_is_none_of_ours() -> None:
    ronde = make_closed_ronde(6)
    seal(ronde)
    aside = folders(ronde)[0].parent / "lees mij"
    aside.mkdir()
    for folder in (aside, *folders(ronde)):
        grow_old(folder, hours=10_000)

    apply_retention()

    assert len(read(ronde).answers()) == 6
    assert aside.exists()


def test_night_spares_the_only_file_of_a_round_whose_key_is_gone() -> None:
    ronde = make_closed_ronde(6)
    only = write(ronde)
    destroy_key(ronde.sleutel)
    grow_old(only)

    apply_retention()

    assert folders(ronde) == [only]


def test_folder_that_cannot_be_removed_does_not_hold_up_the_next(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    base = sealed.sealed_base("hattem")
    for _ in range(2):
        folder = base / f"{uuid.uuid4()}.0a1b2c3d.deel"
        folder.mkdir(parents=True)
        grow_old(folder)
    remove, tried = sealed.remove_folder, list[Path]()

    def first_refused(folder: Path) -> None:
        tried.append(folder)
        if len(tried) == 1:
            raise PermissionError
        remove(folder)

    monkeypatch.setattr(sealed, "remove_folder", first_refused)
    sweep()

    assert list(base.iterdir()) == tried[:1]
    assert "Not removed" in caplog.text


def test_clean_up_leaves_the_key_of_a_round_that_goes_on() -> None:
    ronde = make_closed_ronde(6)
    leftover = write(ronde)

    clean_up(ronde)

    assert not leftover.exists()
    assert ronde.sleutel in existing_keys()


@pytest.mark.parametrize("size", [0, 5, 31, 33])
def test_half_a_key_is_no_key(size: int) -> None:
    name = uuid.uuid4()
    make_key(name)
    (Path(settings.KEY_DIR) / "rondes" / f"{name}.key").write_bytes(b"x" * size)

    with pytest.raises(KeyGoneError):
        load_key(name)


def test_file_beside_the_keys_stands_in_nobodys_way() -> None:
    name = uuid.uuid4()
    make_key(name)
    (Path(settings.KEY_DIR) / "rondes" / "kopie.key").write_bytes(b"x")

    assert existing_keys() == {name}
    tasks.tend_rondes()


def test_key_shows_itself_to_nobody() -> None:
    key = make_key(uuid.uuid4())

    assert repr(key.secret) not in repr(key)
