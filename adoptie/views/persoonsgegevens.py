"""For who is called: one search over all tables, and what a person may ask. No address is in a URL."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from adoptie.actions.persoon import (
    ask_link,
    correct_person,
    erase_answers,
    erase_person,
    note_looked_into,
    object_to_mail,
)
from adoptie.forms.persoon import AdresForm, VerbeterForm
from adoptie.models import Gemeente, Rol
from adoptie.permissions import StaffRequest, fetch_gemeente, staff_view
from adoptie.queries.persoon import stored
from adoptie.rights import Betrokkene
from adoptie.views.pages import beheer_page
from adoptie.views.personpages import as_file, laid_out

# The beheerder answers for what is stored; klantcontact has the person on the phone.
HELPERS = frozenset({Rol.BEHEERDER, Rol.KLANTCONTACT})
# Of each step its button; what cannot be taken back is red.
_STAPPEN = (
    ("mailen", "Mail de link naar dit adres", "secondary"),
    ("meenemen", "Geef mee als bestand", "secondary"),
    ("wissen", "Wis het adres", "danger"),
    ("antwoorden", "Wis het adres en de eigen antwoorden", "danger"),
    ("bezwaar", "Wis het adres en nodig niet meer uit", "danger"),
)


def _page(request: StaffRequest, gemeente: Gemeente, **context: Any) -> HttpResponse:
    titel = "Wat bewaren wij over iemand?"
    return beheer_page(request, gemeente, "adoptie/persoon/zoeken.html", titel, **context)


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
    note_looked_into(gemeente=gemeente, by=request.user)
    told = {"gevonden": laid_out(stored(who, zelf=False)), "email": who.email, "gezocht": True}
    return _page(request, gemeente, form=form, verbeter=VerbeterForm(), stappen=_STAPPEN, **told)


@never_cache
@require_POST
@staff_view
def persoonsgegevens_stap(request: StaffRequest, slug: str, stap: str) -> HttpResponse:
    """Do what the person on the phone asks: take along, mail the link, correct, erase, object."""
    gemeente = fetch_gemeente(request.user, slug, HELPERS)
    form = AdresForm(request.POST)
    if not form.is_valid():
        return redirect("persoonsgegevens", slug)
    who = Betrokkene(gemeente, form.cleaned_data["email"])
    if stap == "meenemen":
        note_looked_into(gemeente=gemeente, by=request.user, what="meegenomen")
        return as_file(who, stored(who, zelf=False))
    told, left = _done(request, who, stap)
    messages.success(request, told)
    for sentence in left:
        messages.warning(request, sentence)
    return redirect("persoonsgegevens", slug)


def _done(request: StaffRequest, who: Betrokkene, stap: str) -> tuple[str, list[str]]:
    """Do one step; return what to say, and what could not be done."""
    by = request.user
    match stap:
        case "mailen":
            ask_link(gemeente=who.gemeente, email=who.email)
            return "Staat het adres bij ons? Dan gaat er een mail met de link heen.", []
        case "verbeteren":
            return _corrected(request, who)
        case "bezwaar":
            return "Gewist. Deze persoon wordt niet meer uitgenodigd.", object_to_mail(who=who, by=by)
        case "antwoorden":
            left = erase_answers(who=who, by=by)
            if left:
                return "Er is nog niets gewist.", left
            return "De antwoorden en het adres zijn gewist.", erase_person(who=who, by=by)
        case _:
            return "Het adres is gewist.", erase_person(who=who, by=by)


def _corrected(request: StaffRequest, who: Betrokkene) -> tuple[str, list[str]]:
    form = VerbeterForm(request.POST)
    if not form.is_valid():
        return "Er is niets veranderd.", ["Het nieuwe e-mailadres klopt niet."]
    new = {"naam": form.cleaned_data["naam"], "email": form.cleaned_data["nieuw"]}
    return "De gegevens zijn verbeterd.", correct_person(who=who, by=request.user, **new)
