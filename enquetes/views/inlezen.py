from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from adoptie import dutch
from adoptie.audit import Actor
from adoptie.models import Traject
from adoptie.permissions import LEADERS, StaffRequest, fetch_traject, staff_view
from adoptie.uploads import named_file, receives_files
from adoptie.views.doing import saved
from adoptie.views.pages import gemeente_page
from enquetes.actions.inlezen import Bestanden, Eerder, take_in_ronde
from enquetes.forms.inlezen import MAX_BYTES, InleesForm
from enquetes.models import Doelgroep, Ronde

_MOST_TOLD = 5


@receives_files(MAX_BYTES)
@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def ronde_inlezen(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Take in an earlier survey as a sealed round; what is wrong with it is told, and nothing is kept."""
    traject = fetch_traject(request.user, slug, pk, LEADERS)
    form = InleesForm(request.POST or None, request.FILES or None)
    taken: list[tuple[Ronde, list[str]]] = []

    def take_in(**values: Any) -> None:
        taken.append(_take_in(**values))

    success = "De antwoorden zijn ingelezen. De cijfers worden nu berekend."
    if saved(request, form, take_in, success, traject=traject, by=request.user):
        [(ronde, noticed)] = taken
        _tell(request, noticed)
        return redirect("ronde", slug, ronde.pk)
    back = reverse("rondes", args=[slug])
    return gemeente_page(
        request,
        traject.gemeente,
        "adoptie/formulier.html",
        "Een eerdere vragenlijst inlezen",
        kruimels=[("Rondes", back)],
        form=form,
        knop="Inlezen",
        uitleg="Hebt u al eens iets gevraagd met een ander programma? Dan kunt u nu met later vergelijken.",
        terug=back,
    )


def _take_in(
    *,
    naam: str,
    van: dt.date,
    tot: dt.date,
    doelgroep: Doelgroep,
    antwoorden: UploadedFile[bytes],
    lss: UploadedFile[bytes] | None,
    traject: Traject,
    by: Actor,
    **reading: Any,
) -> tuple[Ronde, list[str]]:
    eerder = Eerder(naam, van, tot, doelgroep)
    with named_file(antwoorden) as path, named_file(lss) if lss else nullcontext() as lss_path:
        return take_in_ronde(
            traject=traject, bestanden=Bestanden(path, lss_path, **reading), eerder=eerder, by=by
        )


def _tell(request: StaffRequest, noticed: Sequence[str]) -> None:
    """Say what was noticed while reading, the first of it in full."""
    if noticed:
        more = len(noticed) - _MOST_TOLD
        rest = f" En nog {dutch.counted(more, 'opmerking', 'opmerkingen')}." if more > 0 else ""
        messages.info(request, f"{' '.join(noticed[:_MOST_TOLD])}{rest}")
