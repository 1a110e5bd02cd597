"""The mails of a round: their words, as they will look and on trial, and those that came back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.permissions import StaffRequest, staff_view
from adoptie.views.doing import attempted, saved
from enquetes import mails
from enquetes.actions.mailteksten import change_mail, send_sample
from enquetes.actions.uitnodigingen import correct_address
from enquetes.forms.mailtekst import MailtekstForm
from enquetes.forms.panel import AndersAdresForm
from enquetes.mailteksten import FIELDS, fields_for
from enquetes.models import Ronde, Verzending
from enquetes.queries.retour import correctable, not_arrived
from enquetes.queries.ronde_pagina import shown_mail
from enquetes.queries.verzendingen import changeable_mails, has_link
from enquetes.views.fetching import fetch_ronde
from enquetes.views.rondes import ronde_page

_SAVED = "De tekst van deze mail is bewaard."


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def ronde_mailtekst(request: StaffRequest, slug: str, ronde_pk: int, soort: str) -> HttpResponse:
    """Edit one mail with its preview below; only the button for it keeps what was written."""
    found = fetch_ronde(request.user, slug, ronde_pk)
    kind = _changeable(found, soort)
    what: dict[str, Any] = {"ronde": found, "soort": kind}
    form = MailtekstForm(request.POST or None, linked=has_link(kind), initial=_initial(found, kind))
    action = request.POST.get("actie", "")
    if action == "standaard":
        change_mail(**what, tekst=mails.default_text(found, kind), by=request.user)
        messages.success(request, "De mail heeft weer de standaardtekst.")
        return redirect("ronde-mailtekst", slug, ronde_pk, soort)
    if action == "bewaren" and saved(request, form, change_mail, _SAVED, **what, by=request.user):
        return redirect("ronde", slug, ronde_pk)
    if action == "proefmail" and form.is_valid():
        told = f"De proefmail is verstuurd naar {request.user.email}. De tekst is nog niet bewaard."
        attempted(request, send_sample, told, **what, **form.cleaned_data, to=request.user.email)
    return _shown(request, found, kind, form)


def _changeable(ronde: Ronde, soort: str) -> Verzending.Soort:
    for kind in changeable_mails(ronde):
        if kind == soort:
            return kind
    raise Http404


def _initial(ronde: Ronde, kind: Verzending.Soort) -> dict[str, Any]:
    words = mails.text_for(ronde, kind)
    return {"onderwerp": words.onderwerp, "tekst": words.tekst}


def _shown(request: StaffRequest, ronde: Ronde, kind: Verzending.Soort, form: MailtekstForm) -> HttpResponse:
    shown = None
    if not form.is_bound or form.is_valid():
        shown = shown_mail(ronde, kind, form.cleaned_data["tekst"] if form.is_bound else None)
    return ronde_page(
        request,
        ronde,
        "enquetes/mailtekst.html",
        f"Tekst van de {kind.label}",
        form=form,
        mail=shown,
        velden=[(f"{{{name}}}", FIELDS[name]) for name in fields_for(linked=has_link(kind))],
        eigen=kind in ronde.mailteksten,
        terug=reverse("ronde", args=[ronde.gemeente.slug, ronde.pk]),
    )


@never_cache
@require_safe
@staff_view
def ronde_retour(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Show at which addresses mail did not arrive, and let them be corrected while that helps."""
    found = fetch_ronde(request.user, slug, ronde_pk)
    return ronde_page(
        request,
        found,
        "enquetes/retour.html",
        "Mails die niet aankwamen",
        mensen=not_arrived(found),
        te_verbeteren=set(correctable(found).values_list("pk", flat=True)),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def ronde_adres(request: StaffRequest, slug: str, ronde_pk: int, pk: int) -> HttpResponse:
    """Correct the address of somebody whose invitation did not arrive."""
    found = fetch_ronde(request.user, slug, ronde_pk)
    person = get_object_or_404(correctable(found), pk=pk)
    form = AndersAdresForm(request.POST or None, initial={"email": person.email})
    told = "Het adres is verbeterd. De uitnodiging gaat zo weg."
    if saved(request, form, correct_address, told, uitnodiging=person, by=request.user):
        return redirect("ronde-retour" if not_arrived(found) else "ronde", slug, ronde_pk)
    return ronde_page(
        request,
        found,
        "adoptie/formulier.html",
        f"Adres van {person.naam} verbeteren" if person.naam else "Adres verbeteren",
        form=form,
        knop="Bewaren en uitnodiging sturen",
        terug=reverse("ronde-retour", args=[slug, ronde_pk]),
        uitleg="De uitnodiging gaat meteen naar het nieuwe adres. Verbeter het ook in uw eigen lijst.",
    )
