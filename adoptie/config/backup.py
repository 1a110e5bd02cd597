"""Copies of everything, with the keys apart: whoever holds one of the two can join no answer to a link.

The database goes first. What it names in sealed files was there by then, so that database and files of one
copy belong together.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from adoptie.files import make_folder, sync_folder
from enquetes.keycopies import KEY_COPY, forget_key_copies
from enquetes.queries.stoppen import held_keys

_STAMP = "%Y%m%d-%H%M%S"
_LASTING = "geheimen.tar"
# Half a sealed file, and one that is being removed: in both answers lie that may not last.
_PASSING = frozenset({".deel", ".weg"})


@dataclass(frozen=True, slots=True)
class Kopie:
    """Where a copy lies: what was kept, the keys of the rounds, and the secrets that last."""

    gegevens: Path
    sleutels: Path
    geheimen: Path


def copy_everything(folder: Path, keys: Path, now: dt.datetime) -> Kopie:
    """Write a copy of what was kept to one folder and of the keys to another, and remove old copies of keys.

    Raises CommandError when the two lie together, or when the database cannot be copied.
    """
    folder, keys = folder.resolve(), keys.resolve()
    if folder == keys or folder in keys.parents or keys in folder.parents:
        raise CommandError("Bewaar de sleutels apart: kies een map buiten die van de gegevens.")
    for each in (folder, keys):
        make_folder(each)
    stamp = now.strftime(_STAMP)
    made = Kopie(folder / f"spoor-{stamp}.tar.gz", keys / KEY_COPY.format(stamp), keys / _LASTING)
    with tempfile.TemporaryDirectory(dir=folder) as desk:
        database = _copied_database(Path(desk))
        kept = [("verzegeld", Path(settings.SEALED_DIR)), ("media", Path(settings.MEDIA_ROOT))]
        _pack(made.gegevens, [(database.name, database), *kept], "w:gz")
    _pack(made.sleutels, [(f"rondes/{path.name}", path) for path in _keys()])
    _pack(made.geheimen, [(path.name, path) for path in _lasting()])
    forget_key_copies(keys, now)
    return made


def _keys() -> Iterator[Path]:
    """Yield the keys of rounds; not of those that were stopped, whose key may go tomorrow for good."""
    held = {f"{name}.key" for name in held_keys()}
    found = sorted((Path(settings.KEY_DIR) / "rondes").glob("*"))
    return (path for path in found if path.name not in held)


def _lasting() -> Iterator[Path]:
    """Yield the secrets that stay: without them mailed links no longer work."""
    found = sorted(Path(settings.KEY_DIR).glob("[!.]*"))
    return (path for path in found if path.is_file())


def _pack(path: Path, parts: list[tuple[str, Path]], mode: Any = "w") -> None:
    """Write an archive under its own name only when it is whole."""
    draft = path.with_name(f".{path.name}")
    with tarfile.open(draft, mode) as archive:
        for name, part in parts:
            if part.exists():
                archive.add(part, name, filter=_lasts)
    draft.rename(path)
    sync_folder(path.parent)


def _lasts(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    return None if any(Path(part).suffix in _PASSING for part in Path(entry.name).parts) else entry


def _copied_database(desk: Path) -> Path:
    if connection.vendor == "sqlite":
        return _sqlite(desk / "spoor.sqlite3")
    return _postgres(desk / "spoor.dump")


def _sqlite(path: Path) -> Path:
    """Copy the pages of one moment; what was deleted is not among them."""
    with closing(sqlite3.connect(str(connection.settings_dict["NAME"]))) as source:
        source.execute("VACUUM INTO ?", [str(path)])
    return path


def _postgres(path: Path) -> Path:
    known = connection.settings_dict
    given = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    asked = {name: str(known[of]) for of, name in given.items() if known[of]}
    command = ["pg_dump", "--format=custom", f"--file={path}", "--no-owner", str(known["NAME"])]
    try:
        subprocess.run(command, env=os.environ | asked, check=True, capture_output=True)  # noqa: S603
    except FileNotFoundError as fault:
        raise CommandError("Het programma pg_dump ontbreekt. Installeer postgresql-client.") from fault
    except subprocess.CalledProcessError as fault:
        told = fault.stderr.decode(errors="replace").strip()
        raise CommandError(f"De database is niet te kopiëren. pg_dump zegt: {told}") from fault
    return path
