"""The first steps of a new gemeente."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from adoptie.actions.gemeente import set_begin_aside
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, staff_view
from adoptie.queries.start import begin_of
from adoptie.views.doing import attempted
from adoptie.views.pages import gemeente_page

TITEL = "In vijf stappen naar uw eerste meting"


@require_safe
@staff_view
def begin(request: StaffRequest, slug: str) -> HttpResponse:
    """Show the steps and what came of them, also when they are done or were put aside."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    return gemeente_page(request, gemeente, "adoptie/begin.html", TITEL, begin=begin_of(gemeente))


@require_POST
@staff_view
def begin_opzij(request: StaffRequest, slug: str) -> HttpResponse:
    """Put the steps aside, or take them up again."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    opzij = request.POST.get("opzij") == "ja"
    told = (
        "Deze stappen staan nu opzij. U vindt ze terug onder aan het overzicht."
        if opzij
        else ("De vijf stappen staan weer op het overzicht.")
    )
    attempted(request, set_begin_aside, told, gemeente=gemeente, opzij=opzij, by=request.user)
    return redirect("gemeente-overzicht", slug)
