"""Folders and files that outlast a power cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from adoptie import files
from adoptie.secrets import read_or_make_secret


def test_new_folder_is_made_to_last_up_to_the_one_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = list[Path]()
    monkeypatch.setattr(files, "sync_folder", synced.append)

    for _ in range(2):
        files.make_folder(tmp_path / "hattem" / "rondes")

    assert sorted(synced) == [tmp_path, tmp_path / "hattem"]
    assert (tmp_path / "hattem" / "rondes").is_dir()


def test_file_is_written_once_and_for_its_owner_only(tmp_path: Path) -> None:
    files.write_file(tmp_path / "sleutel", b"geheim")

    with pytest.raises(FileExistsError):
        files.write_file(tmp_path / "sleutel", b"iets anders")
    assert (tmp_path / "sleutel").read_bytes() == b"geheim"
    assert (tmp_path / "sleutel").stat().st_mode & 0o777 == 0o600


def test_secret_is_made_once_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "sleutels" / "django"

    assert read_or_make_secret(path) == read_or_make_secret(path) != ""
    assert list(path.parent.iterdir()) == [path]
    assert path.stat().st_mode & 0o777 == 0o600
