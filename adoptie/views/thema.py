from __future__ import annotations

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.actions.gemeente import change_thema, reset_thema
from adoptie.forms.thema import ThemaForm
from adoptie.models import Gemeente
from adoptie.permissions import StaffRequest, fetch_gemeente, staff_view
from adoptie.queries.navigation import BEHEERDERS
from adoptie.theming import Theme, theme_css
from adoptie.theming.logo import MAX_BYTES
from adoptie.theming.tokens import MAX_LENGTH
from adoptie.uploads import receives_files
from adoptie.views.doing import attempted, saved
from adoptie.views.pages import beheer_page


@receives_files(max(MAX_BYTES, MAX_LENGTH))
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def thema(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, BEHEERDERS)
    initial = Theme.from_tokens(gemeente.thema).tokens()
    form = ThemaForm(request.POST or None, request.FILES or None, initial=initial)
    success = "De kleuren en het logo zijn bewaard."
    if saved(request, form, change_thema, success, gemeente=gemeente, by=request.user):
        return redirect("thema", slug)
    return beheer_page(request, gemeente, "adoptie/thema.html", "Kleuren en logo", form=form, knop="Bewaren")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def thema_herstellen(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, BEHEERDERS)
    success = "De gewone kleuren gelden weer."
    if attempted(request, reset_thema, success, gemeente=gemeente, by=request.user):
        return redirect("thema", slug)
    back = reverse("thema", args=[slug])
    return beheer_page(
        request,
        gemeente,
        "adoptie/bevestigen.html",
        "Terug naar de gewone kleuren?",
        kruimels=[("Kleuren en logo", back)],
        uitleg="De eigen kleuren en het logo gaan weg.",
        knop="Ja, herstellen",
        terug=back,
    )


@require_safe
def thema_css(request: HttpRequest, slug: str) -> HttpResponse:
    gemeente = get_object_or_404(Gemeente.objects.only("thema"), slug=slug)
    css = theme_css(Theme.from_tokens(gemeente.thema))
    return _cached(request, css.encode(), "text/css; charset=utf-8")


@require_safe
def gemeente_logo(request: HttpRequest, slug: str) -> HttpResponse:
    gemeente = get_object_or_404(Gemeente.objects.only("logo", "logo_soort"), slug=slug)
    if not gemeente.logo:
        raise Http404
    return _cached(request, bytes(gemeente.logo), gemeente.logo_soort)


def _cached(request: HttpRequest, content: bytes, content_type: str) -> HttpResponse:
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type=content_type, headers={"ETag": etag})
    patch_cache_control(response, public=True, max_age=300)
    # Returns 304 when the browser has this version, else the response itself.
    conditional = get_conditional_response(request, etag=etag, response=response)
    return conditional if conditional is not None else response
