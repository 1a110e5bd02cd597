from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, staff_view
from adoptie.views.doing import attempted, saved
from adoptie.views.pages import gemeente_page
from rapportage.actions.rapportplan import add_rapportplan, change_rapportplan, stop_rapportplan
from rapportage.forms.rapportplan import RapportplanForm
from rapportage.queries.uitvoeringen import rapportplannen_of

_RAPPORTEN, _PLANNEN = "Rapporten", "Vaste rapporten"

_UITLEG = "Het rapport komt vanzelf. Er staan alleen cijfers in die zijn vrijgegeven."


@require_safe
@staff_view
def rapportplannen(request: StaffRequest, slug: str) -> HttpResponse:
    """Show which reports are made by themselves, and how the last one went."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    return gemeente_page(
        request,
        gemeente,
        "rapportage/rapportplannen.html",
        _PLANNEN,
        kruimels=[(_RAPPORTEN, reverse("rapporten", args=[slug]))],
        plannen=rapportplannen_of(gemeente),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapportplan_toevoegen(request: StaffRequest, slug: str) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    form = RapportplanForm(
        request.POST or None, gemeente=gemeente, initial={"begint_op": timezone.localdate()}
    )
    success = "Het rapport komt vanaf nu vanzelf."
    if saved(request, form, add_rapportplan, success, gemeente=gemeente, by=request.user):
        return redirect("rapportplannen", slug)
    back = reverse("rapportplannen", args=[slug])
    return gemeente_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        "Een vast rapport toevoegen",
        kruimels=[(_RAPPORTEN, reverse("rapporten", args=[slug])), (_PLANNEN, back)],
        form=form,
        knop="Toevoegen",
        uitleg=_UITLEG,
        terug=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapportplan_wijzigen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    found = get_object_or_404(gemeente.rapportplannen, pk=pk)
    form = RapportplanForm(request.POST or None, gemeente=gemeente, plan=found)
    if saved(
        request, form, change_rapportplan, "Het vaste rapport is gewijzigd.", plan=found, by=request.user
    ):
        return redirect("rapportplannen", slug)
    back = reverse("rapportplannen", args=[slug])
    return gemeente_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        "Een vast rapport wijzigen",
        kruimels=[(_RAPPORTEN, reverse("rapporten", args=[slug])), (_PLANNEN, back)],
        form=form,
        knop="Wijzigen",
        uitleg=f"{_UITLEG} Rapporten die er al zijn, veranderen niet.",
        terug=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def rapportplan_stoppen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    found = get_object_or_404(gemeente.rapportplannen, pk=pk)
    if attempted(request, stop_rapportplan, "Het vaste rapport is gestopt.", plan=found, by=request.user):
        return redirect("rapportplannen", slug)
    back = reverse("rapportplannen", args=[slug])
    return gemeente_page(
        request,
        gemeente,
        "adoptie/bevestigen.html",
        "Dit vaste rapport stoppen?",
        kruimels=[(_RAPPORTEN, reverse("rapporten", args=[slug])), (_PLANNEN, back)],
        uitleg=f"Het gaat om: {found}. De rapporten die er al zijn, blijven.",
        knop="Ja, stoppen",
        terug=back,
    )
