"""From a file of another program to a questionnaire: choose, look, take over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from adoptie import dutch
from adoptie.models import Gemeente
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, staff_view
from adoptie.refusal import Refusal
from adoptie.uploads import receives_files
from adoptie.views.doing import saved
from adoptie.views.pages import gemeente_page
from enquetes.actions.vragenlijst_inlezen import take_in_vragenlijst
from enquetes.actions.wachtstuk import put_vragenlijst
from enquetes.forms.vragenlijst import NaamForm
from enquetes.forms.vragenlijst_inlezen import MAX_BYTES, BestandForm
from enquetes.importers.verlies import Gelezen
from enquetes.models import Vragenlijst
from enquetes.queries.wachtstuk import read_vragenlijst

_TITLE = "Vragenlijst inlezen"


@receives_files(MAX_BYTES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vragenlijst_inlezen(request: StaffRequest, slug: str) -> HttpResponse:
    """Let a file be chosen; what was read in it waits on a page of its own."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    sent = request.method == "POST"
    form = BestandForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        key = put_vragenlijst(gelezen=form.cleaned_data["bestand"], gemeente=gemeente, by=request.user)
        return redirect("vragenlijst-inlezen-overnemen", slug, key)
    return _page(request, gemeente, "enquetes/vragenlijst_inlezen.html", _TITLE, form=form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vragenlijst_inlezen_overnemen(request: StaffRequest, slug: str, sleutel: str) -> HttpResponse:
    """Show what would become of a questionnaire, and take it over on request."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    try:
        found = read_vragenlijst(sleutel, gemeente, request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("vragenlijst-inlezen", slug)
    form = NaamForm(request.POST or None, initial={"naam": found.naam})
    made: list[Vragenlijst] = []

    def take_in(**values: Any) -> None:
        made.append(take_in_vragenlijst(gemeente=gemeente, gelezen=found, **values))

    success = "De vragenlijst is overgenomen. Kijk alles na, en verander wat anders moet."
    if saved(request, form, take_in, success, by=request.user):
        return redirect("vragenlijst", slug, made[0].pk)
    return _page(
        request,
        gemeente,
        "enquetes/vragenlijst_overnemen.html",
        "Klopt deze vragenlijst?",
        form=form,
        gelezen=found,
        feiten=_facts(found),
    )


def _facts(found: Gelezen) -> list[tuple[str, str]]:
    inhoud = found.inhoud
    asked = sum(1 for _ in inhoud.asked())
    return [
        ("Titel", inhoud.titel),
        ("Komt van", found.bron),
        ("Talen", dutch.listing([inhoud.taal, *inhoud.vertalingen])),
        ("Pagina's", dutch.number(len(inhoud.paginas))),
        ("Vragen", dutch.number(asked)),
    ]


def _page(
    request: StaffRequest, gemeente: Gemeente, template: str, titel: str, **context: Any
) -> HttpResponse:
    back = reverse("vragenlijsten", args=[gemeente.slug])
    crumbs = [("Vragenlijsten", back)]
    return gemeente_page(request, gemeente, template, titel, kruimels=crumbs, terug=back, **context)
