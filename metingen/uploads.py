"""Receiving a large file without letting it fill the disk or the memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

# Read while the sender waits: some hundred thousand cases, ten seconds. The command reads larger files.
MAX_MEGABYTES = 40
_LONGEST_NAME = 200
_MAX_BYTES = MAX_MEGABYTES * 1_000_000


class LimitedUploadHandler(FileUploadHandler):
    """Stop keeping a file once it is too large; ``too_large`` names the fields whose file was let go.

    It stands before Django's own handlers and passes on what it lets through.
    """

    def __init__(self, request: Any = None, most: int = _MAX_BYTES) -> None:
        super().__init__(request)
        self.most = most
        self.too_large: set[str] = set()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if start + len(raw_data) > self.most:
            self.too_large.add(self.field_name or "")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:  # noqa: ARG002 - Django's signature
        return None


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
