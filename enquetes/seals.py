"""What others know of sealed files without opening one: names of columns, hashes, and when one is damaged."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings

# What is no question begins with "_", and the code of a question never does.
GROEP = "_groep"
VOLGCODE = "_volgcode"
# What somebody wrote has a number that was drawn for it; it keeps that in whatever order it stands.
NUMMER = "_nummer"
_CHUNK = 1 << 20
_LONGEST_WRITING = 3600


class DamagedSealError(Exception):
    """A sealed file is gone or differs from what was sealed; nothing may be computed from it."""


def settled(kind: str) -> Iterator[tuple[Path, UUID]]:
    """Yield what lies sealed of a kind ("rondes"), with its name, as far as nobody is writing it any more."""
    for path in Path(settings.SEALED_DIR).glob(f"*/{kind}/*"):
        with suppress(ValueError, FileNotFoundError):
            name = UUID(path.name.removeprefix(".")[:36])
            if time.time() - path.stat().st_mtime >= _LONGEST_WRITING:
                yield path, name


def file_hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
