"""Recording what the ondernemingsraad decided in a traject, on one dossier or on several."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from adoptie.permissions import StaffRequest, fetch_traject, staff_view
from adoptie.views.doing import saved
from adoptie.views.orbesluiten import RECORDERS
from adoptie.views.pages import traject_page
from enquetes.actions.besluit import record_besluit
from enquetes.forms.besluit import BesluitForm
from enquetes.queries.besluiten import choices_of, decidable


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def orbesluit_vastleggen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, RECORDERS)
    keuzes = choices_of(decidable(traject))
    back = reverse("orbesluiten", args=[slug, pk])
    crumbs = [("Ondernemingsraad", back)]
    if not keuzes:
        page = "enquetes/geen_dossier.html"
        return traject_page(request, traject, page, "Besluit vastleggen", kruimels=crumbs)
    form = BesluitForm(request.POST or None, keuzes=keuzes)
    success = "Het besluit is vastgelegd."
    if saved(request, form, record_besluit, success, traject=traject, by=request.user):
        return redirect("orbesluiten", slug, pk)
    return traject_page(
        request,
        traject,
        "adoptie/formulier.html",
        "Besluit vastleggen",
        kruimels=crumbs,
        form=form,
        knop="Vastleggen",
        uitleg="Een besluit kunt u daarna niet meer wijzigen. Een nieuw besluit vastleggen kan wel.",
        terug=back,
    )
