"""Pages for what goes wrong: always a sentence, never a traceback."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from adoptie.permissions import is_staff_view
from adoptie.resending import resend_page


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Tell that the form was too old or came from elsewhere, and how to send it again.

    Who logged in anew on another tab sends what was typed with one button. A password is never shown again.
    """
    held = resend_page(request) if is_staff_view(request) else None
    return held or render(request, "adoptie/formulier_verlopen.html", status=403)
