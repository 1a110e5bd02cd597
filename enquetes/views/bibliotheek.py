"""The library: finding questions, taking them over, and keeping own ones."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adoptie.models import Gemeente
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, staff_view
from adoptie.views.doing import attempted, saved
from adoptie.views.pages import gemeente_page
from enquetes.actions.bibliotheek import keep_vragen, remove_stuk, share_stuk, take_stuk
from enquetes.bibliotheek import GEBRUIKSCIJFERS
from enquetes.forms.bibliotheek import BewaarForm, PlekForm, ZoekForm
from enquetes.models import Bibliotheekstuk
from enquetes.queries.bibliotheek import Stuk, bibliotheek_of, find_stuk
from enquetes.views.fetching import fetch_vragenlijst, find_pagina, find_vraag
from enquetes.views.kaarten import as_asked
from enquetes.views.ontwerpframe import done, gone, known, part_page, to_draft
from enquetes.views.vragenlijsten import vragenlijst_page

_SHARING = {"delen": True, "terugnemen": False}


@require_safe
@staff_view
def bibliotheek(request: StaffRequest, slug: str) -> HttpResponse:
    """List what a gemeente can take over."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    return _page(
        request, gemeente, "enquetes/bibliotheek.html", "Bibliotheek", **_searched(request, gemeente)
    )


@require_safe
@staff_view
def vragenlijst_bibliotheek(request: StaffRequest, slug: str, vragenlijst_pk: int) -> HttpResponse:
    """List what can be put in this questionnaire."""
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    return vragenlijst_page(
        request,
        found,
        "enquetes/bibliotheek.html",
        "Uit de bibliotheek",
        **_searched(request, found.gemeente),
        bij=request.GET.get("bij", ""),
    )


@require_safe
@staff_view
def bibliotheek_stuk(request: StaffRequest, slug: str, sleutel: str) -> HttpResponse:
    """Show questions with all that is known of them."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    stuk = _fetch_stuk(gemeente, sleutel)
    return _page(request, gemeente, "enquetes/bibliotheek_stuk.html", stuk.titel, **_shown(stuk))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vragenlijst_bibliotheek_stuk(
    request: StaffRequest, slug: str, vragenlijst_pk: int, sleutel: str
) -> HttpResponse:
    """Show questions, and put a copy of them on a page of the draft."""
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    stuk = _fetch_stuk(found.gemeente, sleutel)
    newest = found.versies.first()
    form = (
        PlekForm(request.POST or None, inhoud=newest.content, bij=request.GET.get("bij", ""))
        if newest
        else None
    )
    if request.method == "POST" and (form is None or form.is_valid()):
        return done(request, found, take_stuk, stuk=stuk, **(form.cleaned_data if form else {}))
    return vragenlijst_page(
        request,
        found,
        "enquetes/bibliotheek_stuk.html",
        stuk.titel,
        **_shown(stuk),
        form=form,
        te_wijzigen=newest is None or not newest.vastgesteld,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vraag_bibliotheek(request: StaffRequest, slug: str, vragenlijst_pk: int, code: str) -> HttpResponse:
    """Put a question of the draft, or its whole page, in the library of the gemeente."""
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    vraag, page = find_vraag(found, code), find_pagina(found, code)
    if vraag is None or page is None:
        return gone(request, found)
    form = BewaarForm(request.POST or None, auto_id=f"id_bibliotheek_{code}_%s")
    if form.is_valid():
        whole = form.cleaned_data.pop("wat") == "pagina"
        chosen = page.vragen if whole else (vraag,)
        success = f"'{form.cleaned_data['naam']}' staat in de bibliotheek."
        if saved(request, form, keep_vragen, success, vragenlijst=found, vragen=chosen, by=request.user):
            return to_draft(found, code)
    return part_page(
        request,
        found,
        "enquetes/bewerken.html",
        "In de bibliotheek zetten",
        sleutel=f"bibliotheek-{code}",
        form=form,
        uitleg=f"{vraag.tekst} Voorwaarden, controles en afbeeldingen gaan niet mee.",
        terug=to_draft(found, code).url,
    )


@require_POST
@staff_view
def bibliotheek_delen(request: StaffRequest, slug: str, stuk_pk: int, stand: str) -> HttpResponse:
    """Share own questions with the other gemeenten, or stop doing so."""
    stuk = _fetch_own(request, slug, stuk_pk)
    gedeeld = known(_SHARING, stand)
    success = f"'{stuk}' is {'nu gedeeld' if gedeeld else 'niet meer gedeeld. Kopieën blijven bestaan'}."
    attempted(request, share_stuk, success, stuk=stuk, gedeeld=gedeeld, by=request.user)
    return redirect("bibliotheek", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def bibliotheek_verwijderen(request: StaffRequest, slug: str, stuk_pk: int) -> HttpResponse:
    stuk = _fetch_own(request, slug, stuk_pk)
    if attempted(request, remove_stuk, f"'{stuk}' is uit de bibliotheek.", stuk=stuk, by=request.user):
        return redirect("bibliotheek", slug)
    return _page(
        request,
        stuk.gemeente,
        "enquetes/zeker.html",
        f"'{stuk}' uit de bibliotheek halen?",
        knop="Ja, eruit halen",
        zinnen=[
            "Niemand kan deze vragen daarna nog overnemen.",
            "Vragenlijsten met een kopie veranderen niet.",
        ],
        terug=reverse("bibliotheek", args=[slug]),
    )


def _page(
    request: StaffRequest, gemeente: Gemeente, template: str, titel: str, **context: Any
) -> HttpResponse:
    slug = gemeente.slug
    crumbs = [
        ("Vragenlijsten", reverse("vragenlijsten", args=[slug])),
        ("Bibliotheek", reverse("bibliotheek", args=[slug])),
    ]
    return gemeente_page(request, gemeente, template, titel, kruimels=crumbs, **context)


def _searched(request: StaffRequest, gemeente: Gemeente) -> dict[str, Any]:
    form = ZoekForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    return {
        "form": form,
        "stukken": bibliotheek_of(gemeente, **wanted),
        "gezocht": any(wanted.values()),
        "gebruikscijfers": GEBRUIKSCIJFERS,
    }


def _shown(stuk: Stuk) -> dict[str, Any]:
    return {"stuk": stuk, "vragen": as_asked(stuk.vragen)}


def _fetch_stuk(gemeente: Gemeente, sleutel: str) -> Stuk:
    stuk = find_stuk(gemeente, sleutel)
    if stuk is None:
        raise Http404
    return stuk


def _fetch_own(request: StaffRequest, slug: str, pk: int) -> Bibliotheekstuk:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    return get_object_or_404(gemeente.bibliotheekstukken.select_related("gemeente"), pk=pk)
