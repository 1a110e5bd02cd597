"""Requests about own data by letter, phone or at the desk: written down, done after a yes, answered."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from adoptie.actions.verzoek import (
    STEPS,
    carry_out,
    change_request,
    conclude_request,
    record_request,
    tie_request,
)
from adoptie.forms.persoon import AdresForm, VerbeterForm
from adoptie.forms.verzoek import VerzoekAfhandelForm, VerzoekBijwerkForm, VerzoekForm
from adoptie.models import Verzoek
from adoptie.permissions import StaffRequest, fetch_gemeente, staff_view
from adoptie.queries.verzoek import is_about, others_of, requests_of, running
from adoptie.refusal import Refusal
from adoptie.rights import Betrokkene
from adoptie.views.doing import attempted, saved
from adoptie.views.pages import beheer_page
from adoptie.views.persoonsgegevens import HELPERS, looked_into

# Of each step its button, how that looks, and what is asked before: what cannot be taken back is red.
_STAPPEN = {
    "wissen": (
        "Wis het adres",
        "danger",
        (
            "Het adres gaat overal weg. Dat kan niet terug. "
            "Antwoorden met een volgcode kunnen daarna niet meer weg."
        ),
    ),
    "antwoorden": (
        "Wis het adres en de eigen antwoorden",
        "danger",
        "Het adres gaat overal weg, en antwoorden met een volgcode ook. Dat kan niet terug.",
    ),
    "bezwaar": (
        "Wis het adres en nodig niet meer uit",
        "danger",
        (
            "Het adres gaat overal weg. Er blijft een kenmerk dat niemand kan lezen. "
            "Zo weten wij dat deze persoon geen mail wil."
        ),
    ),
    "beperken": (
        "Stuur voorlopig geen mail",
        "secondary",
        (
            "Er gaat geen mail van een ronde meer naar dit adres. Er wordt niets gewist. "
            "Antwoorden met een volgcode gaan niet als bestand het programma uit."
        ),
    ),
    "weer": (
        "Nodig weer uit",
        "secondary",
        "Deze persoon kan weer worden uitgenodigd.",
    ),
    "verbeteren": ("Verbeteren", "primary", ""),
}


def _page(request: StaffRequest, verzoek: Verzoek, name: str, titel: str, **context: Any) -> HttpResponse:
    gemeente = verzoek.gemeente
    own = reverse("verzoek", args=[gemeente.slug, verzoek.pk]) if verzoek.pk else ""
    crumbs = [("Gegevens van iemand", reverse("persoonsgegevens", args=[gemeente.slug]))]
    crumbs += [(f"Verzoek {verzoek.kenmerk}", own)] if own else []
    return beheer_page(request, gemeente, name, titel, kruimels=crumbs, verzoek=verzoek, **context)


def _found(request: StaffRequest, slug: str, pk: int) -> Verzoek:
    gemeente = fetch_gemeente(request.user, slug, HELPERS)
    return get_object_or_404(Verzoek.objects.select_related("gemeente"), gemeente=gemeente, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def verzoek_vastleggen(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, HELPERS)
    form = VerzoekForm(request.POST or None)
    if form.is_valid():
        try:
            made = record_request(gemeente=gemeente, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error("kenmerk", str(refusal))
        else:
            return redirect("verzoek", slug, made.pk)
    back = reverse("persoonsgegevens", args=[slug])
    return _page(
        request,
        Verzoek(gemeente=gemeente),
        "adoptie/formulier.html",
        "Een verzoek vastleggen",
        form=form,
        knop="Vastleggen",
        terug=back,
        uitleg="Schrijf op wat iemand vraagt. Zo antwoordt u op tijd, en kunt u dat later laten zien.",
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def verzoek(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show a request with its last day; look up the person whom it is about, who stands in no address."""
    found = _found(request, slug, pk)
    form = AdresForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "lopend": running(found) if found.is_open else None}
    context["anders"] = others_of(found)
    if found.is_open and form.is_valid():
        context |= _looked_up(request, found, Betrokkene(found.gemeente, form.cleaned_data["email"]))
    return _page(request, found, "adoptie/persoon/verzoek.html", f"Verzoek {found.kenmerk}", **context)


