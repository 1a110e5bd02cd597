from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adoptie.actions.gereedheid import (
    add_criterium,
    add_stap,
    meet_criterium,
    remove_criterium,
    remove_stap,
    reopen_criterium,
)
from adoptie.forms.gereedheid import BewijsForm, CriteriumForm, StapForm
from adoptie.models import Gereedheid, Stap, Traject
from adoptie.permissions import LEADERS, StaffRequest, fetch_traject, staff_view
from adoptie.queries import gereedheid as queries
from adoptie.queries.gereedheidfeiten import facts_of
from adoptie.views.doing import attempted, saved
from adoptie.views.pages import traject_page

_TITLE = "Klaar voor de volgende stap"


@require_safe
@staff_view
def gereedheid(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show per spoor which steps are open and what is still missing."""
    traject = fetch_traject(request.user, slug, pk)
    return traject_page(
        request,
        traject,
        "adoptie/gereedheid.html",
        "Zijn we klaar voor de volgende stap?",
        sporen=queries.gereedheid(traject, facts_of(traject)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def criterium_voldaan(request: StaffRequest, slug: str, pk: int, criterium_pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, LEADERS)
    found = get_object_or_404(Gereedheid, pk=criterium_pk, stap__spoor__traject=traject)
    form = BewijsForm(request.POST or None, initial=_initial(traject, found))
    if saved(request, form, meet_criterium, "Dit punt is klaar.", gereedheid=found, by=request.user):
        return redirect("gereedheid", slug, pk)
    back = reverse("gereedheid", args=[slug, pk])
    return traject_page(
        request,
        traject,
        "adoptie/formulier.html",
        "Dit punt is klaar",
        kruimels=[(_TITLE, back)],
        form=form,
        knop="Vaststellen",
        uitleg=found.criterium,
        terug=back,
    )


def _initial(traject: Traject, found: Gereedheid) -> dict[str, object]:
    """Begin with what was written before, or else with what the program knows."""
    feit = facts_of(traject).get(found.criterium)
    if found.bewijs or feit is None or feit.dag is None:
        return {"bewijs": found.bewijs}
    return {"bewijs": feit.zin, "voldaan_op": feit.dag}


@require_POST
@staff_view
def criterium_terugzetten(request: StaffRequest, slug: str, pk: int, criterium_pk: int) -> HttpResponse:
    """Take back "klaar"; the way back is to find it met again, so no confirmation is asked."""
    traject = fetch_traject(request.user, slug, pk, LEADERS)
    found = get_object_or_404(Gereedheid, pk=criterium_pk, stap__spoor__traject=traject)
    success = "Dit punt staat weer op 'nog niet klaar'. Het bewijs is bewaard."
    attempted(request, reopen_criterium, success, gereedheid=found, by=request.user)
    return redirect("gereedheid", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def criterium_toevoegen(request: StaffRequest, slug: str, pk: int, stap_pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, LEADERS)
    stap = get_object_or_404(Stap, pk=stap_pk, spoor__traject=traject)
    form = CriteriumForm(request.POST or None)
    if saved(request, form, add_criterium, "Het punt is toegevoegd.", stap=stap, by=request.user):
        return redirect("gereedheid", slug, pk)
    back = reverse("gereedheid", args=[slug, pk])
    return traject_page(
        request,
        traject,
        "adoptie/formulier.html",
        "Punt toevoegen",
        kruimels=[(_TITLE, back)],
        form=form,
        knop="Toevoegen",
        uitleg=f"Bij de stap: {stap}.",
        terug=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def criterium_verwijderen(request: StaffRequest, slug: str, pk: int, criterium_pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, LEADERS)
    found = get_object_or_404(Gereedheid, pk=criterium_pk, stap__spoor__traject=traject)
    if attempted(request, remove_criterium, "Het punt is verwijderd.", gereedheid=found, by=request.user):
        return redirect("gereedheid", slug, pk)
    back = reverse("gereedheid", args=[slug, pk])
    return traject_page(
        request,
        traject,
        "adoptie/bevestigen.html",
        "Dit punt verwijderen?",
        kruimels=[(_TITLE, back)],
        uitleg=f"{found.criterium} Ook het bewijs gaat weg.",
        knop="Ja, verwijderen",
        terug=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def stap_toevoegen(request: StaffRequest, slug: str, pk: int, soort: str) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, LEADERS)
    spoor = get_object_or_404(traject.sporen, soort=soort)
    form = StapForm(request.POST or None)
    if saved(request, form, add_stap, "De stap is toegevoegd.", spoor=spoor, by=request.user):
        return redirect("gereedheid", slug, pk)
    back = reverse("gereedheid", args=[slug, pk])
    return traject_page(
        request,
        traject,
        "adoptie/formulier.html",
        "Stap toevoegen",
        kruimels=[(_TITLE, back)],
        form=form,
        knop="Toevoegen",
        uitleg=f"De stap komt achteraan op het {spoor}.",
        terug=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def stap_verwijderen(request: StaffRequest, slug: str, pk: int, stap_pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, LEADERS)
    stap = get_object_or_404(Stap, pk=stap_pk, spoor__traject=traject)
    if attempted(request, remove_stap, f"De stap '{stap}' is verwijderd.", stap=stap, by=request.user):
        return redirect("gereedheid", slug, pk)
    back = reverse("gereedheid", args=[slug, pk])
    return traject_page(
        request,
        traject,
        "adoptie/bevestigen.html",
        f"De stap '{stap}' verwijderen?",
        kruimels=[(_TITLE, back)],
        uitleg="Ook de punten van deze stap gaan weg.",
        knop="Ja, verwijderen",
        terug=back,
    )
