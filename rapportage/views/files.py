"""Sending a file to keep: one of a report exactly as it was made, a chart of it as a picture, or another."""

from __future__ import annotations

import re

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header

from rapportage.blocks_json import from_json
from rapportage.charts import draw_png
from rapportage.models import Rapport, Rapportbestand
from rapportage.renderers.naming import FICTITIOUS, charts_of
from rapportage.views.charts import POLICY

_TYPES = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
}
_OTHER = "text/plain; charset=utf-8"
_DAY = 86_400
_PICTURE = re.compile(r"grafieken/([\w-]+)\.png")


def rapport_file(request: HttpRequest, rapport: Rapport, naam: str, *, public: bool = False) -> HttpResponse:
    """Return a file of a report by its name; a chart as a picture (PNG) is drawn when it is asked for."""
    picture = _PICTURE.fullmatch(naam)
    if picture is None:
        return _sent(request, get_object_or_404(rapport.bestanden, naam=naam), public=public)
    etag = f'"{rapport.inhoud_hash[:32]}-{picture[1]}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        _png(rapport, picture[1]), content_type=_TYPES["png"]
    )
    return _kept(response, etag, naam.rpartition("/")[2], public=public)


def kept_file(data: bytes, name: str) -> HttpResponse:
    """Return a file that was made for this reader, to keep; nobody on the way keeps it."""
    response = HttpResponse(data, content_type=_TYPES[name.rpartition(".")[2]])
    return _harmless(response, content_disposition_header(True, name))


def media_type(naam: str) -> str:
    """Return the kind of a file without its letters, as IANA names it."""
    return _TYPES.get(naam.rpartition(".")[2], _OTHER).partition(";")[0]


def _png(rapport: Rapport, anchor: str) -> bytes:
    cache, key = caches["grafieken"], f"plaatje-{rapport.inhoud_hash}-{anchor}"
    png: bytes | None = cache.get(key)
    if png is None:
        content = from_json(rapport.inhoud)
        chart = next((each for each in charts_of(content) if each.anchor == anchor), None)
        if chart is None:
            raise Http404
        png = draw_png(chart, theme=content.theme, remark=FICTITIOUS if content.fictitious else "")
        cache.set(key, png, _DAY)
    return png


def _sent(request: HttpRequest, bestand: Rapportbestand, *, public: bool = False) -> HttpResponse:
    """Return the file; drawings may be shown in a page, all else is for the reader to keep.

    How long others may keep it, the view of a ``public`` page says.
    """
    name = bestand.naam.rpartition("/")[2]
    kind = name.rpartition(".")[2]
    etag = f'"{bestand.hash}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        bytes(bestand.inhoud), content_type=_TYPES.get(kind, _OTHER)
    )
    return _kept(response, etag, name, public=public)


def _kept(response: HttpResponse, etag: str, name: str, *, public: bool) -> HttpResponse:
    response.headers["ETag"] = etag
    if not public:
        patch_cache_control(response, private=True, max_age=_DAY)
    return _harmless(response, content_disposition_header(not name.endswith(".svg"), name))


def _harmless(response: HttpResponse, disposition: str | None) -> HttpResponse:
    """Let a file be no more than what it says it is."""
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    if disposition:
        response.headers["Content-Disposition"] = disposition
    return response
