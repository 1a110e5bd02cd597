"""Receiving a file: what is too large is let go while it arrives, the rest is handed to a reader."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from io import BytesIO
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, cast

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
_LONGEST_NAME = 200


class LimitedUploadHandler(FileUploadHandler):
    """Keep nothing of a file beyond ``most`` bytes; what is left of a larger one is its name and its size.

    So a form refuses it as it refuses any file that is too large. The handler stands before Django's own
    and passes on what it lets through.
    """

    def __init__(self, request: HttpRequest, most: int) -> None:
        super().__init__(request)
        self.most = most

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start + len(raw_data) <= self.most else None

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        if file_size <= self.most:
            return None
        self._let_go()
        return UploadedFile(BytesIO(), self.file_name, self.content_type, file_size)

    def _let_go(self) -> None:
        """Drop what the handlers behind this one hold of the file."""
        request: Any = self.request
        for handler in request.upload_handlers:
            file = getattr(handler, "file", None)
            if file is not None:
                file.close()


def receives_files(most: int) -> Callable[[View[P]], View[P]]:
    """Let no file of more than ``most`` bytes reach the view.

    The handler must be there before anything reads the form, and the check of its token reads it.
    """

    def limiting(view: View[P]) -> View[P]:
        checked = csrf_protect(view)

        @wraps(view)
        def limited(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            request.upload_handlers.insert(0, LimitedUploadHandler(request, most))
            return checked(request, *args, **kwargs)

        return cast("View[P]", csrf_exempt(limited))

    return limiting


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
