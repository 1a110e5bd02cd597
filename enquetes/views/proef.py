"""Trying a round: start, let invented people answer, remove."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from adoptie.permissions import StaffRequest, staff_view
from adoptie.refusal import Refusal
from adoptie.views.doing import attempted, saved
from enquetes.actions.proefronde import fill_proefronde, remove_proefronde, start_proefronde
from enquetes.forms.proef import VerzinForm
from enquetes.views.fetching import fetch_ronde
from enquetes.views.rondes import ronde_page

_STARTED = "De proef is open. Is er een mail bij deze ronde? Dan krijgt alleen u die."


@require_POST
@staff_view
def proef_starten(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    try:
        trial = start_proefronde(ronde=found, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("ronde", slug, ronde_pk)
    messages.success(request, _STARTED)
    return redirect("ronde", slug, trial.pk)


@require_POST
@staff_view
def proef_vullen(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    form = VerzinForm(request.POST)
    success = "De verzonnen antwoorden zijn binnen."
    if not saved(request, form, fill_proefronde, success, ronde=found, by=request.user):
        for told in (str(error) for errors in form.errors.values() for error in errors):
            messages.error(request, told)
    return redirect("ronde", slug, ronde_pk)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def proef_verwijderen(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    if not found.is_proef:
        raise Http404
    real = found.proef_van_id
    if attempted(request, remove_proefronde, "De proef is weg.", ronde=found, by=request.user):
        return redirect("ronde", slug, real)
    return ronde_page(
        request,
        found,
        "enquetes/zeker.html",
        "De proef verwijderen?",
        knop="Ja, verwijderen",
        zinnen=[
            "Alles van de proef gaat weg, ook wat u zelf invulde.",
            "De echte ronde blijft zoals zij is.",
        ],
        terug=reverse("ronde", args=[slug, ronde_pk]),
    )
