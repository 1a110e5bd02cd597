"""A page of a gemeente or of a traject: with its menus and where the reader is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from adoptie.models import Gemeente, Rol, Traject
from adoptie.permissions import LEADERS, StaffRequest, roles_of
from adoptie.queries.navigation import Entry, beheer_entries, gemeente_entries, traject_entries

Kruimels = Sequence[tuple[str, str]]


def gemeente_page(
    request: StaffRequest,
    gemeente: Gemeente,
    template: str,
    titel: str,
    *,
    kruimels: Kruimels = (),
    **context: Any,
) -> HttpResponse:
    """Render a page of a gemeente; ``kruimels`` are the (label, url) between the gemeente and this page."""
    roles = roles_of(request.user, gemeente)
    return _render(request, gemeente, roles, template, {"titel": titel, "kruimels": kruimels, **context})


def beheer_page(
    request: StaffRequest,
    gemeente: Gemeente,
    template: str,
    titel: str,
    *,
    kruimels: Kruimels = (),
    **context: Any,
) -> HttpResponse:
    """Render a page about the organisation or the program, with their own menu."""
    roles = roles_of(request.user, gemeente)
    menu = _menu(beheer_entries(gemeente, roles), "Organisatie")
    menu["hier"] = reverse("onderdelen", args=[gemeente.slug])
    return _render(
        request, gemeente, roles, template, {"titel": titel, "kruimels": kruimels, **menu, **context}
    )


def traject_page(
    request: StaffRequest,
    traject: Traject,
    template: str,
    titel: str,
    *,
    kruimels: Kruimels = (),
    **context: Any,
) -> HttpResponse:
    """Render a page of a traject; ``kruimels`` are the (label, url) between the traject and this page."""
    gemeente = traject.gemeente
    roles = roles_of(request.user, gemeente)
    menu = _menu(traject_entries(traject, roles), "Dit traject")
    home = (traject.naam, reverse("traject", args=[gemeente.slug, traject.pk]))
    return _render(
        request,
        gemeente,
        roles,
        template,
        {"titel": titel, "kruimels": [home, *kruimels], "traject": traject, **menu, **context},
    )


def _menu(entries: tuple[Entry, ...], label: str) -> dict[str, Any]:
    return {"deelnavigatie": entries, "deelnaam": label}


def _render(
    request: StaffRequest,
    gemeente: Gemeente,
    roles: frozenset[Rol],
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    home = (gemeente.naam, reverse("gemeente-overzicht", args=[gemeente.slug]))
    # A page that is itself one of its crumbs ends the path there; the first page needs no path.
    above = [crumb for crumb in (home, *context["kruimels"]) if crumb[1] != request.path]
    return render(
        request,
        template,
        {
            **context,
            "gemeente": gemeente,
            "navigatie": gemeente_entries(gemeente, roles),
            "kruimels": [*above, (context["titel"], "")] if above else [],
            "is_leider": bool(roles & LEADERS),
            "rollen": roles,
        },
    )
