from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adoptie.actions.lidmaatschap import (
    change_functie,
    grant_lidmaatschap,
    mail_lidmaatschap,
    revoke_lidmaatschap,
)
from adoptie.forms.lidmaatschap import FunctieForm, LidmaatschapForm
from adoptie.models import Rol
from adoptie.permissions import StaffRequest, fetch_gemeente, staff_view
from adoptie.queries.lidmaatschap import lidmaatschappen_of
from adoptie.queries.navigation import BEHEERDERS
from adoptie.views.doing import attempted, saved
from adoptie.views.pages import beheer_page


@require_safe
@staff_view
def toegang(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, BEHEERDERS)
    return beheer_page(
        request,
        gemeente,
        "adoptie/toegang.html",
        "Wie mag wat?",
        lidmaatschappen=lidmaatschappen_of(gemeente),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def toegang_toevoegen(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, BEHEERDERS)
    form = LidmaatschapForm(request.POST or None)
    success = "De toegang is gegeven. Er gaat een mail met een link naar deze persoon."
    if saved(request, form, grant_lidmaatschap, success, gemeente=gemeente, by=request.user):
        return redirect("toegang", slug)
    back = reverse("toegang", args=[slug])
    return beheer_page(
        request,
        gemeente,
        "adoptie/toegang_toevoegen.html",
        "Toegang geven",
        kruimels=[("Toegang", back)],
        form=form,
        knop="Toegang geven",
        terug=back,
    )


@require_POST
@staff_view
def toegang_mailen(request: StaffRequest, slug: str, lidmaatschap_pk: int) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, BEHEERDERS)
    found = get_object_or_404(gemeente.lidmaatschappen, pk=lidmaatschap_pk)
    success = f"Er gaat een nieuwe mail naar {found.gebruiker.email}."
    attempted(request, mail_lidmaatschap, success, lidmaatschap=found, by=request.user)
    return redirect("toegang", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def toegang_functie(request: StaffRequest, slug: str, lidmaatschap_pk: int) -> HttpResponse:
    """Say what somebody is in the ondernemingsraad."""
    gemeente = fetch_gemeente(request.user, slug, BEHEERDERS)
    found = get_object_or_404(gemeente.lidmaatschappen, pk=lidmaatschap_pk)
    if found.rol != Rol.OR:
        return redirect("toegang", slug)
    form = FunctieForm(request.POST or None, initial={"functie": found.functie})
    success = "De functie is gewijzigd."
    if saved(request, form, change_functie, success, lidmaatschap=found, by=request.user):
        return redirect("toegang", slug)
    back = reverse("toegang", args=[slug])
    return beheer_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        f"Functie van {found.gebruiker}",
        kruimels=[("Toegang", back)],
        form=form,
        knop="Bewaren",
        terug=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def toegang_intrekken(request: StaffRequest, slug: str, lidmaatschap_pk: int) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, BEHEERDERS)
    found = get_object_or_404(gemeente.lidmaatschappen, pk=lidmaatschap_pk)
    success = f"{found.gebruiker} is geen {found.get_rol_display()} meer."
    if attempted(request, revoke_lidmaatschap, success, lidmaatschap=found, by=request.user):
        # Who took the own role away may not look here any more.
        own = found.gebruiker_id == request.user.pk
        return redirect("start") if own else redirect("toegang", slug)
    back = reverse("toegang", args=[slug])
    return beheer_page(
        request,
        gemeente,
        "adoptie/bevestigen.html",
        f"Toegang van {found.gebruiker} intrekken?",
        kruimels=[("Toegang", back)],
        uitleg=f"Het gaat om de rol {found.get_rol_display()}. Andere rollen van deze persoon blijven.",
        knop="Ja, intrekken",
        terug=back,
    )
