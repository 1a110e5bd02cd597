from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from adoptie.permissions import StaffRequest, fetch_gemeente, staff_view
from adoptie.queries.bewaren import last_applied, upcoming
from adoptie.queries.navigation import LOGBOEK_READERS
from adoptie.views.pages import beheer_page


@require_safe
@staff_view
def bewaartermijnen(request: StaffRequest, slug: str) -> HttpResponse:
    """Tell how long each kind of record stays, and what would go today and in the coming month."""
    gemeente = fetch_gemeente(request.user, slug, LOGBOEK_READERS)
    return beheer_page(
        request,
        gemeente,
        "adoptie/bewaartermijnen.html",
        "Hoe lang bewaren we wat?",
        rijen=upcoming(gemeente),
        laatst=last_applied(gemeente),
    )
