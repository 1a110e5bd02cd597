"""The dossier of a round for the ondernemingsraad: to read, to print, and to decide on in the same place."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adoptie.actions.lidmaatschap import become_programmaleider
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.queries.navigation import BEHEERDERS
from adoptie.views.doing import attempted, saved
from adoptie.views.orbesluiten import RECORDERS
from enquetes.actions.besluit import record_besluit, submit_dossier
from enquetes.forms.besluit import BesluitForm
from enquetes.models import Doelgroep, Modus, Ronde, Status
from enquetes.paper.dossier import dossier_pdf
from enquetes.queries.besluiten import besluit_for, choices_of, last_naming, wider_than_decided
from enquetes.queries.dossier import Dossier, dossier_of
from enquetes.views.fetching import WATCHERS, fetch_ronde
from enquetes.views.meenemen import attachment
from enquetes.views.rondes import ronde_page

# So long after closing a decision still holds, when somebody does not say otherwise.
_HOLDS = dt.timedelta(days=180)
_PROPOSED = (
    "Ons voorstel is een half jaar na het sluiten. Dan kan de ronde nog schuiven zonder nieuw besluit. "
    "U mag een andere dag kiezen."
)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def ronde_dossier(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Show the dossier; who may record the decision does that under it."""
    ronde = _fetch(request, slug, ronde_pk)
    dossier = dossier_of(ronde)
    records = bool(RECORDERS & roles_of(request.user, ronde.gemeente)) and _decidable(ronde)
    form = _form(request, ronde, dossier) if records else None
    success = "Het besluit is vastgelegd."
    if form and saved(request, form, record_besluit, success, traject=ronde.traject, by=request.user):
        return redirect("gemeente-overzicht", slug)
    return ronde_page(
        request,
        ronde,
        "enquetes/dossier.html",
        dossier.titel,
        dossier=dossier,
        besluit=besluit_for(ronde),
        laatste=last_naming(ronde),
        verder=wider_than_decided(ronde),
        voorgelegd=ronde.dossierversies.filter(naam=dossier.versie).first(),
        form=form,
        te_besluiten=_decidable(ronde),
    )


@require_POST
@staff_view
def ronde_dossier_voorleggen(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Keep the dossier as it stands, so that it can be decided on also when the plan changes meanwhile."""
    fetch_gemeente(request.user, slug, LEADERS)
    ronde = _fetch(request, slug, ronde_pk)
    success = "Deze versie is bewaard als voorgelegd aan de ondernemingsraad."
    attempted(request, submit_dossier, success, ronde=ronde, by=request.user)
    return redirect("ronde-dossier", slug, ronde.pk)


@require_POST
@staff_view
def ronde_dossier_rol(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Give a beheerder who is programmaleider as well that role, and come back to the decision."""
    gemeente = fetch_gemeente(request.user, slug, BEHEERDERS)
    ronde = _fetch(request, slug, ronde_pk)
    success = "U bent nu ook programmaleider. U kunt het besluit vastleggen."
    attempted(request, become_programmaleider, success, gemeente=gemeente, by=request.user)
    return redirect(reverse("ronde-dossier", args=[slug, ronde.pk]) + "#besluit")


@require_safe
@staff_view
def ronde_dossier_pdf(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Send the dossier as it stands."""
    ronde = _fetch(request, slug, ronde_pk)
    made = dossier_pdf(dossier_of(ronde), ronde.gemeente)
    return attachment(made, f"dossier-{slugify(ronde.naam)[:60] or 'ronde'}.pdf", "application/pdf")


def _fetch(request: StaffRequest, slug: str, ronde_pk: int) -> Ronde:
    """Return a round on which the ondernemingsraad decides: among staff, for real, and asked from here."""
    ronde = fetch_ronde(request.user, slug, ronde_pk, WATCHERS)
    if ronde.doelgroep != Doelgroep.MEDEWERKERS or ronde.is_proef or ronde.ingelezen:
        raise Http404
    return ronde


def _decidable(ronde: Ronde) -> bool:
    """Whether a decision can be taken: the questions are fixed, and the round is not open yet."""
    return ronde.status == Status.CONCEPT and ronde.versie.vastgesteld


def _form(request: StaffRequest, ronde: Ronde, dossier: Dossier) -> BesluitForm:
    keuzes = choices_of([ronde])
    return BesluitForm(
        request.POST or None,
        initial=_filled_in(ronde, dossier),
        vertrouwelijk=ronde.modus == Modus.VERTROUWELIJK,
        voorstel=_PROPOSED,
        keuzes=keuzes,
    )


def _filled_in(ronde: Ronde, dossier: Dossier) -> dict[str, object]:
    return {
        "dossiers": [f"ronde:{ronde.pk}"],
        "metingen": dossier.metingen,
        "geldig_tot": timezone.localdate(ronde.sluit_op) + _HOLDS,
    }
