from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from adoptie.models import Gemeente, Rol
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.queries.gereedheidfeiten import facts_of
from adoptie.queries.traject import trajecten_of
from adoptie.snapshot import kept
from adoptie.views.pages import gemeente_page
from metingen.queries.cijfers import ALL, statuses_for
from metingen.queries.vrijgave import waiting_figures
from rapportage.forms.periode import PeriodeForm
from rapportage.queries.dashboard import Bord, read_bord, read_ronde
from rapportage.queries.rapporten import last_vergelijking
from rapportage.screens import aandacht
from rapportage.screens import dashboard as screen
from rapportage.screens.cijfer import seen
from rapportage.views.blocks import Place, block_response


@require_safe
@staff_view
def dashboard(request: StaffRequest, slug: str) -> HttpResponse:
    """Show per spoor how the goals stand in a period, what changed, and what asks attention."""
    gemeente = fetch_gemeente(request.user, slug)
    roles = roles_of(request.user, gemeente)
    wanted = request.GET.get("periode", "")
    kop, bord = kept((__name__, gemeente.pk, roles, wanted), lambda: _drawn(gemeente, roles, wanted))
    return gemeente_page(
        request,
        gemeente,
        "rapportage/dashboard.html",
        f"Dashboard van {gemeente}",
        kop=kop,
        bord=bord,
        gezien=seen(statuses_for(roles)),
    )


def _drawn(gemeente: Gemeente, roles: frozenset[Rol], wanted: str) -> tuple[str, SafeString]:
    """Return the first line and the rest of a dashboard, as everybody with these roles sees it."""
    statuses = statuses_for(roles)
    bord = read_bord(gemeente, statuses, wanted)
    sporen = screen.sporen(bord)
    leads = bool(roles & LEADERS)
    found = _attention(gemeente, bord, leads=leads, sees_all=statuses == ALL)
    context = {
        "gemeente": gemeente,
        "is_leider": leads,
        "effecten": bord.effecten,
        "buren": last_vergelijking(gemeente, roles),
        "form": PeriodeForm(initial={"periode": bord.keuze.chosen.code}, periods=bord.keuze.known),
        "keuze": bord.keuze,
        "periode": bord.keuze.zaken,
        "sporen": [(deel, _charts(gemeente, deel.ronde)) for deel in sporen],
        "onderzocht": any(deel.ronde for deel in sporen),
        "zonder_cijfer": screen.without_figures(bord.zaken),
        "aandacht": aandacht.per_spoor(found),
        "leeg": screen.nothing_yet(gemeente, statuses, leads=leads),
    }
    return screen.first_line(bord), render_to_string("rapportage/delen/bord.html", context)


def _charts(gemeente: Gemeente, ronde: screen.Ronde | None) -> list[str]:
    if ronde is None:
        return []
    place = Place(gemeente, reverse("ronde-bestand", args=[gemeente.slug, ronde.pk, "x"])[:-1])
    return [place.html(chart) for chart in ronde.charts]


def _attention(gemeente: Gemeente, bord: Bord, *, leads: bool, sees_all: bool) -> Iterator[aandacht.Aandacht]:
    """Yield what asks attention; what only leaders can mend only they are told."""
    if sees_all:
        yield from aandacht.release(waiting_figures(gemeente))
    yield from aandacht.promises(bord.beloften, timezone.localdate(), leads=leads)
    yield from aandacht.running(bord.rondes, leads=leads)
    if leads:
        yield from aandacht.data_problems(bord.leveringen)
    yield from aandacht.readiness(trajecten_of(gemeente), facts_of)


@require_safe
@staff_view
def ronde_bestand(request: StaffRequest, slug: str, pk: int, naam: str) -> HttpResponse:
    """Send one chart of a round, of any spoor, from the figures that this reader may see."""
    gemeente = fetch_gemeente(request.user, slug)
    onderzoek = read_ronde(gemeente, pk, statuses_for(roles_of(request.user, gemeente)))
    charts = [chart for told in screen.last_rounds(onderzoek).values() for chart in told.charts]
    return block_response(request, naam, charts, gemeente)
