"""What all pages of the panel for inwoners share: no session, no cookie, and an answer in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gemeente
from adoptie.views.linkpages import Situations, View, link_view
from enquetes.models import Panellid
from enquetes.queries.panellinks import ExpiredLinkError, GoneLinkError, WrongLinkError, find_lid

P = ParamSpec("P")
_LidView = Callable[[HttpRequest, Panellid, str], HttpResponse]


def panel_view(view: View[P]) -> View[P]:
    """Show a page of the panel to anybody: a link that is none, or no longer, has words."""
    return link_view(view, _SITUATIONS)


def lid_view(purpose: str, max_age: dt.timedelta | None) -> Callable[[_LidView], Callable[..., HttpResponse]]:
    """Give the view the member whose signed link this is."""

    def decorate(view: _LidView) -> Callable[..., HttpResponse]:
        @wraps(view)
        def found(request: HttpRequest, token: str) -> HttpResponse:
            return view(request, find_lid(token, purpose, max_age), token)

        return cast("Callable[..., HttpResponse]", panel_view(found))

    return decorate


def show(
    request: HttpRequest,
    gemeente: Gemeente | None,
    name: str,
    titel: str,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a page of the panel."""
    context |= {"gemeente": gemeente, "titel": titel}
    form = context.get("form")
    if form is not None and form.is_bound and form.errors:
        status = 422
    return render(request, f"enquetes/panel/{name}.html", context, status=status)


def show_message(
    request: HttpRequest,
    gemeente: Gemeente | None,
    titel: str,
    *zinnen: str,
    status: int = 200,
    verder: tuple[str, str] | None = None,
) -> HttpResponse:
    """Render some sentences, and a button (label, url) when there is a way on."""
    return show(request, gemeente, "melding", titel, status=status, zinnen=zinnen, verder=verder)


def gone(request: HttpRequest, *, status: int = 410) -> HttpResponse:
    """Tell somebody whose data were erased that there is nothing left to do."""
    told = "Deze link hoort bij gegevens die zijn gewist. Wij bewaren niets over u bij deze link."
    return show_message(request, None, "U staat niet meer in het panel", told, status=status)


def sections(data: dict[str, Any]) -> list[tuple[str, list[list[tuple[str, str]]]]]:
    """Lay out what ``queries.panel.stored`` gives: headings, each with lists of (term, words)."""
    plain = {term: value for term, value in data.items() if not isinstance(value, dict | list)}
    found = [("Adres en lidmaatschap", [_terms(plain)])]
    for title, value in data.items():
        if isinstance(value, dict):
            found.append((_capital(title), [_terms(value, "niet ingevuld")]))
        elif isinstance(value, list):
            found.append((_capital(title), [_terms(row) for row in value]))
    return found


def _terms(values: dict[str, Any], empty: str = "geen") -> list[tuple[str, str]]:
    return [(_capital(term), _words(value) or empty) for term, value in values.items()]


def _words(value: object) -> str:
    if isinstance(value, dt.datetime):
        local = timezone.localtime(value)
        return f"{dutch.tied(dutch.day(local))}, {local:%H:%M} uur"
    if isinstance(value, dt.date):
        return dutch.tied(dutch.day(value))
    return linebreaksbr(str(value), autoescape=True)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _wrong(request: HttpRequest) -> HttpResponse:
    told = "Kijk of de link uit uw mail helemaal is overgenomen."
    otherwise = "Lukt het niet? De gemeente kan u een nieuwe link sturen."
    way = ("Bel of mail de gemeente", reverse("contact"))
    return show_message(request, None, "Deze link klopt niet", told, otherwise, status=404, verder=way)


def _expired(request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
    way = ("Vraag een nieuwe link", reverse("panel-link", args=[gemeente.slug]))
    told = "Vraag een nieuwe. U krijgt hem per mail."
    return show_message(request, gemeente, "Deze link is te oud", told, status=410, verder=way)


_SITUATIONS: Situations = {
    WrongLinkError: lambda request, _: _wrong(request),
    GoneLinkError: lambda request, _: gone(request),
    ExpiredLinkError: lambda request, expired: _expired(request, expired.lid.gemeente),
}
