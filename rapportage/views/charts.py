"""From a chart to its drawing, as a resource of its own that a strict policy lets into an <img>."""

from __future__ import annotations

import hashlib

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control

from adoptie.models import Gemeente
from rapportage.blocks import Chart
from rapportage.charts import draw_svg
from rapportage.renderers.naming import FICTITIOUS

# What is drawn may load nothing, run nothing and be framed nowhere.
POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_DAY = 86_400


def chart_version(chart: Chart, gemeente: Gemeente) -> str:
    """Return a name for exactly this drawing: another figure or colour gives another name."""
    drawn = repr((chart, sorted(gemeente.thema.items())))
    return hashlib.sha256(drawn.encode()).hexdigest()[:32]


def svg_response(request: HttpRequest, chart: Chart, gemeente: Gemeente) -> HttpResponse:
    """Return the drawing, from the cache when it was drawn before.

    An address that names this version may be kept by the browser; any other is asked for again each time.
    """
    narrow = request.GET.get("smal") == "1"
    version = chart_version(chart, gemeente)
    etag = f'"{version}{"-smal" * narrow}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(
        _svg(chart, gemeente, version, narrow=narrow), content_type="image/svg+xml"
    )
    response.headers["ETag"] = etag
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    if request.GET.get("v") == version:
        patch_cache_control(response, private=True, max_age=_DAY)
    else:
        patch_cache_control(response, private=True, no_cache=True)
    return response


def _svg(chart: Chart, gemeente: Gemeente, version: str, *, narrow: bool) -> bytes:
    cache = caches["grafieken"]
    key = f"grafiek-{version}-{narrow}"
    svg: bytes | None = cache.get(key)
    if svg is None:
        remark = FICTITIOUS if gemeente.fictief else ""
        svg = draw_svg(chart, theme=gemeente.thema, narrow=narrow, remark=remark).encode()
        cache.set(key, svg, _DAY)
    return svg
