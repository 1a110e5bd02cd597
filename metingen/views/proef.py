"""What would be visible of a round, tried beforehand."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, staff_view
from adoptie.views.pages import gemeente_page
from enquetes.models import Ronde, Status
from metingen.queries.proef import trial_figures


@require_safe
@staff_view
def proefuitkomsten(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show its leaders what a try-out would show; no other round can be looked into before it is sealed."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    rows = Ronde.objects.select_related("traject__gemeente", "versie").filter(proef_van__isnull=False)
    ronde = get_object_or_404(rows, pk=pk, traject__gemeente=gemeente)
    if ronde.status == Status.GESTOPT:
        raise Http404
    crumbs = [
        ("Rondes", reverse("rondes", args=[slug])),
        (ronde.naam, reverse("ronde", args=[slug, ronde.pk])),
    ]
    return gemeente_page(
        request,
        gemeente,
        "metingen/proefuitkomsten.html",
        "Wat straks te zien is",
        kruimels=crumbs,
        vragen=trial_figures(ronde),
    )
