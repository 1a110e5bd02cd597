"""All that waits for who reads what people wrote, over all rounds."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from adoptie.permissions import StaffRequest, fetch_gemeente, staff_view
from adoptie.views.pages import gemeente_page
from metingen.actions.teksten import READERS
from metingen.queries.leesrij import reading_row


@require_safe
@staff_view
def leesrij(request: StaffRequest, slug: str) -> HttpResponse:
    """Show what waits to be read or released, the oldest round first."""
    gemeente = fetch_gemeente(request.user, slug, READERS)
    response = gemeente_page(
        request,
        gemeente,
        "metingen/leesrij.html",
        "Teksten die wachten",
        kruimels=[("Rondes", reverse("rondes", args=[slug]))],
        rij=reading_row(gemeente),
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response
