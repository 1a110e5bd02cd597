"""How staff use something: a source is prepared, decided on, and then takes in totals of groups."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from adoptie.actions.orbesluit import year_after
from adoptie.forms.orbesluit import OrbesluitForm
from adoptie.models import Gemeente, Rol
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.uploads import named_file, receives_files
from adoptie.views.doing import saved
from adoptie.views.orbesluiten import RECORDERS
from adoptie.views.pages import gemeente_page
from enquetes.paper.dossier import dossier_pdf
from enquetes.views.meenemen import attachment
from metingen.actions.gebruik import prepare_gebruik, receive_gebruik, record_bronbesluit
from metingen.forms.gebruik import MAX_BYTES, GebruikbestandForm, GebruikForm
from metingen.models import Bron, Levering
from metingen.queries.gebruik import bron_objections, further, groups_of, last_besluit, traject_of
from metingen.queries.gebruik_dossier import dossier_of

WATCHERS = LEADERS | {Rol.OR}
# So long a decision is proposed to hold: the longest that it can.
_PROPOSED = "Ons voorstel is een jaar: zo lang mag een besluit gelden. U mag een andere dag kiezen."


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def gebruik_nieuw(request: StaffRequest, slug: str) -> HttpResponse:
    """Prepare a source; the dossier is on the next page."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    form = GebruikForm(request.POST or None, trajecten=list(gemeente.trajecten.all()))
    made: list[Bron] = []

    def prepare(**values: Any) -> None:
        made.append(prepare_gebruik(**values))

    if saved(request, form, prepare, "De bron staat klaar. Dit is het dossier.", by=request.user):
        return redirect("gebruik-bron", slug, made[0].pk)
    back = reverse("bronnen", args=[slug])
    return gemeente_page(
        request,
        gemeente,
        "adoptie/formulier.html",
        "Gebruik door medewerkers volgen",
        kruimels=[("Bronnen", back)],
        form=form,
        knop="Dossier maken",
        uitleg=(
            "We tellen per groep hoeveel medewerkers iets gebruiken. Nooit per persoon. "
            "De ondernemingsraad beslist eerst of dit mag."
        ),
        terug=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def gebruik_bron(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show the dossier of a source; who may record the decision does that under it."""
    bron = _fetch(request, slug, pk)
    dossier, last = dossier_of(bron), last_besluit(bron)
    form = _form(request, dossier.metingen) if RECORDERS & roles_of(request.user, bron.gemeente) else None
    success = "Het besluit is vastgelegd."
    if form and saved(request, form, record_bronbesluit, success, bron=bron, by=request.user):
        return redirect("gebruik-bron", slug, bron.pk)
    return _page(
        request,
        bron,
        "metingen/gebruik_bron.html",
        dossier.titel,
        dossier=dossier,
        laatste=last,
        verder=further(bron, last) if last and last.besluit.allows else (),
        bezwaren=list(bron_objections(bron)),
        form=form,
        is_leider=bool(LEADERS & roles_of(request.user, bron.gemeente)),
    )


@require_safe
@staff_view
def gebruik_dossier_pdf(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Send the dossier as it stands."""
    bron = _fetch(request, slug, pk)
    made = dossier_pdf(dossier_of(bron), bron.gemeente)
    return attachment(made, f"dossier-{slugify(bron.naam)}.pdf", "application/pdf")


@receives_files(MAX_BYTES)
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def gebruik_inlezen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Take in totals of groups; what is wrong with a file is told, and nothing of it is kept."""
    fetch_gemeente(request.user, slug, LEADERS)
    bron = _fetch(request, slug, pk)
    form = GebruikbestandForm(request.POST or None, request.FILES or None)
    success = "De totalen zijn ingelezen. De cijfers worden nu berekend."
    if saved(request, form, _take_in, success, bron=bron, by=request.user):
        return redirect("bronnen", slug)
    return _page(
        request,
        bron,
        "metingen/gebruik_inlezen.html",
        f"Gebruik van {bron.wat} inlezen",
        form=form,
        knop="Inlezen",
        bezwaren=list(bron_objections(bron)),
        groepen=[groep.naam for groep in groups_of(traject_of(bron))],
        terug=reverse("gebruik-bron", args=[slug, bron.pk]),
    )


def _take_in(*, bestand: UploadedFile[bytes], **values: Any) -> Levering:
    with named_file(bestand) as path:
        return receive_gebruik(path=path, **values)


def _fetch(request: StaffRequest, slug: str, pk: int) -> Bron:
    gemeente = fetch_gemeente(request.user, slug, WATCHERS)
    return fetch_bron(gemeente, pk)


def fetch_bron(gemeente: Gemeente, pk: int) -> Bron:
    """Return a source of usage by staff of this gemeente, or give no page."""
    rows = Bron.objects.select_related("gemeente", "traject__gemeente")
    return get_object_or_404(rows, pk=pk, gemeente=gemeente, soort=Bron.Soort.GEBRUIK)


def _form(request: StaffRequest, metingen: str) -> OrbesluitForm:
    today: dt.date = timezone.localdate()
    form = OrbesluitForm(
        request.POST or None,
        initial={"metingen": metingen, "genomen_op": today, "geldig_tot": year_after(today)},
        vertrouwelijk=False,
        voorstel=_PROPOSED,
    )
    number = form.fields["dossier_versie"]
    number.required = False
    number.help_text = "Heeft de raad een eigen nummer? Vul dat in. Leeg: het nummer van dit dossier."
    return form


def _page(request: StaffRequest, bron: Bron, template: str, title: str, **context: Any) -> HttpResponse:
    own = roles_of(request.user, bron.gemeente)
    slug = bron.gemeente.slug
    home = (
        ("Bronnen", reverse("bronnen", args=[slug]))
        if LEADERS & own
        else ("Bewaard", reverse("inzage", args=[slug]))
    )
    return gemeente_page(request, bron.gemeente, template, title, kruimels=[home], bron=bron, **context)
