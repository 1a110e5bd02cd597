"""A questionnaire to take along: as a form on paper, and as a file for another gemeente."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from adoptie.permissions import StaffRequest, staff_view
from adoptie.refusal import Refusal
from enquetes.models import Vragenlijstversie
from enquetes.paper.documents import blank_form
from enquetes.queries.beelden import pictures_of
from enquetes.uitvoer import to_file
from enquetes.views.fetching import fetch_vragenlijst


@require_safe
@staff_view
def vragenlijst_papier(request: StaffRequest, slug: str, vragenlijst_pk: int, nummer: int) -> HttpResponse:
    """Send a version as a form to print."""
    versie = _fetch_versie(request, slug, vragenlijst_pk, nummer)
    try:
        made = blank_form(
            versie.content,
            versie.vragenlijst.gemeente,
            date=timezone.localdate(),
            fixed=versie.vastgesteld,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("vragenlijst-versie", slug, vragenlijst_pk, nummer)
    return attachment(made, f"{_name(versie)}.pdf", "application/pdf")


@require_safe
@staff_view
def vragenlijst_bestand(request: StaffRequest, slug: str, vragenlijst_pk: int, nummer: int) -> HttpResponse:
    """Send a version as a file that can be taken in elsewhere."""
    versie = _fetch_versie(request, slug, vragenlijst_pk, nummer)
    content = versie.content
    return attachment(to_file(content, pictures_of(content)), f"{_name(versie)}.json", "application/json")


def attachment(data: bytes, name: str, kind: str) -> HttpResponse:
    """Return a file for the reader to keep."""
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _name(versie: Vragenlijstversie) -> str:
    return f"{slugify(versie.vragenlijst.naam)[:60] or 'vragenlijst'}-versie-{versie.nummer}"


def _fetch_versie(request: StaffRequest, slug: str, vragenlijst_pk: int, nummer: int) -> Vragenlijstversie:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    return get_object_or_404(found.versies.select_related("vragenlijst__gemeente"), nummer=nummer)
