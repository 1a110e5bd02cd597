"""The first steps about cases: one file, and figures today."""

from __future__ import annotations

from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from adoptie.audit import Actor
from adoptie.models import Gemeente
from adoptie.permissions import LEADERS, StaffRequest, fetch_gemeente, staff_view
from adoptie.uploads import named_file, receives_files
from adoptie.views.doing import saved
from adoptie.views.pages import gemeente_page
from metingen.actions.begin import begin_with_cases
from metingen.forms.begin import BeginZakenForm
from metingen.queries.bronnen import first_bron
from metingen.uploads import MAX_BYTES
from metingen.views.personen import named, persons_named


@receives_files(MAX_BYTES)
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def begin_zaken(request: StaffRequest, slug: str) -> HttpResponse:
    """Take in the first export; what is wrong with it is told in the form, and nothing is kept."""
    gemeente = fetch_gemeente(request.user, slug, LEADERS)
    if first_bron(gemeente):
        return redirect("levering-inlezen", slug)
    form = BeginZakenForm(request.POST or None, request.FILES or None)
    success = "De zaken zijn ingelezen. Uw cijfers van nu staan bij stap 2."
    refused = list[str]()
    if saved(request, form, partial(_take_in, refused), success, gemeente=gemeente, by=request.user):
        return redirect("gemeente-overzicht", slug)
    return gemeente_page(
        request,
        gemeente,
        "metingen/begin_zaken.html",
        "Hoe gaat het nu met aanvragen?",
        form=form,
        zonder=named(refused),
        terug=reverse("gemeente-overzicht", args=[slug]),
    )


def _take_in(
    refused: list[str], *, bestand: UploadedFile[bytes], zonder: bool, gemeente: Gemeente, by: Actor
) -> None:
    """Count the file; columns for which it is refused are added to ``refused``."""
    with persons_named(refused), named_file(bestand) as path:
        begin_with_cases(gemeente=gemeente, path=path, by=by, zonder_personen=zonder)
