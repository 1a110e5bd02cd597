"""What the pages about stored personal data share, for the person and for who helps them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.template.defaultfilters import linebreaksbr
from django.utils import timezone

from adoptie import dutch
from adoptie.rights import Betrokkene, Deel

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
