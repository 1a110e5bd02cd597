"""The read-only API: published figures and reports, for programs of others."""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from rapportage.forms.api import CijfersForm, GemeenteForm, IndicatorenForm, PageForm
from rapportage.models import Rapport
from rapportage.queries.api import public_cijfers, public_indicatoren
from rapportage.queries.openbaar import public_gemeenten, published
from rapportage.renderers.api import bestand_json, cijfer_json, gemeente_json, indicator_json, rapport_json
from rapportage.views.apiview import api_view, checked, json_response, page_response
from rapportage.views.public import public_view

_DOCUMENT = Path(__file__).resolve().parents[1] / "openapi.json"


@public_view
def api_uitleg(request: HttpRequest) -> HttpResponse:
    """Explain the API to people who work with data."""
    context = {
        "titel": "Cijfers ophalen met een programma",
        "basis": f"{settings.SITE_URL}{reverse('api-openapi').removesuffix('/openapi.json')}",
        "gemeente_id": public_gemeenten().values_list("slug", flat=True).first() or "uw-gemeente",
    }
    return render(request, "rapportage/api.html", context)


@api_view
def api_openapi(request: HttpRequest) -> HttpResponse:
    document = json.loads(_DOCUMENT.read_text(encoding="utf-8"))
    document["servers"] = [{"url": f"{settings.SITE_URL}{request.path.removesuffix('/openapi.json')}"}]
    return json_response(document)


@api_view
def api_gemeenten(request: HttpRequest) -> HttpResponse:
    asked = checked(PageForm(request.GET))
    return page_response(request, asked, list(public_gemeenten()), gemeente_json)


@api_view
def api_gemeente(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    return json_response(gemeente_json(get_object_or_404(public_gemeenten(), slug=slug)))


@api_view
def api_indicatoren(request: HttpRequest) -> HttpResponse:
    asked = checked(IndicatorenForm(request.GET))
    gemeente = get_object_or_404(public_gemeenten(), slug=asked["gemeente"])
    return page_response(request, asked, public_indicatoren(gemeente), indicator_json)


@api_view
def api_cijfers(request: HttpRequest) -> HttpResponse:
    asked = checked(CijfersForm(request.GET))
    gemeente = get_object_or_404(public_gemeenten(), slug=asked["gemeente"])
    limits = {name: asked[name] for name in ("lengte", "indicator", "periode")}
    found = public_cijfers(gemeente, **limits)
    return page_response(request, asked, found, lambda figure: cijfer_json(figure, gemeente))


@api_view
def api_rapporten(request: HttpRequest) -> HttpResponse:
    asked = checked(GemeenteForm(request.GET))
    found = published()
    if asked["gemeente"]:
        found = found.filter(gemeente__slug=asked["gemeente"])
    return page_response(request, asked, list(found), lambda each: rapport_json(each, _page(each)))


@api_view
def api_rapport(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: ARG001 - Django's signature
    found = get_object_or_404(published(), pk=pk)
    files = [
        bestand_json(naam, _file(found, naam), hash_)
        for naam, hash_ in found.bestanden.values_list("naam", "hash")
    ]
    return json_response(rapport_json(found, _page(found)) | {"bestanden": files})


@api_view
def api_onbekend(request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Say in the form of the API that there is nothing here."""
    raise Http404(rest)


def _page(rapport: Rapport) -> str:
    return f"{settings.SITE_URL}{reverse('openbaar-rapport', args=[rapport.gemeente.slug, rapport.pk])}"


def _file(rapport: Rapport, naam: str) -> str:
    return settings.SITE_URL + reverse("openbaar-bestand", args=[rapport.gemeente.slug, rapport.pk, naam])
