"""Recording what the ondernemingsraad decided in a traject, on one dossier or on several."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from adoptie.forms.orbesluit import OrbesluitForm
from adoptie.models import Orbesluit, Traject
from adoptie.permissions import StaffRequest, fetch_traject, staff_view
from adoptie.views.doing import saved
from adoptie.views.orbesluiten import RECORDERS
from adoptie.views.pages import traject_page
from enquetes.actions.besluit import record_besluit, record_besluit_eerder
from enquetes.forms.besluit import BesluitForm, EerderBesluitForm
from enquetes.queries.besluiten import choices_of, decidable

_TITLE = "Besluit vastleggen"
_ONCE = "Een besluit kunt u daarna niet meer wijzigen. Een nieuw besluit vastleggen kan wel."
_EARLIER = (
    "Dit gaat over antwoorden die medewerkers eerder gaven, in een ander programma. "
    "Na dit besluit kan de programmaleider ze inlezen, zonder namen."
)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def orbesluit_vastleggen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, RECORDERS)
    keuzes = choices_of(decidable(traject))
    if not keuzes:
        return traject_page(
            request,
            traject,
            "enquetes/geen_dossier.html",
            _TITLE,
            kruimels=[("Ondernemingsraad", _back(traject))],
        )
    return _recorded(
        request, traject, BesluitForm(request.POST or None, keuzes=keuzes), record_besluit, _ONCE
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def orbesluit_eerder(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Record a decision on taking in what staff answered before."""
    traject = fetch_traject(request.user, slug, pk, RECORDERS)
    form = EerderBesluitForm(request.POST or None)
    return _recorded(request, traject, form, record_besluit_eerder, f"{_EARLIER} {_ONCE}")


def _recorded(
    request: StaffRequest,
    traject: Traject,
    form: OrbesluitForm,
    record: Callable[..., Orbesluit],
    told: str,
) -> HttpResponse:
    back = _back(traject)
    success = "Het besluit is vastgelegd."
    if saved(request, form, record, success, traject=traject, by=request.user):
        return redirect(back)
    return traject_page(
        request,
        traject,
        "adoptie/formulier.html",
        _TITLE,
        kruimels=[("Ondernemingsraad", back)],
        form=form,
        knop="Vastleggen",
        uitleg=told,
        terug=back,
    )


def _back(traject: Traject) -> str:
    return reverse("orbesluiten", args=[traject.gemeente.slug, traject.pk])
