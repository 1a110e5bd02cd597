from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from adoptie.models import Rol
from adoptie.permissions import StaffRequest, fetch_traject, roles_of, staff_view
from adoptie.views.pages import traject_page

RECORDERS = frozenset({Rol.OR, Rol.PROGRAMMALEIDER})


@require_safe
@staff_view
def orbesluiten(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk)
    return traject_page(
        request,
        traject,
        "adoptie/orbesluiten.html",
        "Wat de ondernemingsraad besloot",
        besluiten=traject.orbesluiten.prefetch_related(
            "metingen_genoemd__ronde", "metingen_genoemd__reeks", "bronnen_genoemd__bron"
        ),
        bronnen=traject.bronnen.order_by("wat"),
        mag_vastleggen=bool(RECORDERS & roles_of(request.user, traject.gemeente)),
    )
