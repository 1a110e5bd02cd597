"""Rounds: the list, planning one, and its page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.permissions import (
    ANY,
    LEADERS,
    StaffRequest,
    acts_for_or,
    fetch_gemeente,
    fetch_traject,
    roles_of,
    staff_view,
)
from adoptie.views.doing import saved
from adoptie.views.pages import gemeente_page
from enquetes import mails
from enquetes.actions.ronde import change_ronde, create_ronde
from enquetes.actions.staflijst import LISTED
from enquetes.forms.proef import VerzinForm
from enquetes.forms.ronde import PlanForm, initial_of
from enquetes.models import Doelgroep, Ronde, Status
from enquetes.plan import fresh_days, moved_along
from enquetes.queries.afsluiten import trouble
from enquetes.queries.groepsadvies import groepsadvies
from enquetes.queries.invoer import clerks_of
from enquetes.queries.lancering import check_launch
from enquetes.queries.papier import BY_LETTER
from enquetes.queries.quota import quota_words
from enquetes.queries.ronde_pagina import mail_days, mail_texts, mailstanden, moments, rondes_of, stand_of
from enquetes.queries.stoppen import stopped
from enquetes.queries.te_doen import to_do
from enquetes.queries.tempo import how_long
from enquetes.queries.verzendingen import to_resend, to_retry
from enquetes.queries.vragenlijsten import fixed_versies
from enquetes.views.fetching import WATCHERS, fetch_ronde


def ronde_page(
    request: StaffRequest, ronde: Ronde, template: str, titel: str, **context: Any
) -> HttpResponse:
    """Render a page about one round."""
    slug = ronde.gemeente.slug
    crumbs = [
        ("Rondes", reverse("rondes", args=[slug])),
        (ronde.naam, reverse("ronde", args=[slug, ronde.pk])),
    ]
    return gemeente_page(request, ronde.gemeente, template, titel, kruimels=crumbs, ronde=ronde, **context)


@require_safe
@staff_view
def rondes(request: StaffRequest, slug: str) -> HttpResponse:
    """Show everybody how many answered; only who watches over a round comes further."""
    gemeente = fetch_gemeente(request.user, slug, ANY)
    return gemeente_page(
        request,
        gemeente,
        "enquetes/rondes.html",
        "Rondes",
        trajecten=rondes_of(gemeente),
        mag_kijken=bool(WATCHERS & roles_of(request.user, gemeente)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def ronde_plannen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    traject = fetch_traject(request.user, slug, pk, LEADERS)
    gemeente = traject.gemeente
    back = reverse("rondes", args=[slug])
    crumbs = [("Rondes", back)]
    if not fixed_versies(gemeente):
        return gemeente_page(request, gemeente, "enquetes/geen_versie.html", "Ronde plannen", kruimels=crumbs)
    form = PlanForm(request.POST or None, gemeente=gemeente, initial=fresh_days())
    success = "De ronde is gepland. Er is nog geen mail weggegaan."
    if saved(request, form, create_ronde, success, traject=traject, by=request.user):
        made = traject.rondes.get(naam=form.cleaned_data["plan"].naam)
        return redirect("ronde", slug, made.pk)
    return gemeente_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        f"Ronde plannen voor {traject}",
        kruimels=crumbs,
        form=form,
        knop="Plannen",
        terug=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def ronde_wijzigen(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    found = fetch_ronde(request.user, slug, ronde_pk)
    if found.status != Status.CONCEPT:
        raise Http404
    form = PlanForm(request.POST or None, gemeente=found.gemeente, initial=initial_of(found))
    if saved(request, form, change_ronde, "Het plan is gewijzigd.", ronde=found, by=request.user):
        return redirect("ronde", slug, ronde_pk)
    context = {
        "form": form,
        "knop": "Bewaren",
        "terug": reverse("ronde", args=[slug, ronde_pk]),
        "uitleg": "Kiest u een andere doelgroep? Dan begint de lijst met mensen opnieuw.",
    }
    return ronde_page(request, found, "adoptie/formulier.html", "Plan wijzigen", **context)


@require_safe
@staff_view
def ronde(request: StaffRequest, slug: str, ronde_pk: int) -> HttpResponse:
    """Show how far a round is; before it opens also what would be visible, to its leaders also the mails."""
    found = moved_along(fetch_ronde(request.user, slug, ronde_pk, WATCHERS))
    standings = mailstanden(found) if LEADERS & roles_of(request.user, found.gemeente) else ()
    is_open_link = found.doelgroep == Doelgroep.OPEN and found.status == Status.OPEN
    return ronde_page(
        request,
        found,
        "enquetes/ronde.html",
        found.naam,
        stand=stand_of(found),
        storing=trouble(found),
        momenten=moments(found),
        beloften=mails.promised(found),
        te_doen=to_do(found),
        per_brief=found.doelgroep in BY_LETTER,
        invoerders=clerks_of(found.gemeente),
        quotum=quota_words(found),
        maildagen=mail_days(found),
        lancering=check_launch(found) if found.status == Status.CONCEPT else None,
        advies=groepsadvies(found) if found.status == Status.CONCEPT else None,
        mailstanden=[(row.soort.capitalize(), row.sentence) for row in standings],
        mails_mislukt=any(row.mislukt or row.terug for row in standings),
        mails_opnieuw=bool(standings) and to_retry(found).exists(),
        mails_duur=how_long(sum(row.wacht for row in standings)),
        mails_onzeker=bool(standings) and to_resend(found).exists(),
        mailteksten=mail_texts(found),
        met_lijst=found.doelgroep in LISTED,
        met_panel=found.doelgroep == Doelgroep.PANEL,
        open_link=settings.SITE_URL + reverse("open-link", args=[found.code]) if is_open_link else "",
        tablet_link=settings.SITE_URL + reverse("kiosk", args=[found.code]),
        te_stoppen=found.status in {Status.OPEN, Status.GESLOTEN} and not found.is_proef,
        stop=stopped(found),
        handelt_voor_or=acts_for_or(request.user, found.gemeente),
        proef=found.proeven.first(),
        te_proberen=found.status == Status.CONCEPT,
        verzin=VerzinForm(),
    )
