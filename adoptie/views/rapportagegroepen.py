from __future__ import annotations

from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.actions.rapportagegroep import (
    add_rapportagegroep,
    change_rapportagegroep,
    remove_rapportagegroep,
)
from adoptie.forms.rapportagegroep import RapportagegroepForm
from adoptie.permissions import LEADERS, StaffRequest, fetch_traject, staff_view
from adoptie.queries.rapportagegroep import rapportagegroepen_of, ungrouped_onderdelen
from adoptie.views.doing import attempted, saved
from adoptie.views.pages import traject_page


@require_safe
@staff_view
def rapportagegroepen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk)
    return traject_page(
        request,
        traject,
        "adoptie/rapportagegroepen.html",
        "Wie telt samen in een cijfer?",
        groepen=rapportagegroepen_of(traject),
        zonder_groep=ungrouped_onderdelen(traject),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapportagegroep_toevoegen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, LEADERS)
    form = RapportagegroepForm(request.POST or None, traject=traject)
    success = "De groep is toegevoegd."
    if saved(request, form, add_rapportagegroep, success, traject=traject, by=request.user):
        return redirect("rapportagegroepen", slug, pk)
    back = reverse("rapportagegroepen", args=[slug, pk])
    return traject_page(
        request,
        traject,
        "adoptie/formulier.html",
        "Groep toevoegen",
        kruimels=[("Groepen", back)],
        form=form,
        knop="Toevoegen",
        terug=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapportagegroep_wijzigen(request: StaffRequest, slug: str, pk: int, groep_pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, LEADERS)
    found = get_object_or_404(traject.rapportagegroepen, pk=groep_pk)
    form = RapportagegroepForm(
        request.POST or None, initial=model_to_dict(found), traject=traject, groep=found
    )
    success = "De groep is gewijzigd."
    if saved(request, form, change_rapportagegroep, success, groep=found, by=request.user):
        return redirect("rapportagegroepen", slug, pk)
    back = reverse("rapportagegroepen", args=[slug, pk])
    return traject_page(
        request,
        traject,
        "adoptie/formulier.html",
        "Groep wijzigen",
        kruimels=[("Groepen", back)],
        form=form,
        knop="Bewaren",
        uitleg="Verandert een groep, dan zijn de cijfers van vóór en na niet goed te vergelijken.",
        terug=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapportagegroep_verwijderen(request: StaffRequest, slug: str, pk: int, groep_pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, LEADERS)
    found = get_object_or_404(traject.rapportagegroepen, pk=groep_pk)
    success = f"De groep '{found}' is verwijderd."
    if attempted(request, remove_rapportagegroep, success, groep=found, by=request.user):
        return redirect("rapportagegroepen", slug, pk)
    back = reverse("rapportagegroepen", args=[slug, pk])
    return traject_page(
        request,
        traject,
        "adoptie/bevestigen.html",
        f"De groep '{found}' verwijderen?",
        kruimels=[("Groepen", back)],
        uitleg="De onderdelen blijven bestaan. Zij tellen dan in geen groep mee.",
        knop="Ja, verwijderen",
        terug=back,
    )
