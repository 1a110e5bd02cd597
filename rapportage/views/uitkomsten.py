"""The page with outcomes behind a mailed link: for everybody in a group the same, and it keeps nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from adoptie import dutch
from adoptie.views.linkpages import link_view
from rapportage.queries.uitkomsten import read_uitkomsten
from rapportage.reports.rondes import answered
from rapportage.screens.uitkomsten import uitkomstblad


def _page(request: HttpRequest, token: str) -> HttpResponse:
    """Show what came out, what is done about it, and when one is asked again."""
    found = read_uitkomsten(token)
    if found is None:
        context: dict[str, object] = {"titel": "Hier zijn geen uitkomsten"}
        return render(request, "rapportage/uitkomsten_geen.html", context, status=404)
    context = {
        "titel": f"De uitkomsten: {found.over.titel}",
        "gemeente": found.over.gemeente,
        "over": found.over,
        "meegedaan": dutch.tied(answered(found.over.respons, "de vragenlijst")),
        "blad": uitkomstblad(found),
    }
    return render(request, "rapportage/uitkomsten.html", context)


uitkomsten = link_view(_page, {})
