from __future__ import annotations

from collections.abc import Collection

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from adoptie.models import Gemeente
from adoptie.periods import parse_period
from adoptie.permissions import StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.views.pages import gemeente_page
from metingen.queries.cijfers import Status, statuses_for
from rapportage.charts.words import find_period
from rapportage.forms.periode import PeriodeForm
from rapportage.queries import gebruik
from rapportage.queries.cijfer import read_reeks
from rapportage.queries.dashboard import Periodekeuze
from rapportage.renderers.naming import slug as file_slug
from rapportage.renderers.sheet import render_xlsx
from rapportage.screens.cijfer import Cijferblad, cijferblad, seen
from rapportage.screens.cijferboek import cijferboek
from rapportage.screens.gebruik import gebruiksblad, periods_of
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
    keuze, blad = _fetch_blad(request, gemeente, code, statuses)
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
        form=PeriodeForm(initial={"periode": blad.periode}, periods=keuze.known),
        keuze=keuze,
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
) -> tuple[Periodekeuze, Cijferblad]:
    """Return the page of a figure, and its periods; a figure that this reader may not see does not exist."""
    bron, periode = request.GET.get("bron", ""), request.GET.get("periode", "")
    if code == gebruik.CODE:
        return _fetch_gebruik(gemeente, statuses, bron, periode)
    reeks = read_reeks(gemeente, code, statuses, bron=bron, periode=periode)
    blad = cijferblad(reeks, reeks.shown) if reeks.shown else vraagblad(reeks)
    if blad is None:
        raise Http404
    return reeks.keuze, blad


def _fetch_gebruik(
    gemeente: Gemeente, statuses: Collection[Status], bron: str, periode: str
) -> tuple[Periodekeuze, Cijferblad]:
    period = find_period(periode)
    found = gebruik.read_gebruik(gemeente, statuses)
    one = next((each for each in found if bron in ("", each.nu.bron)), None)
    if one is not None and period is not None:
        one = one.until(period.last_day)
    if one is None:
        raise Http404
    return periods_of(parse_period(one.nu.periode)), gebruiksblad(one)
