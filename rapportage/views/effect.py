from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from adoptie.models import Gemeente
from adoptie.permissions import StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.views.pages import gemeente_page
from metingen.queries.cijfers import statuses_for
from rapportage.blocks import Chart, Table
from rapportage.queries.dashboard import read_periodekeuze
from rapportage.queries.effect import Effectblad, interventies_of, read_effectblad
from rapportage.renderers.html import render_html
from rapportage.renderers.naming import charts_of
from rapportage.views.blocks import Place, block_response


@require_safe
@staff_view
def effect(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show what an interventie did, as far as the figures that this reader may see can tell."""
    gemeente = fetch_gemeente(request.user, slug)
    content = _fetch_blad(request, gemeente, pk).content
    place = Place(gemeente, reverse("effect", args=[slug, pk]), {"periode": content.period})
    charts = charts_of(content)
    return gemeente_page(
        request,
        gemeente,
        "rapportage/effect.html",
        content.title,
        kruimels=[("Dashboard", reverse("dashboard", args=[slug]))],
        inhoud=render_html(
            content,
            charts=place.drawings(charts),
            narrow=place.drawings(charts, narrow=True),
            tables=[place.figures(block) for block in content.blocks if isinstance(block, Chart | Table)],
            site=True,
        ),
    )


@require_safe
@staff_view
def effect_bestand(request: StaffRequest, slug: str, pk: int, naam: str) -> HttpResponse:
    """Send a chart or table of the page, from what this reader may see."""
    gemeente = fetch_gemeente(request.user, slug)
    return block_response(request, naam, _fetch_blad(request, gemeente, pk).content.blocks, gemeente)


def _fetch_blad(request: StaffRequest, gemeente: Gemeente, pk: int) -> Effectblad:
    interventie = get_object_or_404(interventies_of(gemeente), pk=pk)
    statuses = statuses_for(roles_of(request.user, gemeente))
    period = read_periodekeuze(gemeente, statuses, request.GET.get("periode", "")).zaken
    return read_effectblad(interventie, period, statuses)
