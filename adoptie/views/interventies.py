from __future__ import annotations

from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.actions.interventie import add_interventie, change_interventie, remove_interventie
from adoptie.forms.interventie import InterventieForm
from adoptie.models import Interventie
from adoptie.permissions import LEADERS, StaffRequest, fetch_traject, staff_view
from adoptie.queries.traject import interventies_of
from adoptie.views.doing import attempted, saved
from adoptie.views.pages import traject_page


@require_safe
@staff_view
def interventies(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk)
    return traject_page(
        request,
        traject,
        "adoptie/interventies.html",
        "Wat er veranderde, en wanneer",
        interventies=interventies_of(traject),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def interventie_toevoegen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, LEADERS)
    form = InterventieForm(request.POST or None, traject=traject)
    if saved(request, form, add_interventie, "De verandering is toegevoegd.", by=request.user):
        return redirect("interventies", slug, pk)
    back = reverse("interventies", args=[slug, pk])
    return traject_page(
        request,
        traject,
        "adoptie/formulier.html",
        "Verandering toevoegen",
        kruimels=[("Veranderingen", back)],
        form=form,
        knop="Toevoegen",
        uitleg="Zo kunt u later vergelijken: hoe was het vóór deze dag, en hoe daarna?",
        terug=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def interventie_wijzigen(request: StaffRequest, slug: str, pk: int, interventie_pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, LEADERS)
    found = get_object_or_404(Interventie, pk=interventie_pk, spoor__traject=traject)
    form = InterventieForm(
        request.POST or None, initial=model_to_dict(found), traject=traject, interventie=found
    )
    success = "De verandering is gewijzigd."
    if saved(request, form, change_interventie, success, interventie=found, by=request.user):
        return redirect("interventies", slug, pk)
    back = reverse("interventies", args=[slug, pk])
    return traject_page(
        request,
        traject,
        "adoptie/formulier.html",
        "Verandering wijzigen",
        kruimels=[("Veranderingen", back)],
        form=form,
        knop="Bewaren",
        terug=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def interventie_verwijderen(request: StaffRequest, slug: str, pk: int, interventie_pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, LEADERS)
    found = get_object_or_404(Interventie, pk=interventie_pk, spoor__traject=traject)
    success = f"De verandering '{found}' is verwijderd."
    if attempted(request, remove_interventie, success, interventie=found, by=request.user):
        return redirect("interventies", slug, pk)
    back = reverse("interventies", args=[slug, pk])
    return traject_page(
        request,
        traject,
        "adoptie/bevestigen.html",
        f"'{found}' verwijderen?",
        kruimels=[("Veranderingen", back)],
        uitleg="De lijn in de grafieken verdwijnt. In het logboek blijft staan dat u dit deed.",
        knop="Ja, verwijderen",
        terug=back,
    )
