"""Where files of answers wait to be fetched: written under another name first, so that nothing is half."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from adoptie.files import make_folder, sync_folder
from enquetes.seals import file_hash, settled

_KIND = "antwoordbestanden"


def path_of(gemeente_slug: str, name: UUID) -> Path:
    return Path(settings.SEALED_DIR) / gemeente_slug / _KIND / str(name)


def make_file(gemeente_slug: str, name: UUID, write: Callable[[Path], None]) -> str:
    """Have a file written, make it last, and give it its name; return its SHA-256."""
    path = path_of(gemeente_slug, name)
    make_folder(path.parent)
    draft = path.with_name(f".{name}.{secrets.token_hex(4)}")
    try:
        write(draft)
        digest = file_hash(draft)
        _sync_file(draft)
        draft.rename(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    return digest


def _sync_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def remove_file(gemeente_slug: str, name: UUID) -> None:
    path_of(gemeente_slug, name).unlink(missing_ok=True)


def old_files() -> Iterator[tuple[Path, UUID]]:
    """Yield what lies there, drafts too, that nobody is writing any more."""
    return settled(_KIND)
