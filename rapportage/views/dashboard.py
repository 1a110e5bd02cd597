from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from adoptie.models import Gemeente
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.queries.traject import trajecten_of
from adoptie.views.pages import gemeente_page
from enquetes.queries.rondes import responses
from metingen.queries.cijfers import ALL, statuses_for
from metingen.queries.vrijgave import waiting_figures
from rapportage.blocks import Chart
from rapportage.forms.periode import PeriodeForm
from rapportage.queries.dashboard import read_dashboard
from rapportage.queries.feiten import Feiten
from rapportage.reports.voortgang import headline
from rapportage.screens import dashboard as screen
from rapportage.views.charts import chart_html, svg_response


@require_safe
@staff_view
def dashboard(request: StaffRequest, slug: str) -> HttpResponse:
    """Show the key figures of a quarter, the last round and what asks attention."""
    gemeente = fetch_gemeente(request.user, slug)
    roles = roles_of(request.user, gemeente)
    statuses = statuses_for(roles)
    quarters, feiten = read_dashboard(gemeente, statuses, request.GET.get("periode", ""))
    charts = screen.charts_in(feiten)

    def drawn(chart: Chart) -> str:
        return chart_html(
            chart, gemeente, reverse("grafiek", args=[slug, quarters.chosen.code, chart.anchor])
        )

    ronde = screen.onderzoek(feiten, charts)
    leads = bool(roles & LEADERS)
    return gemeente_page(
        request,
        gemeente,
        "rapportage/dashboard.html",
        f"Dashboard van {gemeente}",
        kop=headline(feiten) if feiten.standen else "",
        form=PeriodeForm(initial={"periode": quarters.chosen.code}, quarters=quarters.known),
        periode=quarters.chosen,
        doelen=[(doel, drawn(doel.chart)) for doel in screen.doelen(feiten, charts)],
        onderzoek=ronde,
        grafieken=[drawn(chart) for chart in ronde.charts] if ronde else [],
        aandacht=_attention(gemeente, feiten, leads=leads, sees_all=statuses == ALL),
        leeg=screen.nothing_yet(gemeente, leads=leads),
    )


def _attention(
    gemeente: Gemeente, feiten: Feiten, *, leads: bool, sees_all: bool
) -> list[tuple[str, list[screen.Aandacht]]]:
    """Return what asks attention, under headings; what only leaders can mend only they are told."""
    return [
        (title, found)
        for title, found in (
            ("Rondes die lopen", list(screen.running(responses(gemeente)))),
            (
                "Cijfers die nog niet iedereen ziet",
                list(screen.release(waiting_figures(gemeente))) * sees_all,
            ),
            ("Gegevens", list(screen.data_problems(feiten.leveringen)) * leads),
            ("Klaar voor de volgende stap", list(screen.readiness(trajecten_of(gemeente)))),
        )
        if found
    ]


@require_safe
@staff_view
def grafiek(request: StaffRequest, slug: str, periode: str, anker: str) -> HttpResponse:
    """Draw one chart of the dashboard, from the figures that this reader may see."""
    gemeente = fetch_gemeente(request.user, slug)
    statuses = statuses_for(roles_of(request.user, gemeente))
    quarters, feiten = read_dashboard(gemeente, statuses, periode)
    chart = screen.charts_in(feiten).get(anker)
    if chart is None or quarters.chosen.code != periode:
        raise Http404
    return svg_response(request, chart, gemeente)
