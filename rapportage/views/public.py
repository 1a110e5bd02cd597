"""What all public pages share: nobody is asked who they are, and everybody may keep the answer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
# Seconds after which somebody who looks again asks whether there is news.
_FRESH = 300


def public_view(view: View[P]) -> View[P]:
    """Let everybody read, and let browsers and proxies keep the answer until it is another one."""

    @wraps(view)
    def answered(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code != 200:
            return response
        etag = response.get("ETag") or f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response.headers["ETag"] = etag
        response.headers["X-Content-Type-Options"] = "nosniff"
        patch_cache_control(response, public=True, max_age=_FRESH)
        return get_conditional_response(request, etag=etag, response=response) or response

    # There is no session to ride on, and nothing is ever sent here.
    return cast("View[P]", csrf_exempt(require_safe(answered)))
