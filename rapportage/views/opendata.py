"""The catalogue of open data: a page for people, and RDF for programs that collect such catalogues."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from adoptie.periods import parse_period
from rapportage.charts.words import with_article
from rapportage.models import Rapport
from rapportage.queries.opendata import Databestand, datasets
from rapportage.views.files import media_type
from rapportage.views.public import public_view

if TYPE_CHECKING:
    from rapportage.renderers.dcat import Dataset

_ACCEPTED = {"text/turtle": "ttl", "application/ld+json": "jsonld", "application/rdf+xml": "rdf"}
_HTML = "text/html"


@public_view
def open_data(request: HttpRequest) -> HttpResponse:
    """Show the catalogue in the form that was asked for."""
    wanted = request.get_preferred_type([_HTML, *_ACCEPTED]) or _HTML
    if wanted in _ACCEPTED:
        response = _catalogue(_ACCEPTED[wanted])
    else:
        context = {"titel": "Open data", "datasets": datasets()}
        response = render(request, "rapportage/opendata.html", context)
    patch_vary_headers(response, ["Accept"])
    return response


@public_view
def open_data_bestand(request: HttpRequest, soort: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    if soort not in _ACCEPTED.values():
        raise Http404
    return _catalogue(soort)


def _catalogue(kind: str) -> HttpResponse:
    # Loading it takes longer than most pages.
    from rapportage.renderers.dcat import TYPES, render_catalogue

    told = [_dataset(rapport, files) for rapport, files in datasets()]
    address = f"{settings.SITE_URL}{reverse('open-data')}"
    data = render_catalogue(told, site=settings.SITE_URL, address=address, kind=kind)
    return HttpResponse(data, content_type=TYPES[kind], headers={"Access-Control-Allow-Origin": "*"})


def _dataset(rapport: Rapport, files: Iterable[Databestand]) -> Dataset:
    from rapportage.renderers.dcat import Bestand, Dataset

    gemeente, period = rapport.gemeente, parse_period(rapport.periode)
    page = f"{settings.SITE_URL}{reverse('openbaar-rapport', args=[gemeente.slug, rapport.pk])}"
    made_up = "Let op: dit is een voorbeeld, alle cijfers zijn verzonnen. " if gemeente.fictief else ""
    return Dataset(
        pagina=page,
        titel=f"{rapport.titel} ({gemeente})",
        uitleg=f"{made_up}De cijfers van het rapport '{rapport.titel}' van de gemeente {gemeente}, "
        f"over {with_article(period.code)}, met hun onzekerheid.",
        gemeente=gemeente.naam,
        cbs_code=gemeente.cbs_code,
        contact=gemeente.contact,
        period=period,
        versie=rapport.versie,
        gepubliceerd=rapport.gepubliceerd_op.date() if rapport.gepubliceerd_op else None,
        bestanden=tuple(
            Bestand(each.naam, f"{page}bestand/{each.naam}", media_type(each.naam), each.bytes, each.hash)
            for each in files
        ),
    )
