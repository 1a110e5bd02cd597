"""The steps of a report: settled, then published."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from adoptie.models import Gemeente
from adoptie.permissions import StaffRequest, staff_view
from adoptie.views.doing import attempted
from adoptie.views.pages import gemeente_page
from rapportage.actions.rapport import publish_rapport, settle_rapport
from rapportage.models import Rapport
from rapportage.queries.rapporten import SETTLERS
from rapportage.views.rapporten import RAPPORTEN, fetch_rapport

_SETTLED = "Managers en lezers zien het daarna. Dat kan als de cijfers erin zijn vrijgegeven."
_PUBLISHED = "Iedereen kan het daarna lezen, ook zonder account, met de cijfers die erin staan."
_SIGNED = "Uw naam en de datum komen erbij."


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapport_vaststellen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    gemeente, found = fetch_rapport(request, slug, pk, SETTLERS)
    success = "Het rapport is vastgesteld. Managers en lezers zien het nu."
    if attempted(request, settle_rapport, success, rapport=found, by=request.user):
        return redirect("rapport", slug, pk)
    return _asked(request, gemeente, found, "Dit rapport vaststellen?", "Ja, vaststellen", _SETTLED)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapport_publiceren(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    gemeente, found = fetch_rapport(request, slug, pk, SETTLERS)
    success = "Het rapport is gepubliceerd. Iedereen kan het nu lezen, ook zonder account."
    if attempted(request, publish_rapport, success, rapport=found, by=request.user):
        return redirect("rapport", slug, pk)
    return _asked(request, gemeente, found, "Dit rapport publiceren?", "Ja, publiceren", _PUBLISHED)


def _asked(
    request: StaffRequest, gemeente: Gemeente, rapport: Rapport, titel: str, knop: str, uitleg: str
) -> HttpResponse:
    """Ask once more before a step that cannot be taken back."""
    slug = gemeente.slug
    back = reverse("rapport", args=[slug, rapport.pk])
    return gemeente_page(
        request,
        gemeente,
        "rapportage/vaststellen.html",
        titel,
        kruimels=[(RAPPORTEN, reverse("rapporten", args=[slug])), (rapport.titel, back)],
        uitleg=f"'{rapport}', versie {rapport.versie}. {uitleg} {_SIGNED} U kunt dit niet terugdraaien.",
        knop=knop,
        terug=back,
    )
