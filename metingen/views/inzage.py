"""What is kept of measurements among staff: the ondernemingsraad checks it with its own login."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from adoptie.models import Rol
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, staff_view
from adoptie.views.pages import gemeente_page
from enquetes.models import Doelgroep, Ronde
from metingen.queries.gebruik import gebruiksbronnen
from metingen.queries.inzage import kept_of, staff_rondes
from metingen.queries.inzage_bron import kept_of_bron
from metingen.views.gebruik import fetch_bron

_WATCHERS = LEADERS | {Rol.OR}
_TITLE = "Wat is er bewaard over medewerkers?"


@require_safe
@staff_view
def inzage(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, _WATCHERS)
    return gemeente_page(
        request,
        gemeente,
        "metingen/inzage.html",
        _TITLE,
        rondes=staff_rondes(gemeente),
        bronnen=gebruiksbronnen(gemeente),
    )


@require_safe
@staff_view
def inzage_ronde(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, _WATCHERS)
    rows = Ronde.objects.select_related("traject__gemeente", "versie").filter(
        traject__gemeente=gemeente, doelgroep=Doelgroep.MEDEWERKERS, proef_van=None
    )
    ronde = get_object_or_404(rows, pk=pk)
    return gemeente_page(
        request,
        gemeente,
        "metingen/inzage_ronde.html",
        f"Wat is er bewaard van '{ronde.naam}'?",
        kruimels=[(_TITLE, reverse("inzage", args=[slug]))],
        inzage=kept_of(ronde),
        ronde=ronde,
    )


@require_safe
@staff_view
def inzage_bron(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show what is kept of usage by staff: the tables, the sealed totals, and the figures."""
    gemeente = fetch_gemeente(request.user, slug, _WATCHERS)
    bron = fetch_bron(gemeente, pk)
    return gemeente_page(
        request,
        gemeente,
        "metingen/inzage_bron.html",
        f"Wat is er bewaard van gebruik van {bron.wat}?",
        kruimels=[(_TITLE, reverse("inzage", args=[slug]))],
        inzage=kept_of_bron(bron),
        bron=bron,
    )
