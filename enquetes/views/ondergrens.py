"""From how many answers on something is shown in a traject: who watches reads it, the council chooses it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from adoptie.permissions import (
    StaffRequest,
    acts_for_or,
    fetch_traject,
    refuse_unless_acting_for_or,
    staff_view,
)
from adoptie.views.doing import saved
from adoptie.views.pages import traject_page
from enquetes.actions.ondergrens import set_ondergrens
from enquetes.forms.ondergrens import OndergrensForm
from enquetes.queries.ondergrens import ondergrens_of
from enquetes.views.fetching import WATCHERS


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def ondergrens(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, WATCHERS)
    if request.method == "POST":
        refuse_unless_acting_for_or(request.user, traject.gemeente)
    now = ondergrens_of(traject)
    form = OndergrensForm(request.POST or None, initial={"waarde": now})
    if saved(request, form, set_ondergrens, "De ondergrens is gekozen.", traject=traject, by=request.user):
        return redirect("ondergrens", slug, pk)
    return traject_page(
        request,
        traject,
        "enquetes/ondergrens.html",
        "Vanaf hoeveel antwoorden laten we iets zien?",
        nu=now,
        gekozen=traject.ondergrenzen.all(),
        form=form if acts_for_or(request.user, traject.gemeente) else None,
    )
