"""Themes of what people wrote: naming them, and putting texts in them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from adoptie.permissions import StaffRequest, staff_view
from adoptie.refusal import Refusal
from adoptie.views.doing import attempted, saved
from enquetes.models import Ronde
from metingen.actions.themas import (
    Ingedeeld,
    add_thema,
    code_texts,
    merge_themas,
    remove_thema,
    rename_thema,
)
from metingen.forms.tekst import IndeelForm, SamenvoegForm, Stapel, ThemaForm
from metingen.models import Tekstthema
from metingen.queries.ongelezen import Blad, OpenVraag, page_of_texts
from metingen.queries.themas import themes_of
from metingen.views.teksten import fetch_vraag, page_number, teksten_page

_TWICE = "2"


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def tekst_themas(request: StaffRequest, slug: str, pk: int, vraag: int) -> HttpResponse:
    """Show the themes of a question, with how many texts are in each, and add one."""
    ronde, open_vraag = fetch_vraag(request, slug, pk, vraag)
    form = ThemaForm(request.POST or None)
    said = {"ronde": ronde, "kolom": open_vraag.kolom, "by": request.user}
    if request.method == "POST" and saved(request, form, add_thema, "Het thema staat erbij.", **said):
        return redirect("tekst-themas", slug, pk, vraag)
    themas = themes_of(open_vraag.lezing)
    again = any(stand.kappa is not None for stand in themas)
    context = {"vraag": open_vraag, "themas": themas, "nagedeeld": again, "form": form}
    return teksten_page(request, ronde, "metingen/themas.html", f"Thema's: {open_vraag.tekst}", **context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def tekst_thema(request: StaffRequest, slug: str, pk: int, vraag: int, thema: int) -> HttpResponse:
    """Rename a theme, or put its texts in another one."""
    ronde, open_vraag = fetch_vraag(request, slug, pk, vraag)
    row = _fetch_thema(open_vraag, thema)
    merging = "samenvoegen" in request.POST
    posted = request.POST or None
    rename = ThemaForm(None if merging else posted, initial={"naam": row.naam})
    merge = SamenvoegForm(posted if merging else None, thema=row)
    said = {"thema": row, "by": request.user}
    if merging and saved(request, merge, merge_themas, "De thema's zijn samengevoegd.", **said):
        return redirect("tekst-themas", slug, pk, vraag)
    if posted and not merging and saved(request, rename, rename_thema, "De naam is gewijzigd.", **said):
        return redirect("tekst-themas", slug, pk, vraag)
    context = {"vraag": open_vraag, "thema": row, "form": rename, "samenvoegen": merge}
    return teksten_page(request, ronde, "metingen/thema.html", f"Thema: {row}", **context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def tekst_thema_verwijderen(
    request: StaffRequest, slug: str, pk: int, vraag: int, thema: int
) -> HttpResponse:
    """Ask before a theme goes."""
    ronde, open_vraag = fetch_vraag(request, slug, pk, vraag)
    row = _fetch_thema(open_vraag, thema)
    if attempted(request, remove_thema, "Het thema is weg.", thema=row, by=request.user):
        return redirect("tekst-themas", slug, pk, vraag)
    context = {
        "uitleg": "De teksten blijven. Ze horen daarna niet meer bij dit thema.",
        "knop": "Verwijderen",
        "terug": reverse("tekst-themas", args=[slug, pk, vraag]),
    }
    return teksten_page(request, ronde, "adoptie/bevestigen.html", f"Thema '{row}' verwijderen?", **context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
def teksten_indelen(request: StaffRequest, slug: str, pk: int, vraag: int) -> HttpResponse:
    """Put some texts in themes; a second time by somebody who does not see what the first one did."""
    ronde, open_vraag = fetch_vraag(request, slug, pk, vraag)
    again = request.GET.get("keer") == _TWICE
    blad = page_of_texts(open_vraag, ronde, page_number(request), tweede=again)
    themas = [stand.thema for stand in themes_of(open_vraag.lezing)]
    forms = _forms(request, blad, themas, again=again)
    if request.method == "POST" and forms.is_valid():
        kept = _coded(request, ronde, open_vraag, forms, again=again)
        if kept is not None:
            onward = blad.nummer if kept.intussen else blad.volgende
            return redirect(_next(slug, pk, vraag, onward, again=again))
    title = f"Indelen: {open_vraag.tekst}"
    context: dict[str, Any] = {"vraag": open_vraag, "blad": blad, "formulieren": forms, "tweede": again}
    return teksten_page(request, ronde, "metingen/teksten_indelen.html", title, themas=themas, **context)


def _forms(request: StaffRequest, blad: Blad, themas: list[Tekstthema], *, again: bool) -> Stapel[IndeelForm]:
    return Stapel(
        tuple(
            IndeelForm(
                request.POST or None,
                regel=regel,
                nummer=nummer,
                themas=themas,
                ingedeeld=regel.is_coded(tweede=again),
            )
            for nummer, regel in enumerate(blad.regels, start=blad.eerste)
        )
    )


def _coded(
    request: StaffRequest, ronde: Ronde, vraag: OpenVraag, forms: Stapel[IndeelForm], *, again: bool
) -> Ingedeeld | None:
    said = [form.said for form in forms.forms]
    try:
        kept = code_texts(ronde=ronde, kolom=vraag.kolom, indelingen=said, by=request.user, tweede=again)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return None
    (messages.warning if kept.intussen else messages.success)(request, kept.sentence)
    return kept


def _next(slug: str, pk: int, vraag: int, blad: int | None, *, again: bool) -> str:
    if blad is None:
        return reverse("tekst-themas", args=[slug, pk, vraag])
    place = f"{reverse('teksten-indelen', args=[slug, pk, vraag])}?blad={blad}"
    return f"{place}&keer={_TWICE}" if again else place


def _fetch_thema(vraag: OpenVraag, pk: int) -> Tekstthema:
    return get_object_or_404(Tekstthema, pk=pk, lezing=vraag.lezing)
