from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from adoptie import dutch
from adoptie.models import Gemeente
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, staff_view
from adoptie.refusal import Refusal
from adoptie.uploads import named_file, receives_files
from adoptie.views.doing import attempted, saved
from adoptie.views.pages import gemeente_page
from metingen.actions.inlezen import take_in_export
from metingen.actions.leveringen import Lezing
from metingen.actions.meetwaarden import release_figures
from metingen.forms.levering import LeveringForm
from metingen.importers import Mapping
from metingen.models import Levering
from metingen.queries.bronnen import first_bron
from metingen.queries.gebruik import gebruiksbronnen
from metingen.queries.lijsten import apart_of, leveringen_of
from metingen.queries.te_meten import unmeasured_bronnen
from metingen.queries.vrijgave import ronde_to_tell, waiting_figures
from metingen.uploads import MAX_BYTES
from metingen.views.personen import named, persons_named, without_persons

_KRUIMEL = "Bronnen"


@require_safe
@staff_view
def bronnen(request: StaffRequest, slug: str) -> HttpResponse:
    """Show what the sources delivered, what was noticed, and which figures wait for release."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    return gemeente_page(
        request,
        gemeente,
        "metingen/bronnen.html",
        "Waar komen de cijfers vandaan?",
        leveringen=leveringen_of(gemeente, request.GET.get("bladzijde")),
        wachtend=waiting_figures(gemeente),
        wacht={bron.pk for bron in unmeasured_bronnen(gemeente)},
        gebruik=gebruiksbronnen(gemeente),
    )


@require_safe
@staff_view
def levering(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show one delivery with every row that was set apart."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    found = get_object_or_404(Levering.objects.select_related("bron"), pk=pk, bron__gemeente=gemeente)
    return gemeente_page(
        request,
        gemeente,
        "metingen/levering.html",
        f"Levering van {found.bron}",
        kruimels=[(_KRUIMEL, reverse("bronnen", args=[slug]))],
        levering=found,
        rijen=apart_of(found, request.GET.get("bladzijde")),
    )


@receives_files(MAX_BYTES)
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def levering_inlezen(request: StaffRequest, slug: str) -> HttpResponse:
    """Take in a case export; what is wrong with it is told in the form, and nothing is kept."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    data, files = request.POST or None, request.FILES or None
    form = LeveringForm(data, files, initial=_initial(gemeente))
    success = "Het bestand is ingelezen. De cijfers worden nu berekend."
    refused = list[str]()
    take_in = partial(_take_in, refused, zonder_personen=without_persons(request))
    if saved(request, form, take_in, success, gemeente=gemeente, by=request.user):
        return redirect("bronnen", slug)
    back = reverse("bronnen", args=[slug])
    return gemeente_page(
        request,
        gemeente,
        "metingen/levering_inlezen.html",
        "Zaken inlezen",
        kruimels=[(_KRUIMEL, back)],
        form=form,
        zonder=named(refused),
        terug=back,
    )


def _initial(gemeente: Gemeente) -> dict[str, str]:
    return {"bron": first_bron(gemeente) or "zaaksysteem"}


def _take_in(
    refused: list[str],
    *,
    upload: UploadedFile[bytes],
    mapping: Mapping,
    peildatum: dt.date | None,
    maanden: tuple[str, str] | None,
    zonder_personen: bool,
    **values: Any,
) -> Levering:
    """Count the file; columns for which it is refused are added to ``refused``."""
    lezing = Lezing(replace(mapping, zonder_personen=zonder_personen), peildatum, maanden)
    with persons_named(refused), named_file(upload) as path:
        levering, new = take_in_export(path=path, lezing=lezing, **values)
    if not new:
        raise Refusal("Dit bestand is al ingelezen. Er is niets veranderd.")
    return levering


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def cijfers_vrijgeven(request: StaffRequest, slug: str) -> HttpResponse:
    """Let managers and readers see all that is computed, after asking once more; then on to who was asked."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    success = "De cijfers zijn vrijgegeven. Managers en lezers zien ze nu."
    if attempted(request, release_figures, success, gemeente=gemeente, by=request.user):
        ronde = ronde_to_tell(gemeente)
        return redirect("ronde-terugkoppelen", slug, ronde) if ronde else redirect("bronnen", slug)
    back = reverse("bronnen", args=[slug])
    waiting = waiting_figures(gemeente).count
    words = dutch.counted(waiting, "cijfer wordt", "cijfers worden")
    return gemeente_page(
        request,
        gemeente,
        "metingen/vrijgeven.html",
        "Cijfers vrijgeven?",
        kruimels=[(_KRUIMEL, back)],
        aantal=waiting,
        uitleg=f"{words} zichtbaar voor managers en lezers. U kunt dit niet terugdraaien."
        if waiting
        else "Er zijn geen cijfers die wachten.",
        knop="Ja, vrijgeven",
        terug=back,
    )
