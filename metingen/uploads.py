"""Handing an uploaded file to a reader that wants a path."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile

# Read while the sender waits: some hundred thousand cases, ten seconds. The command reads larger files.
MAX_MEGABYTES = 40
MAX_BYTES = MAX_MEGABYTES * 1_000_000
_LONGEST_NAME = 200


@contextmanager
def named_file(upload: UploadedFile[bytes]) -> Iterator[Path]:
    """Give the upload as a file with the name that its sender gave it; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="spoor-") as folder:
        # Django has taken folders out of the name; a name of dots only would still be one, and what is short
        # in letters can be too long in bytes.
        name = f"{upload.name or ''}".lstrip(".").encode(errors="ignore")[:_LONGEST_NAME]
        path = Path(folder) / (name.decode(errors="ignore") or "bestand")
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        yield path
