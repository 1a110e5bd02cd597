"""All figures of a round as one file."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from adoptie.permissions import StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.views.pages import gemeente_page
from metingen.queries.cijfers import statuses_for
from rapportage.queries.rondecijfers import read_rondecijfers, rondes_with_figures
from rapportage.renderers.cijfers import KINDS, Rondecijfers, render
from rapportage.renderers.naming import FICTITIOUS
from rapportage.renderers.naming import slug as file_slug
from rapportage.views.files import kept_file


@require_safe
@staff_view
def rondecijfers(request: StaffRequest, slug: str) -> HttpResponse:
    """List the rounds of which this reader may have the figures."""
    gemeente = fetch_gemeente(request.user, slug)
    statuses = statuses_for(roles_of(request.user, gemeente))
    return gemeente_page(
        request,
        gemeente,
        "rapportage/rondecijfers.html",
        "Cijfers van rondes downloaden",
        kruimels=[("Dashboard", reverse("dashboard", args=[slug]))],
        rondes=rondes_with_figures(gemeente, statuses),
        soorten=KINDS,
    )


@require_safe
@staff_view
def rondecijfers_bestand(request: StaffRequest, slug: str, pk: int, soort: str) -> HttpResponse:
    """Send all figures of a round that this reader may see."""
    gemeente = fetch_gemeente(request.user, slug)
    found = read_rondecijfers(gemeente, pk, statuses_for(roles_of(request.user, gemeente)))
    if found is None or soort not in KINDS:
        raise Http404
    remark = FICTITIOUS if gemeente.fictief else ""
    name = f"cijfers-{file_slug(found[0].naam)}.{soort}"
    return kept_file(render(Rondecijfers(*found, remark), soort), name)
