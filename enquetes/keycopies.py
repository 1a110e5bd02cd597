"""How long copies of keys are kept; nothing here reads one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from adoptie.files import sync_folder

# Respondents are told so, and no more is promised.
KEY_COPIES = dt.timedelta(days=14)
KEY_COPY = "sleutels-{}.tar"
_A_DAY = dt.timedelta(days=1)


def old_key_copies(folder: Path, now: dt.datetime) -> list[Path]:
    """Return copies of keys that would be too old by tomorrow."""
    oldest = (now - KEY_COPIES + _A_DAY).timestamp()
    return [path for path in folder.glob(KEY_COPY.format("*")) if path.stat().st_mtime <= oldest]


def forget_key_copies(folder: Path, now: dt.datetime) -> int:
    """Remove copies of keys that would be too old by tomorrow; return how many there were."""
    old = old_key_copies(folder, now)
    for path in old:
        path.unlink(missing_ok=True)
    if old:
        sync_folder(folder)
    return len(old)
