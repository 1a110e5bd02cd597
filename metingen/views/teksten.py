"""Reading what people wrote in a sealed round, before anybody else sees a word of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adoptie.permissions import StaffRequest, fetch_gemeente, staff_view
from adoptie.refusal import Refusal
from adoptie.views.doing import attempted
from adoptie.views.pages import gemeente_page
from enquetes.models import Ronde
from enquetes.queries.ondergrens import rules_for
from enquetes.seals import DamagedSealError
from metingen.actions.teksten import READERS, Bewaard, judge_texts, release_texts, withdraw_text
from metingen.forms.tekst import OordeelForm, Stapel
from metingen.models import Tekst
from metingen.queries.leesrij import reading_row
from metingen.queries.ongelezen import (
    OpenVraag,
    open_questions,
    page_of_texts,
    texts_objection,
)
from metingen.queries.themas import themes_of

_RELEASED = "De teksten zijn vrijgegeven. Ze komen in het rapport van deze ronde."
_TAKEN_BACK = "De tekst is weg. In een nieuw rapport staat hij niet meer."


@require_safe
@staff_view
def teksten(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show the open questions of a round, and how far the reading of each is."""
    ronde = fetch_ronde(request, slug, pk)
    said = texts_objection(ronde)
    vragen: tuple[OpenVraag, ...] = ()
    try:
        vragen = () if said else open_questions(ronde)
    except DamagedSealError as fault:
        said = str(fault)
    return teksten_page(
        request, ronde, "metingen/teksten.html", "Lezen wat mensen schreven", bezwaar=said, vragen=vragen
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def teksten_lezen(request: StaffRequest, slug: str, pk: int, vraag: int) -> HttpResponse:
    """Show some texts and keep what the reader says of them."""
    ronde, open_vraag = fetch_vraag(request, slug, pk, vraag)
    blad = page_of_texts(open_vraag, ronde, page_number(request))
    rest = Tekst.Oordeel.VRIJ if "rest" in request.POST else ""
    forms = Stapel(
        tuple(
            OordeelForm(request.POST or None, regel=regel, nummer=nummer, rest=rest)
            for nummer, regel in enumerate(blad.regels, start=blad.eerste)
        )
    )
    if request.method == "POST" and forms.is_valid():
        kept = _judged(request, ronde, open_vraag, forms)
        if kept is not None:
            goes_on = not kept.intussen and not {"verder", "rest"}.isdisjoint(request.POST)
            return redirect(_next(ronde, vraag, blad.volgende if goes_on else blad.nummer))
    rij = reading_row(ronde.gemeente)
    title = f"Lezen: {open_vraag.tekst}"
    context = {"vraag": open_vraag, "blad": blad, "formulieren": forms, "rij": rij}
    context["hierna"] = None if blad.volgende else rij.after(ronde, vraag)
    return teksten_page(request, ronde, "metingen/teksten_lezen.html", title, **context)


def _judged(
    request: StaffRequest, ronde: Ronde, vraag: OpenVraag, forms: Stapel[OordeelForm]
) -> Bewaard | None:
    said = [form.said for form in forms.forms]
    try:
        kept = judge_texts(ronde=ronde, kolom=vraag.kolom, oordelen=said, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return None
    (messages.warning if kept.intussen else messages.success)(request, kept.sentence)
    return kept


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def teksten_vrijgeven(request: StaffRequest, slug: str, pk: int, vraag: int) -> HttpResponse:
    """Ask before texts are released: that is not undone."""
    ronde, open_vraag = fetch_vraag(request, slug, pk, vraag)
    said = {"ronde": ronde, "kolom": open_vraag.kolom, "by": request.user}
    if attempted(request, release_texts, _RELEASED, **said):
        return redirect("teksten", slug, pk)
    title = f"Vrijgeven: {open_vraag.tekst}"
    context = {"vraag": open_vraag, "themas": themes_of(open_vraag.lezing)}
    return teksten_page(request, ronde, "metingen/teksten_vrijgeven.html", title, **context)


@require_safe
@staff_view
def teksten_vrij(request: StaffRequest, slug: str, pk: int, vraag: int) -> HttpResponse:
    """Show what was released of a question, so that it can be taken back."""
    ronde, open_vraag = fetch_vraag(request, slug, pk, vraag, done=True)
    rows = Tekst.objects.filter(lezing=open_vraag.lezing).exclude(tekst="")
    title = f"Vrijgegeven: {open_vraag.tekst}"
    return teksten_page(request, ronde, "metingen/teksten_vrij.html", title, vraag=open_vraag, teksten=rows)


@require_POST
@staff_view
def tekst_terughalen(request: StaffRequest, slug: str, pk: int, vraag: int, tekst: int) -> HttpResponse:
    ronde = fetch_ronde(request, slug, pk)
    row = get_object_or_404(Tekst.objects.select_related("lezing__ronde"), pk=tekst, lezing__ronde=ronde)
    attempted(request, withdraw_text, _TAKEN_BACK, tekst=row, by=request.user)
    return redirect("teksten-vrij", slug, pk, vraag)


def page_number(request: StaffRequest) -> int:
    said = request.GET.get("blad", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1


def _next(ronde: Ronde, vraag: int, blad: int | None) -> str:
    """Return where to go on: the next page, after the last one what else waits, and else the questions."""
    slug = ronde.gemeente.slug
    if blad is not None:
        return f"{reverse('teksten-lezen', args=[slug, ronde.pk, vraag])}?blad={blad}"
    waiting = reading_row(ronde.gemeente).after(ronde, vraag)
    if waiting is not None:
        return reverse("teksten-lezen", args=[slug, waiting.ronde.pk, waiting.plaats])
    return reverse("teksten", args=[slug, ronde.pk])


def teksten_page(
    request: StaffRequest, ronde: Ronde, template: str, title: str, **context: Any
) -> HttpResponse:
    slug = ronde.gemeente.slug
    crumbs = [
        ("Rondes", reverse("rondes", args=[slug])),
        (ronde.naam, reverse("ronde", args=[slug, ronde.pk])),
        ("Lezen wat mensen schreven", reverse("teksten", args=[slug, ronde.pk])),
    ]
    response = gemeente_page(
        request,
        ronde.gemeente,
        template,
        title,
        kruimels=crumbs,
        ronde=ronde,
        minimum=rules_for(ronde).tekst,
        **context,
    )
    # Also not in what a browser keeps.
    response.headers["Cache-Control"] = "private, no-store"
    return response


def fetch_ronde(request: StaffRequest, slug: str, pk: int) -> Ronde:
    gemeente = fetch_gemeente(request.user, slug, READERS)
    rows = Ronde.objects.select_related("traject__gemeente", "versie")
    return get_object_or_404(rows, pk=pk, traject__gemeente=gemeente)


def fetch_vraag(
    request: StaffRequest, slug: str, pk: int, plaats: int, *, done: bool = False
) -> tuple[Ronde, OpenVraag]:
    """Return an open question that may be read; with ``done`` one of which the texts were released."""
    ronde = fetch_ronde(request, slug, pk)
    if texts_objection(ronde):
        raise Http404
    try:
        found = next((each for each in open_questions(ronde) if each.plaats == plaats), None)
    except DamagedSealError as fault:
        raise Http404 from fault
    if found is None or found.klaar is not done or (found.bezwaar and not done):
        raise Http404
    return ronde, found
