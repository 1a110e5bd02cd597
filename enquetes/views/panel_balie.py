"""The panel for staff: how many members there are, and for the clerk the person on the phone.

Only klantcontact sees an address. No address stands in a URL, a message or a session.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adoptie import dutch
from adoptie.forms.verzoek import WisVerzoekForm
from adoptie.models import Gemeente, Rol
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.refusal import Refusal
from adoptie.views.doing import attempted, saved
from adoptie.views.pages import gemeente_page
from enquetes.actions.panel import erase_on_request, join, look_into
from enquetes.actions.panelgegevens import ask_new_address, change_profile, set_kernen
from enquetes.actions.panelmails import resend_uncertain_warnings
from enquetes.consent import CONSENT, CURRENT
from enquetes.forms.panel import BalieForm, EmailForm, KernenForm, ProfielForm
from enquetes.models import Panellid, Toestemming
from enquetes.queries.panel import (
    count_members,
    find_member,
    kernen_of,
    klassen_of,
    stored_for_clerk,
    uncertain_warnings,
)
from enquetes.views.panelpages import sections

CLERKS = frozenset({Rol.KLANTCONTACT})


def _lid(request: StaffRequest, slug: str, pk: UUID) -> Panellid:
    gemeente = fetch_gemeente(request.user, slug, CLERKS)
    return get_object_or_404(gemeente.panelleden.select_related("gemeente"), pk=pk)


def _page(request: StaffRequest, gemeente: Gemeente, name: str, titel: str, **context: Any) -> HttpResponse:
    crumbs = [("Panel", reverse("panel", args=[gemeente.slug]))]
    return gemeente_page(request, gemeente, name, titel, kruimels=crumbs, **context)


def _overview(request: StaffRequest, gemeente: Gemeente, form: EmailForm) -> HttpResponse:
    return _page(
        request,
        gemeente,
        "enquetes/panel/overzicht.html",
        "Het inwonerpanel",
        form=form,
        aantal=count_members(gemeente),
        onzeker=uncertain_warnings(gemeente).count(),
        kernen=dutch.listing(kernen_of(gemeente)),
        is_balie=bool(CLERKS & roles_of(request.user, gemeente)),
        adres=settings.SITE_URL + reverse("panel-aanmelden", args=[gemeente.slug]),
    )


@require_safe
@staff_view
def panel(request: StaffRequest, slug: str) -> HttpResponse:
    return _overview(request, fetch_gemeente(request.user, slug, LEADERS | CLERKS), EmailForm())


@require_POST
@staff_view
def panel_waarschuwingen_opnieuw(request: StaffRequest, slug: str) -> HttpResponse:
    """Send again what may not have arrived; without it a silent member is never erased."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    success = "De mails gaan zo opnieuw weg."
    attempted(request, resend_uncertain_warnings, success, gemeente=gemeente, by=request.user)
    return redirect("panel", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def panel_kernen(request: StaffRequest, slug: str) -> HttpResponse:
    """Let leaders say in which kernen somebody can live: a class, and never what somebody types."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    form = KernenForm(request.POST or None, initial={"namen": "\n".join(kernen_of(gemeente))})
    if saved(request, form, set_kernen, "De kernen zijn bewaard.", gemeente=gemeente, by=request.user):
        return redirect("panel", slug)
    return _page(
        request,
        gemeente,
        "adoptie/formulier.html",
        "Kernen of wijken",
        form=form,
        knop="Bewaren",
        terug=reverse("panel", args=[slug]),
        uitleg="Hieruit kiezen inwoners die zich aanmelden. Is de lijst leeg? Dan vragen wij er niet naar.",
    )


@never_cache
@require_POST
@staff_view
def panel_zoeken(request: StaffRequest, slug: str) -> HttpResponse:
    """Find a member by address. It is sent in a form, so that it stands in no address and no log."""
    gemeente = fetch_gemeente(request.user, slug, CLERKS)
    form = EmailForm(request.POST)
    if form.is_valid():
        lid = find_member(gemeente, form.cleaned_data["email"])
        if lid is not None:
            return redirect("panel-lid", slug, lid.pk)
        form.add_error("email", "Dit adres staat niet in het panel. Kijk of het goed is geschreven.")
    return _overview(request, gemeente, form)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def panel_balie_aanmelden(request: StaffRequest, slug: str) -> HttpResponse:
    """Sign up somebody who called or sent a paper; the address is still confirmed by mail."""
    gemeente = fetch_gemeente(request.user, slug, CLERKS)
    form = BalieForm(request.POST or None, kernen=kernen_of(gemeente))
    if form.is_valid():
        join(
            gemeente=gemeente,
            email=form.cleaned_data["email"],
            klassen=form.klassen(),
            versie=form.cleaned_data["versie"],
            kanaal=Toestemming.Kanaal(form.cleaned_data["kanaal"]),
            by=request.user,
        )
        messages.success(request, "Er gaat een mail naar de inwoner. Daarin staat een link om te bevestigen.")
        return redirect("panel", slug)
    return _page(
        request,
        gemeente,
        "enquetes/panel/balie_aanmelden.html",
        "Een inwoner aanmelden",
        form=form,
        toestemming=CONSENT[CURRENT],
    )


@never_cache
@require_safe
@staff_view
def panel_lid(request: StaffRequest, slug: str, lid_pk: UUID) -> HttpResponse:
    """Show what a clerk may see of one member; that this was seen stands in the log."""
    lid = _lid(request, slug, lid_pk)
    look_into(lid=lid, by=request.user)
    return _page(
        request,
        lid.gemeente,
        "enquetes/panel/lid.html",
        "Wat wij bewaren",
        gegevens=sections(stored_for_clerk(lid)),
        lid=lid,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def panel_lid_profiel(request: StaffRequest, slug: str, lid_pk: UUID) -> HttpResponse:
    lid = _lid(request, slug, lid_pk)
    initial = ProfielForm.initial_of(klassen_of(lid))
    form = ProfielForm(request.POST or None, initial=initial, kernen=kernen_of(lid.gemeente))
    if form.is_valid():
        change_profile(lid=lid, klassen=form.klassen(), by=request.user)
        messages.success(request, "De kenmerken zijn gewijzigd.")
        return redirect("panel", slug)
    back = reverse("panel", args=[slug])
    return _page(
        request,
        lid.gemeente,
        "adoptie/formulier.html",
        "Kenmerken wijzigen",
        form=form,
        knop="Bewaren",
        terug=back,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def panel_lid_adres(request: StaffRequest, slug: str, lid_pk: UUID) -> HttpResponse:
    lid = _lid(request, slug, lid_pk)
    form = EmailForm(request.POST or None)
    if form.is_valid():
        try:
            ask_new_address(lid=lid, email=form.cleaned_data["email"], by=request.user)
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, "Er gaat een mail naar het nieuwe adres. Het telt na bevestiging.")
            return redirect("panel", slug)
    back = reverse("panel", args=[slug])
    return _page(
        request,
        lid.gemeente,
        "adoptie/formulier.html",
        "Een ander e-mailadres",
        form=form,
        uitleg=(
            "Bij een ander adres gaat een volgcode weg. Anders kon iemand anders de antwoorden zien. "
            "Wie het zelf verandert op de eigen pagina, houdt de code."
        ),
        knop="Mail sturen",
        terug=back,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def panel_lid_verwijderen(request: StaffRequest, slug: str, lid_pk: UUID) -> HttpResponse:
    lid = _lid(request, slug, lid_pk)
    form = WisVerzoekForm(request.POST or None)
    success = "De inwoner is gewist. Er gaat één laatste mail, zonder dat wij het adres bewaren."
    if saved(request, form, erase_on_request, success, lid=lid, by=request.user):
        return redirect("panel", slug)
    return _page(
        request,
        lid.gemeente,
        "adoptie/formulier.html",
        "Deze inwoner wissen?",
        form=form,
        uitleg="Adres, kenmerken en uitnodigingen gaan weg. Dat kan niet terug. Cijfers blijven gelijk.",
        knop="Ja, wissen",
        gevaar=True,
        terug=reverse("panel", args=[slug]),
    )
