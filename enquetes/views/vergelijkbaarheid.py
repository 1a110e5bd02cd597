"""Questions that changed since they were asked before: what that does to the lines in the figures."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.permissions import StaffRequest, staff_view
from adoptie.views.doing import saved
from enquetes.actions.vergelijkbaarheid import decide
from enquetes.forms.vergelijkbaarheid import VergelijkForm
from enquetes.queries.vergelijkbaarheid import besluiten
from enquetes.verschil import differences, vraag_in_words
from enquetes.views.fetching import fetch_newest, fetch_vragenlijst
from enquetes.views.vragenlijsten import vragenlijst_page


@require_safe
@staff_view
def vragenlijst_vergelijken(request: StaffRequest, slug: str, vragenlijst_pk: int) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    newest = fetch_newest(found)
    return vragenlijst_page(
        request,
        found,
        "enquetes/vergelijken.html",
        "Vergelijken met eerder",
        besluiten=besluiten(newest),
        te_wijzigen=not newest.vastgesteld,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vraag_vergelijken(request: StaffRequest, slug: str, vragenlijst_pk: int, code: str) -> HttpResponse:
    """Say of one question whether its answers stay comparable."""
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    back = reverse("vragenlijst-vergelijken", args=[slug, vragenlijst_pk])
    decisions = besluiten(fetch_newest(found))
    decision = next((each for each in decisions if each.wijziging.vraag.code == code), None)
    if decision is None:
        # It says the same as before by now, or is gone.
        return redirect(back)
    change = decision.wijziging
    form = VergelijkForm(request.POST or None, besluit=decision)
    success = "Dit is vastgelegd."
    if saved(request, form, decide, success, vragenlijst=found, wijziging=change, by=request.user):
        return redirect(back)
    return vragenlijst_page(
        request,
        found,
        "enquetes/vraag_vergelijken.html",
        "Blijft deze vraag te vergelijken?",
        form=form,
        besluit=decision,
        verschillen=differences(vraag_in_words(change.eerder.vraag), vraag_in_words(change.vraag)),
        terug=back,
    )
