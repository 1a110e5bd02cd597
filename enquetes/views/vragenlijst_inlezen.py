"""From a file of another program to a questionnaire: choose, look, take over."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from adoptie import dutch
from adoptie.models import Gebruiker, Gemeente
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, staff_view
from adoptie.refusal import Refusal
from adoptie.uploads import receives_files
from adoptie.views.doing import saved
from adoptie.views.pages import gemeente_page
from enquetes.actions.vragenlijst_inlezen import take_in_vragenlijst
from enquetes.forms.vragenlijst_inlezen import MAX_BYTES, BestandForm, OvernemenForm, pack, unpack
from enquetes.importers.verlies import Gelezen
from enquetes.models import Vragenlijst

_TITLE = "Vragenlijst inlezen"


@receives_files(MAX_BYTES)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vragenlijst_inlezen(request: StaffRequest, slug: str) -> HttpResponse:
    """Let a file be chosen, and show what would become of it. Nothing is kept before it is taken over."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    sent = request.method == "POST"
    form = BestandForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        found: Gelezen = form.cleaned_data["bestand"]
        try:
            packed = pack(found.inhoud, gemeente, request.user)
        except Refusal as refusal:
            form.add_error("bestand", str(refusal))
        else:
            keeping = OvernemenForm(initial={"naam": found.naam, "inhoud": packed})
            return _shown(request, gemeente, keeping, found)
    return _page(request, gemeente, "enquetes/vragenlijst_inlezen.html", _TITLE, form=form)


@never_cache
@require_POST
@staff_view
def vragenlijst_inlezen_overnemen(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    form = OvernemenForm(request.POST)
    made: list[Vragenlijst] = []

    def take_in(*, naam: str, inhoud: str, by: Gebruiker) -> None:
        content = unpack(inhoud, gemeente, by)
        made.append(take_in_vragenlijst(gemeente=gemeente, naam=naam, inhoud=content, by=by))

    success = "De vragenlijst is overgenomen. Kijk alles na, en verander wat anders moet."
    if saved(request, form, take_in, success, by=request.user):
        return redirect("vragenlijst", slug, made[0].pk)
    return _shown(request, gemeente, form, None)


def _shown(
    request: StaffRequest, gemeente: Gemeente, form: OvernemenForm, found: Gelezen | None
) -> HttpResponse:
    return _page(
        request,
        gemeente,
        "enquetes/vragenlijst_overnemen.html",
        "Klopt deze vragenlijst?",
        form=form,
        gelezen=found,
        feiten=_facts(found) if found else [],
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
