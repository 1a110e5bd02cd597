"""What all pages behind a link from a mail share: no session, no cookie, and an answer in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from adoptie.faults import wordless

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
# How to answer each situation that a link can be in.
Situations = Mapping[type[Exception], Callable[[HttpRequest, Any], HttpResponse]]
# What Django answers in its own way.
FORESEEN = (Http404, PermissionDenied)


def link_view(view: View[P], situations: Situations) -> View[P]:
    """Answer every situation of a link in words, and let no referrer or search engine keep it.

    There is no CSRF token, for there is no session to ride on: who knows the link may act. What goes wrong
    is logged without the words of the fault, which could hold an answer.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            with wordless(*situations, *FORESEEN):
                response = view(request, *args, **kwargs)
        except tuple(situations) as fault:
            answers = (answer for kind, answer in situations.items() if isinstance(fault, kind))
            response = next(answers)(request, fault)
        response["Referrer-Policy"] = "no-referrer"
        # Who wants to join a panel may find its page; what stands behind a link is nobody else's.
        if kwargs.keys() & {"code", "token"}:
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    methods = require_http_methods(["GET", "HEAD", "POST"])
    return cast("View[P]", csrf_exempt(methods(answered)))
