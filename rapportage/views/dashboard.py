from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from adoptie.models import Gemeente
from adoptie.periods import parse_period
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.queries.gereedheidfeiten import facts_of
from adoptie.queries.traject import trajecten_of
from adoptie.views.pages import gemeente_page
from metingen.queries.cijfers import ALL, statuses_for
from metingen.queries.vrijgave import waiting_figures
from rapportage.charts.words import with_article
from rapportage.forms.periode import PeriodeForm
from rapportage.queries.dashboard import Bord, read_bord, read_ronde
from rapportage.queries.feiten import read_zaken
from rapportage.screens import dashboard as screen
from rapportage.views.blocks import Place, block_response


@require_safe
@staff_view
def dashboard(request: StaffRequest, slug: str) -> HttpResponse:
    """Show the key figures of a quarter, the last round and what asks attention."""
    gemeente = fetch_gemeente(request.user, slug)
    roles = roles_of(request.user, gemeente)
    statuses = statuses_for(roles)
    bord = read_bord(gemeente, statuses, request.GET.get("periode", ""))
    ronde = screen.last_round(bord.onderzoek)
    period = bord.quarters.zaken
    leads = bool(roles & LEADERS)

    quarter = Place(gemeente, _base("kwartaal-bestand", slug, period.code))
    last = Place(gemeente, _base("ronde-bestand", slug, ronde.pk if ronde else 0))
    return gemeente_page(
        request,
        gemeente,
        "rapportage/dashboard.html",
        f"Dashboard van {gemeente}",
        kop=screen.first_line(bord),
        effecten=bord.effecten,
        form=PeriodeForm(initial={"periode": bord.quarters.chosen.code}, quarters=bord.quarters.known),
        periode=period,
        ouder=screen.older(bord.quarters) if bord.zaken.standen else "",
        wanneer=with_article(period.label),
        doelen=[(doel, quarter.html(doel.chart)) for doel in screen.doelen(bord.zaken)],
        zonder_cijfer=screen.without_figures(bord.zaken),
        onderzoek=ronde,
        grafieken=[last.html(chart) for chart in ronde.charts] if ronde else [],
        aandacht=_attention(gemeente, bord, leads=leads, sees_all=statuses == ALL),
        leeg=screen.nothing_yet(gemeente, statuses, leads=leads),
    )


def _base(name: str, slug: str, place: object) -> str:
    """Return where the files of a part of the dashboard are."""
    return reverse(name, args=[slug, place, "x"]).removesuffix("x")


def _attention(
    gemeente: Gemeente, bord: Bord, *, leads: bool, sees_all: bool
) -> list[tuple[str, list[screen.Aandacht]]]:
    """Return what asks attention, under headings; what only leaders can mend only they are told."""
    return [
        (title, found)
        for title, found in (
            ("Rondes die lopen", list(screen.running(bord.rondes, leads=leads))),
            (
                "Cijfers die nog niet iedereen ziet",
                list(screen.release(waiting_figures(gemeente))) * sees_all,
            ),
            ("Gegevens", list(screen.data_problems(bord.leveringen)) * leads),
            ("Nog nodig voor de volgende stap", list(screen.readiness(trajecten_of(gemeente), facts_of))),
        )
        if found
    ]


@require_safe
@staff_view
def kwartaal_bestand(request: StaffRequest, slug: str, periode: str, naam: str) -> HttpResponse:
    """Send the chart of one goal in a quarter, from the figures that this reader may see."""
    gemeente = fetch_gemeente(request.user, slug)
    try:
        period = parse_period(periode)
    except ValueError as error:
        raise Http404 from error
    zaken = read_zaken(gemeente, period, statuses_for(roles_of(request.user, gemeente)))
    charts = (doel.chart for doel in screen.doelen(zaken))
    return block_response(request, naam, charts, gemeente)


@require_safe
@staff_view
def ronde_bestand(request: StaffRequest, slug: str, pk: int, naam: str) -> HttpResponse:
    """Send one chart of a round, from the figures that this reader may see."""
    gemeente = fetch_gemeente(request.user, slug)
    ronde = screen.last_round(read_ronde(gemeente, pk, statuses_for(roles_of(request.user, gemeente))))
    return block_response(request, naam, ronde.charts if ronde else (), gemeente)
