"""Pages for everybody: the published reports of a gemeente, and the newest published figures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from adoptie import dutch
from adoptie.models import Gemeente
from rapportage.blocks_json import from_json
from rapportage.charts.words import with_article
from rapportage.models import Rapport
from rapportage.queries.openbaar import newer_version, public_gemeenten, published, read_kerncijfers
from rapportage.renderers.html import render_html
from rapportage.renderers.naming import charts_of, tables_of
from rapportage.reports import goals
from rapportage.reports.voortgang import headline
from rapportage.views.downloads import downloads, pictures
from rapportage.views.files import rapport_file
from rapportage.views.public import public_view

_HOME = "Openbare rapporten"


@public_view
def openbaar(request: HttpRequest) -> HttpResponse:
    """List the gemeenten that published a report."""
    gemeenten = list(public_gemeenten())
    context = {
        "titel": _HOME,
        "gemeenten": gemeenten,
        "aantal": dutch.counted(len(gemeenten), "gemeente heeft", "gemeenten hebben"),
    }
    return render(request, "rapportage/openbaar.html", context)


@public_view
def openbaar_gemeente(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell the newest published figures of a gemeente, and list its published reports."""
    gemeente = get_object_or_404(public_gemeenten(), slug=slug)
    zaken = read_kerncijfers(gemeente)
    context = {
        "titel": f"Hoe gaat digitaal werken in {gemeente}?",
        "gemeente": gemeente,
        "kop": headline(zaken),
        "wanneer": with_article(zaken.period.label),
        "kerncijfers": [goals.key_figure(stand) for stand in zaken.standen if not stand.now.hidden],
        "rapporten": list(published().filter(gemeente=gemeente)),
        "kruimels": [(_HOME, reverse("openbaar")), (gemeente.naam, "")],
    }
    return render(request, "rapportage/openbaar_gemeente.html", context)


@public_view
def openbaar_rapport(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Show a published report as it was made, with its files."""
    found = _fetch(slug, pk)
    content = from_json(found.inhoud)

    def address(name: str) -> str:
        return reverse("openbaar-bestand", args=[slug, pk, name])

    charts = [chart.anchor for chart in charts_of(content)]
    context = {
        "titel": content.title,
        "gemeente": found.gemeente,
        "rapport": found,
        "nieuwer": newer_version(found),
        "bestanden": downloads(found, address),
        "plaatjes": pictures(content, address),
        "kruimels": [*_trail(found.gemeente), (content.title, "")],
        "inhoud": render_html(
            content,
            charts={anchor: address(f"grafieken/{anchor}.svg") for anchor in charts},
            narrow={anchor: address(f"grafieken/smal/{anchor}.svg") for anchor in charts},
            tables=[address(name) for name, _ in tables_of(content)],
            site=True,
        ),
    }
    return render(request, "rapportage/openbaar_rapport.html", context)


@public_view
def openbaar_bestand(request: HttpRequest, slug: str, pk: int, naam: str) -> HttpResponse:
    """Send a file of a published report."""
    return rapport_file(request, _fetch(slug, pk), naam, public=True)


def _fetch(slug: str, pk: int) -> Rapport:
    return get_object_or_404(published(), gemeente__slug=slug, pk=pk)


def _trail(gemeente: Gemeente) -> list[tuple[str, str]]:
    here = reverse("openbaar-gemeente", args=[gemeente.slug])
    return [(_HOME, reverse("openbaar")), (gemeente.naam, here)]
