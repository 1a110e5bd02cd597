from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.actions.gemeente import change_contact, change_gemeente
from adoptie.forms.gemeente import ContactForm, GegevensForm, initial_contact
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.queries.navigation import BEHEERDERS
from adoptie.queries.start import begin_of
from adoptie.queries.startblok import blokken_of
from adoptie.queries.traject import trajecten_of
from adoptie.views.begin import TITEL
from adoptie.views.doing import saved
from adoptie.views.pages import beheer_page, gemeente_page


@require_safe
@staff_view
def gemeente_overzicht(request: StaffRequest, slug: str) -> HttpResponse:
    """Show what this reader has to know and how the trajecten stand; of a new gemeente, what comes first."""
    gemeente = fetch_gemeente(request.user, slug)
    roles = roles_of(request.user, gemeente)
    begin = begin_of(gemeente) if LEADERS & roles else None
    return gemeente_page(
        request,
        gemeente,
        "adoptie/gemeente_overzicht.html",
        TITEL if begin and begin.loopt else f"Zo staat {gemeente} ervoor",
        trajecten=trajecten_of(gemeente),
        begin=begin,
        blokken=() if begin and begin.loopt else blokken_of(gemeente, roles),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def gemeente_gegevens(request: StaffRequest, slug: str) -> HttpResponse:
    """Change what a gemeente tells of itself; who leads the programme only whom people can ask."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    whole = bool(BEHEERDERS & roles_of(request.user, gemeente))
    initial = {"naam": gemeente.naam, "inwoners": gemeente.inwoners, **initial_contact(gemeente.contact)}
    form = (GegevensForm if whole else ContactForm)(request.POST or None, initial=initial)
    change = change_gemeente if whole else change_contact
    if saved(request, form, change, "De gegevens zijn bewaard.", gemeente=gemeente, by=request.user):
        return redirect("gemeente-gegevens", slug)
    gemeente.refresh_from_db()
    return beheer_page(
        request, gemeente, "adoptie/formulier.html", "Gegevens van de gemeente", form=form, knop="Bewaren"
    )
