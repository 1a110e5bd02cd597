"""Having a report made: choose a kind, say what it is about, and see how far it is."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.periods import Period
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, staff_view
from adoptie.refusal import Refusal
from adoptie.views.pages import gemeente_page
from metingen.queries.cijfers import ALL
from rapportage.actions.rapportplan import request_rapport
from rapportage.forms.rapport import RapportForm
from rapportage.models import Soort, Uitvoering
from rapportage.queries.dashboard import Periodekeuze, read_periodekeuze
from rapportage.queries.opdrachten import KINDS, wanted
from rapportage.views.rapporten import RAPPORTEN

_MAKEN = "Een rapport maken"
_REFRESH_SECONDS = 5


@require_safe
@staff_view
def rapport_maken(request: StaffRequest, slug: str) -> HttpResponse:
    """Show which kinds of report there are, each with the question that it answers."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    return gemeente_page(
        request,
        gemeente,
        "rapportage/maken.html",
        _MAKEN,
        kruimels=[(RAPPORTEN, reverse("rapporten", args=[slug]))],
        soorten=[(soort, kind, wanted(kind)) for soort, kind in KINDS.items()],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapport_maken_soort(request: StaffRequest, slug: str, soort: str) -> HttpResponse:
    """Ask what a report of this kind is about, have the worker make it, and go and look how far it is."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    if soort not in KINDS:
        raise Http404
    over = _over(read_periodekeuze(gemeente, ALL))
    # Who comes from what the report is about need not choose that again.
    chosen = request.GET.dict()
    form = RapportForm(
        request.POST or None, gemeente=gemeente, soort=Soort(soort), periods=over, initial=chosen
    )
    if form.is_valid():
        try:
            asked = request_rapport(opdracht=form.opdracht(), by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("rapport-wachten", slug, asked.pk)
    back = reverse("rapport-maken", args=[slug])
    return gemeente_page(
        request,
        gemeente,
        "rapportage/maken_soort.html",
        f"Rapport maken: {Soort(soort).label}",
        kruimels=[(RAPPORTEN, reverse("rapporten", args=[slug])), (_MAKEN, back)],
        form=form,
        knop="Rapport maken",
        uitleg=KINDS[Soort(soort)].vraag,
        terug=back,
    )


def _over(keuze: Periodekeuze) -> list[Period]:
    """Return the newest quarter with figures, or else the one of the cases, as far as it is over."""
    today = timezone.localdate()
    return [each for each in (keuze.chosen, keuze.zaken) if each.last_day < today]


@require_safe
@staff_view
def rapport_wachten(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show how far a report is; the page looks again by itself unless the reader stops that."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    asked = get_object_or_404(gemeente.uitvoeringen.filter(plan=None), pk=pk)
    if asked.status == Uitvoering.Status.GEMAAKT and asked.rapport_id:
        return redirect("rapport", slug, asked.rapport_id)
    going = asked.status in {Uitvoering.Status.WACHT, Uitvoering.Status.BEZIG}
    by_itself = going and request.GET.get("vanzelf") != "nee"
    response = gemeente_page(
        request,
        gemeente,
        "rapportage/wachten.html",
        "Uw rapport wordt gemaakt" if going else "Het rapport is niet gemaakt",
        kruimels=[(RAPPORTEN, reverse("rapporten", args=[slug]))],
        gevraagd=asked,
        bezig=going,
        vanzelf=by_itself,
    )
    if by_itself:
        response.headers["Refresh"] = str(_REFRESH_SECONDS)
    return response
