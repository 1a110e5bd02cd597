from __future__ import annotations

from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adoptie.actions.onderdeel import add_onderdeel, change_onderdeel, end_onderdeel, reopen_onderdeel
from adoptie.forms.onderdeel import EindeForm, OnderdeelForm
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, staff_view
from adoptie.queries.onderdeel import onderdelen_tree
from adoptie.views.doing import attempted, saved
from adoptie.views.pages import beheer_page


@require_safe
@staff_view
def onderdelen(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug)
    return beheer_page(
        request,
        gemeente,
        "adoptie/onderdelen.html",
        "Onderdelen van de organisatie",
        boom=onderdelen_tree(gemeente),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def onderdeel_toevoegen(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    form = OnderdeelForm(request.POST or None, gemeente=gemeente)
    success = "Het onderdeel is toegevoegd."
    if saved(request, form, add_onderdeel, success, gemeente=gemeente, by=request.user):
        return redirect("onderdelen", slug)
    back = reverse("onderdelen", args=[slug])
    return beheer_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        "Onderdeel toevoegen",
        kruimels=[("Onderdelen", back)],
        form=form,
        knop="Toevoegen",
        terug=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def onderdeel_wijzigen(request: StaffRequest, slug: str, onderdeel_pk: int) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    found = get_object_or_404(gemeente.onderdelen, pk=onderdeel_pk)
    form = OnderdeelForm(
        request.POST or None, initial=model_to_dict(found), gemeente=gemeente, onderdeel=found
    )
    success = "Het onderdeel is gewijzigd."
    if saved(request, form, change_onderdeel, success, onderdeel=found, by=request.user):
        return redirect("onderdelen", slug)
    back = reverse("onderdelen", args=[slug])
    return beheer_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        "Onderdeel wijzigen",
        kruimels=[("Onderdelen", back)],
        form=form,
        knop="Bewaren",
        terug=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def onderdeel_beeindigen(request: StaffRequest, slug: str, onderdeel_pk: int) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    found = get_object_or_404(gemeente.onderdelen, pk=onderdeel_pk)
    form = EindeForm(request.POST or None, onderdeel=found)
    success = f"'{found}' is beëindigd."
    if saved(request, form, end_onderdeel, success, onderdeel=found, by=request.user):
        return redirect("onderdelen", slug)
    back = reverse("onderdelen", args=[slug])
    return beheer_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        f"'{found}' beëindigen",
        kruimels=[("Onderdelen", back)],
        form=form,
        knop="Beëindigen",
        uitleg="De oude cijfers blijven staan. U kunt het onderdeel later heropenen.",
        terug=back,
    )


@require_POST
@staff_view
def onderdeel_heropenen(request: StaffRequest, slug: str, onderdeel_pk: int) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    found = get_object_or_404(gemeente.onderdelen, pk=onderdeel_pk)
    attempted(request, reopen_onderdeel, f"'{found}' is heropend.", onderdeel=found, by=request.user)
    return redirect("onderdelen", slug)
