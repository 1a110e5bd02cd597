"""Changing the pages of a draft, and what stands around them. A page is known by one of its questions."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from adoptie.permissions import StaffRequest, staff_view
from enquetes.actions.ontwerp_paginas import (
    change_pagina,
    change_teksten,
    join_pagina,
    move_pagina,
    split_pagina,
)
from enquetes.forms.vragenlijst import PaginaTekstForm, TekstenForm
from enquetes.verschil import pagina_deel, teksten_deel
from enquetes.views.fetching import fetch_inhoud, fetch_vragenlijst, find_pagina
from enquetes.views.ontwerpframe import WAYS, Bewerking, done, edited, gone, known


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def vragenlijst_teksten(request: StaffRequest, slug: str, vragenlijst_pk: int) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    inhoud = fetch_inhoud(found)
    initial = {name: getattr(inhoud, name) for name in ("titel", "inleiding", "slot")}
    form = TekstenForm(request.POST or None, initial=initial, auto_id="id_teksten_%s")
    return edited(
        request,
        found,
        form,
        change_teksten,
        Bewerking("Titel, inleiding en slot", teksten_deel, "teksten"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def pagina_tekst(request: StaffRequest, slug: str, vragenlijst_pk: int, code: str) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    page = find_pagina(found, code)
    if page is None:
        return gone(request, found)
    initial = {"titel": page.titel, "uitleg": page.uitleg, "blok": page.blok}
    form = PaginaTekstForm(
        request.POST or None,
        initial=initial,
        auto_id=f"id_pagina_{code}_%s",
        blokken=[each.blok for each in fetch_inhoud(found).paginas],
    )
    return edited(
        request,
        found,
        form,
        change_pagina,
        Bewerking("Pagina wijzigen", pagina_deel(code), f"pagina-{code}", code),
        values={"code": code},
    )


@require_POST
@staff_view
def pagina_verplaatsen(
    request: StaffRequest, slug: str, vragenlijst_pk: int, code: str, richting: str
) -> HttpResponse:
    found = fetch_vragenlijst(request.user, slug, vragenlijst_pk)
    return done(request, found, move_pagina, code=code, up=known(WAYS, richting))


@require_POST
@staff_view
def pagina_splitsen(request: StaffRequest, slug: str, vragenlijst_pk: int, code: str) -> HttpResponse:
    """Begin a new page after a question."""
    return done(request, fetch_vragenlijst(request.user, slug, vragenlijst_pk), split_pagina, code=code)


@require_POST
@staff_view
def pagina_samenvoegen(request: StaffRequest, slug: str, vragenlijst_pk: int, code: str) -> HttpResponse:
    """Put the questions of a page on the page before it."""
    return done(request, fetch_vragenlijst(request.user, slug, vragenlijst_pk), join_pagina, code=code)
