from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from adoptie.models import Gemeente
from adoptie.permissions import StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.views.pages import gemeente_page
from metingen.queries.cijfers import statuses_for
from rapportage.queries.cijfer import read_reeks
from rapportage.renderers.html import render_block
from rapportage.screens.cijfer import Cijferblad, cijferblad, quarter_of
from rapportage.screens.vraag import vraagblad
from rapportage.views.charts import chart_html, svg_response


@require_safe
@staff_view
def cijfer(request: StaffRequest, slug: str, code: str) -> HttpResponse:
    """Show one figure: its road, its doubt, how it was made and from what."""
    gemeente = fetch_gemeente(request.user, slug)
    blad = _fetch_blad(request, gemeente, code)
    url = reverse("cijfer-grafiek", args=[slug, code])
    asked = {"periode": blad.figure.periode, "bron": request.GET.get("bron", "")}
    return gemeente_page(
        request,
        gemeente,
        "rapportage/cijfer.html",
        blad.figure.vraag_tekst or blad.figure.naam,
        kruimels=[("Dashboard", reverse("dashboard", args=[slug]))],
        blad=blad,
        grafiek=chart_html(blad.chart, gemeente, url, asked) if blad.chart else "",
        tabellen=[render_block(table) for table in blad.tables],
    )


@require_safe
@staff_view
def cijfer_grafiek(request: StaffRequest, slug: str, code: str) -> HttpResponse:
    """Draw the chart of one figure, from what this reader may see."""
    gemeente = fetch_gemeente(request.user, slug)
    chart = _fetch_blad(request, gemeente, code).chart
    if chart is None:
        raise Http404
    return svg_response(request, chart, gemeente)


def _fetch_blad(request: StaffRequest, gemeente: Gemeente, code: str) -> Cijferblad:
    """Return the page of a figure; a figure that this reader may not see does not exist."""
    statuses = statuses_for(roles_of(request.user, gemeente))
    reeks = read_reeks(gemeente, code, statuses, request.GET.get("bron", ""))
    quarter = quarter_of(reeks, request.GET.get("periode", ""))
    if quarter is not None:
        return cijferblad(reeks, quarter)
    newest = reeks.newest
    if newest is None:
        raise Http404
    return vraagblad(reeks, newest)
