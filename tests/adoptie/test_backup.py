"""A copy of everything, of which no half joins an answer to a person."""

from __future__ import annotations

import datetime as dt
import os
import tarfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from adoptie.config.backup import copy_everything
from adoptie.tasks import apply_retention
from enquetes.keys import load_key
from enquetes.sealed import sealed_base
from enquetes.sealing import seal_ronde
from tests.factories.enquetes import make_closed_ronde, make_open_ronde

pytestmark = pytest.mark.django_db(transaction=True)


def names(archive: Path) -> set[str]:
    with tarfile.open(archive) as opened:
        return {entry.name for entry in opened.getmembers() if entry.isfile()}


def test_copy_holds_database_sealed_files_and_media_and_no_key(tmp_path: Path) -> None:
    ronde = seal_ronde(ronde=make_closed_ronde(), by="test")
    running = make_open_ronde(naam="Loopt nog")
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "rapport.pdf").write_bytes(b"%PDF")

    made = copy_everything(tmp_path / "kopie", tmp_path / "elders", timezone.now())

    kept = names(made.gegevens)
    assert {"spoor.sqlite3" if connection.vendor == "sqlite" else "spoor.dump", "media/rapport.pdf"} < kept
    assert any(name.endswith("antwoorden.parquet") and str(ronde.sleutel) in name for name in kept)
    assert not any("key" in name or name.startswith("rondes") for name in kept)
    assert load_key(running.sleutel).secret not in made.gegevens.read_bytes()
    assert names(made.sleutels) == {f"rondes/{running.sleutel}.key"}


def test_copy_of_sqlite_opens_with_what_was_in_it(tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the dump of PostgreSQL is for pg_restore")
    import sqlite3

    ronde = make_open_ronde()
    made = copy_everything(tmp_path / "kopie", tmp_path / "elders", timezone.now())
    with tarfile.open(made.gegevens) as archive:
        file = archive.extractfile("spoor.sqlite3")
        assert file is not None
        (tmp_path / "spoor.sqlite3").write_bytes(file.read())

    with sqlite3.connect(tmp_path / "spoor.sqlite3") as database:
        (code,) = database.execute("SELECT code FROM enquetes_ronde").fetchone()
    database.close()

    assert code == ronde.code


def test_secrets_that_last_are_copied_apart_and_keep_their_newest(tmp_path: Path) -> None:
    (tmp_path / "sleutels").mkdir()
    for secret in ("eerste", "tweede"):
        (tmp_path / "sleutels" / "panel").write_text(secret)
        made = copy_everything(tmp_path / "kopie", tmp_path / "elders", timezone.now())

    with tarfile.open(made.geheimen) as archive:
        file = archive.extractfile("panel")
        assert file is not None
        assert file.read() == b"tweede"


def test_half_a_sealed_file_is_left_out(tmp_path: Path) -> None:
    ronde = seal_ronde(ronde=make_closed_ronde(), by="test")
    base = sealed_base(ronde.gemeente.slug)
    for suffix in ("deel", "weg"):
        (base / f"{ronde.sleutel}.0000.{suffix}").mkdir()
        (base / f"{ronde.sleutel}.0000.{suffix}" / "antwoorden.parquet").write_bytes(b"x")

    made = copy_everything(tmp_path / "kopie", tmp_path / "elders", timezone.now())

    assert not any("0000" in name for name in names(made.gegevens))


@pytest.mark.parametrize("keys", ["kopie", "kopie/sleutels", "."])
def test_keys_beside_the_rest_are_refused(keys: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="apart"):
        copy_everything(tmp_path / "kopie", tmp_path / keys, timezone.now())


def test_worker_removes_copies_of_keys_before_they_are_fourteen_days_old(
    tmp_path: Path, settings: Settings
) -> None:
    settings.KEY_COPY_DIR = tmp_path / "elders"
    made = copy_everything(tmp_path / "kopie", settings.KEY_COPY_DIR, timezone.now())

    grown(made.sleutels, dt.timedelta(days=12, hours=23))
    apply_retention()
    assert made.sleutels.exists()
    grown(made.sleutels, dt.timedelta(days=13))
    apply_retention()

    assert not made.sleutels.exists()
    assert made.geheimen.exists()
    assert made.gegevens.exists()


def grown(path: Path, age: dt.timedelta) -> None:
    then = (timezone.now() - age).timestamp()
    os.utime(path, (then, then))


def test_command_says_where_the_copy_lies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("reservekopie", str(tmp_path / "kopie"), "--sleutels", str(tmp_path / "elders"))

    written = [Path(line) for line in capsys.readouterr().out.splitlines()]

    assert len(written) == 3
    assert all(path.exists() for path in written)
    assert {path.parent.name for path in written} == {"kopie", "elders"}
    assert all(path.stat().st_mode & 0o077 == 0 for path in written)


def test_command_wants_a_folder_for_the_keys(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="sleutels"):
        call_command("reservekopie", str(tmp_path / "kopie"))
