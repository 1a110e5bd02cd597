"""Questionnaires: the list, one of them as a respondent sees it, and fixing a version."""

from __future__ import annotations

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, staff_view
from adoptie.views.doing import attempted, saved
from adoptie.views.pages import gemeente_page
from enquetes.actions.ontwerp import add_nulmeting, begin_versie, create_vragenlijst
from enquetes.actions.vragenlijst import publish_versie
from enquetes.forms.vragenlijst import NaamForm
from enquetes.models import Vragenlijst
from enquetes.nakijken.duur import minutes_to_answer
from enquetes.queries.ontwerp import nakijklijst, stand_of
from enquetes.queries.vergelijkbaarheid import besluiten
from enquetes.queries.vragenlijsten import has_nulmeting, versies_of, vragenlijsten_of
from enquetes.sjabloon import NULMETING
from enquetes.views.fetching import fetch_vragenlijst
from enquetes.views.kaarten import as_seen


def vragenlijst_page(
    request: StaffRequest, vragenlijst: Vragenlijst, template: str, titel: str, **context: Any
) -> HttpResponse:
    """Render a page about one questionnaire."""
    gemeente = vragenlijst.gemeente
    crumbs = [
        ("Vragenlijsten", reverse("vragenlijsten", args=[gemeente.slug])),
        (vragenlijst.naam, reverse("vragenlijst", args=[gemeente.slug, vragenlijst.pk])),
    ]
    return gemeente_page(
        request, gemeente, template, titel, kruimels=crumbs, vragenlijst=vragenlijst, **context
    )


@require_safe
@staff_view
def vragenlijsten(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    return gemeente_page(
        request,
        gemeente,
        "enquetes/vragenlijsten.html",
        "Uw vragenlijsten",
        regels=vragenlijsten_of(gemeente),
        sjabloon=None if has_nulmeting(gemeente) else NULMETING,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vragenlijst_nieuw(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    form = NaamForm(request.POST or None)
    success = "De vragenlijst is er. Voeg nu de eerste vraag toe."
    if saved(request, form, create_vragenlijst, success, gemeente=gemeente, by=request.user):
        made = gemeente.vragenlijsten.get(naam=form.cleaned_data["naam"])
        return redirect("vragenlijst", slug, made.pk)
    back = reverse("vragenlijsten", args=[slug])
    return gemeente_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        "Nieuwe vragenlijst",
        kruimels=[("Vragenlijsten", back)],
        form=form,
        knop="Beginnen",
        terug=back,
    )


@require_POST
@staff_view
def vragenlijst_sjabloon(request: StaffRequest, slug: str) -> HttpResponse:
    """Add the ready-made questionnaire with one click."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    success = f"'{NULMETING.titel}' staat klaar. U kunt alles nog veranderen."
    if attempted(request, add_nulmeting, success, gemeente=gemeente, by=request.user):
        return redirect("vragenlijst", slug, gemeente.vragenlijsten.get(naam=NULMETING.titel).pk)
    return redirect("vragenlijsten", slug)


@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]  # its types know no arguments
@require_safe
@staff_view
def vragenlijst(request: StaffRequest, slug: str, vragenlijst_pk: int) -> HttpResponse:
    """Show the newest version as a respondent sees it; a draft with what can be done to each question."""
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    versions = versies_of(found)
    newest = versions[0] if versions else None
    return vragenlijst_page(
        request,
        found,
        "enquetes/vragenlijst.html",
        found.naam,
        ouder=[versie for versie in versions if versie != newest],
        stand=stand_of(newest) if newest and not newest.vastgesteld else None,
        te_wijzigen=newest is None or not newest.vastgesteld,
        **as_seen(newest),
    )


@require_safe
@staff_view
def vragenlijst_versie(request: StaffRequest, slug: str, vragenlijst_pk: int, nummer: int) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    versie = get_object_or_404(found.versies, nummer=nummer)
    return vragenlijst_page(
        request, found, "enquetes/vragenlijst_versie.html", f"Versie {nummer}", **as_seen(versie)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vragenlijst_vaststellen(request: StaffRequest, slug: str, vragenlijst_pk: int) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    draft = get_object_or_404(found.versies, vastgesteld=False)
    success = f"Versie {draft.nummer} ligt vast. U kunt er nu een ronde mee plannen."
    if attempted(request, publish_versie, success, versie=draft, by=request.user):
        return redirect("vragenlijst", slug, vragenlijst_pk)
    return vragenlijst_page(
        request,
        found,
        "enquetes/vaststellen.html",
        f"Versie {draft.nummer} vaststellen?",
        lijst=nakijklijst(draft.content),
        besluiten=besluiten(draft),
        aantal_vragen=sum(1 for _ in draft.content.asked()),
        minuten=minutes_to_answer(draft.content),
    )


@require_POST
@staff_view
def vragenlijst_nieuwe_versie(request: StaffRequest, slug: str, vragenlijst_pk: int) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    success = "Dit is een nieuwe versie. De vorige blijft zoals zij was."
    attempted(request, begin_versie, success, vragenlijst=found, by=request.user)
    return redirect("vragenlijst", slug, vragenlijst_pk)
