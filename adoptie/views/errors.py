"""Pages for what goes wrong: always a sentence, never a traceback."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Tell that the form was too old or came from elsewhere, and how to send it again."""
    return render(request, "adoptie/formulier_verlopen.html", status=403)
