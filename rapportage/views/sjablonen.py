"""Reports of a gemeente's own: the list, one of them with its parts, and how it will look."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.models import Gebruiker
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.refusal import Refusal
from adoptie.views.doing import attempted
from adoptie.views.pages import gemeente_page
from metingen.queries.cijfers import statuses_for
from rapportage.actions.sjabloon import create_sjabloon, remove_sjabloon
from rapportage.blocks import Chart, Content, Table
from rapportage.forms.sjabloon import SjabloonForm, TekstForm
from rapportage.models import Opdracht, Sjabloon, Soort
from rapportage.queries.dashboard import read_periodekeuze
from rapportage.queries.opdrachten import compose
from rapportage.queries.sjablonen import sjablonen_of
from rapportage.renderers.html import render_html
from rapportage.renderers.naming import charts_of
from rapportage.reports.parts import MOST_PARTS, Deel, read_delen
from rapportage.views.blocks import Place, block_response

_RAPPORTEN, _EIGEN = "Rapporten", "Eigen rapporten"
_NONE_SENT: Mapping[int, TekstForm] = MappingProxyType({})


def fetch_sjabloon(gebruiker: Gebruiker, slug: str, pk: int) -> Sjabloon:
    gemeente = fetch_gemeente(gebruiker, slug, LEADERS)
    return get_object_or_404(gemeente.sjablonen.select_related("gemeente"), pk=pk)


def sjabloon_page(
    request: StaffRequest, found: Sjabloon, template: str, titel: str, **context: Any
) -> HttpResponse:
    """Render a page about one report of the gemeente's own."""
    slug = found.gemeente.slug
    crumbs = [
        (_RAPPORTEN, reverse("rapporten", args=[slug])),
        (_EIGEN, reverse("sjablonen", args=[slug])),
        (found.naam, reverse("sjabloon", args=[slug, found.pk])),
    ]
    return gemeente_page(request, found.gemeente, template, titel, kruimels=crumbs, sjabloon=found, **context)


def parts_page(
    request: StaffRequest, found: Sjabloon, forms: Mapping[int, TekstForm] = _NONE_SENT
) -> HttpResponse:
    """Show the parts with what can be done to each; ``forms`` are those that were sent and hold a fault."""
    delen = read_delen(found.delen)
    words = {number: _words(number, deel, found.versie) for number, deel in enumerate(delen, start=1)}
    words.update(forms)
    return sjabloon_page(
        request,
        found,
        "rapportage/sjabloon.html",
        found.naam,
        delen=[(number, deel, words[number]) for number, deel in enumerate(delen, start=1)],
        aantal=len(delen),
        vol=len(delen) >= MOST_PARTS,
    )


def _words(number: int, deel: Deel, versie: int) -> TekstForm | None:
    return TekstForm(deel=deel, versie=versie, auto_id=f"id_deel-{number}_%s") if deel.written else None


@require_safe
@staff_view
def sjablonen(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    return gemeente_page(
        request,
        gemeente,
        "rapportage/sjablonen.html",
        _EIGEN,
        kruimels=[(_RAPPORTEN, reverse("rapporten", args=[slug]))],
        sjablonen=sjablonen_of(gemeente),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def sjabloon_nieuw(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    form = SjabloonForm(request.POST or None, gemeente=gemeente)
    if form.is_valid():
        try:
            made = create_sjabloon(gemeente=gemeente, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("sjabloon", slug, made.pk)
    back = reverse("sjablonen", args=[slug])
    return gemeente_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        "Een eigen rapport beginnen",
        kruimels=[(_RAPPORTEN, reverse("rapporten", args=[slug])), (_EIGEN, back)],
        form=form,
        knop="Beginnen",
        uitleg="U kiest zelf wat erin staat en schrijft er uw eigen tekst bij. "
        "De zinnen over cijfers liggen vast.",
        terug=back,
    )


@require_safe
@staff_view
def sjabloon(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show the parts of a report, and what can be done to each."""
    return parts_page(request, fetch_sjabloon(request.user, slug, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def sjabloon_verwijderen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    found = fetch_sjabloon(request.user, slug, pk)
    success = f"'{found}' is verwijderd."
    if attempted(request, remove_sjabloon, success, sjabloon=found, by=request.user):
        return redirect("sjablonen", slug)
    return sjabloon_page(
        request,
        found,
        "adoptie/bevestigen.html",
        "Dit eigen rapport verwijderen?",
        uitleg=f"Het gaat om '{found}'. Dat kan alleen als er nog nooit een rapport mee is gemaakt.",
        knop="Ja, verwijderen",
        terug=reverse("sjabloon", args=[slug, pk]),
    )


@require_safe
@staff_view
def sjabloon_voorbeeld(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show how the report would look now; nothing is kept."""
    found = fetch_sjabloon(request.user, slug, pk)
    try:
        content = _preview(request, found)
    except Refusal as refusal:
        return sjabloon_page(
            request, found, "rapportage/sjabloon_voorbeeld.html", "Voorbeeld", geen=str(refusal)
        )
    place = Place(found.gemeente, request.path)
    charts = charts_of(content)
    return sjabloon_page(
        request,
        found,
        "rapportage/sjabloon_voorbeeld.html",
        f"Voorbeeld: {content.title}",
        inhoud=render_html(
            content,
            charts=place.drawings(charts),
            narrow=place.drawings(charts, narrow=True),
            tables=[place.figures(block) for block in content.blocks if isinstance(block, Chart | Table)],
            site=True,
        ),
    )


@require_safe
@staff_view
def sjabloon_voorbeeld_bestand(request: StaffRequest, slug: str, pk: int, naam: str) -> HttpResponse:
    """Send a chart or table of the preview."""
    found = fetch_sjabloon(request.user, slug, pk)
    try:
        blocks = _preview(request, found).blocks
    except Refusal:
        blocks = ()
    return block_response(request, naam, blocks, found.gemeente)


def _preview(request: StaffRequest, found: Sjabloon) -> Content:
    """Return what it says of the newest quarter with figures that this reader may see."""
    statuses = statuses_for(roles_of(request.user, found.gemeente))
    period = read_periodekeuze(found.gemeente, statuses).zaken
    asked = Opdracht(gemeente=found.gemeente, soort=Soort.EIGEN, period=period, sjabloon=found)
    return compose(asked, statuses)[0]
