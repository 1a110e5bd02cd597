"""Fetch-or-refuse: a view gets its object from here, so that no view can forget to ask who looks.

A stranger gets "not found": that a gemeente or object exists is nobody else's business. A member whose
role does not suffice is told so.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from adoptie.models import Functie, Gebruiker, Gemeente, Rol, Traject
from adoptie.resending import resend_page

ANY = frozenset(Rol)
LEADERS = frozenset({Rol.PROGRAMMALEIDER, Rol.BEHEERDER})

STAFF_ONLY = "staff_only"

P = ParamSpec("P")
# A page, or a file that is sent bit by bit.
R = TypeVar("R", bound=HttpResponseBase)


class StaffRequest(HttpRequest):
    """A request of somebody who is logged in."""

    user: Gebruiker


def roles_of(gebruiker: Gebruiker, gemeente: Gemeente) -> frozenset[Rol]:
    return frozenset(
        Rol(rol) for rol in gebruiker.lidmaatschappen.filter(gemeente=gemeente).values_list("rol", flat=True)
    )


def acts_for_or(gebruiker: Gebruiker, gemeente: Gemeente) -> bool:
    """Tell whether somebody is chair or secretary of the ondernemingsraad of this gemeente."""
    return gebruiker.lidmaatschappen.filter(
        gemeente=gemeente, rol=Rol.OR, functie__in=Functie.values
    ).exists()


def refuse_unless_acting_for_or(gebruiker: Gebruiker, gemeente: Gemeente) -> None:
    """Raise PermissionDenied for everybody but the chair and the secretary of the ondernemingsraad."""
    if not acts_for_or(gebruiker, gemeente):
        raise PermissionDenied


def fetch_gemeente(gebruiker: Gebruiker, slug: str, roles: frozenset[Rol] = ANY) -> Gemeente:
    """Return the gemeente if this gebruiker has one of these roles in it.

    Raises Http404 for a stranger and PermissionDenied for a member without such a role.
    """
    mine = Gemeente.objects.filter(slug=slug, lidmaatschappen__gebruiker=gebruiker)
    # The logo is half a megabyte that no page but its own needs.
    gemeente = mine.defer("logo").distinct().first()
    if gemeente is None:
        raise Http404
    if not roles & roles_of(gebruiker, gemeente):
        raise PermissionDenied
    return gemeente


def fetch_traject(gebruiker: Gebruiker, slug: str, pk: int, roles: frozenset[Rol] = ANY) -> Traject:
    gemeente = fetch_gemeente(gebruiker, slug, roles)
    traject = gemeente.trajecten.filter(pk=pk).first()
    if traject is None:
        raise Http404
    return traject


def second_factor_missing(gebruiker: Gebruiker) -> bool:
    """Whether somebody must first couple an app before seeing anything; a query where that is asked."""
    return settings.SECOND_FACTOR_REQUIRED and not is_mfa_enabled(gebruiker)


def staff_view(
    view: Callable[Concatenate[StaffRequest, P], R],
) -> Callable[Concatenate[HttpRequest, P], R]:
    """Let only those who are logged in, safely enough, reach the view; give it a request that says so.

    What somebody typed whose session has ended is held on a page.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return resend_page(request) or redirect_to_login(request.get_full_path())
        known = cast("StaffRequest", request)
        if second_factor_missing(known.user):
            return redirect("mfa_activate_totp")
        return view(known, *args, **kwargs)

    guarded.__dict__[STAFF_ONLY] = True
    return cast("Callable[Concatenate[HttpRequest, P], R]", guarded)


def is_staff_view(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and hasattr(match.func, STAFF_ONLY)
