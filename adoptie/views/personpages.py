"""What the pages about stored personal data share, for the person and for who helps them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.defaultfilters import linebreaksbr
from django.utils import timezone

from adoptie import dutch
from adoptie.models import Gemeente
from adoptie.rights import Betrokkene, Deel, WrongPersonLinkError, read_link
from adoptie.views.linkpages import Situations, link_view

Laid = list[tuple[str, list[list[tuple[str, str]]]]]


def laid_out(parts: Sequence[Deel]) -> Laid:
    """Lay out what is stored: headings, each with lists of (term, words)."""
    return [
        (titel, [[(_capital(term), _words(value)) for term, value in row.items()] for row in rows])
        for titel, rows in parts
    ]


def _words(value: object) -> str:
    if isinstance(value, dt.datetime):
        local = timezone.localtime(value)
        return f"{dutch.tied(dutch.day(local))}, {local:%H:%M} uur"
    if isinstance(value, dt.date):
        return dutch.tied(dutch.day(value))
    text = "" if value is None else str(value)
    return linebreaksbr(text or "leeg", autoescape=True)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def as_file(who: Betrokkene, parts: Sequence[Deel]) -> HttpResponse:
    """Give what is stored as a file to take along (JSON)."""
    data: dict[str, Any] = {"gemeente": str(who.gemeente), "e-mailadres": who.email}
    data |= dict(parts)
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
    response["Cache-Control"] = "no-store"
    return response


def show(
    request: HttpRequest,
    gemeente: Gemeente | None,
    name: str,
    titel: str,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a page of the person, by the name of its template or of one of ours."""
    context |= {"gemeente": gemeente, "titel": titel}
    template = name if "/" in name else f"adoptie/persoon/{name}.html"
    return render(request, template, context, status=status)


def told_page(
    request: HttpRequest, who: Betrokkene, titel: str, *zinnen: str, terug: str = ""
) -> HttpResponse:
    return show(request, who.gemeente, "melding", titel, zinnen=zinnen, terug=terug)


def _wrong(request: HttpRequest, _: Exception) -> HttpResponse:
    zinnen = (
        "Kijk of de link uit de mail helemaal is overgenomen.",
        "Een link werkt 24 uur. Vraag anders een nieuwe.",
    )
    return show(request, None, "melding", "Deze link werkt niet (meer)", status=404, zinnen=zinnen)


def used_link(request: HttpRequest, _: Exception) -> HttpResponse:
    """Answer a link to a new address that works no more, or never did."""
    zinnen = (
        "Hebt u al op de knop gedrukt? Dan is uw adres veranderd.",
        "Anders is de link te oud, of niet helemaal overgenomen. Geef uw nieuwe adres dan opnieuw op.",
    )
    return show(request, None, "melding", "Deze link werkt niet (meer)", status=410, zinnen=zinnen)


def person_view(
    view: Callable[..., HttpResponse], situations: Situations | None = None
) -> Callable[..., HttpResponse]:
    """Give the view whose link this is; nothing of the page stays in a cache.

    ``situations`` are answers to what else can be in the way of it.
    """

    @wraps(view)
    def found(request: HttpRequest, token: str, **rest: Any) -> HttpResponse:
        response = view(request, read_link(token), token, **rest)
        response["Cache-Control"] = "no-store"
        return response

    return link_view(found, {WrongPersonLinkError: _wrong, **(situations or {})})
