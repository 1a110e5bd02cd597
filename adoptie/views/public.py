"""Pages that everybody may read."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from adoptie.queries.contact import gemeenten_with_contact

# From the start of the process: a server that nobody has looked at for so long should not vouch for itself.
_EXPIRES = timezone.now() + dt.timedelta(days=300)


@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    context = {"titel": "Hoe toegankelijk is Mentaal Spoor?", "gemeenten": gemeenten_with_contact()}
    return render(request, "adoptie/toegankelijkheid.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    context = {"titel": "Wat bewaren we over u?", "gemeenten": gemeenten_with_contact()}
    return render(request, "adoptie/privacy.html", context)


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    context = {"titel": "Vragen of een klacht?", "gemeenten": gemeenten_with_contact()}
    return render(request, "adoptie/contact.html", context)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Say where a leak can be reported (RFC 9116)."""
    lines = (
        f"Contact: {settings.SITE_URL}{reverse('contact')}",
        f"Expires: {_EXPIRES.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}{reverse('security-txt')}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
