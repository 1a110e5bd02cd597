"""Files that outlast a power cut, and files that somebody points at."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make a new, renamed or removed name in a folder last."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Have a folder, for its owner only, and make it and what is missing above it last."""
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for each in made:
        sync_folder(each.parent)


def write_file(path: Path, data: bytes) -> None:
    """Write a new file that lasts, as far as its name does."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def readable(path: Path) -> bool:
    """Tell whether this is an ordinary file that may be read: a pipe would keep its reader waiting."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb"):
            return True
    except (OSError, ValueError):
        return False
