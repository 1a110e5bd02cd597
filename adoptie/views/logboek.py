from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from adoptie.permissions import StaffRequest, fetch_gemeente, staff_view
from adoptie.queries import logboek as queries
from adoptie.queries.navigation import LOGBOEK_READERS
from adoptie.views.pages import beheer_page


@require_safe
@staff_view
def logboek(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LOGBOEK_READERS)
    page = queries.logboek(gemeente, request.GET.get("bladzijde"))
    return beheer_page(request, gemeente, "adoptie/logboek.html", "Wie deed wat, en wanneer?", regels=page)
