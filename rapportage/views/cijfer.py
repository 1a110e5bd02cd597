from __future__ import annotations

from collections.abc import Collection

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from adoptie.models import Gemeente
from adoptie.permissions import StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.views.pages import gemeente_page
from metingen.queries.cijfers import Status, statuses_for
from rapportage.forms.periode import PeriodeForm
from rapportage.queries.cijfer import Reeks, read_reeks
from rapportage.renderers.naming import slug as file_slug
from rapportage.renderers.sheet import render_xlsx
from rapportage.screens.cijfer import Cijferblad, cijferblad, seen
from rapportage.screens.cijferboek import cijferboek
from rapportage.screens.vraag import vraagblad
from rapportage.views.blocks import Place, block_response
from rapportage.views.files import kept_file

_BOEK = "cijfers.xlsx"


@require_safe
@staff_view
def cijfer(request: StaffRequest, slug: str, code: str) -> HttpResponse:
    """Show one figure: its road, its doubt, how it was made and from what."""
    gemeente = fetch_gemeente(request.user, slug)
    statuses = statuses_for(roles_of(request.user, gemeente))
    reeks, blad = _fetch_blad(request, gemeente, code, statuses)
    asked = {"periode": blad.periode, "bron": request.GET.get("bron", "")}
    place = Place(gemeente, reverse("cijfer", args=[slug, code]), asked)
    home = reverse("dashboard", args=[slug])
    return gemeente_page(
        request,
        gemeente,
        "rapportage/cijfer.html",
        blad.titel,
        kruimels=[("Dashboard", f"{home}?periode={blad.periode}" if blad.periode else home)],
        lijnen=[
            (
                lijn,
                [(place.html(block), place.pictures(block)) for block in lijn.blocks],
                lijn.variation and (place.html(lijn.variation.chart), place.pictures(lijn.variation.chart)),
            )
            for lijn in blad.lijnen
        ],
        form=PeriodeForm(initial={"periode": blad.periode}, periods=reeks.keuze.known),
        keuze=reeks.keuze,
        gezien=seen(statuses),
        boek=place.url(_BOEK),
        bron=asked["bron"],
    )


@require_safe
@staff_view
def cijfer_bestand(request: StaffRequest, slug: str, code: str, naam: str) -> HttpResponse:
    """Send a chart or table of the page, or all its tables in one workbook, from what this reader may see."""
    gemeente = fetch_gemeente(request.user, slug)
    statuses = statuses_for(roles_of(request.user, gemeente))
    _, blad = _fetch_blad(request, gemeente, code, statuses)
    if naam == _BOEK:
        book = cijferboek(blad, gemeente, seen(statuses))
        return kept_file(render_xlsx(book), f"{file_slug(blad.titel)}.xlsx")
    return block_response(request, naam, blad.blocks, gemeente)


def _fetch_blad(
    request: StaffRequest, gemeente: Gemeente, code: str, statuses: Collection[Status]
) -> tuple[Reeks, Cijferblad]:
    """Return all there is of a figure and its page; a figure that this reader may not see does not exist."""
    reeks = read_reeks(
        gemeente,
        code,
        statuses,
        bron=request.GET.get("bron", ""),
        periode=request.GET.get("periode", ""),
    )
    blad = cijferblad(reeks, reeks.shown) if reeks.shown else vraagblad(reeks)
    if blad is None:
        raise Http404
    return reeks, blad
