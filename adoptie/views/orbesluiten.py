from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.actions.orbesluit import record_orbesluit
from adoptie.forms.orbesluit import OrbesluitForm
from adoptie.models import Rol
from adoptie.permissions import StaffRequest, fetch_traject, roles_of, staff_view
from adoptie.views.doing import saved
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
        besluiten=traject.orbesluiten.all(),
        mag_vastleggen=bool(RECORDERS & roles_of(request.user, traject.gemeente)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def orbesluit_vastleggen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, RECORDERS)
    form = OrbesluitForm(request.POST or None)
    success = "Het besluit is vastgelegd."
    if saved(request, form, record_orbesluit, success, traject=traject, by=request.user):
        return redirect("orbesluiten", slug, pk)
    back = reverse("orbesluiten", args=[slug, pk])
    return traject_page(
        request,
        traject,
        "adoptie/formulier.html",
        "Besluit vastleggen",
        kruimels=[("Ondernemingsraad", back)],
        form=form,
        knop="Vastleggen",
        uitleg="Een besluit kunt u daarna niet meer wijzigen. Een nieuw besluit vastleggen kan wel.",
        terug=back,
    )
