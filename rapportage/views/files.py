"""Sending a file of a report, exactly as it was made."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header

from rapportage.models import Rapportbestand
from rapportage.views.charts import POLICY

_TYPES = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml",
}
_OTHER = "text/plain; charset=utf-8"
_DAY = 86_400


def file_response(request: HttpRequest, bestand: Rapportbestand, *, public: bool = False) -> HttpResponse:
    """Return the file; drawings may be shown in a page, all else is for the reader to keep.

    How long others may keep it, the view of a ``public`` page says.
    """
    name = bestand.naam.rpartition("/")[2]
    kind = name.rpartition(".")[2]
    etag = f'"{bestand.hash}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        bytes(bestand.inhoud), content_type=_TYPES.get(kind, _OTHER)
    )
    response.headers["ETag"] = etag
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    disposition = content_disposition_header(kind != "svg", name)
    if disposition:
        response.headers["Content-Disposition"] = disposition
    if not public:
        patch_cache_control(response, private=True, max_age=_DAY)
    return response
