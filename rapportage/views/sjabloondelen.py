"""Changing the parts of a report that a gemeente composes itself, and undoing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from adoptie.permissions import StaffRequest, staff_view
from adoptie.refusal import Refusal
from rapportage.actions.sjabloon import (
    ChangedMeanwhileError,
    add_deel,
    move_deel,
    remove_deel,
    rename_sjabloon,
    undo_sjabloon,
    write_deel,
)
from rapportage.forms.sjabloon import DeelForm, NaamForm, TekstForm, VersieForm
from rapportage.models import Sjabloon
from rapportage.reports.parts import Deel, read_delen
from rapportage.views.sjablonen import fetch_sjabloon, parts_page, sjabloon_page

_WAYS = {"omhoog": -1, "omlaag": 1}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def sjabloon_deel_toevoegen(request: StaffRequest, slug: str, pk: int, na: int) -> HttpResponse:
    """Choose a part to stand after the one with this number."""
    found = fetch_sjabloon(request.user, slug, pk)
    delen = read_delen(found.delen)
    if na > len(delen):
        raise Http404
    form = DeelForm(request.POST or None, present=delen, initial={"versie": found.versie})
    if _kept(request, found, form, add_deel, na=na):
        return _to_parts(found, na + 1)
    return sjabloon_page(
        request,
        found,
        "adoptie/formulier.html",
        f"Een deel toevoegen na deel {na}" if na else "Een deel toevoegen vooraan",
        form=form,
        knop="Toevoegen",
        terug=_to_parts(found, na).url,
    )


@require_POST
@staff_view
def sjabloon_deel_tekst(request: StaffRequest, slug: str, pk: int, nummer: int) -> HttpResponse:
    """Keep the words of a part; what was typed stays on the page where that cannot be done."""
    found = fetch_sjabloon(request.user, slug, pk)
    deel = _deel(found, nummer)
    if deel is None or not deel.written:
        words = request.POST.get("tekst", "")
        messages.error(request, f"{ChangedMeanwhileError()} U had geschreven: {words}")
        return _to_parts(found)
    form = TekstForm(request.POST, deel=deel, versie=found.versie, auto_id=f"id_deel-{nummer}_%s")
    if _kept(request, found, form, write_deel, nummer=nummer):
        return _to_parts(found, nummer)
    if form.meanwhile:
        form.add_error("tekst", f"In het rapport staat nu: {deel.tekst}")
    return parts_page(request, found, {nummer: form})


@require_POST
@staff_view
def sjabloon_deel_verplaatsen(
    request: StaffRequest, slug: str, pk: int, nummer: int, richting: str
) -> HttpResponse:
    if richting not in _WAYS:
        raise Http404
    found = fetch_sjabloon(request.user, slug, pk)
    at = nummer + _WAYS[richting]
    return _done(request, found, move_deel, at, nummer=nummer, up=richting == "omhoog")


@require_POST
@staff_view
def sjabloon_deel_verwijderen(request: StaffRequest, slug: str, pk: int, nummer: int) -> HttpResponse:
    """Take a part out at once: it can be undone on the same page."""
    return _done(request, fetch_sjabloon(request.user, slug, pk), remove_deel, 0, nummer=nummer)


@require_POST
@staff_view
def sjabloon_ongedaan(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    return _done(request, fetch_sjabloon(request.user, slug, pk), undo_sjabloon, 0)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def sjabloon_naam(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    found = fetch_sjabloon(request.user, slug, pk)
    form = NaamForm(request.POST or None, initial={"naam": found.naam, "versie": found.versie})
    if _kept(request, found, form, rename_sjabloon):
        return _to_parts(found)
    return sjabloon_page(
        request,
        found,
        "adoptie/formulier.html",
        "De naam veranderen",
        form=form,
        knop="Opslaan",
        uitleg="Rapporten die al zijn gemaakt, houden hun naam.",
        terug=_to_parts(found).url,
    )


def _kept(
    request: StaffRequest,
    found: Sjabloon,
    form: VersieForm,
    action: Callable[..., Sjabloon],
    **values: Any,
) -> bool:
    """Do what a form asks of the report as it was seen; where it is another by now, the form says so."""
    if not form.is_valid():
        return False
    try:
        action(sjabloon=found, by=request.user, **form.cleaned_data, **values)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        if isinstance(refusal, ChangedMeanwhileError):
            form.look_again(found.versie)
        return False
    return True


def _deel(found: Sjabloon, nummer: int) -> Deel | None:
    delen = read_delen(found.delen)
    return delen[nummer - 1] if 1 <= nummer <= len(delen) else None


def _seen(request: StaffRequest) -> int:
    """Return which version the page showed that this was sent from; 0 where it does not say."""
    sent = request.POST.get("versie", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0


def _done(
    request: StaffRequest, found: Sjabloon, action: Callable[..., Sjabloon], at: int, **values: Any
) -> HttpResponse:
    """Do what a button says and show the parts, at the change; a refusal is told above them."""
    try:
        action(sjabloon=found, versie=_seen(request), by=request.user, **values)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return _to_parts(found, at)


def _to_parts(found: Sjabloon, nummer: int = 0) -> HttpResponseRedirect:
    url = reverse("sjabloon", args=[found.gemeente.slug, found.pk])
    return HttpResponseRedirect(f"{url}#deel-{nummer}" if nummer else url)
