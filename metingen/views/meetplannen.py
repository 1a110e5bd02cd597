from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from adoptie import dutch
from adoptie.models import Interventie
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, staff_view
from adoptie.views.doing import saved
from adoptie.views.pages import gemeente_page
from metingen.actions.meetplannen import record_meetplan
from metingen.forms.meetplan import MeetplanForm
from metingen.models import Meetplan
from metingen.queries.meetplannen import measurable

_WHY = (
    "Spreek af waar u naar kijkt voordat de verandering begint. Dan kan later niemand zeggen dat het cijfer "
    "er achteraf bij is gezocht. U kunt het plan daarna niet meer wijzigen."
)
_LATE = (
    "Deze verandering is al begonnen. U kunt nog vastleggen waar u naar kijkt, maar in het rapport staat dan "
    "dat het plan achteraf is gemaakt. Een oorzaak noemen we dan niet. U kunt het plan niet meer wijzigen."
)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def meetplan(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Let leaders agree on what to look at for an interventie; show what was agreed."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    rows = Interventie.objects.select_related("spoor__traject__gemeente")
    interventie = get_object_or_404(rows, pk=pk, spoor__traject__gemeente=gemeente)
    back = reverse("interventies", args=[slug, interventie.spoor.traject_id])
    kruimels = [("Veranderingen", back)]
    plan = Meetplan.objects.select_related("indicator", "controle").filter(interventie=interventie).first()
    if plan is not None or not measurable(gemeente):
        title = f"Het meetplan van {interventie.phrase}"
        context = {"interventie": interventie, "afspraken": _agreed(plan) if plan else []}
        return gemeente_page(request, gemeente, "metingen/meetplan.html", title, kruimels=kruimels, **context)
    form = MeetplanForm(request.POST or None, interventie=interventie)
    success = "Het meetplan ligt vast."
    if saved(request, form, record_meetplan, success, interventie=interventie, by=request.user):
        return redirect("meetplan", slug, pk)
    return gemeente_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        f"Een meetplan voor {interventie.phrase}",
        kruimels=kruimels,
        form=form,
        knop="Vastleggen",
        uitleg=_LATE if interventie.ingangsdatum < timezone.localdate() else _WHY,
        terug=back,
    )


def _agreed(plan: Meetplan) -> list[tuple[str, str]]:
    made = "na de start" if plan.afterwards else "voor de start"
    return [
        ("Dit moet beter worden", plan.indicator.naam),
        ("Dit mag niet veranderen", plan.controle.naam if plan.controle else "niets"),
        ("Hier verandert niets voor", f"aanvragen {plan.onaangeraakt}" if plan.onaangeraakt else "geen"),
        ("Oordeel", f"vanaf {dutch.day(plan.einddatum)}"),
        ("Vastgelegd", f"op {dutch.day(plan.vastgelegd_op)}, {made}"),
    ]
