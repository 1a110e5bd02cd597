"""What only the chair and the secretary of the ondernemingsraad do: stop a measurement among staff."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from adoptie import dutch
from adoptie.permissions import StaffRequest, refuse_unless_acting_for_or, staff_view
from adoptie.views.doing import saved
from enquetes.actions.stoppen import CHOOSE_WITHIN, choose_ending, halt_ronde
from enquetes.forms.stoppen import HaltForm, StopkeuzeForm
from enquetes.models import Doelgroep, Ronde, Status, Stopkeuze
from enquetes.views.fetching import WATCHERS, fetch_ronde
from enquetes.views.rondes import ronde_page

_METHODS = ["GET", "HEAD", "POST"]
_SAVED: dict[str, str] = {
    Stopkeuze.VERNIETIGEN: "De antwoorden zijn vernietigd.",
    Stopkeuze.VERZEGELEN: "De ronde wordt nu definitief afgesloten.",
}


def _fetch(request: StaffRequest, slug: str, ronde_pk: int) -> Ronde:
    ronde = fetch_ronde(request.user, slug, ronde_pk, WATCHERS)
    refuse_unless_acting_for_or(request.user, ronde.gemeente)
    return ronde


@require_http_methods(_METHODS)
@staff_view
def ronde_halten(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Ask whether the measurement must really stop, and why; then stop it."""
    found = _fetch(request, slug, ronde_pk)
    running = found.status in {Status.OPEN, Status.GESLOTEN}
    if found.doelgroep != Doelgroep.MEDEWERKERS or found.is_proef or not running:
        return redirect("ronde", slug, ronde_pk)
    form = HaltForm(request.POST or None)
    success = f"De meting is gestopt. U hebt {CHOOSE_WITHIN.days} dagen om te kiezen."
    if saved(request, form, halt_ronde, success, ronde=found, by=request.user):
        return redirect("ronde-stopkeuze", slug, ronde_pk)
    context = {
        "form": form,
        "knop": "Ja, de meting stoppen",
        "terug": reverse("ronde", args=[slug, ronde_pk]),
        "uitleg": (
            "Meteen daarna kan niemand meer meedoen. Er gaan geen mails meer weg. Papier telt niet meer mee. "
            f"De antwoorden die er zijn, blijven hoogstens {CHOOSE_WITHIN.days} dagen, op slot. In die tijd "
            "kiest u: vernietigen of definitief afsluiten. Kiest u niets, dan worden ze vernietigd. "
            "Niemand kan het stoppen terugdraaien, ook u niet."
        ),
    }
    return ronde_page(request, found, "adoptie/formulier.html", "De meting stoppen?", **context)


@require_http_methods(_METHODS)
@staff_view
def ronde_stopkeuze(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Choose what becomes of the answers of a measurement that was stopped."""
    found = _fetch(request, slug, ronde_pk)
    if not found.is_held or found.kiezen_tot is None:
        return redirect("ronde", slug, ronde_pk)
    form = StopkeuzeForm(request.POST or None)
    success = _SAVED.get(request.POST.get("keuze", ""), "")
    if saved(request, form, choose_ending, success, ronde=found, by=request.user):
        return redirect("ronde", slug, ronde_pk)
    until = dutch.day(timezone.localdate(found.kiezen_tot))
    context = {
        "form": form,
        "knop": "Dit kiezen wij",
        "terug": reverse("ronde", args=[slug, ronde_pk]),
        "uitleg": (
            f"U kunt kiezen tot en met {until}. Kiest u niets, dan worden de antwoorden vernietigd. "
            "Wat vernietigd is, komt niet terug. Wat definitief is afgesloten, blijft."
        ),
    }
    return ronde_page(
        request, found, "adoptie/formulier.html", "Wat gebeurt er met de antwoorden?", **context
    )
