from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.models import Rol
from adoptie.permissions import StaffRequest, fetch_gemeente, staff_view
from adoptie.views.doing import attempted, saved
from adoptie.views.pages import gemeente_page
from rapportage.actions.deling import add_deling, withdraw_deling
from rapportage.forms.deling import DelingForm
from rapportage.queries.delingen import afspraken_of

_DECIDES = frozenset({Rol.PROGRAMMALEIDER})
_RAPPORTEN, _BUREN = "Rapporten", "Vergelijken met buren"
_WHAT = (
    "Als de andere gemeente dit ook kiest, ziet u elkaars cijfers in een vergelijking. "
    "Alleen cijfers van het geheel die zijn vrijgegeven. U kunt dit altijd stoppen."
)


@require_safe
@staff_view
def delingen(request: StaffRequest, slug: str) -> HttpResponse:
    """Show with whom was agreed to compare, and who still has to agree."""
    gemeente = fetch_gemeente(request.user, slug, _DECIDES)
    return gemeente_page(
        request,
        gemeente,
        "rapportage/delingen.html",
        _BUREN,
        kruimels=[(_RAPPORTEN, reverse("rapporten", args=[slug]))],
        afspraken=afspraken_of(gemeente),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def deling_toevoegen(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, _DECIDES)
    form = DelingForm(
        request.POST or None, gemeente=gemeente, initial={"met": request.GET.get("met", "")[:10]}
    )
    success = "Dit is afgesproken. Zodra de andere gemeente het ook kiest, kunt u vergelijken."
    if saved(request, form, add_deling, success, gemeente=gemeente, by=request.user):
        return redirect("delingen", slug)
    back = reverse("delingen", args=[slug])
    return gemeente_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        "Met een gemeente vergelijken",
        kruimels=[(_RAPPORTEN, reverse("rapporten", args=[slug])), (_BUREN, back)],
        form=form,
        knop="Afspreken",
        uitleg=_WHAT,
        terug=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def deling_stoppen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, _DECIDES)
    found = get_object_or_404(gemeente.delingen.select_related("met"), pk=pk)
    if attempted(request, withdraw_deling, "U vergelijkt niet meer.", deling=found, by=request.user):
        return redirect("delingen", slug)
    back = reverse("delingen", args=[slug])
    return gemeente_page(
        request,
        gemeente,
        "adoptie/bevestigen.html",
        f"Niet meer vergelijken met {found.met}?",
        kruimels=[(_RAPPORTEN, reverse("rapporten", args=[slug])), (_BUREN, back)],
        uitleg="Nieuwe rapporten vergelijken u dan niet meer. Rapporten die er al zijn, blijven.",
        knop="Ja, stoppen",
        terug=back,
    )