def _looked_up(request: StaffRequest, found: Verzoek, who: Betrokkene) -> dict[str, Any]:
    """Return who was found and what may be done; nothing where the request is about another address."""
    context = looked_into(request, who)
    mine = is_about(found, who)
    if found.adresmerk is None:
        context["anders"] = requests_of(who)
    if mine or found.adresmerk is None:
        context |= {"verbeter": VerbeterForm(), "stappen": _buttons()}
    return context | {"eigen_adres": mine, "ander_adres": found.adresmerk is not None and not mine}


def _buttons() -> list[tuple[str, str, str]]:
    return [(stap, knop, kind) for stap, (knop, kind, asked) in _STAPPEN.items() if asked]


@never_cache
@require_POST
@staff_view
def verzoek_koppelen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Tie a request to the address that was looked up, which is kept as a mark that nobody reads."""
    found, form = _found(request, slug, pk), AdresForm(request.POST)
    if form.is_valid():
        who = Betrokkene(found.gemeente, form.cleaned_data["email"])
        success = "Het verzoek is gekoppeld. Het adres zelf bewaren wij er niet bij."
        attempted(request, tie_request, success, verzoek=found, who=who, by=request.user)
    return redirect("verzoek", slug, pk)


@never_cache
@require_POST
@staff_view
def verzoek_stap(request: StaffRequest, slug: str, pk: int, stap: str) -> HttpResponse:
    """Ask whether this is meant, and then do what the person asked."""
    found, form, new = _found(request, slug, pk), AdresForm(request.POST), VerbeterForm(request.POST)
    if stap not in STEPS:
        raise Http404
    if not form.is_valid() or (stap == "verbeteren" and not new.is_valid()):
        messages.error(request, "Er is niets veranderd. Kijk of het e-mailadres klopt.")
        return redirect("verzoek", slug, pk)
    knop, kind, asked = _STAPPEN[stap]
    email = form.cleaned_data["email"]
    if asked and request.POST.get("zeker") != "ja":
        context = {"email": email, "stap": stap, "knop": knop, "soort": kind, "gevolg": asked}
        return _page(request, found, "adoptie/persoon/verzoek_zeker.html", f"{knop}?", **context)
    _do(request, found, stap, email, **(new.cleaned_data if stap == "verbeteren" else {}))
    return redirect("verzoek", slug, pk)


def _do(request: StaffRequest, found: Verzoek, stap: str, email: str, **new: str) -> None:
    who = Betrokkene(found.gemeente, email)
    try:
        told = carry_out(verzoek=found, stap=stap, who=who, by=request.user, **new)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return
    messages.success(request, told[0])
    for sentence in told[1:]:
        messages.warning(request, sentence)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def verzoek_bijwerken(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    found = _found(request, slug, pk)
    now = {"identiteit": found.identiteit, "verlengd_waarom": found.verlengd_waarom}
    form = VerzoekBijwerkForm(request.POST or None, initial=now)
    return _written(request, found, form, change_request, "Bijwerken", "Het verzoek is bijgewerkt.")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def verzoek_afhandelen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    found, form = _found(request, slug, pk), VerzoekAfhandelForm(request.POST or None)
    return _written(request, found, form, conclude_request, "Afhandelen", "Het verzoek is afgehandeld.")


def _written(
    request: StaffRequest, found: Verzoek, form: Any, action: Any, knop: str, success: str
) -> HttpResponse:
    if saved(request, form, action, success, verzoek=found, by=request.user):
        return redirect("verzoek", found.gemeente.slug, found.pk)
    back = reverse("verzoek", args=[found.gemeente.slug, found.pk])
    context = {"form": form, "knop": knop, "terug": back}
    return _page(request, found, "adoptie/formulier.html", f"Verzoek {knop.lower()}", **context)
