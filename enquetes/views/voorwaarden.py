"""When a question or a page appears: picked from lists, or typed as an expression."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from adoptie.permissions import StaffRequest, staff_view
from enquetes.actions.ontwerp import set_vraag
from enquetes.actions.ontwerp_paginas import change_pagina
from enquetes.content import Inhoud, Soort, Vraag
from enquetes.forms.voorwaarde import MOST_ROWS, FormuleForm, VoorwaardeForm, places_of, rows_in
from enquetes.models import Vragenlijst, Vragenlijstversie
from enquetes.queries.ontwerp import Genummerd, numbered
from enquetes.verschil import pagina_deel, vraag_deel
from enquetes.views.fetching import fetch_inhoud, fetch_vragenlijst, find_pagina, find_vraag
from enquetes.views.ontwerpframe import Bewerking, edited, gone
from enquetes.voorwaarden import Rij, Rijen, rows_of

_EMPTY = Rij("", "", "")
_FIRST = Rijen("en", (_EMPTY,))


@dataclass(frozen=True, slots=True)
class _Onderwerp:
    """What has a condition, and which questions that may look at."""

    vragenlijst: Vragenlijst
    code: str
    naam: str
    relevantie: str
    action: Callable[..., Vragenlijstversie]
    part: Bewerking
    before: Genummerd


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vraag_voorwaarde(request: StaffRequest, slug: str, vragenlijst_pk: int, code: str) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    vraag = find_vraag(found, code)
    if vraag is None:
        return gone(request, found)
    part = Bewerking("Wanneer verschijnt deze vraag?", vraag_deel(code), f"voorwaarde-{code}", code)
    before = _until(fetch_inhoud(found), code, own_page=True)
    return _voorwaarde(
        request, _Onderwerp(found, code, vraag.tekst, vraag.relevantie, set_vraag, part, before)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def pagina_voorwaarde(request: StaffRequest, slug: str, vragenlijst_pk: int, code: str) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    page = find_pagina(found, code)
    if page is None:
        return gone(request, found)
    part = Bewerking("Wanneer verschijnt deze pagina?", pagina_deel(code), f"paginavoorwaarde-{code}", code)
    before = _until(fetch_inhoud(found), code, own_page=False)
    return _voorwaarde(
        request, _Onderwerp(found, code, page.titel, page.relevantie, change_pagina, part, before)
    )


def _voorwaarde(request: StaffRequest, about: _Onderwerp) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    alle = numbered(fetch_inhoud(about.vragenlijst))
    vragen = {code: vraag for code, (_, vraag) in alle.items()}
    rijen = rows_of(about.relevantie, vragen) if about.relevantie else _FIRST
    if asked.get("als") == "formule" or (rijen is None and "woord" not in asked):
        return _typed(request, about, vragen, fits=rijen is not None)
    whole, data, note = rijen or _FIRST, None, ""
    if request.method == "POST":
        sent, complete = rows_in(request.POST)
        whole = _pressed(sent, request.POST.get("actie", ""))
        if request.POST.get("actie") == "bewaar":
            data = request.POST if complete else None
            note = "" if complete else "U koos een andere vraag. Kies nu welk antwoord erbij hoort."
    used = {row.code.casefold() for row in whole.rijen}
    shown = [each for code, each in alle.items() if code in about.before or code in used]
    form = VoorwaardeForm(
        data,
        rijen=whole,
        vragen=vragen,
        plekken=places_of(shown),
        adres=request.path,
        auto_id=f"id_{about.part.sleutel}_%s",
    )
    context = {"uitleg": about.naam, "melding": note, "meer": len(whole.rijen) < MOST_ROWS, "leeg": not shown}
    return edited(
        request,
        about.vragenlijst,
        form,
        about.action,
        about.part,
        template="enquetes/voorwaarde.html",
        context=context,
        values={"code": about.code},
    )


def _typed(request: StaffRequest, about: _Onderwerp, vragen: dict[str, Vraag], *, fits: bool) -> HttpResponse:
    form = FormuleForm(
        request.POST if request.method == "POST" else None,
        initial={"relevantie": about.relevantie},
        vragen=vragen,
        auto_id=f"id_{about.part.sleutel}_%s",
    )
    return edited(
        request,
        about.vragenlijst,
        form,
        about.action,
        about.part,
        template="enquetes/voorwaarde_formule.html",
        context={"uitleg": about.naam, "codes": about.before.values(), "past": fits},
        values={"code": about.code},
    )


def _pressed(sent: Rijen, button: str) -> Rijen:
    """Return the rows after a button: one more, or one less."""
    if button == "erbij":
        return replace(sent, rijen=(*sent.rijen, _EMPTY)[:MOST_ROWS])
    if button.startswith("weg:"):
        kept = (row for number, row in enumerate(sent.rijen) if str(number) != button[4:])
        return replace(sent, rijen=tuple(kept))
    return sent


def _until(inhoud: Inhoud, code: str, *, own_page: bool) -> Genummerd:
    """Return the questions that are answered before this one, or on its page, by code in small letters."""
    found: dict[str, tuple[int, Vraag]] = {}
    alle = numbered(inhoud)
    for page in inhoud.paginas:
        codes = [vraag.code for vraag in page.vragen if vraag.soort != Soort.UITLEG]
        if code not in codes or own_page:
            found |= {each.casefold(): alle[each.casefold()] for each in codes if each != code}
        if any(vraag.code == code for vraag in page.vragen):
            break
    return found
