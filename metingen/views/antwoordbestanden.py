"""Files with the answers of single respondents: asking for one, fetching it, and its codebook."""

from __future__ import annotations

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from adoptie.faults import wordless
from adoptie.models import Rol
from adoptie.permissions import StaffRequest, fetch_gemeente, roles_of, staff_view
from adoptie.refusal import Refusal
from adoptie.sheets import write_csv
from adoptie.views.doing import attempted, saved
from adoptie.views.linkpages import FORESEEN
from adoptie.views.pages import gemeente_page
from enquetes.models import Ronde
from enquetes.seals import DamagedSealError
from metingen.actions.antwoordbestanden import ASKERS, remove_bestand, request_bestand, take_bestand
from metingen.forms.antwoordbestand import AntwoordbestandForm, shown_as
from metingen.microdata.codebook import HEADINGS, codebook
from metingen.models import Antwoordbestand
from metingen.queries.antwoordbestanden import (
    alike_in,
    columns_that_leave,
    knowable_parts,
    objection,
)

# The ondernemingsraad sees which files were made, by whom and why.
_WATCHERS = ASKERS | {Rol.OR}
_REFRESH_SECONDS = 5
_ASKED = "Het bestand wordt gemaakt. U ziet hieronder hoe ver het is."


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view
@wordless(*FORESEEN)
def antwoordbestanden(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Show which files were made; let who may ask for one, after seeing how alike the people in it are."""
    ronde = _fetch_ronde(request, slug, pk, ASKERS if request.method == "POST" else _WATCHERS)
    said = objection(ronde)
    form = None
    if not said and ASKERS & roles_of(request.user, ronde.gemeente):
        form = AntwoordbestandForm(delen={})
        if request.method == "POST":
            try:
                form = AntwoordbestandForm(request.POST, delen=knowable_parts(ronde))
                answer = _answered(request, ronde, form)
            except DamagedSealError as fault:
                messages.error(request, str(fault))
                return redirect("antwoordbestanden", slug, pk)
            if answer is not None:
                return answer
    return _overview(request, ronde, form, said)


def _answered(request: StaffRequest, ronde: Ronde, form: AntwoordbestandForm) -> HttpResponse | None:
    """Have the file made, or show the figure of this choice first; None where something is to be mended."""
    if not form.is_valid():
        return None
    seen, left_out = form.cleaned_data.pop("gezien"), form.cleaned_data["weglaten"]
    makes = "maken" in request.POST
    if makes and seen:
        if saved(request, form, request_bestand, _ASKED, ronde=ronde, by=request.user):
            return redirect("antwoordbestanden", ronde.gemeente.slug, ronde.pk)
        return None
    vooraf, delen = alike_in(ronde, left_out), knowable_parts(ronde)
    return _page(
        request,
        ronde,
        "metingen/antwoordbestand_maken.html",
        form=form,
        gelijken=vooraf.gelijken,
        bekend=[(delen[deel], without) for deel, without in vooraf.zonder.items()],
        getoond=shown_as(left_out),
        anders=makes,
        grens=ronde.ondergrens,
    )


def _overview(
    request: StaffRequest, ronde: Ronde, form: AntwoordbestandForm | None, said: str
) -> HttpResponse:
    rows = ronde.antwoordbestanden.select_related("gevraagd_door")
    going = any(row.status in {row.Status.WACHT, row.Status.BEZIG} for row in rows)
    by_itself = going and not request.POST and request.GET.get("vanzelf") != "nee"
    response = _page(
        request,
        ronde,
        "metingen/antwoordbestanden.html",
        form=form,
        bezwaar=said,
        bestanden=rows,
        bezig=going,
        vanzelf=by_itself,
        grens=ronde.ondergrens,
    )
    if by_itself:
        response.headers["Refresh"] = str(_REFRESH_SECONDS)
    return response


def _page(request: StaffRequest, ronde: Ronde, template: str, **context: Any) -> HttpResponse:
    slug = ronde.gemeente.slug
    crumbs = [
        ("Rondes", reverse("rondes", args=[slug])),
        (ronde.naam, reverse("ronde", args=[slug, ronde.pk])),
    ]
    title = "Antwoorden downloaden"
    return gemeente_page(request, ronde.gemeente, template, title, kruimels=crumbs, ronde=ronde, **context)


@require_POST
@staff_view
def antwoordbestand(request: StaffRequest, slug: str, pk: int, bestand_pk: int) -> HttpResponseBase:
    """Send a file to who asked for it; by a button and not by a link, because it is recorded."""
    ronde, bestand = _fetch_bestand(request, slug, pk, bestand_pk)
    try:
        path = take_bestand(bestand=bestand, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("antwoordbestanden", slug, pk)
    name = f"{slugify(ronde.naam)}.{bestand.soort}"
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream"
    )


@require_POST
@staff_view
def antwoordbestand_verwijderen(request: StaffRequest, slug: str, pk: int, bestand_pk: int) -> HttpResponse:
    _, bestand = _fetch_bestand(request, slug, pk, bestand_pk)
    attempted(request, remove_bestand, "Het bestand is verwijderd.", bestand=bestand, by=request.user)
    return redirect("antwoordbestanden", slug, pk)


@require_safe
@staff_view
@wordless(*FORESEEN)
def codeboek(request: StaffRequest, slug: str, pk: int) -> HttpResponse:
    """Send what the columns and codes mean: no answers."""
    ronde = _fetch_ronde(request, slug, pk, ASKERS)
    if objection(ronde):
        raise Http404
    out = io.StringIO(newline="")
    write_csv(out, HEADINGS, codebook(columns_that_leave(ronde)))
    name = f"codeboek-{slugify(ronde.naam)}.csv"
    return HttpResponse(
        "\ufeff" + out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _fetch_ronde(request: StaffRequest, slug: str, pk: int, roles: frozenset[Rol]) -> Ronde:
    gemeente = fetch_gemeente(request.user, slug, roles)
    rows = Ronde.objects.select_related("traject__gemeente", "versie")
    return get_object_or_404(rows, pk=pk, traject__gemeente=gemeente)


def _fetch_bestand(
    request: StaffRequest, slug: str, pk: int, bestand_pk: int
) -> tuple[Ronde, Antwoordbestand]:
    ronde = _fetch_ronde(request, slug, pk, ASKERS)
    return ronde, get_object_or_404(ronde.antwoordbestanden, pk=bestand_pk)
