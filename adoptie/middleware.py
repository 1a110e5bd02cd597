"""What goes for every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

# What Django's never_cache says, without a date for browsers of before 1999.
_KEPT_NOWHERE = "max-age=0, no-cache, no-store, must-revalidate, private"
Answer = Callable[[HttpRequest], HttpResponse]


def private_unless_said(get_response: Answer) -> Answer:
    """Let nobody keep a page, not on a shared computer and not on the way, unless its view says otherwise."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", _KEPT_NOWHERE)
        return response

    return answer


def accounts(get_response: Answer) -> Answer:
    """Find out who is logged in; where nobody needs an account no cookie is read."""
    asking: Callable[[HttpRequest], Any] = get_response
    for middleware in (MessageMiddleware, AuthenticationMiddleware, SessionMiddleware):
        asking = middleware(asking)

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(settings.PAGES_WITHOUT_ACCOUNT):
            return get_response(request)
        found: HttpResponse = asking(request)
        return found

    return answer


class OnePolicy(CSPMiddleware):
    """Say what a page may load. No page has a nonce, so this is put together once for nearly all of them."""

    # What the decorators of django-csp leave on an answer whose view wants another policy.
    _OTHER = ("_csp_update", "_csp_replace", "_csp_config", "_csp_exempt")

    def __init__(self, get_response: Answer) -> None:
        super().__init__(get_response)
        self._policy = build_policy()

    def process_request(self, _: HttpRequest) -> None:
        """Make no nonce."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if any(hasattr(response, name) for name in self._OTHER):
            return super().process_response(request, response)
        # A drawing says for itself that it may do nothing.
        response.headers.setdefault(HEADER, self._policy)
        return response
