from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from adoptie.permissions import StaffRequest, staff_view
from adoptie.queries.lidmaatschap import gemeenten_of


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Tell a stranger what this is; take a member to the own gemeente."""
    if not request.user.is_authenticated:
        return render(request, "adoptie/welkom.html", {"titel": "Wordt digitaal werken beter en lichter?"})
    return _own_gemeenten(request)


@staff_view
def _own_gemeenten(request: StaffRequest) -> HttpResponse:
    gemeenten = list(gemeenten_of(request.user))
    if len(gemeenten) == 1:
        return redirect("gemeente-overzicht", gemeenten[0].slug)
    return render(request, "adoptie/start.html", {"titel": "Uw gemeenten", "gemeenten": gemeenten})
