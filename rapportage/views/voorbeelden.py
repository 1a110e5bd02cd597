"""The gallery of charts, for who looks at a demo."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from adoptie.models import Gemeente
from adoptie.queries.fictief import only_fictitious
from rapportage.screens.gallery import examples
from rapportage.views.blocks import Place, block_response


@require_safe
def voorbeelden_grafieken(request: HttpRequest) -> HttpResponse:
    """Show every kind of chart, wide and as on a phone, with its words and its table."""
    _refuse_real_figures(request)
    place = Place(_nowhere(), reverse("voorbeelden-grafieken"))
    context = {
        "titel": "Zo tekenen we cijfers",
        "voorbeelden": [
            (example, place.html(example.chart), place.drawings([example.chart], narrow=True))
            for example in examples()
        ],
    }
    return render(request, "rapportage/voorbeelden_grafieken.html", context)


@require_safe
def voorbeelden_bestand(request: HttpRequest, naam: str) -> HttpResponse:
    """Send a chart of the gallery, as a drawing or as figures."""
    _refuse_real_figures(request)
    return block_response(request, naam, [example.chart for example in examples()], _nowhere())


def _refuse_real_figures(request: HttpRequest) -> None:
    """Show invented figures only to those who read on every page that all figures are invented."""
    if not only_fictitious(request.user):
        raise Http404


def _nowhere() -> Gemeente:
    """Return the gemeente of invented figures that are nobody's: with our own colours."""
    return Gemeente(naam="Voorbeeld", fictief=True)
