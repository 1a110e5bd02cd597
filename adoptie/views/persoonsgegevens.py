"""For who is called: one search over all tables, and what may be done without a request being written down.

No address is in a URL. What changes or erases something is done under a request (``verzoeken``).
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from adoptie.actions.oudadres import resend_to_old_addresses
from adoptie.actions.persoon import ask_link, note_looked_into
from adoptie.forms.persoon import AdresForm
from adoptie.models import Gemeente, Rol
from adoptie.permissions import StaffRequest, fetch_gemeente, staff_view
from adoptie.queries.oudadres import not_told
from adoptie.queries.persoon import stored
from adoptie.queries.verzoek import answered_requests, open_requests
from adoptie.rights import Betrokkene
from adoptie.views.doing import attempted
from adoptie.views.pages import beheer_page
from adoptie.views.personpages import as_file, laid_out

# The beheerder answers for what is stored; klantcontact has the person on the phone.
HELPERS = frozenset({Rol.BEHEERDER, Rol.KLANTCONTACT})


def _page(request: StaffRequest, gemeente: Gemeente, **context: Any) -> HttpResponse:
    titel = "Wat bewaren wij over iemand?"
    context |= {"lopend": open_requests(gemeente), "klaar": answered_requests(gemeente)}
    context["oude_adressen"] = list(not_told(gemeente))
    if context["oude_adressen"]:
        note_looked_into(gemeente=gemeente, by=request.user)
    return beheer_page(request, gemeente, "adoptie/persoon/zoeken.html", titel, **context)


def looked_into(request: StaffRequest, who: Betrokkene) -> dict[str, Any]:
    """Look somebody up, which the log tells; return what a page shows of it."""
    note_looked_into(gemeente=who.gemeente, by=request.user)
    return {"gevonden": laid_out(stored(who, zelf=False)), "email": who.email, "gezocht": True}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def persoonsgegevens(request: StaffRequest, slug: str) -> HttpResponse:
    """Search by address; that somebody was looked up stands in the log, and who that was does not."""
    gemeente = fetch_gemeente(request.user, slug, HELPERS)
    form = AdresForm(request.POST or None)
    if not form.is_valid():
        return _page(request, gemeente, form=form)
    who = Betrokkene(gemeente, form.cleaned_data["email"])
    return _page(request, gemeente, form=form, **looked_into(request, who))


@never_cache
@require_POST
@staff_view
def persoonsgegevens_stap(request: StaffRequest, slug: str, stap: str) -> HttpResponse:
    """Do what needs no request: the person gets what is theirs, and nothing changes."""
    gemeente = fetch_gemeente(request.user, slug, HELPERS)
    form = AdresForm(request.POST)
    if not form.is_valid() or stap not in {"meenemen", "mailen"}:
        return redirect("persoonsgegevens", slug)
    who = Betrokkene(gemeente, form.cleaned_data["email"])
    if stap == "meenemen":
        note_looked_into(gemeente=gemeente, by=request.user, what="meegenomen")
        return as_file(who, stored(who, zelf=False))
    ask_link(gemeente=gemeente, email=who.email)
    messages.success(request, "Staat het adres bij ons? Dan gaat er een mail met de link heen.")
    return redirect("persoonsgegevens", slug)


@never_cache
@require_POST
@staff_view
def oude_adressen_mailen(request: StaffRequest, slug: str) -> HttpResponse:
    """Send again what may not have left, so that who lost a mailbox hears of it."""
    gemeente = fetch_gemeente(request.user, slug, HELPERS)
    success = "De mails gaan zo opnieuw weg."
    attempted(request, resend_to_old_addresses, success, gemeente=gemeente, by=request.user)
    return redirect("persoonsgegevens", slug)
