from __future__ import annotations

from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.actions.traject import change_traject, start_traject
from adoptie.forms.traject import TrajectForm
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, fetch_traject, staff_view
from adoptie.queries.gereedheid import gereedheid
from adoptie.queries.gereedheidfeiten import facts_of
from adoptie.queries.traject import interventies_of
from adoptie.views.doing import saved
from adoptie.views.pages import gemeente_page, traject_page


@require_safe
@staff_view
def traject(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show what the traject is for, how far each spoor is and what changed last."""
    found = fetch_traject(request.user, slug, pk)
    return traject_page(
        request,
        found,
        "adoptie/traject.html",
        found.naam,
        kruimels=(),
        sporen=gereedheid(found, facts_of(found)),
        interventies=interventies_of(found)[:5],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def traject_starten(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    form = TrajectForm(request.POST or None)
    success = "Het traject is gestart. De eerste stappen staan klaar: pas ze aan waar nodig."
    if saved(request, form, start_traject, success, gemeente=gemeente, by=request.user):
        return redirect("gemeente-overzicht", slug)
    return gemeente_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        "Een traject starten",
        form=form,
        knop="Traject starten",
        uitleg="Een traject is een verandering die u wilt volgen. U krijgt drie sporen met stappen.",
        terug=reverse("gemeente-overzicht", args=[slug]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def traject_wijzigen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    found = fetch_traject(request.user, slug, pk, LEADERS)
    form = TrajectForm(request.POST or None, initial=model_to_dict(found))
    if saved(request, form, change_traject, "Het traject is gewijzigd.", traject=found, by=request.user):
        return redirect("traject", slug, pk)
    found.refresh_from_db()
    return traject_page(
        request,
        found,
        "adoptie/formulier.html",
        "Traject wijzigen",
        form=form,
        knop="Bewaren",
        terug=reverse("traject", args=[slug, pk]),
    )
